// The fields of a message's own header as words, for filters by header (RFC 8621 section 4.4.1). Keeps the octets of the
// header as they stream by; knows nothing of WebAssembly.
import type { FieldText } from '../workers/domain/part-index';
import { headerFields } from './header-fields.ts';

/** Of a longer header the first fields are kept: no filter is worth the memory of a hostile one. */
const MAX_OCTETS = 64 * 1024;

export class HeaderOctets {
	readonly #chunks: Uint8Array[] = [];
	#octets = 0;
	#isCut = false;

	/** The next octets of the message. A copy is kept: the caller may use its buffer again. */
	push(chunk: Uint8Array): void {
		if (this.#octets + chunk.length > MAX_OCTETS) this.#isCut = true;
		if (this.#octets >= MAX_OCTETS) return;
		const kept = chunk.slice(0, MAX_OCTETS - this.#octets);
		this.#chunks.push(kept);
		this.#octets += kept.length;
	}

	/** Whether all of a header that ends at `end` was kept; `end` as in `block`. */
	isWhole(end: number): boolean {
		return end < 0 ? !this.#isCut : end <= this.#octets;
	}

	/** `end`: where the header ends; negative where the message is nothing but header. */
	block(end: number): Uint8Array {
		const block = new Uint8Array(end < 0 ? this.#octets : Math.min(end, this.#octets));
		let at = 0;
		for (const chunk of this.#chunks) {
			if (at >= block.length) break;
			block.set(chunk.subarray(0, block.length - at), at);
			at += chunk.length;
		}
		return block;
	}
}

/** `asText`: undoes encoded words. It is called for the few values that may hold some. */
export function fieldTexts(block: Uint8Array, asText: (raw: string) => string): FieldText[] {
	return headerFields(block).map(({ name, raw }) => ({
		name: name.toLowerCase(),
		text: raw.includes('=?') ? asText(raw) : raw.replace(/\r?\n/g, '').trim(),
	}));
}
