// Hashes what the core hands out while a message streams by: each part's decoded octets, and the canonical body that a
// DKIM signature covers. Native and synchronous (docs/decisions/0003-native-digests.md), since the octets are views into
// the core's memory that hold during the call only. Keeps no octets, knows no WebAssembly, and verifies no signature.
import { createHash, type Hash } from 'node:crypto';

/** The SHA-256 of each part. `maxBytes`: of a part; a larger one has no digest. */
export class PartDigests {
	readonly #maxBytes: number;
	readonly #digests = new Map<number, string | null>();
	/** One hash is alive at a time: a message of a thousand parts does not hold a thousand. */
	#open: OpenDigest | null = null;

	constructor(maxBytes = Number.POSITIVE_INFINITY) {
		this.#maxBytes = maxBytes;
	}

	/** Takes octets of a part, of which all come before the next part's. A part without any is known by an empty call. */
	onPart(part: number, octets: Uint8Array): void {
		const open = this.#open?.part === part ? this.#open : this.#begin(part);
		open.bytes += octets.length;
		if (open.bytes <= this.#maxBytes) open.hash.update(octets);
	}

	/** In hex what came of a part; null if it never did, or is too large. To be asked once the message has ended. */
	hex(part: number): string | null {
		this.#close();
		return this.#digests.get(part) ?? null;
	}

	#begin(part: number): OpenDigest {
		this.#close();
		if (this.#digests.has(part)) throw new Error(`part ${part} had ended`);
		this.#open = { part, hash: createHash('sha256'), bytes: 0 };
		return this.#open;
	}

	#close(): void {
		const open = this.#open;
		if (open) this.#digests.set(open.part, open.bytes <= this.#maxBytes ? open.hash.digest('hex') : null);
		this.#open = null;
	}
}

interface OpenDigest {
	part: number;
	hash: Hash;
	bytes: number;
}

/** SHA-1 is no choice: RFC 8301 section 3.1 forbids to verify with it. */
export type BodyHashAlgorithm = 'sha256';

export type BodyHashResult =
	/** `base64`: as the bh= tag has it. `unsignedBytes`: what follows the limit, which anybody may have written. */
	| { ok: true; base64: string; unsignedBytes: number }
	/** RFC 6376 section 3.5: l= must not go beyond the body. */
	| { ok: false; reason: 'limitBeyondBody' };

export interface BodyHash {
	/** Takes octets of the canonical body, in order. */
	onBody(octets: Uint8Array): void;
	/** To be called once. */
	finish(): BodyHashResult;
}

/** The body hash of one signature. `lengthLimit`: its l= tag in octets of the canonical body; all of it without one. */
export function bodyHash(algorithm: BodyHashAlgorithm, lengthLimit?: number): BodyHash {
	const hash = createHash(algorithm);
	let bodyBytes = 0;
	return {
		onBody(octets) {
			const room = Math.max(0, (lengthLimit ?? Number.POSITIVE_INFINITY) - bodyBytes);
			bodyBytes += octets.length;
			if (room > 0) hash.update(room < octets.length ? octets.subarray(0, room) : octets);
		},
		finish() {
			const hashedBytes = lengthLimit ?? bodyBytes;
			if (hashedBytes > bodyBytes) return { ok: false, reason: 'limitBeyondBody' };
			return { ok: true, base64: hash.digest('base64'), unsignedBytes: bodyBytes - hashedBytes };
		},
	};
}
