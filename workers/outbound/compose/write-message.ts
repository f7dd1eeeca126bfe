// A composed message to a stream, with the octets of its blobs, which are never held. Opens blobs one after the other.
import { base64Encoder } from './base64';
import type { ComposedMessage, Segment } from './compose-message';

/** The blob's decoded octets. */
export type OpenBlob = (blobId: string) => Promise<ReadableStream<Uint8Array>>;

/**
 * Writes exactly `bytes` octets and closes. Throws, and aborts the stream, where a blob cannot be read or has another size than
 * its message was composed for: a message that is not what its header says must not be kept.
 */
export async function writeMessage(
	{ segments }: Pick<ComposedMessage, 'segments'>,
	open: OpenBlob,
	writable: WritableStream<Uint8Array>,
): Promise<void> {
	try {
		for (const segment of segments) await writeSegment(segment, open, writable);
		await writable.close();
	} catch (cause) {
		await writable.abort(cause).catch(() => {}); // Already broken: the cause is what counts.
		throw cause;
	}
}

async function writeSegment(segment: Segment, open: OpenBlob, writable: WritableStream<Uint8Array>): Promise<void> {
	if (segment.kind === 'octets') {
		const writer = writable.getWriter();
		await writer.write(segment.octets);
		writer.releaseLock();
		return;
	}
	const checked = (await open(segment.blobId)).pipeThrough(exactly(segment.size, segment.blobId));
	const encoded = segment.encoding === 'base64' ? checked.pipeThrough(base64Encoder()) : checked;
	await encoded.pipeTo(writable, { preventClose: true });
}

function exactly(size: number, blobId: string): TransformStream<Uint8Array, Uint8Array> {
	let seen = 0;
	const wrong = () => new Error(`The blob ${blobId} is not as large as was said.`);
	return new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			seen += chunk.byteLength;
			if (seen > size) throw wrong();
			controller.enqueue(chunk);
		},
		flush() {
			if (seen !== size) throw wrong();
		},
	});
}
