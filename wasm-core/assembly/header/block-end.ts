// Finds the empty line that ends a header block where all of the block stands in one run of octets, and notes the fields on
// the way. Keeps nothing else.
import { CR, DASH, isBlank, LF, octetMarks } from '../octets';
import { noteField, noteFold, resetFieldTable } from './field-table';

/**
 * Where the empty line begins that ends the block at p. p itself where the run alone cannot tell: it has no such line, more
 * fields than are kept, or (`mayEnd`) a line before it that begins with a dash and may be a boundary.
 */
export function findBlockEnd(p: usize, end: usize, mayEnd: bool): usize {
	if (p >= end || mayEndBlock(load<u8>(p), mayEnd)) return p;
	noteField(0);
	const stop = searchLines(p, end, mayEnd);
	if (stop === p) resetFieldTable();
	return stop;
}

/** Whether a line that begins with the octet may be no line of the block. */
function mayEndBlock(c: i32, mayEnd: bool): bool {
	return c === CR || c === LF || (mayEnd && c === DASH);
}

function searchLines(start: usize, end: usize, mayEnd: bool): usize {
	for (let p = start; p < end; p += 64) {
		for (let lines = octetMarks(p, LF); lines; lines &= lines - 1) {
			const stop = lineAfter(p + <usize>ctz(lines), start, end, mayEnd);
			if (stop !== 0) return stop;
		}
	}
	return start;
}

/** The line after the LF: its start where it is empty, `start` where the run cannot tell; else it is noted, and 0. */
function lineAfter(lf: usize, start: usize, end: usize, mayEnd: bool): usize {
	const line = lf + 1;
	if (line >= end) return start;
	const c: i32 = load<u8>(line);
	if (mayEndBlock(c, mayEnd)) {
		if (c === LF) return line;
		if (c === DASH || line + 1 >= end) return start;
		if (<i32>load<u8>(line, 1) === LF) return line;
	}
	if (isBlank(c)) noteFold();
	else if (!noteField(<u32>(line - start))) return start;
	return 0;
}
