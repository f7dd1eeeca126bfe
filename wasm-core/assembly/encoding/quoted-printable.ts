// Quoted-printable as it streams by (RFC 2045 section 6.7). What is not an escape stands for itself; white space before
// a line end is the transport's and goes. Knows nothing of parts; state is one unfinished escape or run of blanks.
import { CR, EQUALS, hexValue, isBlank, LF } from '../octets';

const PLAIN: i32 = 0;
/** After "=", after "=X", after "=" and blanks, after "=" and CR. */
const ESCAPE: i32 = 1;
const HALF: i32 = 2;
const SOFT_BLANK: i32 = 3;
const SOFT_CR: i32 = 4;

/** Blanks whose fate the next octet decides. A longer run is text, whatever follows. */
const BLANKS_CAPACITY: i32 = 1024;
const BLANKS: usize = memory.data(1024, 16);

let state: i32 = PLAIN;
let half: i32 = 0;
let blanks: i32 = 0;
/** An "=" that begins neither an escape nor a soft line break was seen. */
export let quotedPrintableBroken: bool = false;

export function resetQuotedPrintable(): void {
	state = PLAIN;
	blanks = 0;
	quotedPrintableBroken = false;
}

/** Decodes [p, end) to `out`, which needs (end - p) + 1030 octets; gives the end of what was written. */
export function decodeQuotedPrintable(p: usize, end: usize, out: usize): usize {
	while (p < end) {
		if (state === PLAIN) {
			const stop = findSpecial(p, end);
			out = copyText(p, stop, end, out);
			p = stop;
			if (p < end) out = special(load<u8>(p++), out);
		} else {
			const c: i32 = load<u8>(p);
			if (finishesEscape(c)) {
				if (state === PLAIN && half >= 0) store<u8>(out++, <u8>half);
				p++;
			} else out = giveUp(out);
		}
	}
	return out;
}

/** At the end of the part: an unfinished escape stands for itself, but for "=", which broke the line away. */
export function finishQuotedPrintable(out: usize): usize {
	if (state === HALF) out = giveUp(out);
	state = PLAIN;
	blanks = 0;
	return out;
}

/** The octet that ended a run of text: "=", CR or LF. */
function special(c: i32, out: usize): usize {
	if (c === EQUALS) {
		out = flushBlanks(out);
		state = ESCAPE;
		return out;
	}
	blanks = 0;
	store<u8>(out, <u8>c);
	return out + 1;
}

/** Takes one more octet of an escape. False: it does not belong there. Leaves a decoded octet, or -1, in `half`. */
function finishesEscape(c: i32): bool {
	const value = hexValue(c);
	if (state === HALF) {
		if (value < 0) return false;
		half = (hexValue(half) << 4) | value;
		state = PLAIN;
		return true;
	}
	if (state === ESCAPE && value >= 0) {
		half = c;
		state = HALF;
		return true;
	}
	half = -1;
	if (c === LF) {
		blanks = 0;
		state = PLAIN;
		return true;
	}
	return state !== SOFT_CR && holdsSoftBreak(c);
}

function holdsSoftBreak(c: i32): bool {
	if (c === CR) {
		state = SOFT_CR;
		return true;
	}
	if (!isBlank(c) || blanks === BLANKS_CAPACITY) return false;
	holdBlank(c);
	state = SOFT_BLANK;
	return true;
}

/** Writes an escape that was none. A CR alone after "=" counts as the line end that it was meant to be. */
function giveUp(out: usize): usize {
	if (state !== SOFT_CR) {
		quotedPrintableBroken = true;
		store<u8>(out++, <u8>EQUALS);
		if (state === HALF) store<u8>(out++, <u8>half);
		out = flushBlanks(out);
	}
	state = PLAIN;
	blanks = 0;
	return out;
}

/** Copies text [p, stop), but holds or drops the blanks at its end. `stop` === `end`: the chunk ended, not the text. */
function copyText(p: usize, stop: usize, end: usize, out: usize): usize {
	let text = stop;
	if (stop === end || <i32>load<u8>(stop) !== EQUALS) while (text > p && isBlank(load<u8>(text - 1))) text--;
	if (text > p) {
		out = flushBlanks(out);
		memory.copy(out, p, text - p);
		out += text - p;
	}
	for (; text < stop; text++) {
		if (blanks === BLANKS_CAPACITY) out = flushBlanks(out);
		holdBlank(load<u8>(text));
	}
	return out;
}

function holdBlank(c: i32): void {
	store<u8>(BLANKS + <usize>blanks, <u8>c);
	blanks++;
}

function flushBlanks(out: usize): usize {
	memory.copy(out, BLANKS, blanks);
	out += blanks;
	blanks = 0;
	return out;
}

/** First "=", CR or LF in [p, end), or end. */
function findSpecial(p: usize, end: usize): usize {
	const equals = i8x16.splat(<i8>EQUALS);
	const cr = i8x16.splat(<i8>CR);
	const lf = i8x16.splat(<i8>LF);
	for (; p < end; p += 16) {
		const block = v128.load(p);
		const ends = v128.or(i8x16.eq(block, cr), i8x16.eq(block, lf));
		const hits = i8x16.bitmask(v128.or(ends, i8x16.eq(block, equals)));
		if (hits) return min(p + <usize>ctz(hits), end);
	}
	return end;
}
