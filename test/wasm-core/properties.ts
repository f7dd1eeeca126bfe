// What must hold for any octets whatever: no trap, no loop, one result for any chunking, offsets that nest. Only the
// properties; how often they are tried is for the tests and scripts/fuzz.ts to say.
import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import type { Core, Reading } from '../../wasm-core/host.ts';
import type { Part, PartIndex, TransferEncoding } from '../../workers/domain/part-index.ts';
import { mailOf, SAMPLES } from './files/samples.ts';
import { mutated } from './mutations.ts';
import { finish, read } from './reading.ts';

const IMAGE_HEADER = 'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n';
const BASE64_PIECES = [
	'QUJD',
	'Q',
	'/+',
	'=',
	'==',
	'\r\n',
	'\n',
	' ',
	'*',
	'QUJDQUJDQUJDQUJD',
	'QUJDQUJDQUJDQU\r\n',
	'\xff',
];

const TEXT_HEADER = 'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n';
/** One to four octets a character, at the ends of their ranges and in rows, and what is no UTF-8: overlong, halves, cut. */
const UTF8_PIECES = [
	...['a', '\r\n', 'Bring tea. '],
	...['é', '\u0080', '\u07ff', 'ż', 'Встречаемся', '\u0100\u0101\u0102\u0103\u0104\u0105\u0106\u0107'],
	...['—', '\u0800', '\uffff', '\ud7ff\ue000', '港の古いクレーン', '木曜日'],
	...['⚓🚢', '\u{10ffff}', '\u{10000}'],
].map((text) => Buffer.from(text));
const FLAWED_PIECES = [
	'c080',
	'c1bf',
	'e09fbf',
	'eda080',
	'f08fbfbf',
	'f4908080',
	'ff',
	'80',
	'c3',
	'e6b8',
	'f09f9a',
].map((hex) => Buffer.from(hex, 'hex'));

export interface Property {
	name: string;
	property: fc.IAsyncPropertyWithHooks<unknown[]>;
}

/**
 * Every property over `core`, tried on random octets and on mutations of `seeds`. `twin`: the same core built without vectors,
 * which must read everything alike.
 */
export function properties(core: Core, seeds: Uint8Array[], twin?: Core): Property[] {
	const message = fc.oneof(
		{ weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
		{ weight: 9, arbitrary: mutated(seeds) },
	);
	const alike = twin ? twinProperties(core, twin, message) : [];
	return [
		...alike,
		...readingProperties(core, message),
		...attachmentProperties(core, twin),
		...decodingProperties(core),
	];
}

function twinProperties(core: Core, twin: Core, message: fc.Arbitrary<Uint8Array>): Property[] {
	return [
		{
			name: 'with vectors and without, every message reads alike',
			property: fc.asyncProperty(message, async (raw) => {
				assert.deepEqual(readAll(core, raw), readAll(twin, raw));
			}),
		},
		{
			name: 'with vectors and without, header forms read alike',
			property: fc.asyncProperty(message, async (raw) => {
				const value = new TextDecoder('latin1').decode(raw.subarray(0, 5000));
				assert.deepEqual(allForms(core, value), allForms(twin, value));
			}),
		},
	];
}

/** Everything that the core gives of a message, bodies and handed-out octets included. */
function readAll(core: Core, raw: Uint8Array) {
	const handedOut: string[] = [];
	const reading = core.open({
		digests: true,
		onBody: { simple: (view) => handedOut.push(octetsOf(view)), relaxed: (view) => handedOut.push(octetsOf(view)) },
	});
	for (let at = 0; at < raw.length; at += 50_000) reading.push(raw.subarray(at, at + 50_000));
	const message = reading.finish();
	const bodies = message.parts.map((_, part) => message.body(part));
	const all = {
		index: message.index(),
		facts: message.facts(),
		bodies,
		preview: message.preview,
		handedOut: handedOut.join('|'),
	};
	assert.equal(all.preview, all.index.preview);
	reading.close();
	return all;
}

/** A character for each octet: strings are compared at once, views octet by octet. */
function octetsOf(view: Uint8Array): string {
	return Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString('latin1');
}

function allForms(core: Core, value: string) {
	return [
		core.asText(value),
		core.asAddresses(value),
		core.asGroupedAddresses(value),
		core.asMessageIds(value),
		core.asDate(value),
		core.asURLs(value),
	];
}

function readingProperties(core: Core, message: fc.Arbitrary<Uint8Array>): Property[] {
	const chunkSizes = fc.infiniteStream(fc.integer({ min: 1, max: 80 }));
	return [
		{
			name: 'any chunking of a message gives the same result',
			property: fc.asyncProperty(message, chunkSizes, async (raw, sizes) => {
				const whole = read(core, raw);
				assert.deepEqual(readInChunks(core, raw, sizes), whole);
				assert.deepEqual(read(core, raw, 1), whole);
			}),
		},
		{
			name: 'part offsets are in bounds, in order and nested',
			property: fc.asyncProperty(message, async (raw) => assertNested(read(core, raw).index)),
		},
		{
			name: 'sizes and digests are those of the decoded octets',
			property: fc.asyncProperty(message, (raw) => assertTrueSizes(core, raw)),
		},
		{
			name: 'a base64 attachment that is only counted has the size that it decodes to',
			property: fc.asyncProperty(fc.array(fc.constantFrom(...BASE64_PIECES), { maxLength: 120 }), (pieces) =>
				assertTrueSizes(core, ascii(`${IMAGE_HEADER}${'QUJD'.repeat(2000)}${pieces.join('')}`)),
			),
		},
		{
			name: 'the body that DKIM hashes is the same for any chunking',
			property: fc.asyncProperty(message, chunkSizes, async (raw, sizes) => {
				const whole = canonicalForms(core, raw, [raw.length]);
				assert.deepEqual(canonicalForms(core, raw, sizes), whole);
			}),
		},
		{
			name: 'a message leaves nothing behind for the next',
			property: fc.asyncProperty(message, message, async (first, second) => {
				const alone = read(core, second);
				const interrupted = core.open();
				interrupted.push(first);
				interrupted.close();
				assert.deepEqual(read(core, second), alone);
			}),
		},
	];
}

/** Archives and documents, mutated: nothing of a mail's own grammar stands in the way of what looks into them. */
function attachmentProperties(core: Core, twin: Core | undefined): Property[] {
	const file = mutated(SAMPLES).map(mailOf);
	const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 2000 }));
	const facts = (of: Core, raw: Uint8Array) => read(of, raw, 50_000).facts;
	return [
		{
			name: 'any chunking of an attachment gives the same facts',
			property: fc.asyncProperty(file, sizes, async (raw, chunks) => {
				const whole = facts(core, raw);
				assert.deepEqual(readInChunks(core, raw, chunks).facts, whole);
				assert.deepEqual(read(core, raw, 7).facts, whole);
				if (twin) assert.deepEqual(facts(twin, raw), whole);
			}),
		},
		{
			name: 'an attachment leaves nothing behind for the next',
			property: fc.asyncProperty(file, file, async (first, second) => {
				const alone = facts(core, second);
				const interrupted = core.open();
				interrupted.push(first);
				interrupted.close();
				assert.deepEqual(facts(core, second), alone);
			}),
		},
	];
}

