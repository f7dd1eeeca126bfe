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
export const FEATURES_VERSION = 4;

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
	/** `rules`: names of the other reasons. What they say depends on the company they are in, and is corrected here. */
	read(features: FeatureSet, rules: string[]): Reading;
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
			for (const rule of rules) sum += weightOf(ruleFeature(rule)) * SHAPE_VALUE;
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

/** The feature that stands for another reason of the verdict. */
export function ruleFeature(rule: string): number {
	return mixed(hashOf(rule), KIND.rule);
}

/** What a shape counts, whatever the mail's length. */
export const SHAPE_VALUE = 0.1;
const SHAPES_VALUE = 0.1;
const SHAPE_VALUES = new Map<number, number>([
	[KIND.shape, SHAPE_VALUE],
	[KIND.shapes, SHAPES_VALUE],
]);
/** Between 0, where a long mail outweighs all, and 1, where one word of many says nothing. */
const LENGTH_POWER = 0.5;
/** Mails of fewer words say little, whatever those are: two lines of greeting are no proof of anything. */
const SHORT_WORDS = 60;

/** How much each feature counts. */
export function valuesOf(features: FeatureSet): Float32Array {
	const values = new Float32Array(features.size);
	let words = 0;
	for (let at = 0; at < features.size; at++) if (isWord(features.kind(at))) words++;
	const each = 1 / (words + SHORT_WORDS) ** LENGTH_POWER;
	for (let at = 0; at < features.size; at++) {
		const kind = features.kind(at);
		values[at] = isWord(kind) ? each : (SHAPE_VALUES.get(kind) ?? 0);
	}
	return values;
}

/** Names and hosts are for the account's own layer alone: they tell who writes to whom, which is no sign for others. */
function isWord(kind: number): boolean {
	return (
		kind === KIND.word || kind === KIND.pair || kind === KIND.subject || kind === KIND.subjectPair || kind === KIND.file
	);
}

function telling(features: FeatureSet, share: (at: number) => number, points: number): string[] {
	const sign = points < 0 ? -1 : 1;
	const best: number[] = [];
	for (let at = 0; at < features.size; at++) {
		const weight = sign * share(at);
		if (weight <= 0 || !isWord(features.kind(at))) continue;
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
