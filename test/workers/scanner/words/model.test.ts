// The model: weights in octets, points and probabilities out; and that a verdict names what weighed.
import { describe, expect, it } from 'vitest';
import { UNSCANNED } from '../../../../workers/domain/scan-facts';
import { JUNK_SCORE } from '../../../../workers/domain/verdict';
import { scan } from '../../../../workers/scanner/scan';
import { FeatureSet, hashOf, KIND, mixed } from '../../../../workers/scanner/words/feature-set';
import {
	FEATURES_VERSION,
	MOST_AGAINST,
	MOST_FOR,
	type ModelFigures,
	probabilityOf,
	wordModel,
} from '../../../../workers/scanner/words/model';
import { Tokeniser } from '../../../../workers/scanner/words/tokens';
import { words as shipped } from '../../../../workers/scanner/words/workerd';
import { indexOf } from '../../../part-index';

const BITS = 16;
const FIGURES: ModelFigures = {
	features: FEATURES_VERSION,
	bits: BITS,
	scale: 100,
	bias: -1,
	calibration: [
		[-5, 0.01],
		[5, 0.5],
		[15, 0.99],
	],
};

function weights(of: Record<string, number>): Int8Array {
	const all = new Int8Array(2 ** BITS);
	for (const [word, weight] of Object.entries(of)) all[mixed(hashOf(word), KIND.word) & (2 ** BITS - 1)] = weight;
	return all;
}

function read(text: string): FeatureSet {
	const set = new FeatureSet();
	new Tokeniser(set).read(text, KIND.word, null);
	return set;
}

describe('the model', () => {
	const model = wordModel(weights({ pills: 100, cheap: 50, lunch: -120 }), FIGURES);

	it('weighs what it knows, and names it, the heaviest first', () => {
		const reading = model.read(read('cheap unheard pills'), []);
		expect(reading.points).toBeGreaterThan(5);
		expect(reading.telling).toEqual(['pills', 'cheap']);
	});

	it('names what speaks for a mail where it speaks for it', () => {
		expect(model.read(read('lunch pills'), []).telling).toEqual(['lunch']);
	});

	it('gives its bias to a mail of which it knows nothing, and names nothing', () => {
		expect(model.read(read('unheard'), [])).toEqual({ points: -1, telling: [] });
	});

	it('is outweighed by no length: a word counts less in a long mail', () => {
		const long = read(
			`pills ${Array.from({ length: 900 }, (_, at) => `q${at.toString(36).replace(/\d/g, 'z')}`).join(' ')}`,
		);
		expect(model.read(long, []).points).toBeLessThan(model.read(read('pills'), []).points);
	});

	it('stays within its bounds', () => {
		const loud = wordModel(weights({ pills: 127, lunch: -127 }), { ...FIGURES, scale: 10_000 });
		expect(loud.read(read('pills'), []).points).toBe(MOST_AGAINST);
		expect(loud.read(read('lunch'), []).points).toBe(MOST_FOR);
	});

	it('refuses weights of another code', () => {
		expect(() => wordModel(weights({}), { ...FIGURES, features: FEATURES_VERSION + 1 })).toThrow('npm run train');
		expect(() => wordModel(new Int8Array(8), FIGURES)).toThrow('npm run train');
	});
});

describe('probabilities', () => {
	it('are read from the table, straight between its entries and level beyond them', () => {
		const of = (score: number) => probabilityOf(FIGURES.calibration, score);
		expect([of(-99), of(-5), of(0), of(5), of(99)]).toEqual([0.01, 0.01, 0.255, 0.5, 0.99]);
	});
});

describe('the shipped model', () => {
	const settings = { authservId: 'mx.waypost.test', recipient: 'demo@waypost.test' };
	const facts = { ...UNSCANNED, scanned: true };
	const letter = (subject: string, text: string) =>
		scan(
			indexOf({
				from: [{ name: 'Alice Ash', email: 'alice@sender.example' }],
				to: [{ name: null, email: settings.recipient }],
				messageId: ['1@sender.example'],
				sentAt: '2026-05-05T00:00:00Z',
				subject,
				text,
			}),
			facts,
			settings,
			shipped,
		).verdict;

	it.each([
		['Lunch', 'Hello, how are you?'],
		['Hi', 'See you at eight. I bring the salad.'],
		['Rechnung Mai', 'Guten Tag, anbei die Rechnung für Mai. Mit freundlichen Grüßen'],
		['Almoço', 'Oi, tudo bem? Vamos almoçar na quinta? Abraço'],
		['', 'call me'],
	])('leaves a short letter alone: %s', (subject, text) => {
		expect(letter(subject, text)).toMatchObject({ action: 'inbox' });
	});

	it('knows an advance-fee letter, and says which words', () => {
		const verdict = letter(
			'CONFIDENTIAL BUSINESS PROPOSAL',
			'Dear friend, I am a barrister to a late client who died without next of kin and left the sum of 9.5 million dollars ' +
				'in a bank. I seek your consent to present you as the beneficiary so that the fund can be released to you. You will ' +
				'receive 40% of the total amount. Kindly reply with your full name, address and phone number. God bless you.',
		);
		const reason = verdict.reasons.find(({ rule }) => rule === 'words-junk');
		expect(verdict.score).toBeGreaterThan(JUNK_SCORE);
		expect(reason?.evidence).toMatch(/^reads and is built like junk mail: “.+”/);
		expect(verdict.probability).toBeGreaterThan(0.8);
	});

	it('gives the account its evidence', () => {
		const { evidence } = scan(indexOf({ subject: 'Lunch' }), facts, settings, shipped);
		expect(evidence.features.length).toBeGreaterThan(0);
		expect(scan(indexOf(), UNSCANNED, settings, shipped).evidence.features.length).toBe(0);
	});
});
