// Pieces of blobs: octets from anywhere in what a blob is once decoded, and how many there are. Decides no access.
import type { BlobLocation } from '../../../../workers/domain/account';
import { isAsItStands, openOctets } from '../../../../workers/domain/blob-octets';
import type { Context } from '../core/context';

type Stores = Pick<Context, 'mail' | 'core'>;

/** Octets [start, end) of the decoded ones. What stands as it is, is read there; what is encoded, from its start. */
export async function openPiece(
	blob: BlobLocation,
	start: number,
	end: number,
	{ mail, core }: Stores,
): Promise<ReadableStream<Uint8Array>> {
	if (isAsItStands(blob.encoding)) {
		const range = { start: blob.start + start, end: Math.min(blob.end, blob.start + end) };
		return openOctets(mail, core, { ...blob, ...range });
	}
	const octets = await openOctets(mail, core, end > start ? blob : { ...blob, end: blob.start });
	return octets.pipeThrough(cut(start, end));
}

/** The same as one array: the caller has seen that it is not too much for the object's memory. */
export async function readPiece(blob: BlobLocation, start: number, end: number, stores: Stores): Promise<Uint8Array> {
	return new Response(await openPiece(blob, start, end, stores)).bytes();
}

/** How many octets there are once decoded. The part index says so too, but only the decoder knows. */
export async function countOctets(blob: BlobLocation, { mail, core }: Stores): Promise<number> {
	if (isAsItStands(blob.encoding)) return blob.end - blob.start;
	let octets = 0;
	for await (const chunk of await openOctets(mail, core, blob)) octets += chunk.byteLength;
	return octets;
}

/** Lets through what stands in [start, end), and reads no further. */
function cut(start: number, end: number): TransformStream<Uint8Array, Uint8Array> {
	let at = 0;
	return new TransformStream({
		transform(chunk, out) {
			const wanted = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
			at += chunk.byteLength;
			if (wanted.byteLength > 0) out.enqueue(wanted);
			if (at >= end) out.terminate();
		},
	});
}
