// Every rule of the scanner has words for people, and its points are told as they are.
import { describe, expect, it } from 'vitest';
import { byWeight, pointWords, REASONS, reasonWords } from '../../site/src/mail/reasons';
import { WEIGHTS } from '../../workers/scanner/weights.ts';

describe('a rule', () => {
	it('never stands without words', () => {
		expect(Object.keys(WEIGHTS).filter((rule) => !Object.hasOwn(REASONS, rule))).toEqual([]);
	});

	it('that weighs what it has learned has words too', () => {
		for (const rule of ['own-words', 'words-junk', 'words-good']) expect(REASONS).toHaveProperty(rule);
	});

	it('says something of its own, as a sentence begins and without a full stop', () => {
		const words = Object.values(REASONS);
		expect(new Set(words).size).toBe(words.length);
		expect(words.filter((one) => !/^[A-Z].{8,}[^.]$/.test(one))).toEqual([]);
	});

	it('that this page does not know keeps its name, made readable', () => {
		expect(reasonWords({ rule: 'sender-is-new' })).toBe('Sender is new');
		expect(reasonWords({ rule: 'constructor' })).toBe('Constructor');
	});
});

it('what speaks most against a mail comes first, what speaks for it last', () => {
	const reasons = [-2, 0.5, 5, -50, 3].map((weight) => ({ rule: 'x', weight, evidence: '' }));
	expect(byWeight(reasons).map(({ weight }) => weight)).toEqual([5, 3, 0.5, -2, -50]);
});

it.each([
	[3.5, '+3.5'],
	[100, '+100'],
	[0.05, '+0.05'],
	[1.2345, '+1.23'],
	[-0.5, '−0.5'],
	[0, '0'],
])('%d points read "%s"', (weight, words) => {
	expect(pointWords(weight)).toBe(words);
});
