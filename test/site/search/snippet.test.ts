// Snippets: what the server marked is marked, and nothing that it says is ever markup.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOneLine, runsOf } from '../../../site/src/search/snippet';

/** Marked runs in brackets. */
const shown = (snippet: string) =>
	runsOf(snippet)
		.map(({ text, marked }) => (marked ? `[${text}]` : text))
		.join('');

describe('a snippet', () => {
	it.each([
		['', ''],
		['no match', 'no match'],
		['the <mark>cake</mark> of <mark>cakes</mark>', 'the [cake] of [cakes]'],
		['<mark>会議</mark>の資料', '[会議]の資料'],
		['1 &lt; 2 &amp;&amp; &quot;x&quot; &#39;y&#x27; &apos;', "1 < 2 && \"x\" 'y' '"],
		['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
		['<mark>a &amp; b</mark>', '[a & b]'],
		['never closed <mark>cake', 'never closed [cake]'],
		['closed </mark>unopened', 'closed unopened'],
		['<b>bold</b> <img src=x onerror=alert(1)>', '<b>bold</b> <img src=x onerror=alert(1)>'],
		['<mark class="x">', '<mark class="x">'],
		[
			'&unknown; & &; &#0; &#99999999; &#x110000; &constructor;',
			'&unknown; & &; &#0; &#99999999; &#x110000; &constructor;',
		],
	])('%j reads %j', (snippet, text) => expect(shown(snippet)).toBe(text));

	it('of any text, escaped as RFC 8621 section 5 has it, reads as that text', () => {
		const unit = fc.constantFrom(...'&<>;#/"amplkr1 会🙂', 'mark', '\ud800', '\0');
		const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
		fc.assert(
			fc.property(
				fc.array(fc.tuple(fc.string({ unit, minLength: 1, maxLength: 8 }), fc.boolean()), { maxLength: 8 }),
				(pieces) => {
					const snippet = pieces.map(([text, marked]) => (marked ? `<mark>${escaped(text)}</mark>` : escaped(text)));
					expect(runsOf(snippet.join(''))).toEqual(joined(pieces));
				},
			),
		);
	});
});

describe('in one line', () => {
	it.each([
		['a short way to the <mark>cake</mark>', 'a short way to the [cake]'],
		['far too long a way leads through the woods to the <mark>cake</mark> and on', '…the woods to the [cake] and on'],
		[
			'一二三四五六七八九十一二三四五六七八九十一二三四五六七<mark>会議</mark>',
			'…四五六七八九十一二三四五六七八九十一二三四五六七[会議]',
		],
		['<mark>cake</mark> and then a very long way until there is another <mark>cake</mark>', null],
		['nothing is marked in this, however long it may be, so it stays', null],
		['', ''],
	])('%j reads %j', (snippet, text) => {
		const runs = inOneLine(runsOf(snippet));
		expect(runs.map(({ text: words, marked }) => (marked ? `[${words}]` : words)).join('')).toBe(
			text ?? shown(snippet),
		);
	});
});

/** Unmarked neighbours are one run: nothing stands between them. */
function joined(pieces: [text: string, marked: boolean][]): { text: string; marked: boolean }[] {
	const runs: { text: string; marked: boolean }[] = [];
	for (const [text, marked] of pieces) {
		const last = runs.at(-1);
		if (last && !marked && !last.marked) last.text += text;
		else runs.push({ text, marked });
	}
	return runs;
}
