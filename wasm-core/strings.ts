// Strings out of the core's heap, made only when asked for. Knows the REF and the foreign run of layout.ts, nothing else.
import {
	FOREIGN_HEAD_BYTES,
	FOREIGN_MARK,
	MAX_STRING_BYTES,
	MESSAGE_STRINGS_AT,
	MESSAGE_STRINGS_LENGTH,
	MESSAGE_WIDE_START,
	REF_ABSENT,
	REF_FOREIGN,
	REF_LENGTH,
	REF_OFFSET,
	REF_WIDE,
} from './assembly/layout.ts';
import { decodeCharset } from './charset.ts';
import type { Instance } from './instance.ts';
import { messageCharset } from './message-charset.ts';

const utf8 = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** As the core does to its own strings (blankControls), for what only the host can decode. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const CONTROLS = /[\x00-\x1f\x7f]/g;

/** The string heap of one finished message: at most two copies out of the core, of which every string is a slice. */
export class StringHeap {
	readonly #core: Instance;
	readonly #integers: Int32Array;
	readonly #heapAt: number;
	/** The heap's Latin-1 end: octets and characters count alike. Null until a string is asked for. */
	#narrow: string | null = null;
	/** Its other end as UTF-16; null until a string there is asked for. */
	#wide: string | null = null;
	/** What raw octets in header fields are most likely in; undefined until there are some. */
	#likely: string | null | undefined;

	constructor(core: Instance) {
		this.#core = core;
		this.#integers = core.integers;
		this.#heapAt = core.int(core.record + MESSAGE_STRINGS_AT);
	}

	/** The string that the REF at this address names; null where it is absent. */
	at(ref: number): string | null {
		const offset = this.#integers[(ref + REF_OFFSET) >> 2] ?? REF_ABSENT;
		if (offset === REF_ABSENT) return null;
		const length = this.#integers[(ref + REF_LENGTH) >> 2] ?? 0;
		if ((length & (REF_WIDE | REF_FOREIGN)) !== 0) return this.#beyondLatin1(offset, length);
		return (this.#narrow ?? this.#makeNarrow()).slice(offset, offset + length);
	}

	#makeNarrow(): string {
		this.#narrow = this.#core.latin1(this.#heapAt, this.#core.int(this.#core.record + MESSAGE_STRINGS_LENGTH));
		return this.#narrow;
	}

	#beyondLatin1(offset: number, length: number): string {
		const bytes = length & ~(REF_WIDE | REF_FOREIGN);
		return length < 0 ? this.#foreignAt(offset, bytes) : this.#wideAt(offset, bytes);
	}

	#wideAt(offset: number, bytes: number): string {
		const start = this.#core.int(this.#core.record + MESSAGE_WIDE_START);
		this.#wide ??= this.#core.utf16(this.#heapAt + start, MAX_STRING_BYTES - start);
		return this.#wide.slice((offset - start) >> 1, (offset - start + bytes) >> 1);
	}

	#foreignAt(offset: number, bytes: number): string {
		return decodeForeign(this.#core.octetsAt(this.#heapAt + offset, bytes), () => this.#likelyCharset());
	}

	#likelyCharset(): string | null {
		if (this.#likely === undefined) {
			this.#likely = null; // should a part's own charset be raw octets
			this.#likely = messageCharset(this.#core, (ref) => this.at(ref));
		}
		return this.#likely;
	}
}

/** UTF-8 with foreign runs in it. Those without a label are of no declared charset, but likely of the message's. */
function decodeForeign(bytes: Uint8Array, likely: () => string | null): string {
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
		text += decodeCharset(
			bytes.subarray(run, at),
			utf8.decode(bytes.subarray(label, run)),
			run > label ? null : likely(),
		);
	}
	return text.replace(CONTROLS, ' ').trim();
}
