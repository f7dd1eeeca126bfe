// Uuencode as it streams by: what mail encoded files with before MIME (POSIX uuencode), and still names x-uuencode. The
// first file in the part is its content; what stands before "begin" and after "end" is not. Never writes more than it reads.
import { CR, LF } from '../octets';

/*
 *     SEEK -- "begin " --> NAME -- LF --> LENGTH -- length --> DATA -- LF --> LENGTH
 *                                            |--- zero length, or no length at all ---> DONE
 */
const SEEK: i32 = 0;
const NAME: i32 = 1;
const LENGTH: i32 = 2;
const DATA: i32 = 3;
const DONE: i32 = 4;

const BEGIN: usize = memory.data<u8>([0x62, 0x65, 0x67, 0x69, 0x6e, 0x20]);
const BEGIN_BYTES: i32 = 6;
const NO_MATCH: i32 = -1;

let state: i32 = SEEK;
/** Octets of "begin " that the line at hand has matched, or NO_MATCH. */
let matched: i32 = 0;
/** Octets that the line at hand still owes. */
let owed: i32 = 0;
/** The quantum at hand: its bits, and how many characters (0..3) they came from. */
let bits: u32 = 0;
let filled: i32 = 0;
/** A line was short, or the file had no beginning or no end. */
export let uuencodeBroken: bool = false;

export function resetUuencode(): void {
	state = SEEK;
	matched = owed = filled = 0;
	bits = 0;
	uuencodeBroken = false;
}

/** Decodes [p, end) to `out`; gives the end of what was written. */
export function decodeUuencode(p: usize, end: usize, out: usize): usize {
	for (; p < end && state !== DONE; p++) {
		const c: i32 = load<u8>(p);
		if (state === DATA) out = readData(c, out);
		else if (state === LENGTH) readLength(c);
		else if (state === SEEK) seekBegin(c);
		else if (c === LF) state = LENGTH;
	}
	return out;
}

/** At the end of the part: what a cut line still holds. */
export function finishUuencode(out: usize): usize {
	if (state === DATA) out = endLine(out);
	if (state !== DONE) uuencodeBroken = true;
	state = DONE;
	return out;
}

function seekBegin(c: i32): void {
	if (c === LF) matched = 0;
	else if (matched !== NO_MATCH && c === <i32>load<u8>(BEGIN + <usize>matched)) matched++;
	else matched = NO_MATCH;
	if (matched === BEGIN_BYTES) state = NAME;
}

/** A space or a grave accent says zero: the last line. Anything that is no length, as the "e" of "end", ends the file too. */
function readLength(c: i32): void {
	if (c === CR || c === LF) return;
	owed = isData(c) ? sextetOf(c) : 0;
	state = owed > 0 ? DATA : DONE;
}

function readData(c: i32, out: usize): usize {
	if (c === LF) return endLine(out);
	if (owed === 0 || !isData(c)) return out;
	bits = (bits << 6) | sextetOf(c);
	if (++filled < 4) return out;
	const quantum = bits;
	bits = filled = 0;
	return putOctets(quantum, 3, out);
}

/** Some encoders drop the spaces at a line's end, which were zeros. They are not made up again: a line never grows. */
function endLine(out: usize): usize {
	if (filled > 1) out = putOctets(bits << (6 * (4 - filled)), filled - 1, out);
	if (owed > 0) uuencodeBroken = true;
	bits = filled = owed = 0;
	state = LENGTH;
	return out;
}

/** Writes the first `count` of a quantum's three octets, as far as the line owes them. */
function putOctets(quantum: u32, count: i32, out: usize): usize {
	for (let shift = 16; count > 0 && owed > 0; shift -= 8, count--, owed--) store<u8>(out++, <u8>(quantum >> shift));
	return out;
}

function isData(c: i32): bool {
	return c >= 0x20 && c <= 0x60;
}

function sextetOf(c: i32): i32 {
	return (c - 0x20) & 63;
}
