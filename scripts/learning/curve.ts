// What an account's own layer is worth: a fresh account is told so many junk and good mails of its own, and judges the rest. The
// words that everybody shares have seen nothing of its sources; lessons and tests never share a family of mails.
import { EMPTY_LAYER, learn, points } from '../../workers/scanner/words/account-layer.ts';
import type { Example, Examples } from './examples.ts';
import { areaUnderCurve, ratesAt, type Scored, thresholdAt } from './rates.ts';
import { crossJudged, FALSE_POSITIVES, type Judged, judged, learnWords } from './training.ts';

/** Whose mail the account gets: sources of its junk, sources of its good mail. */
const ACCOUNTS: { name: string; sources: string[] }[] = [
	{ name: 'csdmc2010', sources: ['csdmc2010'] },
	{ name: 'list-alpha', sources: ['list-alpha'] },
	{ name: 'list-gvt', sources: ['list-gvt'] },
	{ name: 'phishing_pot and enron', sources: ['phishing_pot', 'enron'] },
];
export const LESSONS = [0, 5, 10, 25, 50];
/** Each account is begun so many times, with other lessons. */
const BEGINNINGS = 5;

export interface CurvePoint {
	account: string;
	/** Junk mails that it was told, and as many good ones. */
	lessons: number;
	areaUnderCurve: number;
	falsePositives: number;
	caught: number;
}

export function learningCurve(examples: Examples): CurvePoint[] {
	return ACCOUNTS.flatMap(({ name, sources }) => {
		const isKnown = ({ source }: Example) => !sources.includes(source);
		const known: Examples = { ...examples, all: examples.all.filter(isKnown) };
		const threshold = thresholdAt(crossJudged(known), FALSE_POSITIVES);
		const words = learnWords(known, () => true);
		const mails = judged(
			examples.all.filter((example) => !isKnown(example)),
			words,
		);
		return LESSONS.map((lessons) => ({ account: name, lessons, ...mean(mails, lessons, threshold) }));
	});
}

function mean(mails: Judged[], lessons: number, threshold: number): Omit<CurvePoint, 'account' | 'lessons'> {
	const runs = Array.from({ length: BEGINNINGS }, (_, seed) => begin(shuffled(mails, seed), lessons, threshold));
	const of = (value: (rows: Scored[]) => number) => runs.reduce((sum, rows) => sum + value(rows), 0) / runs.length;
	return {
		areaUnderCurve: of(areaUnderCurve),
		falsePositives: of((rows) => ratesAt(rows, JUNK).falsePositives),
		caught: of((rows) => ratesAt(rows, JUNK).caught),
	};
}

const JUNK = 5;

/** Teaches the first ones of each kind, one after the other, and judges what is of no family that was taught. */
function begin(mails: Judged[], lessons: number, threshold: number): Scored[] {
	const shift = JUNK - threshold;
	const taught = [true, false].flatMap((bad) => mails.filter((mail) => mail.bad === bad).slice(0, LESSONS.at(-1)));
	const families = new Set(taught.map(({ example }) => example.family));
	const kinds = [true, false].map((bad) => taught.filter((mail) => mail.bad === bad).slice(0, lessons));
	let layer = EMPTY_LAYER;
	for (let at = 0; at < lessons; at++)
		for (const mail of kinds.flatMap((kind) => kind[at] ?? []))
			layer = learn(layer, mail.example.own, mail.bad ? 'junk' : 'good', mail.score + shift).layer;
	return mails
		.filter(({ example }) => !families.has(example.family))
		.map(({ example, score, bad }) => ({ bad, score: score + shift + points(layer, example.own) }));
}

function shuffled(mails: Judged[], seed: number): Judged[] {
	const place = ({ example }: Judged) => {
		let hash = seed * 0x9e3779b1;
		for (let at = 0; at < example.id.length; at++) hash = Math.imul(hash ^ example.id.charCodeAt(at), 0x01000193);
		return (hash ^ (hash >>> 15)) >>> 0;
	};
	return mails.toSorted((one, other) => place(one) - place(other));
}
