// A body says the same to the scanner in whatever charset it comes: UTF-16 and UTF-7 hide no link and no word from it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Core } from '../../wasm-core/host.ts';
import { core, scalarCore } from './node-core.ts';
import { read } from './reading.ts';

const PAGE =
	'<p><i style="color:#fff">gulls</i> Dear customer, <b>verify your account</b> pаsswоrd 🎁 today: <a href="https://evil.top/ü">www.paypal.com</a>' +
	'<form><input type=password></form></p>';
const WORDS = 'Dear customer, verify your account: http://evil.example/ü 🎁 call us +1 888 555 0100';

const little = (text: string) => Buffer.from(text, 'utf16le');
const big = (text: string) => Buffer.from(text, 'utf16le').swap16();
const run = (text: string) => `+${big(text).toString('base64').replace(/=+$/, '')}-`;
/** RFC 2152, with what HTML is made of in base64 as well; a plus sign in its own way. */
const utf7 = (text: string) =>
	Buffer.from(
		text.replace(/\+|[^\w\s.,:/-]+/g, (piece) => (piece === '+' ? '+-' : run(piece))),
		'latin1',
	);

const FORMS: [charset: string, octets: (text: string) => Uint8Array][] = [
	['utf-16', (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), little(text)])],
	['utf-16', (text) => Buffer.concat([Buffer.from([0xfe, 0xff]), big(text)])],
	['UTF-16', little],
	['utf-16le', little],
	['utf-16be', big],
	['"utf-16be"', (text) => big(`\ufeff${text}`)],
	['ucs-2', little],
	['iso-10646-ucs-2', little],
	['unicode', little],
	['utf-7', utf7],
	['unicode-1-1-utf-7', utf7],
	['utf-7', (text) => Buffer.from(text === '' ? '' : run(text))],
];

function factsOf(reader: Core, type: string, charset: string, octets: Uint8Array, chunkBytes = 4096) {
	const fields = `Content-Type: ${type}; charset=${charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n`;
	const raw = Buffer.from(`${fields}${Buffer.from(octets).toString('base64')}\r\n`);
	return read(reader, raw, chunkBytes).facts;
}

describe.each([
	['text/html', PAGE],
	['text/plain', WORDS],
])('%s', (type, text) => {
	it.each(FORMS)('in %s shows what it shows in UTF-8, however it is cut', (charset, octets) => {
		const plain = factsOf(core, type, 'utf-8', Buffer.from(text));
		expect(plain.links.map(({ host }) => host)[0]).toMatch(/^evil\./);
		expect(plain.phrases.length).toBeGreaterThan(0);
		for (const reader of [core, scalarCore]) {
			for (const chunkBytes of [1, 7, 4096]) {
				expect(factsOf(reader, type, charset, octets(text), chunkBytes)).toEqual(plain);
			}
		}
	});
});

it('holds for any text, longer than what is taken at once', () => {
	const unit = fc.constantFrom(...'ab <>&/+-=", ü\u200b𝐩🎁аﷺ\n', 'https://evil.example', 'verify your account');
	const text = fc.array(unit, { maxLength: 2000 }).map((units) => units.join(''));
	fc.assert(
		fc.property(text, fc.constantFrom(...FORMS), fc.integer({ min: 1, max: 3000 }), (said, form, chunkBytes) => {
			const [charset, octets] = form;
			const plain = factsOf(core, 'text/html', 'utf-8', Buffer.from(said));
			expect(factsOf(core, 'text/html', charset, octets(said), chunkBytes)).toEqual(plain);
		}),
		{ numRuns: 60 },
	);
});

it('halves of characters, and runs that are none, end in a bounded way', () => {
	const broken = (charset: string) =>
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 5000 }), (octets) => {
				const whole = factsOf(core, 'text/html', charset, octets);
				expect(factsOf(scalarCore, 'text/html', charset, octets, 5)).toEqual(whole);
			}),
			{ numRuns: 40 },
		);
	for (const charset of ['utf-16', 'utf-16be', 'utf-7']) broken(charset);
	const runs = fc.array(fc.constantFrom('+', '-', '2D', '3A', 'AAA', '/', ' ', '<a href=//x.example>'), {
		maxLength: 500,
	});
	fc.assert(
		fc.property(runs, (pieces) => {
			const octets = Buffer.from(pieces.join(''));
			expect(factsOf(scalarCore, 'text/html', 'utf-7', octets, 3)).toEqual(factsOf(core, 'text/html', 'utf-7', octets));
		}),
	);
});

it('an attachment is what its octets are, whatever charset it claims', () => {
	const octets = Buffer.from('#!/bin/sh\nrm -r /\n');
	const raw = Buffer.from(
		'Content-Type: text/plain; charset=utf-16; name=a.txt\r\nContent-Disposition: attachment\r\n' +
			`Content-Transfer-Encoding: base64\r\n\r\n${octets.toString('base64')}\r\n`,
	);
	expect(read(core, raw).facts.attachments[0]?.kind).toBe('script');
});
