// A blob's octets: the ranged read from R2 and the undoing of the transfer encoding. Access was checked before.
import type { TransferEncoding } from './part-index';

export interface OctetRange {
	key: string;
	/** [start, end) in the R2 object. */
	start: number;
	end: number;
	/** null: as it stands. */
	encoding: TransferEncoding | null;
}

/** What undoes a transfer encoding: the core. */
interface Decoder {
	decodeTransfer(encoding: TransferEncoding): TransformStream<Uint8Array, Uint8Array>;
}

/** Throws where R2 has not what the account knows: a fault of ours, never "not found". */
export async function openOctets(
	mail: Pick<R2Bucket, 'get'>,
	core: Decoder,
	range: OctetRange,
): Promise<ReadableStream<Uint8Array>> {
	const length = range.end - range.start;
	if (length <= 0) return empty(); // R2 takes no range of no length
	const object = await mail.get(range.key, { range: { offset: range.start, length } });
	if (object === null) throw new Error('octets that the account knows are not in the store');
	return range.encoding === null ? object.body : object.body.pipeThrough(core.decodeTransfer(range.encoding));
}

/** What comes out is what stands there: octets may be read at any place without a decoder. */
export function isAsItStands(encoding: TransferEncoding | null): boolean {
	return encoding === null || encoding === '7bit' || encoding === '8bit' || encoding === 'binary';
}

function empty(): ReadableStream<Uint8Array> {
	return new ReadableStream({ start: (controller) => controller.close() });
}
