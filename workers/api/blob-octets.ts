// A blob's octets: the ranged read from R2 and the undoing of the transfer encoding. Access was checked before.

import { core } from '../../wasm-core/workerd';
import type { TransferEncoding } from '../domain/part-index';
import type { Env } from '../env';

export interface OctetRange {
	key: string;
	/** [start, end) in the raw object. */
	start: number;
	end: number;
	/** null: as it stands. */
	encoding: TransferEncoding | null;
}

/** Throws where R2 has not what the account knows: a fault of ours, never "not found". */
export async function openOctets(env: Env, range: OctetRange): Promise<ReadableStream<Uint8Array>> {
	const length = range.end - range.start;
	if (length <= 0) return empty(); // R2 takes no range of no length
	const object = await env.MAIL.get(range.key, { range: { offset: range.start, length } });
	if (object === null) throw new Error('a raw message that the account knows is not in the store');
	return range.encoding === null ? object.body : object.body.pipeThrough(core.decodeTransfer(range.encoding));
}

function empty(): ReadableStream<Uint8Array> {
	return new ReadableStream({ start: (controller) => controller.close() });
}
