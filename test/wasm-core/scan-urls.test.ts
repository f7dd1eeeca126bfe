// The scanner lists every distinct address of a mail: where it stands, where it goes, and how it is written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkFact } from '../../workers/domain/scan-facts.ts';
import { openScanner, type PartInput, scaling } from './scan-rig.ts';

const scan = await openScanner();
const scanWithVectors = await openScanner('simd');

const links = (as: PartInput['as'], octets: string) => scan([{ as, octets }]).links;
const html = (octets: string) => links('html', octets);
const text = (octets: string) => links('text', octets).map(({ url }) => url);
const one = (href: string): Partial<LinkFact> => html(`<a href="${href}">x</a>`)[0] ?? {};

describe('addresses in HTML', () => {
	it.each([
		['anchor', '<a href="https://shop.example/1">x</a>'],
		['anchor', '<map><area href="https://shop.example/1"></map>'],
		['form', '<form method=post action="https://shop.example/1"></form>'],
		['form', '<button formaction="https://shop.example/1">x</button>'],
		['image', '<img alt="" src="https://shop.example/1">'],
		['image', '<td background="https://shop.example/1">x</td>'],
		['frame', '<iframe src="https://shop.example/1"></iframe>'],
		['frame', '<object data="https://shop.example/1"></object>'],
		['script', '<script src="https://shop.example/1"></script>'],
		['base', '<base href="https://shop.example/1">'],
		['refresh', '<meta http-equiv="refresh" content="0; URL=\'https://shop.example/1\'">'],
		['refresh', '<meta content="3;url = https://shop.example/1" http-equiv=refresh>'],
		['text', '<p>see https://shop.example/1 today</p>'],
	] as const)('%s: %s', (kind, octets) => {
		const found = html(octets);
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject({ kind, host: 'shop.example', url: 'https://shop.example/1', times: 1 });
	});

	it.each([
		'<link href="https://shop.example/1">',
		'<a xhref="https://shop.example/1">x</a>',
		'<form x-formaction="https://shop.example/1">',
		'<p src="https://shop.example/1">',
		'<meta property="og:url" content="https://shop.example/1">',
		'<a href="#top">x</a><a href="/login">x</a><a href="">x</a><img src="cid:1@shop.example">',
		'<style>@import url(https://shop.example/1)</style>',
		'<!-- https://shop.example/1 -->',
		'<a href="https://{{host}}/1">x</a>',
		'<p>https:// www. mailtobox</p>',
	])('none: %s', (octets) => {
		expect(html(octets)).toEqual([]);
	});

	it('the text of a link is no address of its own', () => {
		expect(html('<a href="https://evil.example/">https://shop.example/</a>')).toHaveLength(1);
	});

	it('each counts once, with the first text that it was shown with', () => {
		const found = html('<a href="//a.example"><img src=x></a><a href="//a.example"> Sign <b>In</b> </a>'.repeat(3));
		expect(found).toMatchObject([{ url: '//a.example', scheme: 'none', text: 'sign in', times: 6 }]);
	});

	it('there are at most 256, and it is told that there were more', () => {
		const many = (count: number) => Array.from({ length: count }, (_, n) => `<a href="//h${n}.example">x</a>`).join('');
		expect(scan([{ as: 'html', octets: many(256) }])).toMatchObject({ linksCut: false });
		const cut = scan([{ as: 'html', octets: many(300) }]);
		expect(cut.links).toHaveLength(256);
		expect(cut.linksCut).toBe(true);
	});

	it('of a long one the beginning is kept, and the host wherever it stands', () => {
		const found = one(`https://${'a'.repeat(2000)}@evil.example/`);
		expect(found.url).toHaveLength(512);
		expect(found).toMatchObject({ host: 'evil.example', marks: ['userinfo', 'cut'] });
	});

	it('white space in front cannot push it out of sight', () => {
		expect(one(`${' \n'.repeat(1000)}https://ev${'\r\n\t'.repeat(600)}il.example/x`)).toMatchObject({
			url: 'https://evil.example/x',
			host: 'evil.example',
		});
	});

	it('attached pages are read too, whatever type they claim', () => {
		const octets = '\ufeff\n<!doctype html><form action="https://evil.example/p"><input type=password></form>';
		const found = scan([{ as: 'attachment', octets }]);
		expect(found.links).toMatchObject([{ kind: 'form', host: 'evil.example', marks: ['attached'] }]);
		expect(found.attached).toMatchObject({ form: 1, input: 1, password: 1 });
		expect(found.content).toMatchObject({ form: 0, input: 0, password: 0 });
		expect(links('attachment', 'Dear <b>all</b>, see https://shop.example/')).toEqual([]);
	});
});

