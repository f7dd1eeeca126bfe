// The features of one mail: distinct 32-bit hashes, each with where its word stands, so that a reason can name it.
// A fixed number of slots, used again for each mail: no garbage, and no mail can make it grow.

/** A long newsletter has some 5,000. What comes later is left out: a reader has long made up their mind. */
const FEATURE_CAP = 9216;
const SLOT_BITS = 14;
const SLOT_MASK = (1 << SLOT_BITS) - 1;

/** What a feature says; part of its hash, so that "free" in a subject is another feature than "free" in a text. */
export const KIND = {
	word: 0x51ed270b,
	pair: 0x2f7a1c95,
	trigram: 0x38b34ae5,
	subject: 0x6b43a9b5,
	subjectPair: 0x1b56c4e9,
	name: 0x7c0e966d,
	host: 0x5bd1e995,
	file: 0x4cf5ad43,
	shape: 0x27d4eb2f,
	shapes: 0x6c078965,
	sender: 0x165667b1,
	rule: 0x2127599b,
} as const;

export type Kind = (typeof KIND)[keyof typeof KIND];

/** MurmurHash3's finaliser: each bit of the input moves each bit of the output. */
export function mixed(hash: number, kind: number): number {
	let h = hash ^ kind;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

export const HASH_START = 0x811c9dc5 | 0;

/** FNV-1a over code units. */
export function hashOn(hash: number, unit: number): number {
	return Math.imul(hash ^ unit, 0x01000193);
}

export function hashOf(text: string): number {
	let hash = HASH_START;
	for (let at = 0; at < text.length; at++) hash = hashOn(hash, text.charCodeAt(at));
	return hash;
}

const slots = new Int32Array(SLOT_MASK + 1);

export class FeatureSet {
	readonly #hashes = new Uint32Array(FEATURE_CAP);
	readonly #kinds = new Int32Array(FEATURE_CAP);
	readonly #starts = new Int32Array(FEATURE_CAP);
	readonly #ends = new Int32Array(FEATURE_CAP);
	readonly #sources = new Int32Array(FEATURE_CAP);
	readonly #texts: string[] = [];
	#count = 0;

	constructor() {
		slots.fill(0);
	}

	/** The text that features added from now on stand in. */
	from(text: string): void {
		this.#texts.push(text);
	}

	add(hash: number, kind: Kind, start: number, end: number, source = this.#texts.length - 1): void {
		if (this.#count === FEATURE_CAP) return;
		const feature = mixed(hash, kind);
		let slot = feature & SLOT_MASK;
		for (let taken = slots[slot] ?? 0; taken !== 0; taken = slots[slot] ?? 0) {
			if (this.#hashes[taken - 1] === feature) return;
			slot = (slot + 1) & SLOT_MASK;
		}
		const at = this.#count++;
		slots[slot] = at + 1;
		this.#hashes[at] = feature;
		this.#kinds[at] = kind;
		this.#starts[at] = start;
		this.#ends[at] = end;
		this.#sources[at] = source;
	}

	/** Places of the features of a kind. */
	of(kind: Kind): number[] {
		const found: number[] = [];
		for (let at = 0; at < this.#count; at++) if (this.#kinds[at] === kind) found.push(at);
		return found;
	}

	/** Two features met in one mail, whichever came first. Named by the first of them. */
	addPair(one: number, other: number, kind: Kind): void {
		const hash = (this.#hashes[one] ?? 0) ^ (this.#hashes[other] ?? 0);
		this.add(hash, kind, this.#starts[one] ?? 0, this.#ends[one] ?? 0, this.#sources[one]);
	}

	get size(): number {
		return this.#count;
	}

	/** Distinct, in the order in which they were met. */
	hashes(): Uint32Array {
		return this.#hashes.subarray(0, this.#count);
	}

	kind(at: number): Kind {
		return (this.#kinds[at] ?? 0) as Kind;
	}

	/** The words of the mail that made the feature: data of the sender. */
	words(at: number): string {
		return (this.#texts[this.#sources[at] ?? 0] ?? '').slice(this.#starts[at], this.#ends[at]);
	}
}
