// Labelled mail as the learner sees it: sparse rows of hashed features, what the rules say beforehand, and folds that never part
// mails of one campaign.
import { JUNK_SCORE, scoreOf } from '../../workers/domain/verdict.ts';
import { readPlatform } from '../../workers/scanner/authentication/platform.ts';
import { contentReasons } from '../../workers/scanner/judge.ts';
import { type FeatureSet, KIND } from '../../workers/scanner/words/feature-set.ts';
import { featuresOf, ownFeatures } from '../../workers/scanner/words/features.ts';
import { hashesOf, RULE_VALUE, valuesOf } from '../../workers/scanner/words/model.ts';
import type { Labelled } from './corpus.ts';
import { familiesOf } from './families.ts';
import type { Rows } from './logistic.ts';
import { IN_A_FILE } from './reading.ts';

/** Weights of this many buckets are kept: 2^BITS octets. */
export const BITS = 20;
/** A feature that few mails have teaches nothing about others. */
const LEAST_MAILS = 5;
/** Where a link leads tells one collection from another, unless several have it. */
const LEAST_SOURCES = 2;
/** A GTUBE of 100 points is no example of anything. */
const RULES_CAP = 2 * JUNK_SCORE;
export const FOLDS = 5;

export interface Example {
	id: string;
	bad: boolean;
	source: string;
	year: string;
	/** The rules that it meets, each once. */
	rules: string[];
	/** Their points in sum. */
	rulePoints: number;
	/** Columns of the matrix, with values. */
	columns: Int32Array;
	values: Float32Array;
	/** Evidence.features: what an account's own layer learns from. */
	own: Uint32Array;
	/** Mails of one campaign, and copies of each other, are of one family. */
	family: number;
	fold: number;
}

export interface Examples {
	all: Example[];
	/** Bucket of each column. */
	buckets: Int32Array;
}

interface Draft extends Omit<Example, 'columns' | 'values' | 'family' | 'fold'> {
	features: Feature[];
}

interface Feature {
	hash: number;
	value: number;
	isHost: boolean;
}

export function examplesOf(mails: Iterable<Labelled>, recipient: string): Examples {
	const drafts: Draft[] = [];
	const keys: string[][] = [];
	for (const mail of mails) {
		const features = featuresOf(mail.index, mail.facts, recipient);
		const nobody = readPlatform(mail.index, mail.facts, IN_A_FILE);
		const reasons = contentReasons(mail.index, mail.facts, recipient, nobody);
		const { id, bad, source, year } = mail;
		const rules = [...new Set(reasons.map(({ rule }) => rule))];
		const rulePoints = Math.min(RULES_CAP, scoreOf(reasons));
		const own = ownFeatures(features);
		const met = hashesOf(rules).map((hash) => ({ hash, value: RULE_VALUE, isHost: false }));
		drafts.push({ id, bad, source, year, rules, rulePoints, own, features: [...weighed(features), ...met] });
		keys.push([mail.campaign, ...likeness(features)]);
	}
	const isKept = isTelling(drafts);
	const rows = drafts.map((draft) => bucketsOf(draft.features.filter(isKept)));
	const columns = columnsOf(rows);
	const families = familiesOf(keys);
	return {
		buckets: Int32Array.from(columns.keys()),
		all: drafts.map(({ features, ...draft }, at) => {
			const kept = [...(rows[at] ?? [])].filter(([bucket]) => columns.has(bucket));
			return {
				...draft,
				columns: Int32Array.from(kept, ([bucket]) => columns.get(bucket) ?? 0),
				values: Float32Array.from(kept, ([, value]) => value),
				family: families[at] ?? 0,
				fold: foldOf(families[at] ?? 0),
			};
		}),
	};
}

function weighed(features: FeatureSet): Feature[] {
	const values = valuesOf(features);
	return [...features.hashes()]
		.map((hash, at) => ({ hash, value: values[at] ?? 0, isHost: features.kind(at) === KIND.host }))
		.filter(({ value }) => value !== 0);
}

/** A host that one source alone leads to is left out. */
function isTelling(drafts: Draft[]): (feature: Feature) => boolean {
	const sources = new Map<number, Set<string>>();
	for (const { features, source } of drafts)
		for (const { hash, isHost } of features)
			if (isHost) sources.set(hash, (sources.get(hash) ?? new Set()).add(source));
	return ({ hash, isHost }) => !isHost || (sources.get(hash)?.size ?? 0) >= LEAST_SOURCES;
}

function bucketsOf(features: Feature[]): Map<number, number> {
	const mask = 2 ** BITS - 1;
	const buckets = new Map<number, number>();
	for (const { hash, value } of features) buckets.set(hash & mask, (buckets.get(hash & mask) ?? 0) + value);
	return buckets;
}

function columnsOf(rows: Map<number, number>[]): Map<number, number> {
	const mails = new Map<number, number>();
	for (const buckets of rows) for (const bucket of buckets.keys()) mails.set(bucket, (mails.get(bucket) ?? 0) + 1);
	const columns = new Map<number, number>();
	for (const [bucket, count] of mails) if (count >= LEAST_MAILS) columns.set(bucket, columns.size);
	return columns;
}

/** Pairs of words whose hashes are lowest: mails that share six of them in a row are copies of each other. */
const COPIED_PAIRS = 6;
const LEAST_PAIRS = 24;

function likeness(features: FeatureSet): string[] {
	const pairs: number[] = [];
	for (const [at, hash] of features.hashes().entries()) if (features.kind(at) === KIND.pair) pairs.push(hash);
	if (pairs.length < LEAST_PAIRS) return [];
	pairs.sort((one, other) => one - other);
	const runs = [0, COPIED_PAIRS, 2 * COPIED_PAIRS];
	return runs.map((from) => `pairs ${pairs.slice(from, from + COPIED_PAIRS).join(' ')}`);
}

function foldOf(family: number): number {
	let hash = Math.imul(family + 77, 0x9e3779b1);
	hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
	return ((hash ^ (hash >>> 13)) >>> 0) % FOLDS;
}

export function rowsOf(examples: Pick<Example, 'columns' | 'values'>[], width: number): Rows {
	const starts = new Int32Array(examples.length + 1);
	examples.forEach(({ columns }, at) => {
		starts[at + 1] = (starts[at] ?? 0) + columns.length;
	});
	const columns = new Int32Array(starts.at(-1) ?? 0);
	const values = new Float32Array(columns.length);
	examples.forEach((example, at) => {
		columns.set(example.columns, starts[at]);
		values.set(example.values, starts[at]);
	});
	return { starts, columns, values, width };
}
