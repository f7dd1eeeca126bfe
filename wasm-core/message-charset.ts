// The charset that a message's text is in: what raw octets in its header fields are most likely in too. Reads the part
// table of a finished message; decodes nothing.
import {
	MESSAGE_PART_COUNT,
	MESSAGE_PARTS_AT,
	MESSAGE_TEXT_AT,
	PART_BYTES,
	PART_CHARSET,
	PART_TEXT_LENGTH,
	PART_TEXT_OFFSET,
	PART_TYPE,
} from './assembly/layout.ts';
import { charsetOf, tellsCharset } from './charset.ts';
import type { Instance } from './instance.ts';

/** As the first text part declares it, or where that says nothing as its octets do; null where neither tells. */
export function messageCharset(core: Instance, stringAt: (ref: number) => string | null): string | null {
	const table = core.int(core.record + MESSAGE_PARTS_AT);
	const end = table + core.int(core.record + MESSAGE_PART_COUNT) * PART_BYTES;
	for (let part = table; part < end; part += PART_BYTES) {
		if (!(stringAt(part + PART_TYPE) ?? 'text/').startsWith('text/')) continue;
		const declared = stringAt(part + PART_CHARSET);
		return tellsCharset(declared) ? declared : charsetOf(keptText(core, part));
	}
	return null;
}

function keptText(core: Instance, part: number): Uint8Array {
	const offset = core.int(part + PART_TEXT_OFFSET);
	const start = core.int(core.record + MESSAGE_TEXT_AT) + offset;
	return core.octetsAt(start, offset < 0 ? 0 : core.int(part + PART_TEXT_LENGTH));
}
