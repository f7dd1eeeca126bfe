// Email/set create, second step: a draft to the octets of its message (RFC 5322, RFC 2045), as segments in order. The octets
// of blobs are not here: a segment says which blob stands where, and how it is encoded on its way.
import { hex } from '../../domain/hex';
import { base64Length } from './base64';
import { boundaryMaker, type Random } from './boundary';
import { type Draft, type DraftPart, partsOf } from './draft';
import { writePartHeader } from './part-header';
import { isMultipart } from './read-part';
import { type EncodedText, encodeText, unencodedText } from './text-encoding';
import { writeField } from './write-field';

export type Segment =
	| { kind: 'octets'; octets: Uint8Array }
	/** `size`: octets of the blob. `bytes`: octets that it has in the message, once encoded. */
	| { kind: 'blob'; blobId: string; encoding: 'base64' | 'as-is'; size: number; bytes: number };

export interface BlobFacts {
	/** Octets. */
	size: number;
	/** Media type, with parameters or without: for a part that says none. */
	type: string | null;
	/** For a message that is attached as it is (RFC 2046 section 5.2.1): what its octets are. '8bit' where nobody has looked. */
	transfer?: '7bit' | '8bit' | 'binary';
}

export interface ComposeOptions {
	/** Milliseconds since 1970. */
	now: number;
	/** Stands behind the @ of a Message-ID that is made. */
	messageIdDomain: string;
	random: Random;
	/** Every blob that the draft names. One that is missing here is a fault: throws. */
	blobs: ReadonlyMap<string, BlobFacts>;
	/** Which fields are made where the draft has none (RFC 8621 section 4.6). All, unless said otherwise. */
	generate?: { date?: boolean; messageId?: boolean; mimeVersion?: boolean };
}

export interface ComposedMessage {
	segments: Segment[];
	/** Octets of the whole message. */
	bytes: number;
	/** A header has other octets than ASCII (RFC 6532): it can only be sent where SMTPUTF8 is known. */
	utf8Header: boolean;
}

type Transfer = '7bit' | '8bit' | 'binary';

interface Writing extends ComposeOptions {
	nextBoundary: () => string;
}

/** One part, written: its header without the empty line, and its body. */
interface WrittenPart {
	type: string;
	header: string;
	body: Segment[];
	/** What the body is without its encoding, and so what is around it (RFC 2045 section 6.4). */
	transfer: Transfer;
}

export function composeMessage(draft: Draft, options: ComposeOptions): ComposedMessage {
	const root = writePart(draft.body, [], {
		...options,
		nextBoundary: boundaryMaker(options.random, textsOf(draft.body)),
	});
	const header = draft.fields.map(writeField).join('') + madeFields(draft, options) + root.header;
	const segments = joined([octets(`${header}\r\n`), ...root.body]);
	const bytes = segments.reduce((total, segment) => total + bytesOf(segment), 0);
	return { segments, bytes, utf8Header: hasUtf8(header, draft.body) };
}

function textsOf(body: DraftPart): string[] {
	return [...partsOf(body)].flatMap((part) => (part.kind === 'text' ? part.value : []));
}

function madeFields({ fields, body }: Draft, { now, messageIdDomain, random, generate }: ComposeOptions): string {
	const given = new Set([...fields, ...body.fields].map(({ name }) => name.toLowerCase()));
	const { date = true, messageId = true, mimeVersion = true } = generate ?? {};
	const made: string[] = [];
	if (date && !given.has('date'))
		made.push(writeField({ name: 'Date', form: 'asDate', value: new Date(now).toISOString() }));
	if (messageId && !given.has('message-id'))
		made.push(
			writeField({ name: 'Message-ID', form: 'asMessageIds', value: [`${hex(random(16))}@${messageIdDomain}`] }),
		);
	if (mimeVersion && !given.has('mime-version')) made.push('MIME-Version: 1.0\r\n');
	return made.join('');
}

/** `boundaries`: those around the part that its author chose. */
function writePart(part: DraftPart, boundaries: readonly string[], options: Writing): WrittenPart {
	switch (part.kind) {
		case 'multipart':
			return writeMultipart(part, boundaries, options);
		case 'text':
			return writeText(part, part.value, boundaries);
		case 'blob':
			return writeBlob(part, part.blobId, options);
	}
}

