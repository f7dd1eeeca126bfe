// UTF-8 to the two forms in which JavaScript keeps strings, one octet or one 16-bit unit a character: the host then only
// copies. Decoding UTF-8 there costs a nanosecond an octet as soon as one character is not ASCII.
import { copyGap, highMarks } from '../octets';
import { sequenceLength, skipAscii } from './utf8';
import { fromWindows1252 } from './windows-1252';

/**
 * Writes the UTF-8 [p, end) to `out` as Latin-1; gives the end of what was written, 0 where a character lies beyond U+00FF
 * or the octets are no UTF-8. Needs as much room as it reads and 31 octets more, which may be written over.
 */
export function latin1FromUtf8(p: usize, end: usize, out: usize): usize {
	for (let block = p; block < end; block += 64) {
		for (let marks = highMarks(block); marks; marks &= marks - 1) {
			const lead = block + <usize>ctz(marks);
			if (lead < p) continue; // the second octet of the last one
			if (lead >= end) break;
			// U+0080..U+00FF: 1100001x 10xxxxxx
			const first: u32 = load<u8>(lead);
			const second: u32 = load<u8>(lead, 1);
			if ((first & 0xfe) !== 0xc2 || lead + 1 >= end || (second & 0xc0) !== 0x80) return 0;
			copyGap(out, p, lead - p);
			out += lead - p;
			store<u8>(out++, <u8>((first << 6) | (second & 0x3f)));
			p = lead + 2;
		}
	}
	copyGap(out, p, end - p);
	return out + (end - p);
}

/** The same as UTF-16 in little-endian order, which needs twice the room and 31 octets; 0 only where it is no UTF-8. */
export function utf16FromUtf8(p: usize, end: usize, out: usize): usize {
	while (p < end) {
		const ascii = widenAscii(p, end, out);
		p += ascii;
		out += ascii << 1;
		while (p < end && load<u8>(p) >= 0x80) {
			if (ASC_FEATURE_SIMD && inRow(p)) {
				const octets: usize = load<u8>(p) < 0xe0 ? 2 : 3;
				const units = octets === 2 ? pairsToUnits(p, end, out) : triplesToUnits(p, end, out);
				if (octets === 3 && units === MAX_TRIPLES) {
					p += 3 * MAX_TRIPLES; // by a constant: the next look need not wait until these are counted
					out += 2 * MAX_TRIPLES;
					continue;
				}
				if (units > 0) {
					p += units * octets;
					out += units << 1;
					continue;
				}
			}
			const length = sequenceLength(p, end);
			if (length === 0) return 0;
			out = storeUnits(codePointAt(p, length), out);
			p += <usize>length;
		}
	}
	return out;
}

/** Whether the windows-1252 in [p, end) has what Latin-1 has not: octets 0x80-0x9F. */
export function hasHighControls(p: usize, end: usize): bool {
	for (p = skipAscii(p, end); p < end; p = skipAscii(p + 1, end)) if (load<u8>(p) < 0xa0) return true;
	return false;
}

/** Writes windows-1252 as UTF-16; gives the end of what was written. Needs twice the room and 31 octets. */
export function utf16FromWindows1252(p: usize, end: usize, out: usize): usize {
	while (p < end) {
		const ascii = widenAscii(p, end, out);
		p += ascii;
		out += ascii << 1;
		for (; p < end && load<u8>(p) >= 0x80; p++, out += 2) store<u16>(out, <u16>fromWindows1252(load<u8>(p)));
	}
	return out;
}

const MAX_PAIRS: usize = 8;
const MAX_TRIPLES: usize = 5;

/** Whether the character of two or three octets at p is followed by another beyond ASCII. */
function inRow(p: usize): bool {
	if (load<u8>(p, 2) < 0x80) return false;
	const lead: i32 = load<u8>(p);
	return lead < 0xe0 || (lead < 0xf0 && load<u8>(p, 3) >= 0x80);
}

/**
 * Writes the characters of two octets that begin at p, MAX_PAIRS at most, as 16-bit units; gives how many. 16 octets are written
 * in any case.
 */
