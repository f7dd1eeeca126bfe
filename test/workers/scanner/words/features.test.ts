// What the classifier reads in a mail: words as a reader takes them, however they were hidden; and nothing that tells a
// collection of mail from another.
import { describe, expect, it } from 'vitest';
import type { PartIndex } from '../../../../workers/domain/part-index';
import { type LinkFact, type ScanFacts, UNSCANNED } from '../../../../workers/domain/scan-facts';
import { FeatureSet, hashOf, KIND, mixed } from '../../../../workers/scanner/words/feature-set';
import { featuresOf, ownFeatures } from '../../../../workers/scanner/words/features';
import { Tokeniser } from '../../../../workers/scanner/words/tokens';
import { indexOf, partOf } from '../../../part-index';

const RECIPIENT = 'demo@waypost.test';
const ALICE = [{ name: 'Alice Ash', email: 'alice@sender.example' }];

const features = (over: Partial<PartIndex> = {}, facts: Partial<ScanFacts> = {}) =>
	featuresOf(indexOf({ from: ALICE, subject: 'Lunch', ...over }), { ...UNSCANNED, scanned: true, ...facts }, RECIPIENT);

const has = (set: FeatureSet, word: string, kind: number = KIND.word) =>
	set.hashes().includes(mixed(hashOf(word), kind));

function read(text: string): FeatureSet {
	const set = new FeatureSet();
	new Tokeniser(set).read(text, KIND.word, KIND.pair);
	return set;
}

const link = (host: string): LinkFact => {
	return {
		url: `https://${host}/`,
		kind: 'anchor',
		scheme: 'https',
		host,
		innerHost: null,
		text: '',
		times: 1,
		marks: [],
	};
};

describe('a word is the same', () => {
	it.each([
		['in capitals', 'VIAGRA'],
		['with accents', 'viägrá'],
		['full-width', 'ｖｉａｇｒａ'],
		['in mathematical letters', '𝐯𝐢𝐚𝐠𝐫𝐚'],
		['with zero-width characters in it', 'vi\u200bag\u2060r\u00ada'],
		['with Cyrillic letters in it', 'viаgrа'],
		['with a digit for a letter', 'v1agra'],
		['with signs for letters', 'vi@gra'],
		['with its letters spaced apart', 'v i a g r a'],
		['with dots between its letters', 'v.i.a.g.r.a'],
	])('%s', (_, hidden) => {
		expect(has(read(`buy ${hidden} now`), 'viagra')).toBe(true);
	});

	it('in every script: a whole word of Cyrillic stays one', () => {
		expect(has(read('хорошо'), 'хорошо')).toBe(true);
	});
});

describe('words', () => {
	it('are met once each, with their neighbours as pairs', () => {
		const set = read('free gift free gift');
		expect(set.of(KIND.word).map((at) => set.words(at))).toEqual(['free', 'gift']);
		expect(set.of(KIND.pair).map((at) => set.words(at))).toEqual(['free gift', 'gift free']);
	});

	it('of scripts without spaces are their letters and pairs of them', () => {
		const set = read('免费奖品');
		expect(set.of(KIND.word)).toHaveLength(4);
		expect(set.of(KIND.pair)).toHaveLength(3);
	});

	it('that are numbers count by their length alone', () => {
		expect([...read('in 2019').hashes()]).toEqual([...read('in 2026').hashes()]);
	});

	it('of quoted lines are somebody else’s', () => {
		const set = read('I agree.\n> cheap pills here\n> and there\nBye');
		expect(has(set, 'agree')).toBe(true);
		expect(has(set, 'bye')).toBe(true);
		expect(has(set, 'pills')).toBe(false);
	});

	it('are not what URLs and addresses are made of', () => {
		const set = read('see https://evil.test/pills?x=1 or write to bob.pills@evil.test today (http://pills.test) now');
		expect(set.of(KIND.word).map((at) => set.words(at))).toEqual(['see', 'or', 'write', 'to', 'bob', 'today', 'now']);
	});

	it('that are endless are one shape', () => {
		const words = (text: string) => {
			const set = read(text);
			return set.of(KIND.word).map((at) => set.hashes()[at]);
		};
		expect(words('a'.repeat(40))).toEqual(words('b'.repeat(50)));
	});
});

