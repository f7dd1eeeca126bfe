// HTML to readable text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../wasm-core/html-text.ts';
import { core } from './node-core.ts';
import { read } from './reading.ts';

describe('htmlToText', () => {
	it.each([
		['<p>Hello <b>you</b></p><p>there</p>', 'Hello you\n\nthere'],
		['one<br>two<br/>three', 'one\ntwo\nthree'],
		['<td>a</td><td>b</td>', 'a b'],
		['<title>t</title><style>p{}</style><script>"</p>"</script>x<!-- c -->y', 'xy'],
		['<a href="a>b" title=\'>\'>link</a>', 'link'],
		["<p title=don't>text</p>", 'text'],
		[
			'&lt;b&gt; &amp;amp; &eacute;&Uuml; &#8364;&#x20AC; &#150; &nbsp;&unknown; &#0;',
			'<b> &amp; éÜ €€ – &unknown; \ufffd',
		],
		['a < b and 3 > 2', 'a < b and 3 > 2'],
		['cut <a href="x', 'cut'],
		['cut <!-- never closed', 'cut'],
		['', ''],
	])('%j is %j', (html, text) => {
		expect(htmlToText(html)).toBe(text);
	});

	it.each(['<', '<!--', '<a "', '<script', '&', '<td>', ' \n', '<!', "<a ='", '</'])('stays linear in %j', (piece) => {
		const started = performance.now();
		htmlToText(piece.repeat(100_000));
		expect(performance.now() - started).toBeLessThan(2000);
	});
});

describe('the core and the host', () => {
	const markup = fc.oneof(
		fc.constantFrom(
			...[
				'<p>',
				'</p>',
				'<br/>',
				'<td>',
				'<h1 a="',
				"<a title='",
				'">',
				'<!--',
				'-->',
				'<!',
				'<script>',
				'</script',
				'<',
			],
			...[
				'</',
				'>',
				'<title>',
				'</TITLE >',
				' ="',
				"= '",
				'<Blockquote>',
				'<svg/>',
				'<x-y:z1>',
				'?>',
				'<?',
				'<bl',
				'\0',
			],
		),
		fc.constantFrom(
			...[
				'&amp;',
				'&lt',
				'&nbsp;',
				'&NBSP',
				'&eacute;',
				'&qacute;',
				'&acute;',
				'&zwnj;',
				'&#128;',
				'&#x20;',
				'&#x1f600;',
			],
			...[
				'&#0;',
				'&#xd800',
				'&#1234567890',
				'&#x1234567',
				'&constructor;',
				'&toString;',
				'&frac12',
				'&x;',
				'&',
				'&#',
				'&#x',
			],
		),
		fc.constantFrom(
			' ',
			'  ',
			'\r\n',
			'\t',
			'\u00a0',
			'\u2003',
			'\u3000',
			'\ufeff',
			'é',
			'😀',
			'word',
			'a long word',
			'\u200b',
		),
		fc.string({ maxLength: 20 }),
	);

	it('read the same text out of any HTML', () => {
		fc.assert(
			fc.property(fc.array(markup, { maxLength: 40 }), (pieces) => {
				const html = new TextDecoder().decode(new TextEncoder().encode(pieces.join('')));
				const raw = new TextEncoder().encode(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`);
				expect(read(core, raw).index.text).toBe(htmlToText(html));
			}),
			{ numRuns: 3000 },
		);
	});

	it.each(['utf-8', 'us-ascii', 'iso-8859-1', 'windows-1251', 'utf-7'])('agree in %s', (charset) => {
		const raw = new TextEncoder().encode(
			`Content-Type: text/html; charset=${charset}\r\n\r\n<p>a&nbsp;<b>b</b>&euro;<p>c`,
		);
		expect(read(core, raw).index.text).toBe('a b€\nc');
	});
});
