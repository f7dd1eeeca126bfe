// The scanner says where links lie: the host that a reader sees against the one that a browser would open.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areRelated } from '../../workers/domain/host-name.ts';
import { openScanner } from './scan-rig.ts';

const scan = await openScanner();
const scanWithVectors = await openScanner('simd');

const html = (octets: string | Uint8Array, cuts: number[] = []) => scan([{ as: 'html', octets, cuts }]);
const pairs = (octets: string | Uint8Array) =>
	html(octets).mismatches.map(({ shownHost, targetHost }) => `${shownHost} → ${targetHost}`);
const link = (href: string, text: string) => pairs(`<p>Dear customer, <a href="${href}">${text}</a>.</p>`);
const TRAP = ['paypal.com → evil.example'];
const EVIL = 'https://evil.example/login';

describe('what a reader sees', () => {
	it.each([
		['a bare host', 'paypal.com'],
		['a bare host with a path', 'paypal.com/login?x=1'],
		['a bare host with a port', 'paypal.com:443'],
		['an address', 'https://paypal.com/login'],
		['an address in a sentence', 'please open https://paypal.com/login now'],
		['upper case', 'HTTPS://PayPal.COM'],
		['nested tags', '<b>pay</b><span style="x">pal</span>.com'],
		['white space and padding', '\r\n\t &nbsp;&#160; paypal.com \n'],
		['character references', 'paypal&#46;com&#x2F;login'],
		['references without semicolons', 'p&#97ypal.com'],
		['references with many zeros', 'paypal&#000000000000000046;com'],
		['invisible characters', 'pay\u200bpal&shy;.com&zwnj;'],
		['brackets around it', '&lt;https://paypal.com&gt;'],
		['quotes around it', '“paypal.com”'],
		['a final dot', 'paypal.com.'],
		['a user name that looks like a host', 'https://paypal.com@evil.example/'],
		['a user name before the host', 'https://user@paypal.com/'],
		['text after two kilobytes of blanks', `${' &nbsp;'.repeat(400)}paypal.com`],
		['a comment inside', 'paypal<!-- > </a> -->.com'],
	])('%s', (_what, text) => {
		expect(link(EVIL, text)).toEqual(TRAP);
	});

	it('www. alone makes an address', () => {
		expect(link(EVIL, 'visit www.paypal.com today')).toEqual(['www.paypal.com → evil.example']);
	});

	it.each([
		['words', 'Click here'],
		['a sentence with a name', 'Sign in to PayPal.com'],
		['a file name', 'README.md'],
		['a file name with a host-like end', 'setup.py'],
		['a mail address', 'service@paypal.com'],
		['a version', '1.2.3'],
		['an abbreviation', 'e.g.'],
		['a call', 'console.log(x)'],
		['a host cut short', 'https://www.examp...'],
		['a host cut short by an ellipsis', 'www.examp…'],
		['nothing', ''],
		['an image', '<img src="https://paypal.com/logo.png" alt="paypal.com">'],
		['words on two lines', 'paypal.com<br>sign in'],
		['raw text', '<style>paypal.com</style>'],
	])('no claim: %s', (_what, text) => {
		expect(link(EVIL, text)).toEqual([]);
	});
});

describe('where a link goes', () => {
	it.each([
		['userinfo', 'https://paypal.com@evil.example'],
		['userinfo with password and slashes hidden', 'https://paypal.com:secret%2f@evil.example/x'],
		['a user name of four kilobytes', `https://paypal.com${'a'.repeat(4096)}@evil.example`],
		['a protocol-relative address', '//evil.example/paypal.com'],
		['backslashes', 'https:\\\\evil.example\\@paypal.com'],
		['no slashes', 'https:evil.example'],
		['one slash', 'https:/evil.example'],
		['upper case', 'HTTPS://EVIL.EXAMPLE'],
		['a port', 'http://evil.example:8080/'],
		['a final dot', 'https://evil.example./'],
		['white space inside', ' ht\ntps://evil\t.exam\r\nple'],
		['character references', '&#104;ttps&colon;//evil&period;example'],
		['a broken reference', 'https://evil.example?a=1&b;&#;&#x;&'],
		['percent signs', 'https://%65vil.ex%61mple'],
		['a fragment', 'https://evil.example#@paypal.com'],
		['a query', 'https://evil.example?@paypal.com'],
	])('%s', (_what, href) => {
		expect(link(href, 'paypal.com')).toEqual(TRAP);
	});

	it.each([
		['the same host', 'https://paypal.com/x'],
		['its www', 'https://www.paypal.com'],
		['a subdomain', 'https://click.mail.paypal.com/?u=1'],
		['a fragment only', '#top'],
		['a relative address', 'login/paypal'],
		['a mail address', 'mailto:service@evil.example'],
		['a script', 'javascript:alert(1)'],
		['nothing', ''],
		['a host with a space', 'https://not a host/'],
	])('no mismatch: %s', (_what, href) => {
		expect(link(href, 'paypal.com')).toEqual([]);
	});

	it('a numeric address reads as browsers read it', () => {
		expect(link('http://0x7f.1/', 'paypal.com')).toEqual(['paypal.com → 127.0.0.1']);
		expect(link('http://[::1]:80/', 'paypal.com')).toEqual(['paypal.com → [::1]']);
	});

	it('an internationalised name is the same in either spelling', () => {
		expect(link('https://xn--bcher-kva.example/', 'bücher.example')).toEqual([]);
		expect(link('https://evil.example/', 'bücher.example')).toEqual(['xn--bcher-kva.example → evil.example']);
	});
});

