// EmailBodyValue (RFC 8621 section 4.1.4): a text part's octets, transfer encoding and charset undone, cut where asked.
import type { Part } from '../../../../workers/domain/part-index';
import type { Context } from '../core/context';
import type { ReadRaw } from './raw-message';

export interface BodyValue {
	value: string;
	isEncodingProblem: boolean;
	isTruncated: boolean;
}

/** An object lives in 128 MB: no text is read beyond this, and then says isTruncated. */
const MAX_VALUE_BYTES = 8 * 1024 * 1024;
/** Octets as they stand per octet of UTF-8 that comes out of them: quoted-printable is the worst. */
const ENCODED_PER_BYTE = 4;

type Decoders = Pick<Context, 'core' | 'decodeCharset'>;

/** `maxBytes`: of the value in UTF-8; 0 for no limit but the server's. */
export async function bodyValue(
	part: Part,
	badEncoding: boolean,
	maxBytes: number,
	read: ReadRaw,
	{ core, decodeCharset }: Decoders,
): Promise<BodyValue> {
	const limit = maxBytes > 0 ? Math.min(maxBytes, MAX_VALUE_BYTES) : MAX_VALUE_BYTES;
	const end = Math.min(part.bodyEnd, part.bodyStart + limit * ENCODED_PER_BYTE + 4096);
	const encoded = await read(part.bodyStart, end);
	const octets = await throughStream(encoded, core.decodeTransfer(part.encoding));
	const text = decodeCharset(octets, part.charset).replaceAll('\r\n', '\n');
	const value = cutText(text, limit, part.type === 'text/html');
	const problem = badEncoding || !isKnownCharset(part.charset) || value.includes('\ufffd');
	return { value, isEncodingProblem: problem, isTruncated: value.length < text.length || end < part.bodyEnd };
}

async function throughStream(
	octets: Uint8Array,
	decoder: TransformStream<Uint8Array, Uint8Array>,
): Promise<Uint8Array> {
	const body = new Response(octets).body;
	if (body === null) return octets;
	return new Uint8Array(await new Response(body.pipeThrough(decoder)).arrayBuffer());
}

function isKnownCharset(charset: string | null): boolean {
	if (charset === null) return true;
	try {
		new TextDecoder(charset);
		return true;
	} catch {
		return false; // RangeError: no such label in the Encoding standard, which is the question
	}
}

/** At most `maxBytes` of UTF-8: never within a character, nor within an HTML tag. */
export function cutText(text: string, maxBytes: number, isHtml: boolean): string {
	if (text.length * 3 <= maxBytes) return text;
	const { read, written } = new TextEncoder().encodeInto(text, new Uint8Array(maxBytes));
	if (read === text.length && written <= maxBytes) return text;
	const cut = text.slice(0, read);
	if (!isHtml) return cut;
	const open = cut.lastIndexOf('<');
	return open > cut.lastIndexOf('>') ? cut.slice(0, open) : cut;
}
