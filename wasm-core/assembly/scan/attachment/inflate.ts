// Inflates a deflate stream (RFC 1951) as it streams by, cut anywhere. One state a layer, fixed tables, no allocation: what
// it gives stands in a window from which the caller takes it. A broken stream fails; it never traps and never loops.
import { MAX_LAYER } from './layout';

const LAYERS: i32 = MAX_LAYER + 1;
const HISTORY: i32 = 32768;
const LONGEST: i32 = 258;
const WINDOW_BYTES: i32 = 65536;
/** Above this the window may not hold another match. */
const FULL: i32 = WINDOW_BYTES - LONGEST;
/** Bits that the look-up tables decide at once; longer codes take the canonical way. */
const LOOKUP_BITS: i32 = 10;
const LOOKUP_BYTES: i32 = 1 << (LOOKUP_BITS + 1);
const SYMBOLS: i32 = 320;
/** counts: 16 × u16, symbols: SYMBOLS × u16, look-up: 1024 × u16 of symbol << 4 | bits. */
const OFFSET_SYMBOLS: i32 = 32;
const OFFSET_LOOKUP: i32 = 32 + SYMBOLS * 2;
const CODE_BYTES: i32 = OFFSET_LOOKUP + LOOKUP_BYTES;

const BLOCK: i32 = 0;
const STORED: i32 = 1;
const COPY: i32 = 2;
const DYNAMIC: i32 = 3;
const CODE_LENGTHS: i32 = 4;
const LENGTHS: i32 = 5;
const SYMBOL: i32 = 6;
export const INFLATED: i32 = 7;
export const BROKEN: i32 = 8;

/** What the set-up of a block with codes of its own costs, in inflated octets: thousands of empty ones are an attack. */
const BLOCK_COST: u32 = 1024;
/** So much, output and set-up, is done before the caller is asked again. */
const QUANTUM: u32 = 4096;

@unmanaged
export class Inflater {
	depth: i32;
	state: i32;
	bits: u64;
	bitCount: i32;
	isLast: bool;
	/** Octets in the window, and how many of them the caller has taken. */
	filled: i32;
	taken: i32;
	left: i32;
	literals: i32;
	distances: i32;
	codes: i32;
	index: i32;
	/** What was spent since the caller last asked. */
	cost: u32;
}

const inflaters: usize = memory.data(offsetof<Inflater>() * LAYERS, 16);
const windows: usize = memory.data((WINDOW_BYTES + 64) * LAYERS, 16);
const lengths: usize = memory.data(512 * LAYERS, 16);
const literalCodes: usize = memory.data(CODE_BYTES * LAYERS, 16);
const distanceCodes: usize = memory.data(CODE_BYTES * LAYERS, 16);
const offsets: usize = memory.data(64, 16);

