// Strings out of the core's heap, made only when asked for. Knows the REF and the foreign run of layout.ts, nothing else.
import {
	FOREIGN_HEAD_BYTES,
	FOREIGN_MARK,
	REF_ABSENT,
	REF_FOREIGN,
	REF_LENGTH,
	REF_OFFSET,
} from './assembly/layout.ts';
import { decodeCharset } from './charset.ts';

const utf8 = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** As the core does to its own strings (blankControls), for what only the host can decode. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const CONTROLS = /[\x00-\x1f\x7f]/g;

export interface StringHeap {
	/** The string that the REF at this address names; null where it is absent. */
	at(ref: number): string | null;
}

/** The string heap of one finished message. Copies what it needs: holds no view of the core's memory that may move. */
export function stringHeap(view: DataView, heapAt: number, heapLength: number, ascii: boolean): StringHeap {
	const octets = new Uint8Array(view.buffer, heapAt, heapLength);
	// one decode for all strings where octets and UTF-16 units count alike; the strings are slices of it
	const whole = ascii ? utf8.decode(octets) : null;
	return {
		at(ref) {
			const offset = view.getInt32(ref + REF_OFFSET, true);
			if (offset === REF_ABSENT) return null;
			const length = view.getInt32(ref + REF_LENGTH, true);
			if (whole !== null) return whole.slice(offset, offset + length);
			const bytes = octets.subarray(offset, offset + (length & ~REF_FOREIGN));
			return length < 0 ? decodeForeign(bytes) : utf8.decode(bytes);
		},
	};
}

/** UTF-8 with foreign runs in it. */
function decodeForeign(bytes: Uint8Array): string {
	let text = '';
	let at = 0;
	while (at < bytes.length) {
		const mark = bytes.indexOf(FOREIGN_MARK, at);
		text += utf8.decode(bytes.subarray(at, mark < 0 ? bytes.length : mark));
		if (mark < 0) break;
		const view = new DataView(bytes.buffer, bytes.byteOffset + mark, FOREIGN_HEAD_BYTES);
		const label = mark + FOREIGN_HEAD_BYTES;
		const run = label + view.getUint8(1);
		at = run + view.getUint32(2, true);
		text += decodeCharset(bytes.subarray(run, at), utf8.decode(bytes.subarray(label, run)));
	}
	return text.replace(CONTROLS, ' ').trim();
}
