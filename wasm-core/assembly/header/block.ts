// Gathers one header block line by line as it streams by (RFC 5322 section 2.1), within limits: what is too long is cut at
// its field's end, so that the fields after it still count. Says when a line is empty; interprets nothing else.

import { noteDefect } from '../defects';
import { DEFECT_FIELD_LIMIT, DEFECT_HEADER_LIMIT, MAX_FIELD_BYTES, MAX_HEADER_BYTES } from '../layout';
import { HEADER } from '../memory';
import { CR, copyOctets, isBlank, LF } from '../octets';
import { findBlockEnd } from './block-end';
import { noteField, noteFold, resetFieldTable } from './field-table';

/** A line that no longer fits is still gathered this far, to tell whether it is empty or a boundary. */
const PROBE_BYTES: usize = 1280;
const BLOCK_END: usize = HEADER + MAX_HEADER_BYTES;

let top: usize = HEADER;
let line: usize = HEADER;
let field: usize = HEADER;
let lineCut: bool = false;
/** Something of the block was not kept. */
let cut: bool = false;

export function resetBlock(): void {
	top = line = field = HEADER;
	resetFieldTable();
	lineCut = cut = false;
}

export function blockEnd(): usize {
	return top;
}

/** Start of the line at hand; its end is blockEnd(). */
export function lineStart(): usize {
	return line;
}

/** Whether the block and the line that was dropped after it still stand in HEADER, `bytes` octets, with nothing cut. */
export function isWholeBlock(bytes: i32): bool {
	return bytes <= MAX_FIELD_BYTES && !cut;
}

/** Whether nothing of the block has come yet. */
export function beginsBlock(): bool {
	return top === HEADER;
}

/**
 * Takes all lines of the block at once where they stand whole in [p, end), as they nearly always do; gives their octets,
 * without the empty line that ends them. 0: line by line, then. `mayEnd`: a boundary may end the block as well.
 */
export function takeBlock(p: usize, end: usize, mayEnd: bool): usize {
	const bytes = findBlockEnd(p, end, mayEnd) - p;
	copyOctets(HEADER, p, bytes);
	top = line = HEADER + bytes;
	return bytes;
}

/** Adds octets of one line. */
export function addToLine(p: usize, bytes: usize, offset: i32): void {
	if (top === line && !(isBlank(load<u8>(p)) && line > HEADER)) field = line;
	const room = max(min(field + MAX_FIELD_BYTES, BLOCK_END), line + PROBE_BYTES) - top;
	if (bytes > room) {
		noteDefect(DEFECT_HEADER_LIMIT, offset);
		lineCut = cut = true;
		bytes = room;
	}
	memory.copy(top, p, bytes);
	top += bytes;
}

/** The line has ended: keeps it if it fits. */
export function endLine(offset: i32): void {
	const fits = line < BLOCK_END && line < field + MAX_FIELD_BYTES;
	if (!fits || !noteLine()) {
		noteDefect(fits ? DEFECT_FIELD_LIMIT : DEFECT_HEADER_LIMIT, offset);
		cut = true;
		top = line;
	} else if (lineCut) store<u8>(top - 1, <u8>LF);
	lineCut = false;
	line = top;
}

/** Notes the line at hand in the table of fields. False: its field is one too many. */
function noteLine(): bool {
	if (line === field) return noteField(<u32>(line - HEADER));
	if (field < line) noteFold();
	return field < line;
}

/** Drops the line at hand: it was no header line. */
export function dropLine(): void {
	top = line;
}

/** Whether the line at hand is empty: the block has ended. */
export function isEmptyLine(): bool {
	const bytes = top - line;
	if (bytes === 1) return <i32>load<u8>(line) === LF;
	return bytes === 2 && <i32>load<u8>(line) === CR && <i32>load<u8>(line, 1) === LF;
}
