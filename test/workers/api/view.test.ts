// The view of HTML mail: its own document, its own CSP, and nothing in it that runs, loads or leads the reader astray.
import { describe, expect, it } from 'vitest';
import { type Pictures, viewDocument } from '../../../workers/api/view-document';
import { ask, type Delivered, deliver, type Leaf, ORIGIN, type Someone, someone } from './platform';

const pictures: Pictures = (name) => ('cid' in name && name.cid === 'pic@x' ? '/own/pic' : null);
const quiet = async (html: string) => {
	const whole = await viewDocument(html, { pictures, links: 'live' }, false);
	return whole.slice(whole.indexOf('</style>') + '</style>'.length);
};

describe('what is hostile', () => {
	it.each([
		['<p>a<script>alert(1)</script>b</p>', '<p>ab</p>'],
		['<p onclick=alert(1) ONLOAD="x">a</p>', '<p>a</p>'],
		['<img src=x onerror=alert(1)>', '<img>'],
		['<img/onerror=alert(1)/src=x>', '<img>'],
		['<iframe src="https://evil.example"></iframe>a', 'a'],
		['<object data=x></object><embed src=x>a', 'a'],
		['<base href="https://evil.example/">a', 'a'],
		['<meta http-equiv=refresh content="0;url=https://evil.example">a', 'a'],
		['<link rel=stylesheet href="https://evil.example/x.css">a', 'a'],
		['<svg><a xlink:href="javascript:alert(1)">x</a></svg>a', 'a'],
		['<!--[if mso]><p>hidden</p><![endif]-->a', 'a'],
		['<noscript><img src="https://evil.example/x.png"></noscript>a', 'a'],
		['<form action="https://evil.example"><input name=q formaction=x></form>', '<input name=q>'],
		['<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
		['<a href="java&#115;cript:alert(1)">a</a>', '<a>a</a>'],
		['<a href=" javascript:alert(1)">a</a>', '<a>a</a>'],
		['<a href="data:text/html,x">a</a>', '<a>a</a>'],
		['<a href="x" href="javascript:alert(1)">a</a>', '<a>a</a>'],
		['<a ping="https://evil.example" download>a</a>', '<a>a</a>'],
	])('%s', async (html, expected) => {
		expect((await quiet(html)).replace(/\s+(?=>)/g, '')).toBe(expected);
	});

	it('is shown as its text where it cannot be told how a browser would read it', async () => {
		const text = await quiet(
			'<select><xmp><script>"use strict"</script></xmp></select><b>the end</b><img src=https://evil.example/x>',
		);
		expect(text).not.toMatch(/<(script|img|b)\b/);
		expect(text).toContain('the end');
	});
});

it.each([
	'<',
	'<b>',
	'<p>x</p>',
	'<b ',
	'<select><xmp>',
	'<script>',
	'<a href="',
	'<!--',
	'<p style="url(cid:">',
	'<svg><style>',
])(
	'a long mail of nothing but %s is done in seconds',
	async (piece) => {
		const started = Date.now();
		await quiet(piece.repeat(Math.floor((2 * 1024 * 1024) / piece.length)));
		expect(Date.now() - started).toBeLessThan(5000);
	},
	20_000,
);

it('a mail of more elements than can be rewritten in time is shown as its text', async () => {
	expect(await quiet('<p>x</p>'.repeat(40_000))).toContain('<p>x</p>');
	expect(await quiet('<p>x</p>'.repeat(60_000))).toMatch(/^<pre>[ x]+<\/pre>$/);
}, 20_000);

describe('links', () => {
	it('open outside, and tell nobody where they stood', async () => {
		const html = await quiet('<a href="https://a.example/?a=1&amp;b=2" target=_top rel=opener>a</a>');
		expect(html).toBe('<a href="https://a.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer">a</a>');
		expect(await quiet('<area href="mailto:a@b.example">')).toContain('target="_blank"');
	});

	it('of a held mail lead nowhere, and tell where they would', async () => {
		const shown = async (html: string) => {
			const whole = await viewDocument(html, { pictures, links: 'shown' }, false);
			return whole.slice(whole.indexOf('</style>') + '</style>'.length);
		};
		expect(await shown('<a href="https://x.example/a" title="my bank">a</a>')).toBe(
			'<a title="https://x.example/a">a</a>',
		);
		expect(await shown('<area href="mailto:a@b.example" href="https://x.example/">')).not.toContain('href');
		expect(await shown('<a href="javascript:alert(1)">a</a><a href="#two">b</a>')).toBe('<a>a</a><a href="#two">b</a>');
	});

	it('within the mail stay within', async () => {
		expect(await quiet('<a href="#two">a</a>')).toBe('<a href="#two">a</a>');
	});
});

describe('pictures', () => {
	it('of the mail itself are found, by tag, background and style', async () => {
		expect(await quiet('<img src="cid:pic@x">')).toBe('<img src="/own/pic">');
		expect(await quiet('<img src=CID:pic%40x>')).toBe('<img src="/own/pic">');
		expect(await quiet('<td background="cid:pic@x">')).toBe('<td background="/own/pic">');
		expect(await quiet('<p style="background:url(cid:pic@x)">')).toBe(`<p style="background:url('/own/pic')">`);
	});

	it('of the mail itself are found in styles with escaped quotes', async () => {
		const html = await quiet('<p style="background:url(&quot;cid:pic@x&quot;)">');
		expect(html).toBe(`<p style="background:url('/own/pic')">`);
	});

	it('within the HTML are shown if they are raster images', async () => {
		expect(await quiet('<img src="data:image/png;base64,AA==">')).toBe('<img src="data:image/png;base64,AA==">');
		expect(await quiet('<img src="data:image/svg+xml,x">')).toBe('<img>');
	});

	it('from elsewhere are left out, all of them, and remembered', async () => {
		const html = await quiet(
			'<img src="https://t.example/a?x=1&amp;y=2" srcset="https://t.example/b 2x" data-remote=x>',
		);
		expect(html).toBe('<img data-remote="https://t.example/a?x=1&amp;y=2">');
		expect(await quiet('<img src="//t.example/a" src="https://t.example/b">')).toBe(
			'<img data-remote="//t.example/a">',
		);
		expect(await quiet('<input type=image src="https://t.example/a">')).toBe('<input type=image>');
		expect(await quiet('<table background="https://t.example/a">')).toBe('<table data-remote="https://t.example/a">');
		expect(await quiet('<img src="cid:unknown@x">')).toBe('<img>');
		expect(await quiet('<img src="/jmap/download/A/B/x">')).toBe('<img>');
	});
});

it('a document that was cut says so', async () => {
	expect(await viewDocument('<p>a', { pictures, links: 'live' }, true)).toContain('too long to be shown whole');
	expect(await viewDocument('<p>a', { pictures, links: 'live' }, false)).not.toContain('too long');
});

describe('GET /view/:accountId/:emailId/:part', () => {
	const html = 'gr=C3=BC=C3=9Fe <img src=3D"cid:pic@x"> <img src=3D"https://t.example/p"><script>1</script>';
	const leaves: Leaf[] = [
		{ type: 'text/html', charset: 'utf-8', encoding: 'quoted-printable', encoded: html, decodedBytes: 90 },
		{
			type: 'image/png',
			encoding: 'base64',
			encoded: 'AAEC',
			decodedBytes: 3,
			contentId: 'pic@x',
			fileName: 'p ü.png',
		},
		{ type: 'text/plain', encoded: '<b>plain</b>', decodedBytes: 12 },
		{ type: 'text/html', charset: 'iso-8859-1', encoded: 'caf\xe9', decodedBytes: 4 },
		{ type: 'text/html', encoded: `<p>${'x'.repeat(5 * 1024 * 1024)}`, decodedBytes: 5 * 1024 * 1024 + 3 },
	];
	const see = (who: Someone, email: Delivered, part: number | string, as = who) =>
		ask(`/view/${who.accountId}/${email.emailId}/${part}`, { headers: as.basic });

	it('shows the mail’s HTML with its own pictures, and those pictures are to be had', async () => {
		const who = await someone();
		const email = await deliver(who, leaves);
		const text = await (await see(who, email, 1)).text();
		expect(text).toMatch(/^<!doctype html>/);
		expect(text).toContain('grüße');
		expect(text).not.toContain('<script');
		expect(text).toContain('<img data-remote="https://t.example/p">');
		const src = /<img src="([^"]+)"/.exec(text)?.[1] ?? '';
		const picture = await ask(src, { headers: who.basic });
		expect(picture.headers.get('Content-Type')).toBe('image/png');
		expect(new Uint8Array(await picture.arrayBuffer())).toEqual(Uint8Array.of(0, 1, 2));
	});

	it('allows no script, no form, nothing from elsewhere, and no frame but our own', async () => {
		const who = await someone();
		const { headers } = await see(who, await deliver(who, leaves), 1);
		expect(headers.get('Content-Type')).toBe('text/html; charset=utf-8');
		const policy = headers.get('Content-Security-Policy')?.split('; ') ?? [];
		expect(policy).toEqual([
			'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
			"default-src 'none'",
			`img-src data: ${ORIGIN}/jmap/download/`,
			"style-src 'unsafe-inline'",
			'font-src data:',
			"base-uri 'none'",
			"form-action 'none'",
			"frame-ancestors 'self'",
		]);
		expect(headers.get('Referrer-Policy')).toBe('no-referrer');
		expect(headers.get('X-Frame-Options')).toBe('SAMEORIGIN');
	});

	it('opens no window where links are off', async () => {
		const who = await someone();
		const { headers } = await see(who, await deliver(who, leaves), '1?links=off');
		expect(headers.get('Content-Security-Policy')?.split('; ')[0]).toBe('sandbox allow-same-origin');
	});

	it('reads old charsets', async () => {
		const who = await someone();
		expect(await (await see(who, await deliver(who, leaves), 4)).text()).toContain('café');
	});

	it('cuts what is too long, and says so', async () => {
		const who = await someone();
		const text = await (await see(who, await deliver(who, leaves), 5)).text();
		expect(text.length).toBeLessThan(4.1 * 1024 * 1024);
		expect(text).toContain('too long to be shown whole');
	});

	it('shows HTML only: everything else does not exist here', async () => {
		const who = await someone();
		const email = await deliver(who, leaves);
		for (const part of [0, 2, 3, 99, '-1', 'x', '1e0'])
			expect((await see(who, email, part)).status, `${part}`).toBe(404);
		expect((await ask(`/view/${who.accountId}/Enothing/1`, { headers: who.basic })).status).toBe(404);
	});

	it('is by account: nobody else sees it', async () => {
		const [who, other] = [await someone(), await someone()];
		const email = await deliver(who, leaves);
		expect((await see(who, email, 1, other)).status).toBe(404);
		expect((await see(other, email, 1)).status).toBe(404);
	});
});
