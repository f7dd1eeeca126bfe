// Tiny verbs on single octets and octet runs. Knows no grammar; callers bound every range.

const ONES: u64 = u64.MAX_VALUE / 0xff;
const HIGHS: u64 = ONES << 7;

export function lower(octet: u32): u32 {
	return octet - 0x41 < 26 ? octet | 0x20 : octet;
}

export function isLetter(octet: u32): bool {
	return (octet | 0x20) - 0x61 < 26;
}

export function isDigit(octet: u32): bool {
	return octet - 0x30 < 10;
}

/** 0 to 15, and 16 for what is no digit. */
export function hexDigit(octet: u32): u32 {
	return isDigit(octet) ? octet - 0x30 : isLetter(octet) && lower(octet) < 0x67 ? lower(octet) - 0x57 : 16;
}

/** HTML's white space: tab, line feed, form feed, carriage return, space. */
export function isSpace(octet: u32): bool {
	return octet === 0x20 || octet === 0x0a || octet === 0x0d || octet === 0x09 || octet === 0x0c;
}

/** The code unit of a static string, without String's bounds check: `index` < length is the caller's word. */
export function unit(word: string, index: i32): u32 {
	return load<u16>(changetype<usize>(word) + ((<usize>index) << 1));
}

/** Up to eight ASCII letters in one number, so that names compare as integers. */
export function pack(word: string): u64 {
	let packed: u64 = 0;
	for (let i = 0, n = word.length; i < n; i++) packed = (packed << 8) | unit(word, i);
	return packed;
}

/** Whether [from, end) begins with `word` (itself in lower case), ASCII case ignored. */
export function begins(from: usize, end: usize, word: string): bool {
	const size = word.length;
	if (end < from || end - from < <usize>size) return false;
	for (let i = 0; i < size; i++) {
		if (lower(load<u8>(from + i)) !== unit(word, i)) return false;
	}
	return true;
}

/** Whether the octets [from, end) are one of the blank-separated words of `list`. */
export function isOneOf(from: usize, end: usize, list: string): bool {
	const size = <i32>(end - from);
	for (let i = 0, n = list.length; i < n; ) {
		let at = 0;
		while (at < size && i + at < n && unit(list, i + at) === load<u8>(from + at)) at++;
		if (at === size && (i + at === n || unit(list, i + at) === 0x20)) return true;
		i += at;
		while (i < n && unit(list, i) !== 0x20) i++;
		i++;
	}
	return false;
}

/** First place of `octet` in [from, end), or `end`. Never reads at or past `end`. */
export function find(from: usize, end: usize, octet: u32): usize {
	let at = from;
	if (ASC_FEATURE_SIMD) {
		const wanted = i8x16.splat(<i8>octet);
		for (; at + 16 <= end; at += 16) {
			const hits = i8x16.bitmask(i8x16.eq(v128.load(at), wanted));
			if (hits) return at + <usize>ctz(hits);
		}
	}
	// eight octets a step: XOR makes hits zero, then find a zero octet
	const pattern = <u64>octet * ONES;
	for (; at + 8 <= end; at += 8) {
		const word = load<u64>(at) ^ pattern;
		const hit = (word - ONES) & ~word & HIGHS;
		if (hit) return at + <usize>(ctz<u64>(hit) >> 3);
	}
	while (at < end && load<u8>(at) !== octet) at++;
	return at;
}
