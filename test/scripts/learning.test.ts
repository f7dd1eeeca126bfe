// What the trainer is made of: a fit that finds what it should, folds that leak nothing, rates and probabilities that add up.
import { describe, expect, it } from 'vitest';
import { calibrate, reliability } from '../../scripts/learning/calibration';
import { familiesOf } from '../../scripts/learning/families';
import { fitLogistic, logits, type Rows } from '../../scripts/learning/logistic';
import { ownMails } from '../../scripts/learning/own/mail';
import { areaUnderCurve, percentile, ratesAt, thresholdAt } from '../../scripts/learning/rates';
import { adviseOnRules } from '../../scripts/learning/rule-points';
import { quantised } from '../../scripts/learning/training';

/** Dense rows of 0 and 1. */
function rowsOf(table: number[][]): Rows {
	const width = table[0]?.length ?? 0;
	const columns = table.flatMap((row) => row.flatMap((value, column) => (value === 0 ? [] : [column])));
	const values = table.flatMap((row) => row.filter((value) => value !== 0));
	const starts = [0];
	for (const row of table) starts.push((starts.at(-1) ?? 0) + row.filter((value) => value !== 0).length);
	return {
		starts: Int32Array.from(starts),
		columns: Int32Array.from(columns),
		values: Float32Array.from(values),
		width,
	};
}

describe('logistic regression', () => {
	const table = Array.from({ length: 200 }, (_, at) => [at % 2, at % 3 === 0 ? 1 : 0, 1]);
	const labels = Uint8Array.from(table, ([first]) => first ?? 0);

	it('gives the weight to the column that decides', () => {
		const { weights } = fitLogistic(rowsOf(table), labels, { l2: 0.1 });
		expect(weights[0]).toBeGreaterThan(3);
		expect(Math.abs(weights[1] ?? 9)).toBeLessThan(0.1);
	});

	it('stands where the gradient is nothing', () => {
		const rows = rowsOf(table);
		const noisy = labels.map((label, at) => (at % 7 === 0 ? 1 - label : label));
		const { weights } = fitLogistic(rows, noisy, { l2: 0.5 });
		const errors = logits(rows, weights).map((logit, at) => 1 / (1 + Math.exp(-logit)) - (noisy[at] ?? 0));
		for (const column of [0, 1, 2]) {
			const gradient = table.reduce((sum, row, at) => sum + (row[column] ?? 0) * (errors[at] ?? 0), 0);
			expect(gradient + 0.5 * (weights[column] ?? 0)).toBeCloseTo(0, 1);
		}
	});

	it('learns only what the offset does not say already', () => {
		const offset = Float64Array.from(labels, (label) => (label === 1 ? 8 : -8));
		const { weights } = fitLogistic(rowsOf(table), labels, { l2: 0.1, offset });
		expect(Math.abs(weights[0] ?? 9)).toBeLessThan(0.5);
	});
});

describe('rates', () => {
	const rows = [1, 2, 3, 4].flatMap((score) => [
		{ score, bad: false },
		{ score: score + 2.5, bad: true },
	]);

	it('count what is above a threshold', () => {
		expect(ratesAt(rows, 3)).toEqual({ falsePositives: 0.5, caught: 1 });
		expect(thresholdAt(rows, 0)).toBeGreaterThan(4);
		expect(ratesAt(rows, thresholdAt(rows, 0)).falsePositives).toBe(0);
		expect(ratesAt(rows, thresholdAt(rows, 0.25)).falsePositives).toBe(0.25);
	});

	it('know the share of pairs in order, ties half', () => {
		expect(areaUnderCurve(rows)).toBeCloseTo(15 / 16);
		expect(areaUnderCurve(rows.map(({ bad }) => ({ bad, score: 0 })))).toBe(0.5);
	});

	it('find percentiles', () => {
		expect([percentile([3, 1, 2], 0.5), percentile([1], 0.99), percentile([], 0.5)]).toEqual([2, 1, 0]);
	});
});

