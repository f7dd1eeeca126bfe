// Tells lines that may be boundaries from the rest of a body, over chunks cut anywhere. The line end before a boundary
// belongs to the boundary (RFC 2046 section 5.1.1), so line ends are held back until what follows them is known.
import { HELD, HELD_CAPACITY } from '../memory';
import { CR, DASH, LF } from '../octets';
import { findDashLine, findLf } from './line-scan';

/*
 * What HELD holds, and so which octet decides next:
 *
 *     IN_LINE -- "\r" --> AT_CR -- "\n" --> AT_LINE -- "-" --> AT_DASH -- "-" --> IN_DASH_LINE -- "\n" --> a whole line
 *        ^                  |                  |                  |                     |
 *        +------------------+------------------+------------------+---- too long -------+    released: it was body
 */
const IN_LINE: i32 = 0;
const AT_CR: i32 = 1;
const AT_LINE: i32 = 2;
const AT_DASH: i32 = 3;
const IN_DASH_LINE: i32 = 4;

let state: i32 = AT_LINE;
let heldBytes: usize = 0;
/** Octets of the line end at the start of HELD. */
let eolBytes: usize = 0;

/** After a step: body octets to hand on, [spanStart, spanStart + spanBytes). */
export let spanStart: usize = 0;
export let spanBytes: usize = 0;
/** After a step: HELD has a whole line that begins with "--", which the caller must take or release. */
export let lineComplete: bool = false;

/** A body begins: its first line may be a boundary, with no line end before it. */
export function startBody(): void {
	state = AT_LINE;
	heldBytes = eolBytes = 0;
	lineComplete = false;
}

/** Octets held back in all, and of the line end before the held line. */
export function heldCount(): i32 {
	return <i32>heldBytes;
}

export function heldLine(): usize {
	return HELD + eolBytes;
}

export function heldEnd(): usize {
	return HELD + heldBytes;
}

/** Takes octets from [p, end); gives the place after those taken. Sets span* and lineComplete. */
export function stepBody(p: usize, end: usize): usize {
	spanBytes = 0;
	if (state === IN_LINE) return scanLines(p, end);
	if (state === IN_DASH_LINE) return gatherLine(p, end);
	const c: i32 = load<u8>(p);
	if (state === AT_CR && c === LF) {
		hold(p, 1);
		eolBytes = heldBytes;
		state = AT_LINE;
		return p + 1;
	}
	if (state !== AT_CR && c === DASH) {
		hold(p, 1);
		state = state === AT_LINE ? AT_DASH : IN_DASH_LINE;
		return p + 1;
	}
	releaseAll();
	return p;
}

/** The held line was no boundary: hands it on, but for its line end, which may precede one. */
export function releaseLine(): void {
	lineComplete = false;
	let eol: usize = 1;
	if (heldBytes - eolBytes > 1 && <i32>load<u8>(heldEnd() - 2) === CR) eol = 2;
	spanStart = HELD;
	spanBytes = heldBytes - eol;
	restEol = eol;
}

/** Bytes of line end to keep held once the span of releaseLine has been handed on. */
let restEol: usize = 0;

/** Call after the span has been handed on. */
export function spanTaken(): void {
	if (restEol === 0) return;
	memory.copy(HELD, HELD + spanBytes, restEol);
	heldBytes = eolBytes = restEol;
	restEol = 0;
	state = AT_LINE;
}

/** The message has ended: what is held is body. */
export function releaseAll(): void {
	spanStart = HELD;
	spanBytes = heldBytes;
	heldBytes = eolBytes = 0;
	state = IN_LINE;
}

/** Whether what is held at the message's end is a line that lacks only its line end. */
export function endsInDashLine(): bool {
	return state === IN_DASH_LINE;
}

function hold(p: usize, bytes: usize): void {
	memory.copy(HELD + heldBytes, p, bytes);
	heldBytes += bytes;
}

/** Inside a line: hands on everything up to the next line that begins with "--", or what may become one. */
function scanLines(p: usize, end: usize): usize {
	const lf = findDashLine(p, end);
	const stop = lf < end ? endOfLine(p, lf) : undecidedTail(p, end);
	spanStart = p;
	spanBytes = stop - p;
	if (stop === end) return end;
	return holdLineStart(stop, end);
}

/** Where the line end whose LF stands at `lf` begins. */
function endOfLine(p: usize, lf: usize): usize {
	return lf > p && <i32>load<u8>(lf - 1) === CR ? lf - 1 : lf;
}

/** Where in [p, end) the chunk's last octets begin that may come before a boundary: "\r", "\r\n", "\n-"; else end. */
function undecidedTail(p: usize, end: usize): usize {
	let last = end - 1;
	if (<i32>load<u8>(last) === DASH && last > p) last--;
	if (<i32>load<u8>(last) === LF) return endOfLine(p, last);
	return last === end - 1 && <i32>load<u8>(last) === CR ? last : end;
}

/** Holds the line end at `p` and the dashes after it. */
function holdLineStart(p: usize, end: usize): usize {
	const start = p;
	state = AT_CR;
	if (<i32>load<u8>(p) === CR) p++;
	if (p < end && <i32>load<u8>(p) === LF) {
		p++;
		state = AT_LINE;
	}
	hold(start, p - start);
	eolBytes = heldBytes;
	return p;
}

function gatherLine(p: usize, end: usize): usize {
	const room = <usize>HELD_CAPACITY - heldBytes;
	const lf = findLf(p, min(end, p + room));
	const stop = lf < end && lf < p + room ? lf + 1 : lf;
	hold(p, stop - p);
	if (stop > lf) lineComplete = true;
	else if (heldBytes === <usize>HELD_CAPACITY) releaseAll();
	return stop;
}
