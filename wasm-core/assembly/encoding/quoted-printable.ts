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
}

/** Decodes [p, end) to `out`, which needs (end - p) + 1050 octets; gives the end of what was written. */
export function decodeQuotedPrintable(p: usize, end: usize, out: usize): usize {
	while (p < end) {
		if (state === TEXT) {
			const equals = copyPlain(p, end, out);
			out += equals - p;
			p = equals;
			if (p === end) break;
			const next = wholeEscape(p, end, out);
			if (next > 0) {
				out += wroteOctet;
				p = next;
			} else {
				p++;
				state = ESCAPE;
			}
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

/** How many octets wholeEscape wrote: one, or none for a line break. */
let wroteOctet: usize = 0;

/** Takes "=XX" or "=\r\n" where all of it stands there, as it nearly always does; gives the place after it, else 0. */
function wholeEscape(p: usize, end: usize, out: usize): usize {
	if (end - p < 3) return 0;
	const first: i32 = load<u8>(p, 1);
	const second: i32 = load<u8>(p, 2);
	wroteOctet = 0;
	if (first === CR && second === LF) return p + 3;
	const value = (hexValue(first) << 4) | hexValue(second);
	if (value < 0) return 0;
	store<u8>(out, <u8>value);
	wroteOctet = 1;
	return p + 3;
}

/** Copies [p, end) up to the first "=", whose place it gives, or end. Writes over up to 16 octets past what it copied. */
function copyPlain(p: usize, end: usize, out: usize): usize {
	const equals = i8x16.splat(<i8>EQUALS);
	for (; p < end; p += 16, out += 16) {
		const block = v128.load(p);
		v128.store(out, block);
		const hits = i8x16.bitmask(i8x16.eq(block, equals));
		if (hits) return min(p + <usize>ctz(hits), end);
	}
	return end;
}
