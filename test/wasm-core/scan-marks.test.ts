// The scanner counts what a reader of a mail sees and does not see. Each count has its trick, and the honest use beside it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContentCounts } from '../../workers/domain/scan-facts.ts';
import { openScanner, scaling } from './scan-rig.ts';

const scan = await openScanner();
const scanWithVectors = await openScanner('simd');

const html = (octets: string) => scan([{ as: 'html', octets }]).content;
const text = (octets: string) => scan([{ as: 'text', octets }]).content;
const counted = (counts: ContentCounts, ...names: (keyof ContentCounts)[]) => names.map((name) => counts[name]);
/** Characters of `inside` after some that can be seen: [shown, hidden, camouflaged] of `inside` alone. */
const sight = (inside: string) => {
	const { shown, hidden, camouflaged } = html(`<p>Hello</p>${inside}`);
	return [shown - 5, hidden, camouflaged];
};

describe('words that cannot be seen', () => {
	it.each([
		['<div style="display:none">secret</div>'],
		['<div STYLE="Color:red; DISPLAY : NONE !important">secret</div>'],
		['<div style="dis/* x */play:none">secret</div>'],
		["<div style='display&#58;none'>secret</div>"],
		['<div style="x:y;visibility:hidden">secret</div>'],
		['<div style="font-size:0">secret</div>'],
		['<div style="font-size:1px">secret</div>'],
		['<div style="font-size:.05em">secret</div>'],
		['<div style="font:normal 0px Arial">secret</div>'],
		['<div style="opacity:0.01">secret</div>'],
		['<div style="position:absolute;left:-9999px">secret</div>'],
		['<div style="text-indent:-1000px">secret</div>'],
		['<div style="max-height:0;overflow:hidden">secret</div>'],
		['<div style="overflow:hidden;height:0px">secret</div>'],
		['<div hidden>secret</div>'],
		['<div style="display:none"><b>sec</b><p>re</p>t</div>'],
		['<span style="display:none"><span>sec</span>ret</span>'],
		['<p style="display:none">secret'],
	])('hidden: %s', (inside) => {
		expect(sight(inside)).toEqual([0, 6, 0]);
	});

	it.each([
		['<div style="color:#fff">secret</div>'],
		['<div style="color:#fefefe">secret</div>'],
		['<font color="white">secret</font>'],
		['<div style="color:rgb(255, 255,250)">secret</div>'],
		['<div style="color:transparent">secret</div>'],
		['<div style="color:rgba(0,0,0,0)">secret</div>'],
		['<td bgcolor="#333333"><span style="color:#303030">secret</span></td>'],
		['<div style="background:no-repeat black"><p style="color:#000001">secret</p></div>'],
	])('camouflaged: %s', (inside) => {
		expect(sight(inside)).toEqual([0, 0, 6]);
	});

	it.each([
		['<div style="display:block">secret</div>'],
		['<div style="displayed:none">secret</div>'],
		['<div data-style="display:none">secret</div>'],
		['<div style="font-size:10px">secret</div>'],
		['<div style="font-size:0"><span style="font-size:14px">secret</span></div>'],
		['<div style="visibility:hidden"><span style="visibility:visible">secret</span></div>'],
		['<div style="display:none"></div>secret'],
		['<div style="display:none"><div></div></div>secret'],
		['<p style="display:none"><p>secret</p>'],
		['<div><span style="display:none"></div>secret'],
		['<img style="display:none">secret'],
		['<div style="opacity:0.9;left:-1px;overflow:hidden;max-height:20px">secret</div>'],
		['<div style="background:#000;color:#fff">secret</div>'],
		['<td bgcolor="navy"><font color="#ffffff">secret</font></td>'],
		['<td style="background:url(https://shop.example/x.png)"><font color="#ffffff">secret</font></td>'],
		['<div style="color:inherit">secret</div>'],
	])('in sight: %s', (inside) => {
		expect(sight(inside)).toEqual([6, 0, 0]);
	});

	it('a preheader is honest: hidden, short, and before all else', () => {
		const preheader = `<div style="display:none">${'Three boats. '.repeat(10)}${'&zwnj;&nbsp;'.repeat(200)}</div>`;
		expect(counted(html(`${preheader}<p>Hello</p>`), 'preheader', 'hidden', 'shown')).toEqual([110, 0, 5]);
	});

	it('what is longer, or stands later, is none', () => {
		const long = `<div style="display:none">${'x'.repeat(1000)}</div>`;
		expect(counted(html(`${long}<p>Hello</p>`), 'preheader', 'hidden')).toEqual([300, 700]);
		expect(counted(html(`<p>Hello</p>${long}`), 'preheader', 'hidden')).toEqual([0, 1000]);
	});

	it('a style of any length is read', () => {
		expect(sight(`<div style="${'color:red;'.repeat(1000)}display:${' '.repeat(500)}none">secret</div>`)).toEqual([
			0, 6, 0,
		]);
	});

	it('deep nesting is followed up to a depth, and no further', () => {
		const deep = (levels: number) =>
			`${'<b style="color:red">'.repeat(levels)}<i style="display:none">secret</i>${'</b>'.repeat(levels)}`;
		expect(sight(`${deep(20)}seen`)).toEqual([4, 6, 0]);
		expect(sight(`${deep(5000)}seen`)).toEqual([10, 0, 0]);
	});
});

