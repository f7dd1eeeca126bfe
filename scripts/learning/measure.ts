// Figures of a scanner by source and year, and of words that have not seen some of the sources.
import { OWN_SOURCE } from './corpus.ts';
import type { Example, Examples } from './examples.ts';
import { areaUnderCurve, type Counted, counted, ratesAt, type Scored, thresholdAt } from './rates.ts';
import { crossJudged, judged, learnWords } from './training.ts';

export interface Row extends Scored {
	source: string;
	year: string;
}

export interface FoldRow extends Row {
	fold: number;
}

/** The share of good mail that the targets allow to be called junk. */
export const TARGET = 0.003;

export interface Measured {
	threshold: number;
	falsePositives: number;
	caught: number;
	areaUnderCurve: number;
	/** False-positive rate → share of bad mail caught there. */
	caughtAt: Record<string, number>;
	bySource: Record<string, Counted>;
	byYear: Record<string, Counted>;
}

/** `threshold`: null for the one where `target` of the good mail is called junk. */
export function measure(rows: Row[], threshold: number | null, target = TARGET): Measured {
	const at = threshold ?? thresholdAt(rows, target);
	const kind = ({ bad }: Row) => (bad ? 'bad ' : 'good');
	return {
		threshold: at,
		...ratesAt(rows, at),
		areaUnderCurve: areaUnderCurve(rows),
		caughtAt: Object.fromEntries(
			[0.001, 0.003, 0.005, 0.01].map((rate) => [String(rate), ratesAt(rows, thresholdAt(rows, rate)).caught]),
		),
		bySource: groups(rows, (row) => `${kind(row)} ${row.source}`, at),
		byYear: groups(rows, (row) => `${kind(row)} ${row.year || 'unknown'}`, at),
	};
}

function groups(rows: Row[], name: (row: Row) => string, threshold: number): Record<string, Counted> {
	const byName = Map.groupBy(rows, name);
	const names = [...byName.keys()].sort();
	return Object.fromEntries(names.map((group) => [group, counted(byName.get(group) ?? [], threshold)]));
}

/** Each mail judged by words that know neither its campaign nor any mail that `isSeen` denies. */
export function withoutSources(examples: Examples, isSeen: (example: Example) => boolean): FoldRow[] {
	return crossJudged(examples, isSeen)
		.filter(({ example }) => example.source !== OWN_SOURCE)
		.map(({ example: { source, year, fold }, bad, score }) => ({ source, year, fold, bad, score }));
}

export function ruleRows({ all }: Examples): Row[] {
	return all
		.filter(({ source }) => source !== OWN_SOURCE)
		.map(({ source, year, bad, rulePoints }) => ({ source, year, bad, score: rulePoints }));
}

/** For each source what words flag of it that saw nothing of it, at the threshold of `seen`. */
export function leftOutInTurn(examples: Examples, seen: Row[]): Record<string, Counted> {
	const threshold = thresholdAt(seen, TARGET);
	const sources = [...new Set(seen.map(({ source }) => source))].sort();
	return Object.fromEntries(
		sources.flatMap((source) => {
			const isSource = (example: Example) => example.source === source;
			const words = learnWords(examples, (example) => !isSource(example));
			const rows = judged(examples.all.filter(isSource), words);
			return [false, true]
				.map((bad) => rows.filter((row) => row.bad === bad))
				.filter((kind) => kind.length > 0)
				.map((kind) => [`${kind[0]?.bad ? 'bad ' : 'good'} ${source}`, counted(kind, threshold)]);
		}),
	);
}
