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

/** Of a well-formed sequence beyond ASCII. */
function codePointAt(p: usize, length: i32): u32 {
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