describe('trigrams', () => {
	const trigrams = (set: FeatureSet) => set.of(KIND.trigram).map((at) => set.hashes()[at]);

	it('are the same however a word is dressed up', () => {
		for (const hidden of ['VIAGRA', 'viägrá', 'ｖｉａｇｒａ', '𝐯𝐢𝐚𝐠𝐫𝐚', 'viаgrа', 'vi\u200bagra'])
			expect(trigrams(read(`buy ${hidden} now`))).toEqual(trigrams(read('buy viagra now')));
	});

	it('see most of a word that was spelt anew', () => {
		const known = new Set(trigrams(read('please verify your account today')));
		const anew = trigrams(read('please veriffy your acount today'));
		expect(anew.filter((one) => known.has(one)).length).toBeGreaterThan(20);
	});

	it('reach over spaces and signs, and not over URLs, quoted lines and from one text into the next', () => {
		expect(trigrams(read('a, b'))).toHaveLength(4);
		expect(trigrams(read('ab https://evil.test/pills cd'))).toEqual(trigrams(read('ab https cd')));
		expect(trigrams(read('ab\n> pills\ncd'))).toEqual(trigrams(read('ab cd')));
		const set = features({ subject: 'ab', text: 'cd' });
		expect(trigrams(set)).toEqual([...trigrams(read('ab')), ...trigrams(read('cd'))]);
	});

	it('are of the beginning alone', () => {
		const long = Array.from({ length: 4000 }, (_, at) => at.toString(26).replace(/\d/g, 'q')).join(' ');
		expect(trigrams(read(long))).toEqual(trigrams(read(long.slice(0, 3100))));
	});
});

describe('a mail', () => {
	it('gives the same features each time, each once, whatever was read before', () => {
		const first = [...features({ text: 'one two three' }).hashes()];
		features({ text: 'four five' });
		expect([...features({ text: 'one two three' }).hashes()]).toEqual(first);
		expect(new Set(first).size).toBe(first.length);
	});

	it('says the same whoever it is written to, and whenever', () => {
		const to = (email: string) => ({ to: [{ name: null, email }], text: `Dear ${email}, hello` });
		const index = (email: string, sentAt: string) => indexOf({ ...to(email), sentAt, from: ALICE });
		const facts = { ...UNSCANNED, scanned: true };
		const one = featuresOf(index('bo@one.test', '2019-01-01T00:00:00Z'), facts, 'bo@one.test');
		const other = featuresOf(index('Jo+x@two.test', '2026-05-05T00:00:00Z'), facts, 'Jo+x@two.test');
		expect([...one.hashes()]).toEqual([...other.hashes()]);
	});

	it('says nothing of mailers, lists and message ids', () => {
		const fields = [{ name: 'x-mailer', text: 'Bulk 1.0' }];
		const plain = [...features().hashes()];
		const told = features({
			fields,
			bulk: true,
			autoSubmitted: true,
			messageId: ['x@y.test'],
			references: ['z@y.test'],
		});
		expect([...told.hashes()]).toEqual(plain);
	});

	it('tells a word in the subject from the same in the text', () => {
		const set = features({ subject: 'free', text: 'gift' });
		expect([has(set, 'free', KIND.subject), has(set, 'free')]).toEqual([true, false]);
	});

	it('holds the hosts that its links lead to, by each of their endings', () => {
		const set = features({}, { links: [link('login.evil.pages.dev')] });
		for (const ending of ['login.evil.pages.dev', 'evil.pages.dev', 'pages.dev'])
			expect(has(set, ending, KIND.host)).toBe(true);
	});

	it('of a megabyte is read as far as people read, within a bounded set', () => {
		const lettered = (at: number) => at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));
		const words = Array.from({ length: 150_000 }, (_, at) => `w${lettered(at)}x`);
		const set = features({ text: `${words.join(' ')} farewell` });
		expect(set.size).toBeLessThanOrEqual(9216);
		expect([has(set, words[0] ?? ''), has(set, words[75_000] ?? '')]).toEqual([true, false]);
	});

	it('with hostile names is read in linear time', () => {
		const email = `${'a1'.repeat(200_000)}@${'b.'.repeat(200_000)}c`;
		const start = performance.now();
		features({
			from: [{ name: 'x\u200b'.repeat(200_000), email }],
			subject: 're'.repeat(200_000),
			parts: [partOf({ fileName: 'q'.repeat(200_000) })],
		});
		expect(performance.now() - start).toBeLessThan(500);
	});
});

describe('what an account learns from', () => {
	it('is who sends, the subject, the shape, and as many words as there is room for', () => {
		const text = Array.from(
			{ length: 2000 },
			(_, at) => `word${String.fromCharCode(97 + (at % 26))}${at.toString(36)}`,
		).join(' ');
		const set = features({ text });
		const own = ownFeatures(set);
		expect(own.length).toBe(384);
		expect(new Set(own).size).toBe(own.length);
		expect(own).toContain(mixed(hashOf('alice@sender.example'), KIND.sender));
		expect(own).toContain(mixed(hashOf('lunch'), KIND.subject));
	});

	it('is the same words of two mails that share them, wherever they stand', () => {
		const words = Array.from({ length: 1500 }, (_, at) => `w${at.toString(36).replace(/\d/g, 'q')}z`);
		const one = new Set(ownFeatures(features({ text: words.join(' ') })));
		const other = ownFeatures(features({ text: words.toReversed().join(' ') }));
		expect(other.filter((feature) => one.has(feature)).length).toBeGreaterThan(370);
	});
});
