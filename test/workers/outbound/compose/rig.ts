// Composes a creation object as its callers do, down to the octets, and reads them back with two parsers that know nothing of
// the composer: the project's core and postal-mime.
import PostalMime, { type Email } from 'postal-mime';
import { expect } from 'vitest';
import type { HeaderField } from '../../../../wasm-core/host';
import { core } from '../../../../wasm-core/workerd';
import type { PartIndex } from '../../../../workers/domain/part-index';
import {
	type BlobFacts,
	type ComposedMessage,
	type ComposeOptions,
	composeMessage,
} from '../../../../workers/outbound/compose/compose-message';
import type { Draft } from '../../../../workers/outbound/compose/draft';
import type { InvalidProperties } from '../../../../workers/outbound/compose/problems';
import { readCreation } from '../../../../workers/outbound/compose/read-creation';
import { writeMessage } from '../../../../workers/outbound/compose/write-message';

export type Creation = Record<string, unknown>;

/** Octets by blob id, with their type. */
export type Blobs = Record<string, { octets: Uint8Array; type?: string; transfer?: '7bit' | '8bit' | 'binary' }>;

export const NOW = Date.UTC(2026, 8, 1, 10, 0, 0);

export function accepted(creation: Creation): Draft {
	const result = readCreation(creation);
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.draft;
}

export function refused(creation: Creation): InvalidProperties {
	const result = readCreation(creation);
	if (result.ok) throw new Error('It was accepted.');
	return result.error;
}

let serial = 0;

/** Distinct octets at each call, the same in each run. */
export function countingRandom(bytes: number): Uint8Array {
	serial += 1;
	return Uint8Array.from({ length: bytes }, (_, index) => (index === 0 ? serial & 255 : (index * 37) & 255));
}

export function optionsFor(blobs: Blobs = {}, generate: ComposeOptions['generate'] = {}): ComposeOptions {
	const facts = Object.entries(blobs).map(([id, { octets, type = null, transfer }]): [string, BlobFacts] => [
		id,
		{ size: octets.byteLength, type, ...(transfer ? { transfer } : {}) },
	]);
	return { now: NOW, messageIdDomain: 'waypost.test', random: countingRandom, blobs: new Map(facts), generate };
}

/** The message's octets. Its predicted length is checked each time. */
export async function composed(creation: Creation, blobs: Blobs = {}): Promise<Uint8Array> {
	return written(composeMessage(accepted(creation), optionsFor(blobs)), blobs);
}

export async function written(message: ComposedMessage, blobs: Blobs = {}): Promise<Uint8Array> {
	const fixed = new FixedLengthStream(message.bytes); // fails on any other length
	const [octets] = await Promise.all([
		new Response(fixed.readable).bytes(),
		writeMessage(message, async (id) => inChunks(blobs[id]?.octets ?? new Uint8Array()), fixed.writable),
	]);
	expect(octets.byteLength).toBe(message.bytes);
	return octets;
}

/** Chunks whose sizes fit no line of base64. */
export function inChunks(octets: Uint8Array, size = 100): ReadableStream<Uint8Array> {
	let at = 0;
	return new ReadableStream<Uint8Array>({
		pull(controller) {
			if (at >= octets.byteLength) return controller.close();
			controller.enqueue(octets.slice(at, at + size));
			at += size;
		},
	});
}

export interface CoreReading extends PartIndex {
	/** Decoded octets of each part. */
	octets: Uint8Array[];
	/** The root's header fields. */
	fields: HeaderField[];
}

export function byCore(raw: Uint8Array): CoreReading {
	const chunks: Uint8Array[][] = [];
	const reading = core.open({ onPart: (part, octets) => push(chunks, part, octets.slice()) });
	reading.push(raw);
	const index = reading.finish().index();
	reading.close();
	const root = index.parts[0];
	const fields = core.headerFields(raw.subarray(0, root?.bodyStart));
	return { ...index, octets: index.parts.map((_, part) => concatenated(chunks[part] ?? [])), fields };
}

/** The text of a part, with LF as JMAP has it. */
export function textOf(reading: CoreReading, part = 0): string {
	return new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })
		.decode(reading.octets[part])
		.replaceAll('\r\n', '\n');
}

export function byPostalMime(raw: Uint8Array): Promise<Email> {
	return PostalMime.parse(raw, { forceRfc822Attachments: true });
}

export function rawField(reading: CoreReading, name: string): string | undefined {
	return reading.fields.find((field) => field.name.toLowerCase() === name.toLowerCase())?.raw;
}

/** Octets one by one. */
export function asText(raw: Uint8Array): string {
	return new TextDecoder('latin1').decode(raw);
}

/** The lines of every header in it, where no body has a line that looks like a header's end. */
export function headerOf(raw: Uint8Array): string {
	return asText(raw).split('\r\n\r\n')[0] ?? '';
}

function push(chunks: Uint8Array[][], part: number, octets: Uint8Array): void {
	chunks[part] ??= [];
	chunks[part].push(octets);
}

function concatenated(chunks: Uint8Array[]): Uint8Array {
	const all = new Uint8Array(chunks.reduce((bytes, chunk) => bytes + chunk.byteLength, 0));
	let at = 0;
	for (const chunk of chunks) {
		all.set(chunk, at);
		at += chunk.byteLength;
	}
	return all;
}