function decodingProperties(core: Core): Property[] {
	const octets = fc.uint8Array({ maxLength: 600 });
	const encodings = fc.constantFrom<TransferEncoding>('base64', 'quoted-printable', 'x-uuencode', '8bit');
	const nearlyEncoded = fc.array(fc.constantFrom(...ascii('=\r\n \tA0f-`M')), { maxLength: 60 });
	const sound = fc.array(fc.constantFrom(...UTF8_PIECES), { maxLength: 40 });
	const flawed = fc.array(fc.constantFrom(...UTF8_PIECES, ...UTF8_PIECES, ...FLAWED_PIECES), { maxLength: 40 });
	return [
		{
			name: 'a body in UTF-8 reads as the platform decodes it, flaws and all',
			property: fc.asyncProperty(fc.oneof(sound, flawed), async (pieces) => {
				const body = Buffer.concat(pieces);
				const reading = core.open();
				reading.push(Buffer.concat([ascii(TEXT_HEADER), body]));
				assert.equal(reading.finish().body(0), new TextDecoder().decode(body));
				reading.close();
			}),
		},
		{
			name: 'base64 comes back, however it is wrapped and cut',
			property: fc.asyncProperty(octets, cut, async (plain, chunkBytes) => {
				const wrapped = btoa(String.fromCharCode(...plain)).replace(/.{76}/g, '$&\r\n');
				assert.deepEqual(await decode(core, 'base64', ascii(wrapped), chunkBytes), plain);
			}),
		},
		{
			name: 'quoted-printable comes back, however it is cut',
			property: fc.asyncProperty(octets, cut, async (plain, chunkBytes) => {
				const encoded = ascii(toQuotedPrintable(plain));
				assert.deepEqual(await decode(core, 'quoted-printable', encoded, chunkBytes), plain);
			}),
		},
		{
			name: 'a uuencoded file comes back, however it is cut',
			property: fc.asyncProperty(octets, cut, async (plain, chunkBytes) => {
				assert.deepEqual(await decode(core, 'x-uuencode', ascii(toUuencode(plain)), chunkBytes), plain);
			}),
		},
		{
			name: 'any octets decode alike, however they are cut',
			property: fc.asyncProperty(encodings, nearlyEncoded, cut, async (encoding, list, chunkBytes) => {
				const raw = Uint8Array.from(list);
				assert.deepEqual(await decode(core, encoding, raw, chunkBytes), await decode(core, encoding, raw, 1000));
			}),
		},
	];
}

