// Charsets as the web reads them.
import { describe, expect, it } from 'vitest';
import { decodeCharset } from '../../wasm-core/host.ts';

const bytes = (...octets: number[]) => Uint8Array.from(octets);

describe('decodeCharset', () => {
	it.each(['windows-1252', 'ISO-8859-1', 'latin1', '"cp1252"', 'no-such-charset'])('%s is windows-1252', (label) => {
		expect(decodeCharset(bytes(0x93, 0x80, 0xe9, 0x9f, 0x81), label)).toBe('“€éŸ\u0081');
	});

	it.each([null, '', 'us-ascii', 'unknown-8bit'])('%s is UTF-8 where it can be, else windows-1252', (label) => {
		expect(decodeCharset(bytes(0xc3, 0xa9), label)).toBe('é');
		expect(decodeCharset(bytes(0xe9), label)).toBe('é');
	});

	it.each([
		['utf-8', [0xe2, 0x82, 0xac, 0xff], '€\ufffd'],
		['windows-1251', [0xcf], 'П'],
		['cp-1251', [0xcf], 'П'],
		['koi8-r', [0xf0], 'П'],
		['iso-8859-15', [0xa4], '€'],
		['gb2312', [0xc4, 0xe3], '你'],
		['cp936', [0xc4, 0xe3], '你'],
		['big5', [0xa7, 0x41], '你'],
		['ks_c_5601-1987', [0xb0, 0xa1], '가'],
		['shift_jis', [0x82, 0xa0], 'あ'],
		['cp932', [0x82, 0xa0], 'あ'],
		['euc-jp', [0xa4, 0xa2], 'あ'],
		['iso-2022-jp', [0x1b, 0x24, 0x42, 0x24, 0x22, 0x1b, 0x28, 0x42], 'あ'],
		['utf-16', [0xff, 0xfe, 0x41, 0x00], 'A'],
		['utf-16', [0xfe, 0xff, 0x00, 0x41], 'A'],
		['utf-16be', [0x00, 0x41], 'A'],
		['utf-7', [0x2b, 0x41, 0x50, 0x77, 0x2d, 0x2b, 0x2d, 0x2b], 'ü++'],
	])('%s %j is %j', (label, octets, text) => {
		expect(decodeCharset(bytes(...octets), label)).toBe(text);
	});

	it.each([
		['+AGEAYg-c', 'abc'],
		['+AGEAY', 'a'],
		['+A-b', 'b'],
		['+-+', '++'],
		['\x80+AOk', '\u20ac\u00e9'],
		['+2D3cAA-', '\u{1f400}'],
		['+2D0-+3AA-', '\ufffd\ufffd'],
		['+3AA-', '\ufffd'],
		['+/v8AYf7/-', 'a\ufeff'],
		['+/v/+/w-', '\ufeff'],
	])('utf-7 %j is %j', (octets, text) => {
		expect(decodeCharset(Buffer.from(octets, 'latin1'), 'utf-7')).toBe(text);
	});

	it.each([
		['windows-1254', [0xfd, 0xfe], 'ış'],
		['ISO-8859-2', [0xb9, 0xbb], 'šť'],
		['big5', [0xa7, 0x41], '你'],
		['utf-8', [0xfd, 0xfe], 'ýþ'],
		['us-ascii', [0xfd, 0xfe], 'ýþ'],
		['big5', [0xa7, 0x20], '§ '],
		[null, [0xfd, 0xfe], 'ýþ'],
	])('what nobody declares is read as likely %s where %j can be that', (likely, octets, text) => {
		expect(decodeCharset(bytes(...octets), null, likely)).toBe(text);
		expect(decodeCharset(bytes(0xc3, 0xa9), null, likely)).toBe('é');
		expect(decodeCharset(bytes(0xe9), 'iso-8859-1', likely)).toBe('é');
	});
});
