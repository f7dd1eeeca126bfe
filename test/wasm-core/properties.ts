// What must hold for any octets whatever: no trap, no loop, one result for any chunking, offsets that nest. Only defines
// tests; runtime and number of runs are the caller's business.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Core } from '../../wasm-core/host.ts';
import type { Part, PartIndex, TransferEncoding } from '../../workers/domain/part-index.ts';
import { type Case, read } from './families.ts';
import { mutated } from './mutations.ts';

export interface Effort {
	runs: number;
	/** Longest message that is tried. */
	maxBytes: number;
}

export function describeProperties(core: Core, cases: Case[], { runs, maxBytes }: Effort): void {
	const seeds = cases.map(({ raw }) => raw.subarray(0, maxBytes));
	const message = fc.oneof(fc.uint8Array({ maxLength: 300 }), mutated(seeds));

	describe('whatever the octets', () => {
		it('any chunking gives the same result', () => {
			fc.assert(
				fc.property(message, fc.infiniteStream(fc.integer({ min: 1, max: 80 })), (raw, sizes) => {
					const whole = read(core, raw);
					expect(readInChunks(core, raw, sizes)).toEqual(whole);
					expect(read(core, raw, 1)).toEqual(whole);
				}),
				{ numRuns: runs },
			);
		});

		it('part offsets are in bounds, in order and nested', () => {
			fc.assert(
				fc.property(message, (raw) => expectNested(read(core, raw).index)),
				{ numRuns: runs },
			);
		});

		it('sizes and digests are those of the decoded octets', async () => {
			await fc.assert(
				fc.asyncProperty(message, (raw) => expectTrueSizes(core, raw)),
				{ numRuns: Math.ceil(runs / 4) },
			);
		});

		it('one message leaves nothing behind for the next', () => {
			fc.assert(
				fc.property(message, message, (first, second) => {
					const alone = read(core, second);
					const interrupted = core.open();
					interrupted.push(first);
					interrupted.abandon();
					expect(read(core, second)).toEqual(alone);
				}),
				{ numRuns: Math.ceil(runs / 4) },
			);
		});
	});

	describe('transfer encodings', () => {
		it('base64 comes back, however it is wrapped and cut', async () => {
			await fc.assert(
				fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), cut, async (octets, chunkBytes) => {
					const wrapped = btoa(String.fromCharCode(...octets)).replace(/.{76}/g, '$&\r\n');
					expect(await decode(core, 'base64', ascii(wrapped), chunkBytes)).toEqual(octets);
				}),
				{ numRuns: runs },
			);
		});

		it('quoted-printable comes back, however it is cut', async () => {
			await fc.assert(
				fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), cut, async (octets, chunkBytes) => {
					expect(await decode(core, 'quoted-printable', ascii(toQuotedPrintable(octets)), chunkBytes)).toEqual(octets);
				}),
				{ numRuns: runs },
			);
		});

		it('any octets decode alike, however they are cut', async () => {
			const encodings = fc.constantFrom<TransferEncoding>('base64', 'quoted-printable', '8bit');
			const octets = fc
				.array(fc.constantFrom(...ascii('=\r\n \tA0f-')), { maxLength: 60 })
				.map((list) => Uint8Array.from(list));
			await fc.assert(
				fc.asyncProperty(encodings, octets, cut, async (encoding, raw, chunkBytes) => {
					expect(await decode(core, encoding, raw, chunkBytes)).toEqual(await decode(core, encoding, raw, 1000));
				}),
				{ numRuns: runs },
			);
		});
	});
}

const cut = fc.integer({ min: 1, max: 50 });

function readInChunks(core: Core, raw: Uint8Array, sizes: Iterable<number>) {
	const reading = core.open();
	let at = 0;
	for (const size of sizes) {
		if (at >= raw.length) break;
		reading.push(raw.subarray(at, at + size));
		at += size;
	}
	return reading.finish();
}

function expectNested({ parts, rawBytes }: PartIndex): void {
	expect(parts[0]).toMatchObject({ parent: -1, headerStart: 0, bodyEnd: rawBytes });
	const endOfSiblings = new Map<number, number>();
	parts.forEach((part, index) => {
		expect(part.headerStart).toBeLessThanOrEqual(part.bodyStart);
		expect(part.bodyStart).toBeLessThanOrEqual(part.bodyEnd);
		if (index > 0) expectInside(part, index, parts, endOfSiblings);
	});
}

function expectInside(part: Part, index: number, parts: Part[], endOfSiblings: Map<number, number>): void {
	expect(part.parent).toBeLessThan(index);
	const parent = parts[part.parent];
	expect(part.headerStart).toBeGreaterThanOrEqual(endOfSiblings.get(part.parent) ?? parent?.bodyStart ?? Infinity);
	expect(part.bodyEnd).toBeLessThanOrEqual(parent?.bodyEnd ?? -1);
	endOfSiblings.set(part.parent, part.bodyEnd);
}

/** Leaves: what decodeTransfer makes of the same octets. Parts that hold parts: their body as it stands. */
async function expectTrueSizes(core: Core, raw: Uint8Array): Promise<void> {
	const { parts } = read(core, raw, 64, { digests: true }).index;
	expect(read(core, raw).index.parts).toEqual(parts.map(({ sha256, ...part }) => part));
	for (const part of parts.slice(0, 20)) {
		const body = raw.subarray(part.bodyStart, part.bodyEnd);
		const octets = part.sha256 === undefined ? body : await decode(core, part.encoding, body, 1000);
		expect(part.decodedBytes).toBe(octets.length);
		if (part.sha256 !== undefined) expect(part.sha256).toBe(await sha256(octets));
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

function ascii(text: string): Uint8Array {
	return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
