// A case, and reading it in chunks. No expectations here.
import type { Core, Reading, ReadingOptions } from '../../wasm-core/host.ts';
import type { PartIndex } from '../../workers/domain/part-index.ts';
import type { ScanFacts } from '../../workers/domain/scan-facts.ts';

export interface Case {
	/** `family/name`. */
	name: string;
	raw: Uint8Array;
	/** The fields of `summary` that the case is about. */
	expected: Record<string, unknown>;
}

export interface Read {
	index: PartIndex;
	facts: ScanFacts;
}

/** Reads a message in chunks of `chunkBytes`. */
export function read(core: Core, raw: Uint8Array, chunkBytes = raw.length, options: ReadingOptions = {}): Read {
	const reading = core.open(options);
	for (let at = 0; at < raw.length; at += chunkBytes) reading.push(raw.subarray(at, at + chunkBytes));
	return finish(reading);
}

/** What the message says, as plain data. */
export function finish(reading: Reading): Read {
	const message = reading.finish();
	const result = { index: message.index(), facts: message.facts() };
	reading.close();
	return result;
}
