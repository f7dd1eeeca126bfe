// A raw message on its way out: what must not be sent is left out as its octets stream by. Never holds a whole message.
import { type FieldPlace, HeaderScan } from './header-scan';

export type IsOmitted = (fieldName: string) => boolean;

/** Opens the raw message anew from its first octet. Throws where it cannot be had. */
export type OpenRaw = () => Promise<{ body: ReadableStream<Uint8Array>; bytes: number }>;

export interface OutgoingMessage {
	/** Octets that `open` gives. */
	bytes: number;
	/** Of the header fields that are sent, in lower case. */
	fieldNames: readonly string[];
	open: () => Promise<ReadableStream<Uint8Array>>;
	/** The same message without some more fields. */
	without: (omitted: IsOmitted) => OutgoingMessage;
}

/** OpenRaw over the bucket. */
export async function openStored(mail: Pick<R2Bucket, 'get'>, key: string): ReturnType<OpenRaw> {
	const object = await mail.get(key);
	if (object === null) throw new Error(`The raw message ${key} is not in the bucket.`);
	return { body: object.body, bytes: object.size };
}

/** "The server MUST remove any Bcc header field" (RFC 8621 section 7.5); Resent-Bcc keeps the same secret. */
const BLIND = new Set(['bcc', 'resent-bcc']);

/** Reads the header to know what is left out, and so how large the rest is. */
export async function outgoingMessage(openRaw: OpenRaw): Promise<OutgoingMessage> {
	const { body, bytes } = await openRaw();
	const scan = new HeaderScan();
	for await (const chunk of body) {
		scan.push(chunk);
		if (scan.done) break; // ends the stream: the rest is not fetched
	}
	scan.finish();
	return leavingOut(openRaw, bytes, scan.fields, (name) => BLIND.has(name));
}

function leavingOut(
	openRaw: OpenRaw,
	rawBytes: number,
	fields: readonly FieldPlace[],
	isOmitted: IsOmitted,
): OutgoingMessage {
	const omitted = fields.filter(({ name }) => isOmitted(name));
	return {
		bytes: omitted.reduce((bytes, { start, end }) => bytes - (end - start), rawBytes),
		fieldNames: fields.filter(({ name }) => !isOmitted(name)).map(({ name }) => name),
		open: async () => {
			const { body } = await openRaw();
			return omitted.length === 0 ? body : body.pipeThrough(withoutRanges(omitted));
		},
		without: (more) => leavingOut(openRaw, rawBytes, fields, (name) => isOmitted(name) || more(name)),
	};
}

/** `ranges` in order, none overlapping. */
function withoutRanges(ranges: readonly FieldPlace[]): TransformStream<Uint8Array, Uint8Array> {
	let offset = 0;
	return new TransformStream({
		transform(chunk, controller) {
			const chunkEnd = offset + chunk.byteLength;
			let from = offset;
			for (const { start, end } of ranges) {
				if (end <= from || start >= chunkEnd) continue;
				if (start > from) controller.enqueue(chunk.subarray(from - offset, start - offset));
				from = Math.min(end, chunkEnd);
			}
			if (from < chunkEnd) controller.enqueue(chunk.subarray(from - offset));
			offset = chunkEnd;
		},
	});
}
