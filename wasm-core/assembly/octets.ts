// The octets that mail is made of, and the questions asked about one of them or a run. No state. Vector loads read up to 63
// octets past a run's end, which every region allows for (SLACK_BYTES), and never let what stands there decide anything.

export const NUL: i32 = 0x00;
export const TAB: i32 = 0x09;
export const LF: i32 = 0x0a;
export const CR: i32 = 0x0d;
export const SPACE: i32 = 0x20;
export const QUOTE: i32 = 0x22;
export const PERCENT: i32 = 0x25;
export const APOSTROPHE: i32 = 0x27;
export const OPEN_PAREN: i32 = 0x28;
export const CLOSE_PAREN: i32 = 0x29;
export const ASTERISK: i32 = 0x2a;
export const PLUS: i32 = 0x2b;
export const COMMA: i32 = 0x2c;
export const DASH: i32 = 0x2d;
export const DOT: i32 = 0x2e;
export const SLASH: i32 = 0x2f;
export const COLON: i32 = 0x3a;
export const SEMICOLON: i32 = 0x3b;
export const OPEN_ANGLE: i32 = 0x3c;
export const EQUALS: i32 = 0x3d;
export const CLOSE_ANGLE: i32 = 0x3e;
export const QUESTION: i32 = 0x3f;
export const AT: i32 = 0x40;
export const OPEN_BRACKET: i32 = 0x5b;
export const BACKSLASH: i32 = 0x5c;
export const CLOSE_BRACKET: i32 = 0x5d;
export const UNDERSCORE: i32 = 0x5f;
export const DELETE: i32 = 0x7f;

export function isBlank(c: i32): bool {
	return c === SPACE || c === TAB;
}

export function isWhite(c: i32): bool {
	return c === SPACE || (c >= TAB && c <= CR);
}

export function isDigit(c: i32): bool {
	return c >= 0x30 && c <= 0x39;
}

export function isLetter(c: i32): bool {
	const lower = c | 0x20;
	return lower >= 0x61 && lower <= 0x7a;
}

export function lowerCase(c: i32): i32 {
	return c >= 0x41 && c <= 0x5a ? c | 0x20 : c;
}

/** Makes [p, end) lower case where it stands. */
export function makeLower(p: usize, end: usize): void {
	if (ASC_FEATURE_SIMD) {
		const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
		for (; p < end; p += 16) {
			const block = v128.load(p);
			const upper = i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x41)), i8x16.splat(26));
			const within = i8x16.lt_u(places, i8x16.splat(<i8>min<usize>(end - p, 16)));
			v128.store(p, v128.or(block, v128.and(v128.and(upper, within), i8x16.splat(0x20))));
		}
		return;
	}
	for (; p < end; p++) store<u8>(p, <u8>lowerCase(load<u8>(p)));
}

/** 0..15, or -1. */
export function hexValue(c: i32): i32 {
	if (isDigit(c)) return c - 0x30;
	const lower = c | 0x20;
	return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** First place of `octet` in [p, end), or end. */
export function indexOf(p: usize, end: usize, octet: i32): usize {
	if (ASC_FEATURE_SIMD) {
		const wanted = i8x16.splat(<i8>octet);
		for (; p < end; p += 16) {
			const hits = i8x16.bitmask(i8x16.eq(v128.load(p), wanted));
			if (hits) return min(p + <usize>ctz(hits), end);
		}
		return end;
	}
	while (p < end && <i32>load<u8>(p) !== octet) p++;
	return p;
}

/** Whether there is nothing in [p, end) but printable ASCII and spaces. */
export function isPlainText(p: usize, end: usize): bool {
	if (ASC_FEATURE_SIMD) {
		for (; p < end; p += 16) {
			// 0x7F and what is beyond ASCII are negative once they are one more
			const odd = i8x16.lt_s(i8x16.add(v128.load(p), i8x16.splat(1)), i8x16.splat(<i8>SPACE + 1));
			const hits = i8x16.bitmask(odd);
			if (hits) return p + <usize>ctz(hits) >= end;
		}
		return true;
	}
	while (p < end && load<u8>(p) >= <u8>SPACE && load<u8>(p) < <u8>DELETE) p++;
	return p === end;
}

export function skipWhite(p: usize, end: usize): usize {
	while (p < end && isWhite(load<u8>(p))) p++;
	return p;
}

/** The end of [p, end) without trailing white space. */
export function trimEnd(p: usize, end: usize): usize {
	while (end > p && isWhite(load<u8>(end - 1))) end--;
	return end;
}

/** First place of any of the three octets in [p, end), or end. */
export function indexOfAny(p: usize, end: usize, a: i32, b: i32, c: i32): usize {
	if (ASC_FEATURE_SIMD) {
		const as = i8x16.splat(<i8>a);
		const bs = i8x16.splat(<i8>b);
		const cs = i8x16.splat(<i8>c);
		for (; p < end; p += 16) {
			const block = v128.load(p);
			const either = v128.or(i8x16.eq(block, as), i8x16.eq(block, bs));
			const hits = i8x16.bitmask(v128.or(either, i8x16.eq(block, cs)));
			if (hits) return min(p + <usize>ctz(hits), end);
		}
		return end;
	}
	for (; p < end; p++) {
		const octet: i32 = load<u8>(p);
		if (octet === a || octet === b || octet === c) return p;
	}
	return end;
}

/** First place of white space or any of the three octets in [p, end), or end. */
export function indexOfWhiteOr(p: usize, end: usize, a: i32, b: i32, c: i32): usize {
	if (ASC_FEATURE_SIMD) {
		for (; p < end; p += 16) {
			const block = v128.load(p);
			const lineWhite = i8x16.lt_u(i8x16.sub(block, i8x16.splat(<i8>TAB)), i8x16.splat(<i8>(CR - TAB + 1)));
			const white = v128.or(lineWhite, i8x16.eq(block, i8x16.splat(<i8>SPACE)));
			const either = v128.or(i8x16.eq(block, i8x16.splat(<i8>a)), i8x16.eq(block, i8x16.splat(<i8>b)));
			const hits = i8x16.bitmask(v128.or(v128.or(white, either), i8x16.eq(block, i8x16.splat(<i8>c))));
			if (hits) return min(p + <usize>ctz(hits), end);
		}
		return end;
	}
	for (; p < end; p++) {
		const octet: i32 = load<u8>(p);
		if (isWhite(octet) || octet === a || octet === b || octet === c) return p;
	}
	return end;
}

/**
 * Copies to a region of its own that has room for 15 octets more, which may be written over. A short memory.copy costs more
 * than it copies: it is a call out of the module.
 */
export function copyOctets(to: usize, from: usize, bytes: usize): void {
	if (ASC_FEATURE_SIMD) {
		if (bytes <= 256) {
			for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, v128.load(from + at));
			return;
		}
	}
	memory.copy(to, from, bytes);
}