describe('words that are not what they look like', () => {
	it('characters that take no room, in words and between them', () => {
		expect(counted(text('pay\u200bp\u200dal'), 'invisible', 'invisibleInWord')).toEqual([2, 2]);
		expect(counted(html('pay&#8203;p&zwnj;al'), 'invisible', 'invisibleInWord')).toEqual([2, 2]);
		expect(counted(text('\ufeffpay \u200b pal\u200c'), 'invisible', 'invisibleInWord')).toEqual([3, 0]);
		expect(counted(text('Fischerei\u00adhafen'), 'invisible', 'invisibleInWord')).toEqual([0, 0]);
		expect(counted(text('👩\u200d🚀 می\u200cخواهم'), 'invisible', 'invisibleInWord')).toEqual([2, 0]);
	});

	it('letters in disguise', () => {
		expect(text('𝐏𝐚𝐲 ⓟⓐⓨ ｐａｙ').fancyLetter).toBe(9);
		expect(text('\u202egnp.exe \u202d').bidiOverride).toBe(2);
		expect(text('שלום \u200f').bidiOverride).toBe(0);
	});

	it('letters written as numbers, and honest references', () => {
		expect(html('&#80;&#x61;&#121; p&#48').referencedAscii).toBe(4);
		expect(html('&copy; 2026 &amp; &eacute; &#233; &#8217; &#39; &nbsp;&abc;').referencedAscii).toBe(0);
		expect(text('&#80;&#80;').referencedAscii).toBe(0);
	});

	it('comments and tags inside words', () => {
		expect(html('pay<!-- x -->pal pa<!x>y').commentInWord).toBe(2);
		expect(html('pay <!-- x -->pal<!-- y -->').commentInWord).toBe(0);
		expect(html('p<b></b>a<i>y</i>pal').tagInWord).toBe(3);
		expect(html('<td>one</td><td>two</td><p>x</p>y<br>z <b>w</b>').tagInWord).toBe(0);
	});

	it('scripts beyond ASCII', () => {
		const counts = text('grüße добрый αβ 今日は안녕 שלום 🚀 – “x”');
		expect(counted(counts, 'latin', 'cyrillic', 'greek', 'eastAsian', 'otherScript')).toEqual([2, 6, 2, 5, 4]);
	});

	it('octets that are no UTF-8 read as windows-1252', () => {
		const found = scan([{ as: 'text', octets: Buffer.from('gr\xfc\xdfe \xc3', 'latin1') }]);
		expect(counted(found.content, 'latin', 'plain')).toEqual([3, 6]);
		expect(found.bodies).toEqual([{ part: 0, html: false, ascii: false, utf8: false }]);
	});
});

