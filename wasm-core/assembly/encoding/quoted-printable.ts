// Quoted-printable as it streams by (RFC 2045 section 6.7). What is not an escape stands for itself, white space at line
// ends included: what transports once added there, nobody can tell from what was meant. State is one unfinished escape.
import { CR, EQUALS, hexValue, isBlank, LF } from '../octets';

/*
 *     TEXT -- "=" --> ESCAPE -- hex --> HALF -- hex --> TEXT, one octet
 *                       |--- blank --> SOFT_BLANK -- CR --> SOFT_CR -- LF --> TEXT, nothing
 */
const TEXT: i32 = 0;
const ESCAPE: i32 = 1;
const HALF: i32 = 2;
const SOFT_BLANK: i32 = 3;
const SOFT_CR: i32 = 4;

/** Blanks between "=" and the line end that they may precede; more of them are text. */
const BLANKS_CAPACITY: i32 = 1024;
/** CR LF, as one load gives them. */
const CRLF: u32 = 0x0a0d;
const BLANKS: usize = memory.data(1024, 16);

let state: i32 = TEXT;
/** The first digit of an escape. */
let half: i32 = 0;
let blanks: i32 = 0;
/** An "=" that begins neither an escape nor a soft line break was seen. */
export let quotedPrintableBroken: bool = false;

export function resetQuotedPrintable(): void {
	state = TEXT;
	blanks = 0;
	quotedPrintableBroken = false;
	if (!built) buildDigits();
}

/** How many octets more than it takes a call may write: what was held back before, and past its end what is no output. */
export const MAX_QUOTED_PRINTABLE_EXCESS: i32 = BLANKS_CAPACITY + 32;

/** Decodes [p, end) to `out`; gives the end of what was written. */
export function decodeQuotedPrintable(p: usize, end: usize, out: usize): usize {
	while (p < end) {
		if (state === TEXT) {
			p = decodeWhole(p, end, out);
			out = wholeEnd;
			if (p === end) break;
			p++;
			state = ESCAPE;
		} else if (state === HALF && hexValue(load<u8>(p)) >= 0) {
			store<u8>(out++, <u8>((hexValue(half) << 4) | hexValue(load<u8>(p++))));
			state = TEXT;
		} else if (belongs(load<u8>(p))) p++;
		else out = giveUp(out);
	}
	return out;
}

/** At the end of the part: half an escape stands for itself; a lone "=" broke the line that never came. */
export function finishQuotedPrintable(out: usize): usize {
	if (state === HALF) out = giveUp(out);
	state = TEXT;
	blanks = 0;
	return out;
}

/** Takes the octet after "=" and what it led to. False: it does not belong there. */
function belongs(c: i32): bool {
	if (c === LF && state !== HALF) {
		state = TEXT;
		blanks = 0;
		return true;
	}
	if (state === ESCAPE && hexValue(c) >= 0) {
		half = c;
		state = HALF;
		return true;
	}
	if (state === HALF || state === SOFT_CR) return false;
	if (c === CR) state = SOFT_CR;
	else if (isBlank(c) && blanks < BLANKS_CAPACITY) holdBlank(c);
	else return false;
	return true;
}

function holdBlank(c: i32): void {
	store<u8>(BLANKS + <usize>blanks, <u8>c);
	blanks++;
	state = SOFT_BLANK;
}

/** Writes an escape that was none. A CR alone after "=" counts as the line end that it was meant to be. */
function giveUp(out: usize): usize {
	if (state !== SOFT_CR) {
		quotedPrintableBroken = true;
		store<u8>(out++, <u8>EQUALS);
		if (state === HALF) store<u8>(out++, <u8>half);
		memory.copy(out, BLANKS, blanks);
		out += blanks;
	}
	state = TEXT;
	blanks = 0;
	return out;
}

/** Values of hexadecimal digits: 0..15, else NO_DIGIT. */
const DIGITS: usize = memory.data(256, 16);
const NO_DIGIT: u32 = 0x80;
let built: bool = false;

function buildDigits(): void {
	for (let c = 0; c < 256; c++) {
		const value = hexValue(c);
		store<u8>(DIGITS + <usize>c, <u8>(value < 0 ? NO_DIGIT : value));
	}
	built = true;
}

/** Where what decodeWhole wrote ends. */
let wholeEnd: usize = 0;

/**
 * Decodes text, escapes and soft line breaks up to the first "=" that begins neither or is cut by the end: gives its place,
 * or end, and sets wholeEnd. Writes over up to 15 octets past that.
 */
function decodeWhole(p: usize, end: usize, out: usize): usize {
	for (;;) {
		const equals = copyPlain(p, end, out);
		out += equals - p;
		p = equals;
		if (p + 3 > end) break;
		const high: u32 = load<u8>(DIGITS + load<u8>(p, 1));
		const low: u32 = load<u8>(DIGITS + load<u8>(p, 2));
		if (((high | low) & NO_DIGIT) === 0) store<u8>(out++, <u8>((high << 4) | low));
		else if (load<u16>(p, 1) !== CRLF) break;
		p += 3;
	}
	wholeEnd = out;
	return p;
}

/** Copies [p, end) up to the first "=", whose place it gives, or end. Writes over up to 15 octets past what it copied. */
function copyPlain(p: usize, end: usize, out: usize): usize {
	if (ASC_FEATURE_SIMD) {
		const equals = i8x16.splat(<i8>EQUALS);
		for (; p < end; p += 16, out += 16) {
			const block = v128.load(p);
			v128.store(out, block);
			const hits = i8x16.bitmask(i8x16.eq(block, equals));
			if (hits) return min(p + <usize>ctz(hits), end);
		}
		return end;
	}
	for (; p < end && <i32>load<u8>(p) !== EQUALS; p++, out++) store<u8>(out, load<u8>(p));
	return p;
}
