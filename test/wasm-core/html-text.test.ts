// HTML to readable text.
import { describe, expect, it } from 'vitest';
import { htmlToText } from '../../wasm-core/html-text.ts';

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