/** The same for what is mostly no longer than 32 octets, where up to 31 more are written over. */
export function copyGap(to: usize, from: usize, bytes: usize): void {
	if (ASC_FEATURE_SIMD) {
		v128.store(to, v128.load(from));
		v128.store(to, v128.load(from, 16), 16);
		if (bytes <= 32) return;
	}
	copyOctets(to, from, bytes);
}

/** Bit n: the octet at p + n is `octet`, of 64 octets. */
export function octetMarks(p: usize, octet: i32): u64 {
	if (!ASC_FEATURE_SIMD) return scalarMarks(p, octet);
	const wanted = i8x16.splat(<i8>octet);
	const first = i8x16.bitmask(i8x16.eq(v128.load(p), wanted));
	const second = i8x16.bitmask(i8x16.eq(v128.load(p, 16), wanted));
	const third = i8x16.bitmask(i8x16.eq(v128.load(p, 32), wanted));
	const fourth = i8x16.bitmask(i8x16.eq(v128.load(p, 48), wanted));
	return joinMarks(first, second, third, fourth);
}

/** Bit n: the octet at p + n is beyond ASCII, of 64 octets. */
export function highMarks(p: usize): u64 {
	if (!ASC_FEATURE_SIMD) return scalarHighMarks(p);
	const first = i8x16.bitmask(v128.load(p));
	const second = i8x16.bitmask(v128.load(p, 16));
	return joinMarks(first, second, i8x16.bitmask(v128.load(p, 32)), i8x16.bitmask(v128.load(p, 48)));
}

/** Four masks of 16 bits as one. */
export function joinMarks(first: i32, second: i32, third: i32, fourth: i32): u64 {
	return <u64>(<u32>(first | (second << 16))) | ((<u64>(<u32>(third | (fourth << 16)))) << 32);
}

function scalarMarks(p: usize, octet: i32): u64 {
	let marks: u64 = 0;
	for (let bit: u64 = 0; bit < 64; bit++) if (<i32>load<u8>(p + <usize>bit) === octet) marks |= (<u64>1) << bit;
	return marks;
}

function scalarHighMarks(p: usize): u64 {
	let marks: u64 = 0;
	for (let bit: u64 = 0; bit < 64; bit++) if (load<u8>(p + <usize>bit) >= 0x80) marks |= (<u64>1) << bit;
	return marks;
}

/** Whether [p, end) is `word`, which is given in lower case, whatever the case in the message. */
export function isWord(p: usize, end: usize, word: string): bool {
	const length = word.length;
	if (<i32>(end - p) !== length) return false;
	const letters = changetype<usize>(word);
	if (ASC_FEATURE_SIMD) return isWordInVectors(p, length, letters);
	for (let i = 0; i < length; i++) {
		if (lowerCase(load<u8>(p + i)) !== <i32>load<u16>(letters + ((<usize>i) << 1))) return false;
	}
	return true;
}

/** Eight octets beside eight of the word's 16-bit units at a time. */
function isWordInVectors(p: usize, length: i32, letters: usize): bool {
	for (; length > 0; length -= 8, p += 8, letters += 16) {
		const units = v128.load_ext<u8>(p);
		const upper = i16x8.lt_u(i16x8.sub(units, i16x8.splat(0x41)), i16x8.splat(26));
		const lower = v128.or(units, v128.and(upper, i16x8.splat(0x20)));
		const same = i16x8.bitmask(i16x8.eq(lower, v128.load(letters)));
		if ((same | (length < 8 ? 0xff << length : 0)) << 24 !== 0xff << 24) return false;
	}
	return true;
}

/** Whether [p, end) begins with `word`, which is given in lower case. */
export function startsWithWord(p: usize, end: usize, word: string): bool {
	const length = <usize>word.length;
	return end - p >= length && isWord(p, p + length, word);
}
