// Base64 as it streams by (RFC 2045 section 6.8): octets outside the alphabet are passed over, padding ends a quantum
// and what follows is read on. Knows nothing of parts; state is one quantum.
import { EQUALS, isWhite } from '../octets';

/** Value of each octet: 0..63, or 0x80 outside the alphabet. */
const VALUES: usize = memory.data(256, 16);
let built: bool = false;

/** The quantum at hand: its bits, and how many characters (0..3) they came from. */
let bits: u32 = 0;
let filled: i32 = 0;
/** Something other than the alphabet, padding and white space was seen. */
export let base64Broken: bool = false;

export function resetBase64(): void {
	bits = 0;
	filled = 0;
	base64Broken = false;
	if (!built) buildValues();
}

/** Decodes [p, end) to `out`; gives the end of what was written, past which up to 4 octets are written over. */
export function decodeBase64(p: usize, end: usize, out: usize): usize {
	while (p < end) {
		if (filled === 0) {
			p = decodeBlocks(p, end, out);
			out = blocksEnd;
			while (p + 4 <= end) {
				const a: u32 = load<u8>(VALUES + load<u8>(p));
				const b: u32 = load<u8>(VALUES + load<u8>(p, 1));
				const c: u32 = load<u8>(VALUES + load<u8>(p, 2));
				const d: u32 = load<u8>(VALUES + load<u8>(p, 3));
				if ((a | b | c | d) & 0x80) break;
				out = storeQuantum((a << 18) | (b << 12) | (c << 6) | d, out);
				p += 4;
			}
			if (p >= end) break;
		}
		out = decodeCharacter(load<u8>(p++), out);
	}
	return out;
}

/** How many octets decodeBase64 would write for [p, end), in the same state. */
export function countBase64(p: usize, end: usize): i32 {
	let octets = 0;
	if (ASC_FEATURE_SIMD) {
		for (; p + 16 <= end; p += 16) {
			const block = v128.load(p);
			const alphabet = i8x16.bitmask(inAlphabet(block));
			if (alphabet === 0xffff) octets += 12;
			else if ((alphabet | i8x16.bitmask(lineEnds(block))) === 0xffff) octets += countCharacters(popcnt(alphabet));
			else octets += countScalar(p, p + 16);
		}
	}
	return octets + countScalar(p, end);
}

/** Where what decodeBlocks wrote ends. */
let blocksEnd: usize = 0;

/**
 * Decodes as long as 16 characters of the alphabet stand together, 12 octets each time; gives the place after them and sets
 * blocksEnd. In each of four lanes:
 *
 *     00dddddd 00cccccc 00bbbbbb 00aaaaaa  ->  00000000 aaaaaabb bbbbcccc ccdddddd  ->  three octets, the first one first
 */
function decodeBlocks(p: usize, end: usize, out: usize): usize {
	if (ASC_FEATURE_SIMD) {
		const order = i8x16(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 16, 16, 16, 16);
		for (; p + 16 <= end; p += 16, out += 12) {
			const block = v128.load(p);
			if (!i8x16.all_true(inAlphabet(block))) break;
			const sextets = valuesOf(block);
			const a = i32x4.shl(v128.and(sextets, i32x4.splat(0x3f)), 18);
			const b = i32x4.shl(v128.and(sextets, i32x4.splat(0x3f00)), 4);
			const c = i32x4.shr_u(v128.and(sextets, i32x4.splat(0x3f0000)), 10);
			const quanta = v128.or(v128.or(a, b), v128.or(c, i32x4.shr_u(sextets, 24)));
			v128.store(out, i8x16.swizzle(quanta, order));
		}
	}
	blocksEnd = out;
	return p;
}

/** What 16 characters of the alphabet stand for: each range of them lies at its own distance. */
function valuesOf(block: v128): v128 {
	const upper = v128.and(i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x41)), i8x16.splat(26)), i8x16.splat(-0x41));
	const lower = v128.and(i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x61)), i8x16.splat(26)), i8x16.splat(26 - 0x61));
	const digit = v128.and(i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(10)), i8x16.splat(52 - 0x30));
	const plus = v128.and(i8x16.eq(block, i8x16.splat(0x2b)), i8x16.splat(62 - 0x2b));
	const slash = v128.and(i8x16.eq(block, i8x16.splat(0x2f)), i8x16.splat(63 - 0x2f));
	return i8x16.add(block, v128.or(v128.or(upper, lower), v128.or(digit, v128.or(plus, slash))));
}

/** Writes what is left in the last quantum: at padding, and at the end of the part. */
export function finishBase64(out: usize): usize {
	if (filled >= 2) store<u8>(out, <u8>(bits >> (filled === 2 ? 4 : 10)));
	if (filled === 3) store<u8>(out, <u8>(bits >> 2), 1);
	return out + <usize>countRest();
}

/** How many octets finishBase64 would write. */
export function countRest(): i32 {
	const octets = (filled * 3) >> 2;
	if (filled === 1) base64Broken = true;
	bits = 0;
	filled = 0;
	return octets;
}

function storeQuantum(quantum: u32, out: usize): usize {
	store<u8>(out, <u8>(quantum >> 16));
	store<u8>(out, <u8>(quantum >> 8), 1);
	store<u8>(out, <u8>quantum, 2);
	return out + 3;
}

function decodeCharacter(c: i32, out: usize): usize {
	const value: u32 = load<u8>(VALUES + <usize>c);
	if (value & 0x80) {
		if (c === EQUALS) return finishBase64(out);
		passOver(c);
		return out;
	}
	bits = (bits << 6) | value;
	if (++filled < 4) return out;
	out = storeQuantum(bits, out);
	bits = 0;
	filled = 0;
	return out;
}

function passOver(c: i32): void {
	if (!isWhite(c)) base64Broken = true;
}

function countScalar(p: usize, end: usize): i32 {
	let octets = 0;
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (!(load<u8>(VALUES + <usize>c) & 0x80)) octets += countCharacters(1);
		else if (c === EQUALS) octets += countRest();
		else passOver(c);
	}
	return octets;
}

function countCharacters(characters: i32): i32 {
	const total = filled + characters;
	filled = total & 3;
	return (total >> 2) * 3;
}

function inAlphabet(block: v128): v128 {
	const lower = v128.or(block, i8x16.splat(0x20));
	const letters = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26));
	const digits = i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(10));
	const signs = v128.or(i8x16.eq(block, i8x16.splat(0x2b)), i8x16.eq(block, i8x16.splat(0x2f)));
	return v128.or(v128.or(letters, digits), signs);
}

function lineEnds(block: v128): v128 {
	return v128.or(i8x16.eq(block, i8x16.splat(0x0d)), i8x16.eq(block, i8x16.splat(0x0a)));
}

function buildValues(): void {
	memory.fill(VALUES, 0x80, 256);
	for (let i = 0; i < 26; i++) {
		store<u8>(VALUES + <usize>(0x41 + i), <u8>i);
		store<u8>(VALUES + <usize>(0x61 + i), <u8>(26 + i));
	}
	for (let i = 0; i < 10; i++) store<u8>(VALUES + <usize>(0x30 + i), <u8>(52 + i));
	store<u8>(VALUES + 0x2b, 62);
	store<u8>(VALUES + 0x2f, 63);
	built = true;
}