describe('how an address is written', () => {
	it.each([
		['https://shop.example:443/', []],
		['https://shop.example:8443/', ['odd-port']],
		['https://paypal.com@evil.example/', ['userinfo']],
		['http://192.0.2.7/x', ['ip-host']],
		['http://[2001:db8::1]/x', ['ip-host']],
		['http://3221225991/', ['ip-host', 'obscured-host']],
		['http://0xc0.0x0.0x2.0x7/', ['ip-host', 'obscured-host']],
		['http://0300.0.2.7/', ['ip-host', 'obscured-host']],
		['https://%65vil.example/', ['obscured-host']],
		['https:\\\\evil.example/', ['odd-slashes']],
		['https:/evil.example/', ['odd-slashes']],
		['https:////evil.example/', ['odd-slashes']],
		['https://shop.example/a//b\\c?u=x@y.example:99%2f', []],
	] as const)('%s: %j', (href, marks) => {
		expect(one(href).marks).toEqual(marks);
	});

	it.each([
		['mailto:a@shop.example', 'mailto'],
		['DATA:text/html;base64,AAAA', 'data'],
		['java\nscript:alert(1)', 'javascript'],
		['vbscript:x', 'javascript'],
		['blob:https://shop.example/1', 'blob'],
		['file:///etc/passwd', 'file'],
		['tel:+15550100', 'tel'],
	])('%s', (href, scheme) => {
		expect(one(href)).toMatchObject({ scheme, host: '', marks: [] });
	});

	it.each([
		['https://shop.example/go?u=https://evil.example/x', 'evil.example'],
		['https://shop.example/go?u=https%3A%2F%2FEvil.example%2Fx', 'evil.example'],
		['https://shop.example/go?u=https%253A%252F%252Fevil.example', 'evil.example'],
		['https://shop.example/https://me@evil.example:81/', 'evil.example'],
		['https://shop.example/?u=aHR0cHM6Ly9ldmlsLmV4YW1wbGUvbG9naW4', 'evil.example'],
		['https://shop.example/about-https', null],
		['https://shop.example', null],
	])('%s carries %s', (href, innerHost) => {
		expect(one(href).innerHost).toBe(innerHost);
	});

	it('an internationalised host is told as it is looked up', () => {
		expect(one('https://bücher.example/').host).toBe('xn--bcher-kva.example');
	});
});

describe('addresses in words', () => {
	it.each([
		['see http://shop.example/a?b=c&d=e.', ['http://shop.example/a?b=c&d=e']],
		['(www.shop.example)', ['http://www.shop.example']],
		['<HTTPS://Shop.example/Path>', ['https://Shop.example/Path']],
		['"https://shop.example", or https://shop.example/b;', ['https://shop.example', 'https://shop.example/b']],
		['write to mailto:a@shop.example!', ['mailto:a@shop.example']],
		['http://shop.example:8080/x:', ['http://shop.example:8080/x']],
		['访问https://shop.example/路', ['https://shop.example/']],
		['https://bücher.example/x', ['https://bücher.example/x']],
		['http://a.example\r\nhttp://b.example', ['http://a.example', 'http://b.example']],
		['awww.shop.example http:/shop.example http//shop.example', []],
	])('%j', (octets, expected) => {
		expect(text(octets)).toEqual(expected);
	});

	it('tags and references end or make an address in HTML only', () => {
		expect(html('http://shop.example/a&amp;b<br>c').map(({ url }) => url)).toEqual(['http://shop.example/a&b']);
		expect(text('http://shop.example/a&amp;b')).toEqual(['http://shop.example/a&amp;b']);
	});
});

describe('any input', () => {
	const piece = fc.constantFrom(
		...[
			'<a href="',
			'">',
			'</a>',
			'<img src=',
			"<form action='",
			'<meta content="0;url=',
			'<base href=',
			'>',
			"'",
			'"',
		],
		...['http://', 'https://', 'https:', 'www.', 'mailto:', '//', '/', '\\', ':', '@', '.', ':80', '?u=', '%2f', '%65'],
		...[
			'evil.example',
			'shop',
			'é',
			'\u200b',
			'\u00a0',
			'&#46;',
			'&amp;',
			'&',
			' ',
			'\n',
			')',
			',',
			'aHR0cHM6Ly9h',
			'[::1]',
		],
		...['<style>', '</style>', '<!--', '-->', 'a'.repeat(300)],
	);
	const soup = fc.array(piece, { maxLength: 50 }).map((pieces) => new TextEncoder().encode(pieces.join('')));

	it('gives the same links however it is cut, with vectors and without', () => {
		const as = fc.constantFrom('html', 'text', 'attachment');
		fc.assert(
			fc.property(as, soup, fc.array(fc.nat(3000), { maxLength: 6 }), (kind, octets, cuts) => {
				const found = scan([{ as: kind, octets }]);
				const everywhere = Array.from(octets, (_, place) => place);
				expect(scan([{ as: kind, octets, cuts }])).toEqual(found);
				expect(scan([{ as: kind, octets, cuts: everywhere }])).toEqual(found);
				expect(scanWithVectors([{ as: kind, octets }])).toEqual(found);
			}),
			{ numRuns: 1500 },
		);
	});

	it.each([
		['links that differ', (n: number) => `<a href="https://shop.example/${n}">x</a>`],
		['addresses in words', (n: number) => `http://shop.example/${n} www.`],
		['images of one long address each', (n: number) => `<img src="https://shop.example/${'x'.repeat(600)}${n}">`],
	])('takes time in proportion to its length: %s', (_what, make) => {
		const mail = (times: number) => Buffer.from(Array.from({ length: times }, (_, n) => make(n)).join(''));
		const mails = new Map([2000, 16_000].map((times) => [times, mail(times)]));
		const work = (times: number) => void scan([{ as: 'html', octets: mails.get(times) ?? '' }]);
		expect(scaling(work, 2000)).toBeLessThan(6);
	});
});
