// Marking what a search found (RFC 8621 section 5): whatever text and words come, the HTML is sound and small.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { termsOf, wordsOf } from '../../../durable-objects/account/search-words';
import { Marker } from '../../../durable-objects/account/snippet';

const marker = (query: string) => new Marker(termsOf(query));
const octets = (text: string) => new TextEncoder().encode(text).length;
const unmarked = (html: string) => html.replace(/<\/?mark>/g, '');
const asText = (html: string) =>
	unmarked(html).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('whole: a subject', () => {
	test.each([
		['hello', 'Hello world', '<mark>Hello</mark> world'],
		['wor', 'Hello world', 'Hello <mark>world</mark>'],
		['"wor"', 'Hello world', null],
		['"hello world"', 'Say hello, World!', 'Say <mark>hello, World</mark>!'],
		['"hello world"', 'world hello', null],
		['creme brulee', 'Crème Brûlée', '<mark>Crème</mark> <mark>Brûlée</mark>'],
		['CRÈME', 'creme', '<mark>creme</mark>'],
		['strasse', 'Die Straße', 'Die <mark>Straße</mark>'],
		['straße', 'STRASSENBAHN', '<mark>STRASSENBAHN</mark>'],
		['full', 'ｆｕｌｌ width', '<mark>ｆｕｌｌ</mark> width'],
		['東京', '明日の東京都', '明日の<mark>東京</mark>都'],
		['京東', '明日の東京都', null],
		['雨', '今日は雨', '今日は<mark>雨</mark>'],
		['café', 'cafe\u0301s', '<mark>cafe\u0301s</mark>'],
		['σοφος', 'ΣΟΦΟΣ', '<mark>ΣΟΦΟΣ</mark>'],
		['a b', 'a <b> & c', '<mark>a</mark> &lt;<mark>b</mark>&gt; &amp; c'],
		['mark', '<mark>', '&lt;<mark>mark</mark>&gt;'],
		['bob@shop.example', 'From bob@shop.examples', 'From <mark>bob@shop.examples</mark>'],
		['x', 'y', null],
		['', 'y', null],
		['!!', '!!', null],
	])('%s in %s', (query, subject, expected) => {
		expect(marker(query).whole(subject)).toBe(expected);
	});
});

describe('passage: a body', () => {
	test('shows the part with the most of the words, not the first of them', () => {
		const body = `alpha ${'filler '.repeat(100)}and then alpha came with beta ${'more '.repeat(100)}`;
		const found = marker('alpha beta').passage(body) ?? '';
		expect(found).toContain('<mark>alpha</mark> came with <mark>beta</mark>');
		expect(found.startsWith('…filler')).toBe(true);
		expect(found.endsWith('…')).toBe(true);
	});

	test('white space is one blank, and what stands around is cut at words', () => {
		expect(marker('x1').passage('one\r\n\r\n  two\tx1\n')).toBe('one two <mark>x1</mark> ');
		expect(marker('needle').passage(`${'long'.repeat(30)} needle`)).toBe('…<mark>needle</mark>');
	});

	test('a word that is too long for a preview is cut inside its mark', () => {
		const found = marker('aaaa').passage('a'.repeat(1000)) ?? '';
		expect(found).toMatch(/^<mark>a+<\/mark>…$/);
		expect(octets(found)).toBeLessThanOrEqual(255);
	});

	test('a phrase is found where it stands, and not across what is passed over', () => {
		const filler = 'nothing here '.repeat(60);
		expect(marker('"alpha omega"').passage(`${filler}alpha omega`)).toContain('<mark>alpha omega</mark>');
		expect(marker('"alpha omega"').passage(`${filler}alpha ${filler}omega`)).toBeNull();
		expect(marker('"alpha omega"').passage(`${filler}ÁLPHA\n ömega ${filler}`)).toContain('<mark>ÁLPHA ömega');
		for (let length = 200; length < 300; length++) {
			expect(marker('"alpha omega"').passage(`${'x '.repeat(length / 2)}alpha  omega`)).toContain('mark');
		}
	});

	test('a huge text with nothing but matches is done at once', () => {
		const startedAt = Date.now();
		expect(marker('a b c d e f g h').passage('a b c d '.repeat(100_000))).toContain('<mark>a</mark>');
		expect(Date.now() - startedAt).toBeLessThan(2000);
	});
});

const letters = fc.constantFrom(...'abéÉßẞ東京あไｆﬁ½& <>"\n\t.,-😀\u0301\0\ud800');
const text = fc.array(letters, { maxLength: 400 }).map((list) => list.join(''));
const query = fc.array(letters, { maxLength: 12 }).map((list) => list.join(''));

describe('whatever comes', () => {
	test('the subject stands there entire, escaped, with marks that open and close in turn', () => {
		fc.assert(
			fc.property(query, text, (words, subject) => {
				const html = marker(words).whole(subject);
				if (html === null) return;
				expect(asText(html)).toBe(subject);
				expect(html.match(/<\/?mark>/g)?.join('')).toMatch(/^(<mark><\/mark>)+$/);
				expect(unmarked(html)).not.toMatch(/[<>]|&(?!lt;|gt;|amp;)/);
			}),
		);
	});

	test('a preview has a mark, takes at most 255 octets, and is a piece of the text', () => {
		const plain = (one: string) => one.replace(/[\s\p{Cc}…]+/gu, '');
		fc.assert(
			fc.property(query, text, (words, body) => {
				const html = marker(words).passage(body);
				expect(html === null).toBe(marker(words).whole(body) === null);
				if (html === null) return;
				expect(html).toMatch(/<mark>.+<\/mark>/s);
				expect(octets(html)).toBeLessThanOrEqual(255);
				expect(plain(body)).toContain(plain(asText(html)));
			}),
		);
	});

	test('every word of a text finds itself there', () => {
		// But for halves: a ½ ends one word and may begin another.
		const whole = text.map((one) => one.replaceAll('½', ''));
		fc.assert(
			fc.property(whole, (body) => {
				for (const { start, end } of wordsOf(body)) {
					const term = { text: body.slice(start, end), isPrefix: false };
					expect(new Marker([term]).whole(body)).not.toBeNull();
				}
			}),
		);
	});

	test('words stand in order, and plain ASCII is cut as any other text', () => {
		fc.assert(
			fc.property(text, (body) => {
				const words = [...wordsOf(body)];
				words.forEach(({ start, end, key }, at) => {
					expect(end).toBeGreaterThan(start);
					expect(key).not.toBe('');
					expect(start).toBeGreaterThanOrEqual(words[at - 1]?.start ?? 0);
				});
			}),
		);
		const ascii = 'The quick-brown fox42 jumps. '.repeat(40);
		const forced = [...wordsOf(`${ascii}é`)].slice(0, -1);
		expect([...wordsOf(ascii)].map(({ key }) => key)).toEqual(forced.map(({ key }) => key));
	});
});
