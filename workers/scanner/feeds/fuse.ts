// A binary fuse filter (Graf and Lemire, "Binary Fuse Filters", 2022): three places a key, in neighbouring segments, whose
// fingerprints together give the key's. It never misses a key; of others it takes one in 2^32 for its own. 32 bits and not
// the usual 8 or 16, since one mail with forty links asks some hundred times: at 16 bits one in a hundred such mails would be
// condemned by chance. Built by peeling: a place that only one key has left decides that key.

export interface FuseShape {
	seed: number;
	/** A power of two. */
	segmentLength: number;
	/** A key's first place lies in one of these; two more segments follow. */
	segmentCount: number;
}

export interface Fuse extends FuseShape {
	/** (segmentCount + 2) * segmentLength of them. */
	fingerprints: Uint32Array;
}

/** Seeds that are tried. Each fails about once in a hundred times, and only by chance: the hash behind the keys is keyed. */
const ATTEMPTS = 64;
const MAX_SEGMENT_LENGTH = 1 << 16;
/** Keys that a place can count. On average it has fewer than three. */
const MAX_CROWD = 255;

export function fusePlaces({ segmentLength, segmentCount }: FuseShape): number {
	return (segmentCount + 2) * segmentLength;
}

/** Of two words for a key: high, low, high, low, … No key may stand there twice. Throws where no seed works. */
export function buildFuse(keys: Uint32Array): Fuse {
	const shape = shapeFor(keys.length / 2);
	for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
		const fuse = { ...shape, seed: Math.imul(attempt, 0x9e3779b1) >>> 0 };
		const peeled = peel(keys, fuse);
		if (peeled !== null) return { ...fuse, fingerprints: assign(keys, fuse, peeled) };
	}
	throw new Error('No seed makes a fuse filter of these keys: some stand there twice.');
}

export function fuseHas(fuse: Fuse, high: number, low: number): boolean {
	spot(fuse, high, low);
	const { fingerprints } = fuse;
	const [a, b, c] = [fingerprints[spots.first], fingerprints[spots.second], fingerprints[spots.third]];
	return ((a as number) ^ (b as number) ^ (c as number)) >>> 0 === spots.fingerprint;
}

/** The paper's sizes for three places a key: about 1.13 places a key from a million keys on, more for fewer. */
function shapeFor(keys: number): Omit<FuseShape, 'seed'> {
	const many = Math.max(keys, 2);
	const exponent = Math.floor(Math.log(many) / Math.log(3.33) + 2.25);
	const segmentLength = Math.min(1 << exponent, MAX_SEGMENT_LENGTH);
	const factor = Math.max(1.125, 0.875 + (0.25 * Math.log(1_000_000)) / Math.log(many));
	return { segmentLength, segmentCount: Math.max(1, Math.ceil((many * factor) / segmentLength) - 2) };
}

/** Where `spot` leaves its result until the next call. */
const spots = { first: 0, second: 0, third: 0, fingerprint: 0 };

/** The key's bits and the seed, mixed in two steps that can be undone: distinct keys stay distinct. */
function spot({ seed, segmentLength, segmentCount }: FuseShape, high: number, low: number): void {
	const a = (high ^ mixed(low ^ seed)) >>> 0;
	const b = (low ^ mixed(a + 0x7f4a7c15)) >>> 0;
	const mask = segmentLength - 1;
	spots.first = Math.floor((a / 0x1_0000_0000) * segmentCount * segmentLength);
	spots.second = (spots.first + segmentLength) ^ ((b >>> 16) & mask);
	spots.third = (spots.first + 2 * segmentLength) ^ (b & mask);
	spots.fingerprint = mixed(b + Math.imul(a, 0x2545f491)) >>> 0;
}

/** MurmurHash3's last step: every bit in touches every bit out. */
function mixed(word: number): number {
	let h = word | 0;
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return h ^ (h >>> 16);
}

/** Keys in the order in which they were decided, each with the place that decides it. */
interface Peeled {
	order: Uint32Array;
	places: Uint32Array;
}

/** null: with this seed some keys hold each other fast. */
function peel(keys: Uint32Array, shape: FuseShape): Peeled | null {
	const count = keys.length / 2;
	const board = new Board(fusePlaces(shape));
	for (let key = 0; key < count; key++) {
		spot(shape, keys[2 * key] as number, keys[2 * key + 1] as number);
		if (!board.enter(key)) return null;
	}
	board.queueLoners();
	const [order, places] = [new Uint32Array(count), new Uint32Array(count)];
	let decided = 0;
	for (let place = board.next(); place !== null; place = board.next()) {
		const key = board.keyAt(place);
		if (key === null) continue;
		order[decided] = key;
		places[decided++] = place;
		spot(shape, keys[2 * key] as number, keys[2 * key + 1] as number);
		board.leave(key);
	}
	return decided === count ? { order, places } : null;
}

/** Which keys stand at which place: their number, and all of them XORed, which is the key itself where it is alone. */
class Board {
	readonly #crowd: Uint8Array;
	readonly #keys: Uint32Array;
	readonly #queue: Uint32Array;
	#queued = 0;
	#taken = 0;

	constructor(places: number) {
		this.#crowd = new Uint8Array(places);
		this.#keys = new Uint32Array(places);
		this.#queue = new Uint32Array(places);
	}

	/** At the key's `spots`. false: a place is overcrowded, which a chance hash does not do. */
	enter(key: number): boolean {
		return this.#add(spots.first, key) && this.#add(spots.second, key) && this.#add(spots.third, key);
	}

	leave(key: number): void {
		this.#drop(spots.first, key);
		this.#drop(spots.second, key);
		this.#drop(spots.third, key);
	}

	queueLoners(): void {
		for (let place = 0; place < this.#crowd.length; place++) {
			if (this.#crowd[place] === 1) this.#queue[this.#queued++] = place;
		}
	}

	next(): number | null {
		return this.#taken < this.#queued ? (this.#queue[this.#taken++] as number) : null;
	}

	/** null: the key that was alone there has left through another place. */
	keyAt(place: number): number | null {
		return this.#crowd[place] === 1 ? (this.#keys[place] as number) : null;
	}

	#add(place: number, key: number): boolean {
		const crowd = (this.#crowd[place] as number) + 1;
		if (crowd > MAX_CROWD) return false;
		this.#crowd[place] = crowd;
		this.#keys[place] = (this.#keys[place] as number) ^ key;
		return true;
	}

	/** A place becomes one key's only once: the queue holds it once. */
	#drop(place: number, key: number): void {
		const crowd = (this.#crowd[place] as number) - 1;
		this.#crowd[place] = crowd;
		this.#keys[place] = (this.#keys[place] as number) ^ key;
		if (crowd === 1) this.#queue[this.#queued++] = place;
	}
}

/** Last decided first: its other two places are final then. */
function assign(keys: Uint32Array, shape: FuseShape, { order, places }: Peeled): Uint32Array {
	const fingerprints = new Uint32Array(fusePlaces(shape));
	for (let at = order.length - 1; at >= 0; at--) {
		const key = order[at] as number;
		spot(shape, keys[2 * key] as number, keys[2 * key + 1] as number);
		const others = seen(fingerprints, spots.first) ^ seen(fingerprints, spots.second) ^ seen(fingerprints, spots.third);
		fingerprints[places[at] as number] = spots.fingerprint ^ others;
	}
	return fingerprints;
}

function seen(fingerprints: Uint32Array, place: number): number {
	return fingerprints[place] as number;
}