const cut = fc.integer({ min: 1, max: 50 });

/** Of a message with a header, so that its body is handed out. */
function canonicalForms(core: Core, raw: Uint8Array, sizes: Iterable<number>): string[] {
	const simple: string[] = [];
	const relaxed: string[] = [];
	const reading = core.open({
		onBody: {
			simple: (view) => simple.push(octetsOf(view)),
			relaxed: (view) => relaxed.push(octetsOf(view)),
		},
	});
	reading.push(ascii('X: y\r\n\r\n'));
	pushInChunks(reading, raw, sizes);
	reading.finish();
	reading.close();
	return [simple.join(''), relaxed.join('')];
}

function readInChunks(core: Core, raw: Uint8Array, sizes: Iterable<number>) {
	const reading = core.open();
	pushInChunks(reading, raw, sizes);
	return finish(reading);
}

function pushInChunks(reading: Reading, raw: Uint8Array, sizes: Iterable<number>): void {
	let at = 0;
	for (const size of sizes) {
		if (at >= raw.length) break;
		reading.push(raw.subarray(at, at + size));
		at += size;
	}
}

function assertNested({ parts, rawBytes }: PartIndex): void {
	assert.deepEqual([parts[0]?.parent, parts[0]?.headerStart, parts[0]?.bodyEnd], [-1, 0, rawBytes]);
	const endOfSiblings = new Map<number, number>();
	parts.forEach((part, index) => {
		assert.ok(part.headerStart <= part.bodyStart && part.bodyStart <= part.bodyEnd, `part ${index} is in order`);
		if (index > 0) assertInside(part, index, parts, endOfSiblings);
	});
}

function assertInside(part: Part, index: number, parts: Part[], endOfSiblings: Map<number, number>): void {
	const parent = parts[part.parent];
	assert.ok(parent && part.parent < index, `part ${index} comes after its parent`);
	const earliest = endOfSiblings.get(part.parent) ?? parent.bodyStart;
	assert.ok(part.headerStart >= earliest && part.bodyEnd <= parent.bodyEnd, `part ${index} is inside its parent`);
	endOfSiblings.set(part.parent, part.bodyEnd);
}

/** Leaves: what decodeTransfer makes of the same octets. Parts that hold parts: their body as it stands. */
async function assertTrueSizes(core: Core, raw: Uint8Array): Promise<void> {
	const { parts } = read(core, raw, 64, { digests: true }).index;
	assert.deepEqual(
		read(core, raw, 1000).index.parts,
		parts.map(({ sha256, ...part }) => part),
	);
	for (const part of parts.slice(0, 20)) {
		const body = raw.subarray(part.bodyStart, part.bodyEnd);
		const octets = part.sha256 === undefined ? body : await decode(core, part.encoding, body, 1000);
		assert.equal(part.decodedBytes, octets.length);
		if (part.sha256 !== undefined) assert.equal(part.sha256, await sha256(octets));
	}
}

async function sha256(octets: Uint8Array): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(octets)));
	return Array.from(digest, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

async function decode(
	core: Core,
	encoding: TransferEncoding,
	octets: Uint8Array,
	chunkBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
	const decoder = core.decodeTransfer(encoding);
	const result = new Response(decoder.readable as unknown as BodyInit).arrayBuffer();
	const writer = decoder.writable.getWriter();
	for (let at = 0; at < octets.length; at += chunkBytes) await writer.write(octets.subarray(at, at + chunkBytes));
	await writer.close();
	return new Uint8Array(await result);
}

function toQuotedPrintable(octets: Uint8Array): string {
	const escaped = Array.from(octets, (octet) => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`);
	return escaped.map((octet, index) => (index % 25 === 24 ? `${octet}=\r\n` : octet)).join('');
}

function toUuencode(octets: Uint8Array): string {
	const lines: string[] = [];
	for (let at = 0; at < octets.length; at += 45) lines.push(uuencodeLine(octets.subarray(at, at + 45)));
	return `Here it is:\r\nbegin 644 file.bin\r\n${lines.join('')}\`\r\nend\r\nThat was it.\r\n`;
}

function uuencodeLine(octets: Uint8Array): string {
	const sextets =
		Array.from(octets, (octet) => octet.toString(2).padStart(8, '0'))
			.join('')
			.match(/.{1,6}/g) ?? [];
	const values = [octets.length, ...sextets.map((sextet) => Number.parseInt(sextet.padEnd(6, '0'), 2))];
	while (values.length % 4 !== 1) values.push(0);
	return `${values.map((value) => (value === 0 ? '`' : String.fromCharCode(value + 32))).join('')}\r\n`;
}

function ascii(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