describe('HTML as mail has it', () => {
	it.each([
		['single quotes', "<a href='https://evil.example'>paypal.com</a>"],
		['no quotes', '<a class=x href=https://evil.example>paypal.com</a>'],
		['upper case and blanks', '<A\n HREF = "https://evil.example"\t>paypal.com</A >'],
		['slashes between attributes', '<a/title="x"/href="https://evil.example"/>paypal.com</a>'],
		['a bracket inside a value', '<a title="a > b" href="https://evil.example">paypal.com</a>'],
		['the first of two hrefs', '<a href="https://evil.example" href="https://paypal.com">paypal.com</a>'],
		['look-alike attributes', '<a data-href="https://paypal.com" hrefx=1 href="https://evil.example">paypal.com</a>'],
		['no end tag before the next link', '<a href="https://evil.example">paypal.com<a href="/x">more</a>'],
		['no end tag at all', '<p><a href="https://evil.example">paypal.com'],
		[
			'a comment with a link before it',
			'<!-- <a href="//a.example">b.example</a> --><a href="//evil.example">paypal.com</a>',
		],
		['comments that end oddly', '<!--><!---><!-- --!><a href="//evil.example">paypal.com</a>'],
		['conditional markup', '<![if !mso]><a href="//evil.example">paypal.com</a><![endif]>'],
		[
			'a style element with a link in it',
			'<style><a href="//a.example">b.example</a></style x><a href="//evil.example">paypal.com</a>',
		],
		['a doctype', '<!DOCTYPE html><?xml version="1"?><a href="//evil.example">paypal.com</a>'],
		['a stray less-than', '1 < 2 <a href="//evil.example">paypal.com</a>'],
		['an unfinished end tag', '</><a href="//evil.example">paypal.com</a>'],
		['an end tag with attributes', '<a href="//evil.example">paypal.com</a href="//paypal.com">'],
	])('%s', (_what, octets) => {
		expect(pairs(octets)).toEqual(TRAP);
	});

	it('other elements are no links', () => {
		expect(html('<abbr href="//evil.example">paypal.com</abbr><area href="//evil.example">')).toMatchObject({
			linkCount: 0,
			mismatches: [],
		});
	});

	it('links are counted, up to the cap', () => {
		expect(html('<a href="/1">a</a><a name="x">b</a><a href="mailto:x@y.z">c</a>').linkCount).toBe(2);
		expect(html('<a href=x>y</a>'.repeat(10_050)).linkCount).toBe(10_000);
	});

	it('a pair that repeats cannot crowd out another, and there are at most sixteen', () => {
		const noise = '<a href="//tracker.example">shop.test</a>'.repeat(100);
		expect(pairs(`${noise}<a href="//evil.example">paypal.com</a>`)).toHaveLength(2);
		const many = Array.from({ length: 40 }, (_, n) => `<a href="//evil.example">shop${n}.test</a>`).join('');
		expect(pairs(many)).toHaveLength(16);
	});

	it('attached and plain text parts have no links that a reader is misled by', () => {
		const octets = '<a href="//evil.example">paypal.com</a>';
		const found = scan([
			{ as: 'attachment', octets },
			{ as: 'text', octets },
			{ as: 'other', octets },
		]);
		expect(found).toMatchObject({ linkCount: 0, mismatches: [] });
	});

	it('a host that no name server could know is left out', () => {
		expect(link(`https://${'a'.repeat(300)}.example/`, 'paypal.com')).toEqual([]);
	});

	it('non-UTF-8 octets harm nothing', () => {
		expect(pairs(Buffer.from('<a href="//evil.example">caf\xe9 \xa0paypal.com\x80</a>', 'latin1'))).toEqual([]);
	});
});

