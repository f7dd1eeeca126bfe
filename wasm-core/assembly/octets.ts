// The octets that mail is made of, and the questions asked about one of them or a run. No state. Vector loads read up to 15
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

export function skipWhite(p: usize, end: usize): usize {
	while (p < end && isWhite(load<u8>(p))) p++;
	return p;
}

/** The end of [p, end) without trailing white space. */
export function trimEnd(p: usize, end: usize): usize {
	while (end > p && isWhite(load<u8>(end - 1))) end--;
	return end;
}

/**
 * Copies to a region of its own that has room for 15 octets more, which may be written over. A short memory.copy costs more
 * than it copies: it is a call out of the module.
 */
export function copyOctets(to: usize, from: usize, bytes: usize): void {
	if (ASC_FEATURE_SIMD) {
		if (bytes <= 64) {
			for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, v128.load(from + at));
			return;
		}
	}
	memory.copy(to, from, bytes);
}

/** Whether [p, end) is `word`, which is given in lower case, whatever the case in the message. */
export function isWord(p: usize, end: usize, word: string): bool {
	const length = word.length;
	if (<i32>(end - p) !== length) return false;
	const letters = changetype<usize>(word);
	for (let i = 0; i < length; i++) {
		if (lowerCase(load<u8>(p + i)) !== <i32>load<u16>(letters + ((<usize>i) << 1))) return false;
	}
	return true;
}

/** Whether [p, end) begins with `word`, which is given in lower case. */
export function startsWithWord(p: usize, end: usize, word: string): bool {
	const length = <usize>word.length;
	return end - p >= length && isWord(p, p + length, word);
}