describe('what stands in a page', () => {
	it('is counted by element', () => {
		const page =
			'<form><input type=" Password "><input name="user"><input id="card_CVV"><input type=hidden></form>' +
			'<img width=1 height="1px" src=x><img style="width:1px" src=x><img width="100%" height=1><img width=600 height=80>' +
			'<script>1</script><iframe></iframe><embed><object></object><a download href="/x" onclick="y()">z</a>' +
			'<meta http-equiv=refresh content="5;url=/x">';
		const names = ['form', 'input', 'password', 'credential', 'image', 'pixel', 'script', 'frame', 'download'] as const;
		expect(counted(html(page), ...names)).toEqual([1, 4, 1, 1, 4, 2, 1, 3, 1]);
		expect(counted(html(page), 'handler', 'refresh')).toEqual([1, 1]);
	});

	it('in comments, styles and plain text is none', () => {
		const page = '<form><input type=password><script></script><img src=x>';
		const none = { form: 0, input: 0, script: 0, image: 0 };
		expect(html(`<!-- ${page} --><style>${page}</style>`)).toMatchObject(none);
		expect(text(page)).toMatchObject(none);
	});

	it('bodies say what charset their octets could be', () => {
		const found = scan([
			{ as: 'text', octets: 'plain' },
			{ as: 'html', octets: '<p>grüße' },
			{ as: 'attachment', octets: 'é' },
		]);
		expect(found.bodies).toEqual([
			{ part: 0, html: false, ascii: true, utf8: true },
			{ part: 1, html: true, ascii: false, utf8: true },
		]);
	});

	it('is forgotten by the next message', () => {
		html('<form><p style="display:none">x<p>y');
		expect(html('Hello')).toEqual({ ...text('Hello'), plain: 0, shown: 5 });
	});
});

describe('any input', () => {
	const piece = fc.constantFrom(
		...[
			'<div style="',
			"<span style='",
			'<p ',
			'<td bgcolor=',
			'<font color="',
			'<input type=',
			'<img width=1 height=1',
			'<',
		],
		...[
			'display:none',
			'font-size:0',
			'color:#fff',
			'color',
			':',
			';',
			'/*',
			'*/',
			'overflow:hidden',
			'height:0',
			'1px',
			'rgb(',
		],
		...[
			'">',
			"'>",
			'>',
			'</div>',
			'</span>',
			'</p>',
			'</x>',
			'<!--',
			'-->',
			'<b>',
			'</b>',
			'<br/>',
			' hidden',
			' name="pass"',
		],
		...['word', 'a', ' ', '\u200b', 'é', 'д', '&#80;', '&#x6', '&zwnj', '&', '\xa0', '<script>', '</script>', '𝐏'],
	);
	const octets = fc.oneof(
		fc.array(piece, { maxLength: 50 }).map((pieces) => new TextEncoder().encode(pieces.join(''))),
		fc.array(piece, { maxLength: 50 }).map((pieces) => new Uint8Array(Buffer.from(pieces.join(''), 'latin1'))),
	);

	it('counts the same however it is cut, with vectors and without', () => {
		const as = fc.constantFrom('html', 'text', 'attachment');
		fc.assert(
			fc.property(as, octets, fc.array(fc.nat(1000), { maxLength: 6 }), (kind, whole, cuts) => {
				const found = scan([{ as: kind, octets: whole }]);
				expect(scan([{ as: kind, octets: whole, cuts }])).toEqual(found);
				expect(scan([{ as: kind, octets: whole, cuts: Array.from(whole, (_, place) => place) }])).toEqual(found);
				expect(scanWithVectors([{ as: kind, octets: whole, cuts }])).toEqual(found);
			}),
			{ numRuns: 1500 },
		);
	});

	it.each([
		'<b style="color:red">',
		'<p style="a:',
		'a\u200b',
		'&#80;',
		'<!--x-->a',
		'</b>',
		'é',
		'\xff',
		'<p style=/*',
	])('takes time in proportion to its length: %j', (part) => {
		const work = (times: number) => void scan([{ as: 'html', octets: Buffer.from(part.repeat(times)) }]);
		expect(scaling(work, 20_000)).toBeLessThan(6);
	});
});