const fragments = fc.constantFrom(
	...[
		'<a href="',
		'<a href=',
		"<A HREF='",
		'">',
		"'>",
		'>',
		'</a>',
		'</A >',
		'<!--',
		'-->',
		'--!>',
		'<style>',
		'</style>',
	],
	...[
		'https://',
		'//',
		'paypal.com',
		'evil.example',
		'www.',
		'@',
		':80',
		'/',
		'\\',
		'&#46;',
		'&#x2e',
		'&amp;',
		'&',
		'%2e',
	],
	...[
		' ',
		'\n',
		'<br>',
		'<b>',
		'</b>',
		'\u200b',
		'é',
		'"',
		"'",
		'=',
		'<',
		'x',
		'<textarea>',
		'</textarea>',
		'<![',
		']>',
	],
);
const soup = fc.array(fragments, { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('any input', () => {
	it('gives the same facts however it is cut', () => {
		fc.assert(
			fc.property(soup, fc.array(fc.nat(600), { maxLength: 30 }), (octets, cuts) => {
				expect(html(octets, cuts)).toEqual(html(octets));
			}),
			{ numRuns: 2000 },
		);
	});

	it('never traps, even as single octets', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 600 }), (octets) => {
				const cuts = Array.from(octets, (_, place) => place);
				expect(html(octets, cuts)).toEqual(html(octets));
			}),
		);
	});

	it('takes time in proportion to its length', () => {
		const nasty = ['<a href="', '<!--', '<a ', '&#', '<style>', '<', '&amp', '<a href=x>www.', '<a href=//a@a@>h'];
		const work = (times: number) => {
			const inputs = nasty.map((piece) => Buffer.from(piece.repeat(times)));
			const begun = performance.now();
			for (const octets of inputs) html(octets);
			return performance.now() - begun;
		};
		work(20_000);
		const small = Math.min(work(20_000), work(20_000), work(20_000));
		const large = Math.min(work(160_000), work(160_000));
		expect(large / small).toBeLessThan(8 * 4);
	});
});

describe('the twins that tell owners apart', () => {
	const label = fc.constantFrom('a', 'co', 'com', 'org', 'uk', 'example', 'www', 'xn--a', 'info', 'de');
	const last = fc.constantFrom('com', 'uk', 'xn--a', 'info', 'de');
	const host = fc
		.tuple(fc.array(label, { minLength: 1, maxLength: 4 }), last)
		.map(([labels, top]) => [...labels, top].join('.'));

	it('agree', () => {
		fc.assert(
			fc.property(host, host, (shown, target) => {
				const found = link(`https://${target}/`, `https://${shown}/`);
				expect(found.length === 0).toBe(areRelated(shown, target));
			}),
			{ numRuns: 500 },
		);
	});

	it.each([
		['www.example.co.uk', 'example.co.uk', true],
		['one.co.uk', 'other.co.uk', false],
		['10.0.0.1', '10.0.0.2', false],
		['co.uk', 'example.co.uk', false],
		['example.com', 'example.org', false],
	])('%s and %s: %s', (one, other, expected) => {
		expect(areRelated(one, other)).toBe(expected);
	});
});

describe('the ways to run over markup', () => {
	const piece = fc.oneof(
		fc.constantFrom(
			...[
				'<a href="',
				"<A HREF='",
				'<a href=',
				'">',
				"'>",
				'>',
				'</a>',
				'</A >',
				'<a>',
				'<a',
				' class="x"',
				" title='<a'",
			],
			...[
				'<p>',
				'</p>',
				'<td style="padding:8px">',
				'<p =">',
				'<p a=b="c">',
				'<p a/b="',
				"<img alt='>' src=x>",
				'</',
				'<',
			],
			...['<script>', '</script>', '<!--', '-->', '<!', '<title x="y">', '</title ', ' = ', '=', '/', '"', "'", '\0'],
		),
		fc.constantFrom(
			'https://evil.example/login',
			'paypal.com',
			'www.bank.example',
			'&#46;',
			'&amp',
			'&',
			' ',
			'\n',
			'é',
		),
		fc.string({ maxLength: 20 }),
	);

	it('find the same links: octet by octet, cut anywhere, with vectors and without', () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), fc.array(fc.nat(500), { maxLength: 5 }), (pieces, cuts) => {
				const octets = new TextEncoder().encode(pieces.join(''));
				const everywhere = Array.from(octets, (_, place) => place);
				const found = html(octets, everywhere);
				expect(html(octets)).toEqual(found);
				expect(html(octets, cuts)).toEqual(found);
				expect(scanWithVectors([{ as: 'html', octets }])).toEqual(found);
				expect(scanWithVectors([{ as: 'html', octets, cuts }])).toEqual(found);
			}),
			{ numRuns: 2000 },
		);
	});

	it.each(['<p a ', '<p a="', '<p =', "<p a='b' ", '<a href="', '<a href=x ', '</p a '])(
		'stay linear in %j',
		(part) => {
			const time = (octets: string) => {
				const startedAt = performance.now();
				scanWithVectors([{ as: 'html', octets }]);
				return performance.now() - startedAt;
			};
			time(part.repeat(1000));
			expect(time(part.repeat(100_000))).toBeLessThan(1000);
		},
	);
});
