// Reads a message's octets through the core, once, to its part index. What the octets do besides is the caller's affair.
import type { Core } from '../../wasm-core/host';
import type { PartIndex } from '../../workers/domain/part-index';

/** Throws CoreTrap where the core fails, and whatever the stream throws. `sink` gets every chunk, and is closed. */
export async function readIndex(
	octets: ReadableStream<Uint8Array>,
	core: Pick<Core, 'open'>,
	sink?: WritableStreamDefaultWriter<Uint8Array>,
): Promise<PartIndex> {
	const reading = core.open({ scan: false, header: true });
	try {
		for await (const chunk of octets) {
			await sink?.write(chunk);
			reading.push(chunk);
		}
		await sink?.close();
		return reading.finish().index();
	} finally {
		reading.close();
	}
}

/** Whether it begins with a header field, as a message does (RFC 5322 section 2.1) and other files do not. */
export function isMessage(index: PartIndex): boolean {
	return (index.parts[0]?.bodyStart ?? 0) > 0;
}
