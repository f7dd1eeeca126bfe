// Links in plain text: found where a person sees one, and never to where a person would not go.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkify } from '../../site/src/mail/linkify';

function links(text: string): string[] {
	return linkify(text).flatMap((segment) => (segment.href ? [`${segment.text} → ${segment.href}`] : []));
}

describe('becomes a link', () => {
	it.each([
		['see https://a.example/x?y=1#z now', 'https://a.example/x?y=1#z → https://a.example/x?y=1#z'],
		['www.a.example', 'www.a.example → https://www.a.example/'],
		['write ada@a.example', 'ada@a.example → mailto:ada@a.example'],
		['mailto:ada@a.example', 'mailto:ada@a.example → mailto:ada@a.example'],
		['HTTP://A.EXAMPLE/X', 'HTTP://A.EXAMPLE/X → http://a.example/X'],
	])('%s', (text, link) => {
		expect(links(text)).toEqual([link]);
	});
});

describe('leaves the sentence alone', () => {
	it.each([
		['(https://a.example/x).', 'https://a.example/x'],
		['https://a.example/w/Pipe_(smoke), and', 'https://a.example/w/Pipe_(smoke)'],
		['<https://a.example/>', 'https://a.example/'],
		['“https://a.example”…'.replace(/[“”…]/g, '"'), 'https://a.example'],
		['https://a.example/?', 'https://a.example/'],
	])('%s', (text, shown) => {
		expect(linkify(text).find((segment) => segment.href)?.text).toBe(shown);
	});
});

it.each([
	'javascript:alert(1)',
	'JaVaScRiPt:alert(document.cookie)',
	'data:text/html,<script>alert(1)</script>',
	'vbscript:x',
	'file:///etc/passwd',
	'http://',
	'not.a.link',
])('%s stays text', (text) => {
	expect(links(text)).toEqual([]);
});

it('loses no character and links to no other scheme, whatever the text', () => {
	const piece = fc.constantFrom(
		'https://',
		'javascript:',
		'www.',
		'@',
		'.example',
		'(',
		')',
		'.',
		' ',
		'\n',
		'a',
		'"',
		'<',
		'%',
		'ä',
		'[',
		']',
	);
	const text = fc.oneof(
		fc.string({ maxLength: 200 }),
		fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
	);
	fc.assert(
		fc.property(text, (input) => {
			const segments = linkify(input);
			expect(segments.map((segment) => segment.text).join('')).toBe(input);
			for (const { href } of segments) if (href) expect(href).toMatch(/^(https?|mailto):/);
		}),
		{ numRuns: 500 },
	);
});

it('is done in time with text made to slow it', () => {
	const started = performance.now();
	for (const text of ['a.'.repeat(60_000), `${'a'.repeat(60_000)}@`, 'http://'.repeat(20_000), '@a.'.repeat(40_000)])
		linkify(text);
	linkify(`https://a.example/${'('.repeat(1000)}${')'.repeat(990)}`);
	expect(performance.now() - started).toBeLessThan(2000);
});
