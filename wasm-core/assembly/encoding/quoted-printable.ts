// Quoted-printable as it streams by (RFC 2045 section 6.7). What is not an escape stands for itself, white space at line
// ends included: what transports once added there, nobody can tell from what was meant. State is one unfinished escape.
import { CR, copyGap, EQUALS, hexValue, isBlank, LF, octetMarks } from '../octets';

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
export const MAX_QUOTED_PRINTABLE_EXCESS: i32 = BLANKS_CAPACITY + 64;

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
 * or end, and sets wholeEnd. Writes over up to 31 octets past that.
 */
function decodeWhole(p: usize, end: usize, out: usize): usize {
	for (let block = p; block < end; block += 64) {
		// all of them are found before the first is looked at: where the next one stands does not depend on the last
		for (let marks = octetMarks(block, EQUALS); marks; marks &= marks - 1) {
			const equals = block + <usize>ctz(marks);
			if (equals >= end) break;
			copyGap(out, p, equals - p);
			out += equals - p;
			p = equals + 3;
			if (p > end) return stoppedAt(equals, out);
			const high: u32 = load<u8>(DIGITS + load<u8>(equals, 1));
			const low: u32 = load<u8>(DIGITS + load<u8>(equals, 2));
			if (((high | low) & NO_DIGIT) === 0) store<u8>(out++, <u8>((high << 4) | low));
			else if (load<u16>(equals, 1) !== CRLF) return stoppedAt(equals, out);
		}
	}
	copyGap(out, p, end - p);
	return stoppedAt(end, out + (end - p));
}

function stoppedAt(p: usize, out: usize): usize {
	wholeEnd = out;
	return p;
}
