// UTF-8: validity, and code points written as octets. Knows no other charset.

/** Length of the well-formed sequence at p (Unicode table 3-7), 0 where there is none before end. */
export function sequenceLength(p: usize, end: usize): i32 {
	const lead: i32 = load<u8>(p);
	if (lead < 0x80) return 1;
	if (lead < 0xc2 || lead > 0xf4) return 0;
	const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	if (<i32>(end - p) < length) return 0;
	const second: i32 = load<u8>(p, 1);
	const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
	const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
	if (second < low || second > high) return 0;
	if (length > 2 && !isContinuation(load<u8>(p, 2))) return 0;
	if (length > 3 && !isContinuation(load<u8>(p, 3))) return 0;
	return length;
}

export function isUtf8(p: usize, end: usize): bool {
	for (p = skipAscii(p, end); p < end; p = skipAscii(p, end)) {
		const length = sequenceLength(p, end);
		if (length === 0) return false;
		p += <usize>length;
	}
	return true;
}

/** First octet over 0x7F in [p, end), or end. */
export function skipAscii(p: usize, end: usize): usize {
	if (ASC_FEATURE_SIMD) {
		// 64 octets at a time: the loop itself costs more than the look
		for (; p + 64 <= end; p += 64) {
			const first = v128.or(v128.load(p), v128.load(p, 16));
			if (i8x16.bitmask(v128.or(first, v128.or(v128.load(p, 32), v128.load(p, 48))))) break;
		}
		for (; p < end; p += 16) {
			const high = i8x16.bitmask(v128.load(p));
			if (high) return min(p + <usize>ctz(high), end);
		}
		return end;
	}
	while (p < end && load<u8>(p) < 0x80) p++;
	return p;
}

/** Writes a code point of the Basic Multilingual Plane; gives the end of what was written (up to 3 octets). */
export function storeCodePoint(code: i32, out: usize): usize {
	if (code < 0x80) {
		store<u8>(out, <u8>code);
		return out + 1;
	}
	if (code < 0x800) {
		store<u8>(out, <u8>(0xc0 | (code >> 6)));
		store<u8>(out, <u8>(0x80 | (code & 0x3f)), 1);
		return out + 2;
	}
	store<u8>(out, <u8>(0xe0 | (code >> 12)));
	store<u8>(out, <u8>(0x80 | ((code >> 6) & 0x3f)), 1);
	store<u8>(out, <u8>(0x80 | (code & 0x3f)), 2);
	return out + 3;
}

function isContinuation(c: i32): bool {
	return (c & 0xc0) === 0x80;
}
