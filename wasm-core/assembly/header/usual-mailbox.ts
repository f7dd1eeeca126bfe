// The shapes that nearly every mailbox has, read in place: `Name <user@domain>`, `"Name" <user@domain>`, `user@domain`, and a
// comma or the end behind it. Whatever else stands there is left to address.ts, which reads these the same way.
import {
	AT,
	BACKSLASH,
	CLOSE_ANGLE,
	CLOSE_BRACKET,
	CLOSE_PAREN,
	COLON,
	COMMA,
	DELETE,
	indexOf,
	indexOfAny,
	OPEN_ANGLE,
	OPEN_BRACKET,
	OPEN_PAREN,
	QUOTE,
	SEMICOLON,
	SPACE,
} from '../octets';

/** After findUsualMailbox: where its pieces stand. White space at their ends is still there. */
export let usualName: usize = 0;
export let usualNameEnd: usize = 0;
export let usualAddress: usize = 0;
export let usualAddressEnd: usize = 0;

/** Finds the mailbox that begins at p; gives the place after it and its comma, or 0 where it is none of those shapes. */
export function findUsualMailbox(p: usize, end: usize): usize {
	p = skipSpaces(p, end);
	let stop = findSpecial(p, end);
	if (stop === end || <i32>load<u8>(stop) === COMMA) return findBareAddress(p, stop, end);
	usualName = p;
	usualNameEnd = stop;
	if (<i32>load<u8>(stop) === QUOTE) {
		if (stop > p) return 0;
		usualName = p + 1;
		usualNameEnd = indexOfAny(usualName, end, QUOTE, BACKSLASH, QUOTE);
		if (usualNameEnd === end || <i32>load<u8>(usualNameEnd) !== QUOTE) return 0;
		stop = skipSpaces(usualNameEnd + 1, end);
	}
	if (stop === end || <i32>load<u8>(stop) !== OPEN_ANGLE || !isTidy(usualName, usualNameEnd)) return 0;
	const close = findSpecial(stop + 1, end);
	if (close === end || <i32>load<u8>(close) !== CLOSE_ANGLE) return 0;
	usualAddress = stop + 1;
	usualAddressEnd = close;
	return afterComma(skipSpaces(close + 1, end), end);
}

function findBareAddress(p: usize, stop: usize, end: usize): usize {
	let wordEnd = stop;
	while (wordEnd > p && <i32>load<u8>(wordEnd - 1) === SPACE) wordEnd--;
	if (indexOf(p, wordEnd, AT) === wordEnd || indexOf(p, wordEnd, SPACE) < wordEnd) return 0;
	usualName = usualNameEnd = usualAddress = p;
	usualAddressEnd = wordEnd;
	return afterComma(stop, end);
}

function afterComma(p: usize, end: usize): usize {
	if (p === end) return end;
	return <i32>load<u8>(p) === COMMA ? p + 1 : 0;
}

function skipSpaces(p: usize, end: usize): usize {
	while (p < end && <i32>load<u8>(p) === SPACE) p++;
	return p;
}

/** First octet in [p, end) that may mean something but itself, a space or an at sign; or end. */
function findSpecial(p: usize, end: usize): usize {
	if (ASC_FEATURE_SIMD) {
		// an octet is special where the classes of its two halves share a bit: 1 for 0x_ and 1x_, 2 for 2_, 4 for 3_, 8 for 5_, 16 for 7_
		const lows = i8x16(1, 1, 3, 1, 1, 1, 1, 1, 3, 3, 5, 13, 15, 9, 5, 17);
		const highs = i8x16(1, 1, 2, 4, 0, 8, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0);
		for (; p < end; p += 16) {
			const block = v128.load(p);
			const low = i8x16.swizzle(lows, v128.and(block, i8x16.splat(0x0f)));
			const high = i8x16.swizzle(highs, i8x16.shr_u(block, 4));
			const plain = i8x16.bitmask(i8x16.eq(v128.and(low, high), i8x16.splat(0)));
			if (plain !== 0xffff) return min(p + <usize>ctz(~plain), end);
		}
		return end;
	}
	while (p < end && !isSpecial(load<u8>(p))) p++;
	return p;
}

function isSpecial(c: i32): bool {
	if (c < SPACE || c === DELETE || c === QUOTE || c === OPEN_PAREN || c === CLOSE_PAREN || c === COMMA) return true;
	if (c === COLON || c === SEMICOLON || c === OPEN_ANGLE || c === CLOSE_ANGLE) return true;
	return c === OPEN_BRACKET || c === BACKSLASH || c === CLOSE_BRACKET;
}

/** Whether the name in [p, end) has no white space but single spaces, and so nothing to be taken out. */
function isTidy(p: usize, end: usize): bool {
	if (ASC_FEATURE_SIMD) {
		const space = i8x16.splat(<i8>SPACE);
		for (; p < end; p += 16) {
			const block = v128.load(p);
			const doubled = v128.and(i8x16.eq(block, space), i8x16.eq(v128.load(p, 1), space));
			const hits = i8x16.bitmask(v128.or(doubled, i8x16.lt_u(block, space)));
			if (hits) return p + <usize>ctz(hits) >= end;
		}
		return true;
	}
	while (p < end && load<u8>(p) >= <u8>SPACE && !(load<u8>(p) === <u8>SPACE && load<u8>(p, 1) === <u8>SPACE)) p++;
	return p === end;
}