function pairsToUnits(p: usize, end: usize, out: usize): usize {
	const block = v128.load(p);
	const first = v128.and(block, i16x8.splat(0xff));
	const second = i16x8.shr_u(block, 8);
	v128.store(out, v128.or(i16x8.shl(v128.and(first, i16x8.splat(0x1f)), 6), v128.and(second, i16x8.splat(0x3f))));
	const isLead = v128.and(i16x8.ge_u(first, i16x8.splat(0xc2)), i16x8.lt_u(first, i16x8.splat(0xe0)));
	const isRest = i16x8.eq(v128.and(second, i16x8.splat(0xc0)), i16x8.splat(0x80));
	const others = ~i16x8.bitmask(v128.and(isLead, isRest));
	return min(<usize>ctz((others & 0xff) | (1 << MAX_PAIRS)), (end - p) >> 1);
}

/** The same for characters of three octets, MAX_TRIPLES at most: neither what two could say nor half a surrogate pair. */
function triplesToUnits(p: usize, end: usize, out: usize): usize {
	const block = v128.load(p);
	const first = i8x16.swizzle(block, i8x16(0, -1, 3, -1, 6, -1, 9, -1, 12, -1, -1, -1, -1, -1, -1, -1));
	const second = i8x16.swizzle(block, i8x16(1, -1, 4, -1, 7, -1, 10, -1, 13, -1, -1, -1, -1, -1, -1, -1));
	const third = i8x16.swizzle(block, i8x16(2, -1, 5, -1, 8, -1, 11, -1, 14, -1, -1, -1, -1, -1, -1, -1));
	const low = v128.or(i16x8.shl(v128.and(second, i16x8.splat(0x3f)), 6), v128.and(third, i16x8.splat(0x3f)));
	const units = v128.or(i16x8.shl(first, 12), low);
	v128.store(out, units);
	const isLead = i16x8.eq(v128.and(first, i16x8.splat(0xf0)), i16x8.splat(0xe0));
	const isRest = i16x8.eq(
		v128.and(v128.or(second, i16x8.shl(third, 8)), i16x8.splat(<i16>0xc0c0)),
		i16x8.splat(<i16>0x8080),
	);
	const above = v128.and(units, i16x8.splat(<i16>0xf800));
	const isWrong = v128.or(i16x8.eq(above, i16x8.splat(0)), i16x8.eq(above, i16x8.splat(<i16>0xd800)));
	const others = ~i16x8.bitmask(v128.andnot(v128.and(isLead, isRest), isWrong)) & 0x1f;
	if (others === 0 && end - p >= 3 * MAX_TRIPLES) return MAX_TRIPLES;
	return min(<usize>ctz(others | (1 << MAX_TRIPLES)), (end - p) / 3);
}

/** Of a well-formed sequence beyond ASCII. */
export function codePointAt(p: usize, length: i32): u32 {
	const lead: u32 = load<u8>(p);
	const second: u32 = load<u8>(p, 1) & 0x3f;
	if (length === 2) return ((lead & 0x1f) << 6) | second;
	const third: u32 = load<u8>(p, 2) & 0x3f;
	if (length === 3) return ((lead & 0x0f) << 12) | (second << 6) | third;
	return ((lead & 0x07) << 18) | (second << 12) | (third << 6) | (load<u8>(p, 3) & 0x3f);
}

function storeUnits(code: u32, out: usize): usize {
	if (code < 0x10000) {
		store<u16>(out, <u16>code);
		return out + 2;
	}
	store<u16>(out, <u16>(0xd7c0 + (code >> 10)));
	store<u16>(out, <u16>(0xdc00 | (code & 0x3ff)), 2);
	return out + 4;
}

/** Writes what is ASCII at the start of [p, end) as 16-bit units; gives how many. */
function widenAscii(p: usize, end: usize, out: usize): usize {
	const start = p;
	if (ASC_FEATURE_SIMD) {
		for (; p < end; p += 16, out += 32) {
			const block = v128.load(p);
			v128.store(out, i16x8.extend_low_i8x16_u(block));
			v128.store(out, i16x8.extend_high_i8x16_u(block), 16);
			const high = i8x16.bitmask(block);
			if (high) return min(p + <usize>ctz(high), end) - start;
		}
		return end - start;
	}
	for (; p < end && load<u8>(p) < 0x80; p++, out += 2) store<u16>(out, load<u8>(p));
	return p - start;
}