/** RFC 1951 section 3.2.5: base and extra bits of lengths 257 to 285 and of distances. */
const LENGTH_BASE: StaticArray<u16> = [
	3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const LENGTH_EXTRA: StaticArray<u8> = [
	0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCE_BASE: StaticArray<u16> = [
	1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
	8193, 12289, 16385, 24577,
];
const DISTANCE_EXTRA: StaticArray<u8> = [
	0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
/** Section 3.2.7: the order in which the lengths of the code lengths' own codes stand. */
const ORDER: StaticArray<u8> = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

export function inflaterAt(depth: i32): Inflater {
	return changetype<Inflater>(inflaters + <usize>depth * offsetof<Inflater>());
}

export function openInflater(depth: i32): void {
	const z = inflaterAt(depth);
	memory.fill(changetype<usize>(z), 0, offsetof<Inflater>());
	z.depth = depth;
}

function windowOf(z: Inflater): usize {
	return windows + <usize>(z.depth * (WINDOW_BYTES + 64));
}

function lengthsOf(z: Inflater): usize {
	return lengths + <usize>(z.depth * 512);
}

function literalsOf(z: Inflater): usize {
	return literalCodes + <usize>(z.depth * CODE_BYTES);
}

function distancesOf(z: Inflater): usize {
	return distanceCodes + <usize>(z.depth * CODE_BYTES);
}

/** Where what has not been taken begins and ends. */
export function inflatedAt(z: Inflater): usize {
	return windowOf(z) + z.taken;
}

export function inflatedEnd(z: Inflater): usize {
	return windowOf(z) + z.filled;
}

/** All that stands in the window was taken: keeps only what matches may still refer to. */
export function takeInflated(z: Inflater): void {
	if (z.filled >= FULL) {
		const window = windowOf(z);
		memory.copy(window, window + z.filled - HISTORY, HISTORY);
		z.filled = HISTORY;
	}
	z.taken = z.filled;
}

/** Whether there is something to take: at places of the stream's own, however it was cut. */
export function isReady(z: Inflater): bool {
	return z.cost >= QUANTUM || z.filled >= FULL || z.state >= INFLATED;
}

/** Inflates [from, end) as far as it goes or until isReady; gives the place after what it took. */
export function inflate(z: Inflater, from: usize, end: usize): usize {
	while (!isReady(z)) {
		from = refill(z, from, end);
		if (z.state === SYMBOL) {
			from = symbols(z, from, end);
			if (z.state === SYMBOL && !isReady(z)) break;
		} else if (z.state === COPY) {
			from = copyStored(z, from, end);
			if (z.state === COPY && !isReady(z)) break;
		} else if (!step(z)) break;
	}
	return from;
}

function refill(z: Inflater, from: usize, end: usize): usize {
	while (z.bitCount <= 48 && from < end) {
		z.bits |= (<u64>load<u8>(from++)) << z.bitCount;
		z.bitCount += 8;
	}
	return from;
}

function drop(z: Inflater, bits: i32): void {
	z.bits >>= bits;
	z.bitCount -= bits;
}

/** One step of a header; false where it needs more bits than there are. */
function step(z: Inflater): bool {
	if (z.state === BLOCK) return beginBlock(z);
	if (z.state === STORED) return beginStored(z);
	if (z.state === DYNAMIC) return beginDynamic(z);
	return z.state === CODE_LENGTHS ? readCodeLengths(z) : readLengths(z);
}

function beginBlock(z: Inflater): bool {
	if (z.isLast) {
		z.state = INFLATED;
		return true;
	}
	if (z.bitCount < 3) return false;
	z.isLast = (z.bits & 1) !== 0;
	const kind = <i32>(z.bits >> 1) & 3;
	drop(z, 3);
	if (kind === 0) {
		drop(z, z.bitCount & 7);
		z.state = STORED;
	} else if (kind === 1) {
		fixedCodes(z);
		z.state = SYMBOL;
	} else z.state = kind === 2 ? DYNAMIC : BROKEN;
	return true;
}

function beginStored(z: Inflater): bool {
	if (z.bitCount < 32) return false;
	const size = <u32>z.bits & 0xffff;
	const check = <u32>(z.bits >> 16) & 0xffff;
	drop(z, 32);
	z.left = size;
	z.state = size !== (check ^ 0xffff) ? BROKEN : size === 0 ? BLOCK : COPY;
	return true;
}

/** What may be put out before the caller is asked. */
function roomLeft(z: Inflater): i32 {
	return min(FULL - z.filled, <i32>(QUANTUM - min(QUANTUM, z.cost)));
}

function copyStored(z: Inflater, from: usize, end: usize): usize {
	const window = windowOf(z);
	while (z.left > 0 && z.bitCount >= 8 && roomLeft(z) > 0) {
		store<u8>(window + z.filled++, <u8>z.bits);
		drop(z, 8);
		z.left--;
		z.cost++;
	}
	if (z.bitCount === 0) {
		const bytes = min(min(z.left, roomLeft(z)), <i32>(end - from));
		memory.copy(window + z.filled, from, bytes);
		z.filled += bytes;
		z.left -= bytes;
		z.cost += bytes;
		from += bytes;
	}
	if (z.left === 0) z.state = BLOCK;
	return from;
}

function beginDynamic(z: Inflater): bool {
	if (z.bitCount < 14) return false;
	z.literals = (<i32>z.bits & 31) + 257;
	z.distances = (<i32>(z.bits >> 5) & 31) + 1;
	z.codes = (<i32>(z.bits >> 10) & 15) + 4;
	drop(z, 14);
	z.index = 0;
	z.cost += BLOCK_COST;
	memory.fill(lengthsOf(z), 0, SYMBOLS);
	z.state = z.literals > 286 || z.distances > 30 ? BROKEN : CODE_LENGTHS;
	return true;
}

function readCodeLengths(z: Inflater): bool {
	const own = lengthsOf(z);
	while (z.index < z.codes) {
		if (z.bitCount < 3) return false;
		store<u8>(own + unchecked(ORDER[z.index++]), <u8>(z.bits & 7));
		drop(z, 3);
	}
	z.state = buildCode(literalsOf(z), own, 19) ? LENGTHS : BROKEN;
	z.index = 0;
	memory.fill(own, 0, SYMBOLS);
	return true;
}

function readLengths(z: Inflater): bool {
	const own = lengthsOf(z);
	const all = z.literals + z.distances;
	while (z.index < all) {
		const decoded = decode(literalsOf(z), z.bits);
		if (decoded < 0) {
			z.state = z.bitCount < 15 ? z.state : BROKEN;
			return z.bitCount >= 15;
		}
		const bits = decoded & 15;
		const symbol = decoded >> 4;
		const extra = symbol < 16 ? 0 : symbol === 16 ? 2 : symbol === 17 ? 3 : 7;
		if (z.bitCount < bits + extra) return false;
		const more = <i32>(z.bits >> bits) & ((1 << extra) - 1);
		drop(z, bits + extra);
		if (symbol < 16) store<u8>(own + z.index++, <u8>symbol);
		else if (!repeatLength(z, own, symbol, more, all)) {
			z.state = BROKEN;
			return true;
		}
	}
	z.state = load<u8>(own, 256) !== 0 && buildCodes(z, own) ? SYMBOL : BROKEN;
	return true;
}

/** Section 3.2.7: 16 repeats the length before, 17 and 18 repeat zero. */
function repeatLength(z: Inflater, own: usize, symbol: i32, more: i32, all: i32): bool {
	if (symbol === 16 && z.index === 0) return false;
	const value: u8 = symbol === 16 ? load<u8>(own + z.index - 1) : 0;
	const times = more + (symbol === 18 ? 11 : 3);
	if (z.index + times > all) return false;
	memory.fill(own + z.index, value, times);
	z.index += times;
	return true;
}

function buildCodes(z: Inflater, own: usize): bool {
	return buildCode(literalsOf(z), own, z.literals) && buildCode(distancesOf(z), own + z.literals, z.distances);
}

function fixedCodes(z: Inflater): void {
	const own = lengthsOf(z);
	memory.fill(own, 8, 144);
	memory.fill(own + 144, 9, 112);
	memory.fill(own + 256, 7, 24);
	memory.fill(own + 280, 8, 8);
	memory.fill(own + 288, 5, 30);
	z.literals = 288;
	z.distances = 30;
	z.cost += BLOCK_COST;
	buildCodes(z, own);
}

/** Section 3.2.2: the canonical code of the given lengths. False where there are more codes than bits allow. */
function buildCode(code: usize, own: usize, symbols: i32): bool {
	memory.fill(code, 0, CODE_BYTES);
	for (let i = 0; i < symbols; i++) {
		const at = code + ((<usize>load<u8>(own + i)) << 1);
		store<u16>(at, load<u16>(at) + 1);
	}
	store<u16>(code, 0);
	let left = 1;
	let total: u16 = 0;
	for (let bits: usize = 1; bits < 16; bits++) {
		const count = load<u16>(code + (bits << 1));
		left = (left << 1) - <i32>count;
		if (left < 0) return false;
		store<u16>(offsets + (bits << 1), total);
		total += count;
	}
	for (let i = 0; i < symbols; i++) {
		const bits = <usize>load<u8>(own + i);
		if (bits === 0) continue;
		const at = offsets + (bits << 1);
		const place = <usize>load<u16>(at);
		store<u16>(at, <u16>(place + 1));
		store<u16>(code + (place << 1), <u16>i, OFFSET_SYMBOLS);
	}
	fillLookup(code);
	return true;
}

/** Codes of up to LOOKUP_BITS bits, as they come: the first bit of a code is its highest. */
function fillLookup(code: usize): void {
	let value: u32 = 0;
	let place: usize = 0;
	for (let bits = 1; bits <= LOOKUP_BITS; bits++) {
		const count = <i32>load<u16>(code + ((<usize>bits) << 1));
		for (let i = 0; i < count; i++, value++, place++) {
			const entry = <u16>(((<i32>load<u16>(code + (place << 1), OFFSET_SYMBOLS)) << 4) | bits);
			for (let at = reversed(value, bits); at < 1 << LOOKUP_BITS; at += 1 << bits) {
				store<u16>(code + ((<usize>at) << 1), entry, OFFSET_LOOKUP);
			}
		}
		value <<= 1;
	}
}

function reversed(value: u32, bits: i32): u32 {
	let result: u32 = 0;
	for (let i = 0; i < bits; i++) {
		result = (result << 1) | (value & 1);
		value >>= 1;
	}
	return result;
}

/** Symbol << 4 | bits of the code that `bits` begins with; -1 where none does. */
function decode(code: usize, bits: u64): i32 {
	const entry: i32 = load<u16>(code + <usize>((bits & ((1 << LOOKUP_BITS) - 1)) << 1), OFFSET_LOOKUP);
	return entry !== 0 ? entry : decodeLong(code, <u32>bits);
}

function decodeLong(code: usize, bits: u32): i32 {
	let value = 0;
	let first = 0;
	let index = 0;
	for (let length = 1; length < 16; length++) {
		value |= <i32>(bits & 1);
		bits >>= 1;
		const count = <i32>load<u16>(code + ((<usize>length) << 1));
		if (value - count < first) {
			return ((<i32>load<u16>(code + ((<usize>(index + value - first)) << 1), OFFSET_SYMBOLS)) << 4) | length;
		}
		index += count;
		first = (first + count) << 1;
		value <<= 1;
	}
	return -1;
}

/** Literals and matches, until bits or room run out or the block ends. A symbol whose bits are not all there waits. */
function symbols(z: Inflater, from: usize, end: usize): usize {
	const window = windowOf(z);
	const literals = literalsOf(z);
	const distances = distancesOf(z);
	let bits = z.bits;
	let bitCount = z.bitCount;
	let filled = z.filled;
	const before = filled;
	const goal = filled + roomLeft(z);
	while (filled < goal) {
		if (bitCount < 48) {
			if (end - from >= 8) {
				// bits past the count are those that the next load brings again
				bits |= load<u64>(from) << bitCount;
				from += (63 - bitCount) >> 3;
				bitCount |= 56;
			} else {
				for (; bitCount <= 48 && from < end; bitCount += 8) bits |= (<u64>load<u8>(from++)) << bitCount;
			}
		}
		let code = decode(literals, bits);
		let used = code & 15;
		if (code < 0 || used > bitCount) {
			if (code < 0 && bitCount >= 15) z.state = BROKEN;
			break;
		}
		code >>= 4;
		if (code < 256) {
			store<u8>(window + filled++, <u8>code);
			bits >>= used;
			bitCount -= used;
			continue;
		}
		if (code === 256) {
			bits >>= used;
			bitCount -= used;
			z.state = BLOCK;
			break;
		}
		code -= 257;
		if (code > 28) {
			z.state = BROKEN;
			break;
		}
		const lengthExtra: i32 = unchecked(LENGTH_EXTRA[code]);
		const length = <i32>unchecked(LENGTH_BASE[code]) + (<i32>(bits >> used) & ((1 << lengthExtra) - 1));
		used += lengthExtra;
		const distanceCode = decode(distances, bits >> used);
		if (distanceCode < 0 || used + (distanceCode & 15) > bitCount) {
			if (distanceCode < 0 && bitCount >= used + 15) z.state = BROKEN;
			break;
		}
		used += distanceCode & 15;
		const slot = distanceCode >> 4;
		if (slot > 29) {
			z.state = BROKEN;
			break;
		}
		const distanceExtra: i32 = unchecked(DISTANCE_EXTRA[slot]);
		const distance = <i32>unchecked(DISTANCE_BASE[slot]) + (<i32>(bits >> used) & ((1 << distanceExtra) - 1));
		used += distanceExtra;
		if (used > bitCount) break;
		if (distance > filled) {
			z.state = BROKEN;
			break;
		}
		bits >>= used;
		bitCount -= used;
		copyMatch(window + filled, distance, length);
		filled += length;
	}
	z.bits = bits & (((<u64>1) << bitCount) - 1);
	z.bitCount = bitCount;
	z.filled = filled;
	z.cost += filled - before;
	return from;
}

/** Octet by octet where a match repeats what it writes. May write up to 7 octets more than it should. */
function copyMatch(to: usize, distance: i32, length: i32): void {
	const from = to - distance;
	if (distance >= 8) {
		for (let at: usize = 0; at < <usize>length; at += 8) store<u64>(to + at, load<u64>(from + at));
		return;
	}
	for (let at: usize = 0; at < <usize>length; at++) store<u8>(to + at, load<u8>(from + at));
}