describe('probabilities', () => {
	const rows = Array.from({ length: 2000 }, (_, at) => ({ score: at / 100, bad: (at * 7919) % 2000 < at }));

	it('rise with the score, and are what was found', () => {
		const table = calibrate(rows);
		for (const [at, [score, probability]] of table.entries()) {
			expect(probability).toBeGreaterThan(table[at - 1]?.[1] ?? 0);
			expect(score).toBeGreaterThan(table[at - 1]?.[0] ?? -1);
			expect(Math.abs(probability - score / 20)).toBeLessThan(0.12);
		}
	});

	it('are never 0 or 1, and equal scores are never parted', () => {
		const table = calibrate(Array.from({ length: 500 }, (_, at) => ({ score: at < 250 ? -6 : 6, bad: at >= 250 })));
		expect(table.map(([score]) => score)).toEqual([-6, 6]);
		expect(table[0]?.[1]).toBeGreaterThan(0);
		expect(table[1]?.[1]).toBeLessThan(1);
	});

	it('are held against what was found, in bins', () => {
		const bins = reliability([
			{ probability: 0.2, bad: false },
			{ probability: 0.2, bad: true },
			{ probability: 1, bad: true },
		]);
		expect(bins.map(({ count, found }) => [count, found])).toEqual([
			[2, 0.5],
			[1, 1],
		]);
	});
});

describe('advice on points', () => {
	const mails = (rules: string[], rulePoints: number, bad: number, good: number) =>
		Array.from({ length: bad + good }, (_, at) => ({ rules, rulePoints, bad: at < bad, source: 'a set' }));

	it('doubts a rule that mails speak against, and leaves one alone that hardly any mail meets', () => {
		const advice = adviseOnRules([
			...mails(['crypto-words'], 1.6, 300, 0), // says too little
			...mails(['raw-header'], 3.8, 0, 300), // says too much
			...mails(['job-words'], 2.5, 1, 0),
			...mails([], 0, 100, 100),
		]);
		const [first, second, third] = advice;
		expect(advice.map(({ rule, good, bad }) => [rule, good, bad])).toEqual(
			expect.arrayContaining([
				['crypto-words', 0, 300],
				['raw-header', 300, 0],
				['job-words', 0, 1],
			]),
		);
		expect([first?.rule, second?.rule]).toEqual(expect.arrayContaining(['crypto-words', 'raw-header']));
		expect(advice.find(({ rule }) => rule === 'crypto-words')?.fitted).toBeGreaterThan(3);
		expect(advice.find(({ rule }) => rule === 'raw-header')?.fitted).toBeLessThan(0);
		expect(third?.fitted).toBeCloseTo(third?.points ?? 0, 0);
	});
});

describe('families', () => {
	it('join what shares a key, however far', () => {
		const families = familiesOf([['a'], ['b'], ['a', 'c'], ['d'], ['c', 'b']]);
		expect(new Set([families[0], families[1], families[2], families[4]]).size).toBe(1);
		expect(families[3]).not.toBe(families[0]);
	});
});

describe('weights in octets', () => {
	it('lose little: of a large weight one part in a hundred, of a small one next to nothing', () => {
		const words = Float64Array.from({ length: 4001 }, (_, at) => Math.sin(at) ** 5 * 8);
		const buckets = Int32Array.from({ length: 4000 }, (_, at) => at);
		const { weights, scale } = quantised(words, buckets, 12);
		for (let at = 0; at < 4000; at++) {
			const units = weights[at] ?? 0;
			const points = (Math.sign(units) * units * units * scale) / 127 ** 2;
			const wanted = (words[at] ?? 0) * 2; // Points of a logit are two.
			expect(Math.abs(points - wanted)).toBeLessThan(0.001 + Math.sqrt(Math.abs(wanted) * scale) / 120);
		}
	});
});

describe('the mails that were written for training', () => {
	const mails = [...ownMails()];

	it('are many, whole, and name nobody but invented people', () => {
		expect(mails.length).toBeGreaterThan(250);
		for (const { raw } of mails) {
			expect(raw).toMatch(/^From: .*[<]?[^@\s]+@[^@\s]*example\.(com|org)>?\r\n/);
			expect(raw.includes('\r\n\r\n')).toBe(true);
		}
	});

	it('bring each text under one campaign', () => {
		const byCampaign = Map.groupBy(mails, ({ campaign }) => campaign);
		expect(byCampaign.size).toBeGreaterThan(140);
		expect(Math.max(...[...byCampaign.values()].map((group) => group.length))).toBeLessThanOrEqual(5);
	});
});
