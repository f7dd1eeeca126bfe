// The shipped classifier: one quantised weight for each bucket of hashed features, and what turns their sum into points and points
// into a probability. Trained by `npm run train`; its card is docs/scanner-words.md.

import { type FeatureSet, hashOf, KIND, mixed } from './feature-set.ts';

/** model.json: all of the model but its weights. */
export interface ModelFigures {
	/** Raised whenever features change: weights of other features would be noise. */
	features: number;
	/** 2^bits buckets. */
	bits: number;
	/** Points of the largest weight, for a value of 1. */
	scale: number;
	/** Points of a mail that says nothing. */
	bias: number;
	/** Score and measured share of bad mail there, both ascending. */
	calibration: [score: number, probability: number][];
}

/** Features of this code. */
export const FEATURES_VERSION = 7;

/** The text may speak for a mail by so much, and against it by so much. */
export const MOST_AGAINST = 12;
export const MOST_FOR = -6;

const LARGEST = 127;
/** How many words a reason names. */
const NAMED = 5;

export interface Reading {
	points: number;
	/** The words that weighed most in the direction of the points, as the sender wrote them. */
	telling: string[];
}

export interface WordModel {
	/** `rules`: those that the mail met. In company they say more than their points, or less. */
	read(features: FeatureSet, rules: readonly string[]): Reading;
	probability(score: number): number;
}

/** Throws where weights and figures do not belong together, or to this code. */
export function wordModel(weights: Int8Array, figures: ModelFigures): WordModel {
	if (figures.features !== FEATURES_VERSION || weights.length !== 2 ** figures.bits)
		throw new Error('The weights of the words belong to another version: run `npm run train`');
	const mask = weights.length - 1;
	const weightOf = (hash: number) => WEIGHT_OF[(weights[hash & mask] ?? 0) & 0xff] ?? 0;
	return {
		probability: (score) => probabilityOf(figures.calibration, score),
		read(features, rules) {
			const hashes = features.hashes();
			const values = valuesOf(features);
			const share = (at: number) => weightOf(hashes[at] ?? 0) * (values[at] ?? 0);
			let sum = 0;
			for (let at = 0; at < hashes.length; at++) sum += share(at);
			for (const hash of hashesOf(rules)) sum += weightOf(hash) * RULE_VALUE;
			const points = bounded(figures.bias + sum * figures.scale);
			return { points, telling: telling(features, share, points) };
		},
	};
}

/** Points within what words may say. */
export function bounded(points: number): number {
	return Math.max(MOST_FOR, Math.min(MOST_AGAINST, points));
}

/** What an octet stands for, as a share of the largest weight: squares, since most weights are small and some are not. */
const WEIGHT_OF = Float32Array.from({ length: 256 }, (_, octet) => {
	const units = (octet << 24) >> 24;
	return (Math.sign(units) * units * units) / LARGEST ** 2;
});

/** The octet, as a number from -127 to 127, that stands for a share of the largest weight. */
export function octetOf(share: number): number {
	return Math.sign(share) * Math.round(Math.sqrt(Math.min(1, Math.abs(share))) * LARGEST);
}

/** Each rule once, as a feature of RULE_VALUE. */
export function hashesOf(rules: readonly string[]): number[] {
	return [...new Set(rules)].map((rule) => mixed(hashOf(rule), KIND.rule));
}

export const RULE_VALUE = 0.1;
/** What a shape counts, and what a host, whatever the mail's length. */
const SHAPE_VALUE = 0.1;
const HOST_VALUE = 0.2;
/** Of n words each counts WORD_VALUE / (n + SHORT_WORDS) ** LENGTH_POWER: with 0 a long mail would outweigh all, and with 1 one word of many would say nothing. */
const LENGTH_POWER = 0.6;
const WORD_VALUE = 2;
const TRIGRAM_VALUE = 1.7;
/** A greeting has a dozen or two, and they prove as little. */
const SHORT_TRIGRAMS = 200;
/** Mails of fewer words say little, whatever those are: two lines of greeting are no proof of anything. */
const SHORT_WORDS = 30;

/** How many words of the text one feature is worth. */
const WORDS: ReadonlyMap<number, number> = new Map([
	[KIND.word, 1],
	[KIND.pair, 1],
	[KIND.file, 1],
	[KIND.subject, 2],
	[KIND.subjectPair, 2],
]);
/** Whom a mail names is for the account's own layer alone: it tells who writes to whom, which is no sign for others. */
const OTHERS: ReadonlyMap<number, number> = new Map([
	[KIND.shape, SHAPE_VALUE],
	[KIND.shapes, SHAPE_VALUE],
	[KIND.host, HOST_VALUE],
]);

/** How much each feature counts. */
export function valuesOf(features: FeatureSet): Float32Array {
	const values = new Float32Array(features.size);
	let words = 0;
	let trigrams = 0;
	for (let at = 0; at < features.size; at++) {
		const kind = features.kind(at);
		if (WORDS.has(kind)) words++;
		else if (kind === KIND.trigram) trigrams++;
	}
	const eachWord = WORD_VALUE / (words + SHORT_WORDS) ** LENGTH_POWER;
	const eachTrigram = TRIGRAM_VALUE / (trigrams + SHORT_TRIGRAMS) ** LENGTH_POWER;
	for (let at = 0; at < features.size; at++) {
		const kind = features.kind(at);
		values[at] = kind === KIND.trigram ? eachTrigram : eachWord * (WORDS.get(kind) ?? 0) + (OTHERS.get(kind) ?? 0);
	}
	return values;
}

function telling(features: FeatureSet, share: (at: number) => number, points: number): string[] {
	const sign = points < 0 ? -1 : 1;
	const best: number[] = [];
	for (let at = 0; at < features.size; at++) {
		const weight = sign * share(at);
		if (weight <= 0 || !WORDS.has(features.kind(at))) continue;
		let place = best.length;
		while (place > 0 && sign * share(best[place - 1] ?? 0) < weight) place--;
		if (place < NAMED) best.splice(place, 0, at);
		if (best.length > NAMED) best.pop();
	}
	return best.map((at) => features.words(at));
}

/** Between two entries in a straight line; beyond the ends as at the ends. */
export function probabilityOf(table: [number, number][], score: number): number {
	const after = table.findIndex(([at]) => at >= score);
	const [first, last] = [table[0], table.at(-1)];
	if (first === undefined || last === undefined) throw new Error('The calibration table is empty');
	if (after === 0) return first[1];
	if (after < 0) return last[1];
	const [lowScore, low] = table[after - 1] ?? first;
	const [highScore, high] = table[after] ?? last;
	return low + ((high - low) * (score - lowScore)) / (highScore - lowScore);
}
