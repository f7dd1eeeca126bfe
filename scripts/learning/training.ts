// Fits the words to labelled mail on top of what the rules say, and turns the fit into points.
import { JUNK_SCORE } from '../../workers/domain/verdict.ts';
import { bounded, octetOf } from '../../workers/scanner/words/model.ts';
import { type Calibration, calibrate } from './calibration.ts';
import { OWN_SOURCE } from './corpus.ts';
import { type Example, type Examples, FOLDS, rowsOf } from './examples.ts';
import { type FitOptions, fitLogistic, logits, type Rows } from './logistic.ts';
import { type Scored, thresholdAt } from './rates.ts';

/** What a point of a rule says, as a logit. The words learn what is missing, and where the rules say too much. */
export const LOGITS_PER_POINT = 0.5;
const L2 = 0.005;
const MAX_ITERATIONS = 60;
/** The share of good mail that may be called junk, on mail that was not learnt from. */
export const FALSE_POSITIVES = 0.0028;

/** Mailings that people asked for are rare in the sets and common in life; our own are many, and dressed up by one hand. */
const IMPORTANCE: Record<string, number> = { 'template-synth': 16, 'sa-hard-ham-1': 16, [OWN_SOURCE]: 0.3 };

/** Weight of each column, then the intercept: logits. */
export type Words = Float64Array;

export function learnWords({ all, buckets }: Examples, isSeen: (example: Example) => boolean): Words {
	const seen = all.filter(isSeen);
	return fitBesideRules(seen, rowsOf(seen, buckets.length), { l2: L2, maxIterations: MAX_ITERATIONS });
}

/** What `rows`, one for each mail, say beyond what its rules' points say. */
export function fitBesideRules(
	mails: Pick<Example, 'bad' | 'source' | 'rulePoints'>[],
	rows: Rows,
	options: Pick<FitOptions, 'l2' | 'maxIterations'>,
): Words {
	return fitLogistic(
		rows,
		Uint8Array.from(mails, ({ bad }) => (bad ? 1 : 0)),
		{
			...options,
			importance: Float64Array.from(mails, ({ source }) => IMPORTANCE[source] ?? 1),
			offset: Float64Array.from(mails, ({ rulePoints }) => rulePoints * LOGITS_PER_POINT),
		},
	).weights;
}

export interface Judged extends Scored {
	example: Example;
}

/** Scores in points, before JUNK_SCORE is set: rules and words in sum. */
export function judged(examples: Example[], words: Words): Judged[] {
	const width = words.length - 1;
	const found = logits(rowsOf(examples, width), words);
	return examples.map((example, at) => {
		return { example, bad: example.bad, score: example.rulePoints + (found[at] ?? 0) / LOGITS_PER_POINT };
	});
}

/** Each mail judged by words that have seen nothing of its campaign, nor of what `isSeen` denies. */
export function crossJudged(examples: Examples, isSeen: (example: Example) => boolean = () => true): Judged[] {
	return Array.from({ length: FOLDS }, (_, fold) => {
		const words = learnWords(examples, (example) => example.fold !== fold && isSeen(example));
		return judged(
			examples.all.filter((example) => example.fold === fold),
			words,
		);
	}).flat();
}

/** What to add to each score so that JUNK_SCORE is the threshold, and what scores then mean. */
export function fixed(rows: Judged[]): { bias: number; calibration: Calibration } {
	const bias = JUNK_SCORE - thresholdAt(rows, FALSE_POSITIVES);
	return { bias, calibration: calibrate(rows.map((row) => ({ bad: row.bad, score: shown(row, bias) }))) };
}

/** The score as the verdict has it: words speak for a mail and against it within bounds. */
function shown({ score, example: { rulePoints } }: Judged, bias: number): number {
	return rulePoints + bounded(score - rulePoints + bias);
}

export interface Quantised {
	weights: Int8Array;
	/** Points of the largest weight. */
	scale: number;
	/** Points of the intercept. */
	bias: number;
}

/** `buckets`: of each column. */
export function quantised(words: Words, buckets: Int32Array, bits: number): Quantised {
	const width = words.length - 1;
	const largest = words.slice(0, width).reduce((most, word) => Math.max(most, Math.abs(word)), 0) || 1;
	const weights = new Int8Array(2 ** bits);
	for (let column = 0; column < width; column++)
		weights[buckets[column] ?? 0] = octetOf((words[column] ?? 0) / largest);
	return { weights, scale: largest / LOGITS_PER_POINT, bias: (words[width] ?? 0) / LOGITS_PER_POINT };
}