function writeText(part: DraftPart, value: string, boundaries: readonly string[]): WrittenPart {
	const type = part.type ?? 'text/plain';
	const { encoding, octets } = isMessage(type) ? unencodedText(value) : encodeText(value, boundaries);
	const header = writePartHeader(part, { type, encoding, boundary: null, firstType: null });
	return { type, header, body: [{ kind: 'octets', octets }], transfer: transferOf(encoding) };
}

function transferOf(encoding: EncodedText['encoding']): Transfer {
	return encoding === '8bit' ? '8bit' : '7bit';
}

function writeBlob(part: DraftPart, blobId: string, { blobs }: Writing): WrittenPart {
	const blob = blobs.get(blobId);
	if (blob === undefined) throw new Error(`The blob ${blobId} is not among those that were looked up.`);
	const type = part.type ?? ownType(blob);
	const transfer = isMessage(type) ? (blob.transfer ?? '8bit') : '7bit';
	const encoding = isMessage(type) ? transfer : 'base64';
	const header = writePartHeader(part, { type, encoding, boundary: null, firstType: null });
	return { type, header, body: [blobSegment(blobId, blob, isMessage(type) ? 'as-is' : 'base64')], transfer };
}

function blobSegment(blobId: string, { size }: BlobFacts, encoding: 'base64' | 'as-is'): Segment {
	return { kind: 'blob', blobId, encoding, size, bytes: encoding === 'base64' ? base64Length(size) : size };
}

/** A blob that calls itself a multipart has no parts that could be told. */
function ownType({ type }: BlobFacts): string {
	const own = type?.split(';')[0]?.trim() ?? '';
	return /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(own) && !isMultipart(own) ? own : 'application/octet-stream';
}

function isMessage(type: string): boolean {
	return /^message\//i.test(type);
}

function writeMultipart(
	part: DraftPart & { kind: 'multipart' },
	outer: readonly string[],
	options: Writing,
): WrittenPart {
	const type = part.type ?? 'multipart/mixed';
	const boundary = part.boundary ?? options.nextBoundary();
	const chosen = part.boundary === null ? outer : [...outer, part.boundary];
	const written = part.subParts.map((child) => writePart(child, chosen, options));
	const transfer = widest(written);
	const encoding = transfer === '7bit' ? null : transfer;
	const header = writePartHeader(part, { type, encoding, boundary, firstType: written[0]?.type ?? null });
	const body = written.flatMap((child, index) => [
		octets(`${index === 0 ? '' : '\r\n'}--${boundary}\r\n${child.header}\r\n`),
		...child.body,
	]);
	return { type, header, body: [...body, octets(`\r\n--${boundary}--\r\n`)], transfer };
}

function widest(parts: readonly WrittenPart[]): Transfer {
	const all = parts.map(({ transfer }) => transfer);
	if (all.includes('binary')) return 'binary';
	return all.includes('8bit') ? '8bit' : '7bit';
}

function hasUtf8(header: string, body: DraftPart): boolean {
	const isWide = (text: string) => /[^\0-\x7f]/.test(text);
	const inner = body.kind === 'multipart' ? body.subParts : [];
	return isWide(header) || inner.some((part) => hasUtf8(part.fields.map(writeField).join(''), part));
}

const encoder = new TextEncoder();

function octets(text: string): Segment {
	return { kind: 'octets', octets: encoder.encode(text) };
}

function bytesOf(segment: Segment): number {
	return segment.kind === 'octets' ? segment.octets.byteLength : segment.bytes;
}

/** Neighbours of octets become one. */
function joined(segments: readonly Segment[]): Segment[] {
	const result: Segment[] = [];
	let run: Uint8Array[] = [];
	const flush = () => {
		if (run.length > 0) result.push({ kind: 'octets', octets: concatenated(run) });
		run = [];
	};
	for (const segment of segments) {
		if (segment.kind === 'octets') run.push(segment.octets);
		else {
			flush();
			result.push(segment);
		}
	}
	flush();
	return result;
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array {
	const all = new Uint8Array(chunks.reduce((bytes, { byteLength }) => bytes + byteLength, 0));
	let at = 0;
	for (const chunk of chunks) {
		all.set(chunk, at);
		at += chunk.byteLength;
	}
	return all;
}
