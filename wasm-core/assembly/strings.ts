// The string heap: every string that the host may ask for, as UTF-8. Strings are built in place: begin, put, end. ASCII ones
// stay, one after the other from its bottom; all others move to its far end. Full means truncated, with a defect.
import { noteDefect } from './defects';
import { isUtf8, sequenceLength, skipAscii, storeCodePoint } from './encoding/utf8';
import { fromWindows1252 } from './encoding/windows-1252';
import {
	DEFECT_STRING_LIMIT,
	FOREIGN_HEAD_BYTES,
	FOREIGN_MARK,
	MAX_STRING_BYTES,
	MESSAGE_STRINGS_LENGTH,
	REF_ABSENT,
	REF_FOREIGN,
	REF_LENGTH,
	REF_OFFSET,
	REF_WIDE,
} from './layout';
import { MESSAGE, STRINGS } from './memory';
import { DELETE, isWhite, isWord, SPACE } from './octets';

const REPLACEMENT: i32 = 0xfffd;
const HEAP_END: usize = STRINGS + MAX_STRING_BYTES;

let top: usize = STRINGS;
let start: usize = STRINGS;
let limit: usize = HEAP_END;
/** Where the strings that are not ASCII begin; the last one stands first. */
let wide: usize = HEAP_END;
let foreign: bool = false;

export function resetStrings(): void {
	top = STRINGS;
	wide = HEAP_END;
	beginString(MAX_STRING_BYTES);
}

/** Starts a string of at most `maxBytes`. What was put since the last end is forgotten. */
export function beginString(maxBytes: i32): void {
	top = start = load<i32>(MESSAGE, MESSAGE_STRINGS_LENGTH) + STRINGS;
	limit = min(top + <usize>maxBytes, wide);
	foreign = false;
}

/** Whether nothing has been put into the string at hand. */
export function isEmptyString(): bool {
	return top === start;
}

/** Writes the REF of the string at hand, trimmed; an empty one is absent unless `keepEmpty`. */
export function endString(ref: usize, keepEmpty: bool): void {
	if (!foreign) {
		blankControls();
		trimString();
	}
	if (top === start && !keepEmpty) {
		storeAbsent(ref);
		return;
	}
	if (foreign || skipAscii(start, top) < top) {
		moveToEnd(ref);
		return;
	}
	store<i32>(ref, <i32>(start - STRINGS), REF_OFFSET);
	store<i32>(ref, <i32>(top - start), REF_LENGTH);
	store<i32>(MESSAGE, <i32>(top - STRINGS), MESSAGE_STRINGS_LENGTH);
	start = top;
}

/** So that the host makes all ASCII strings by one decode, whatever stands between them. */
function moveToEnd(ref: usize): void {
	const bytes = top - start;
	wide -= bytes;
	memory.copy(wide, start, bytes);
	store<i32>(ref, <i32>(wide - STRINGS), REF_OFFSET);
	store<i32>(ref, <i32>bytes | (foreign ? REF_FOREIGN : REF_WIDE), REF_LENGTH);
	top = start;
}

export function storeAbsent(ref: usize): void {
	store<i32>(ref, REF_ABSENT, REF_OFFSET);
	store<i32>(ref, 0, REF_LENGTH);
}

export function putOctet(c: i32): void {
	if (hasRoom(1)) store<u8>(top++, <u8>c);
}

/** ASCII, lower-cased. */
export function putLower(p: usize, end: usize): void {
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		putOctet(c >= 0x41 && c <= 0x5a ? c | 0x20 : c);
	}
}

/** UTF-8; each octet that is not part of a well-formed sequence becomes U+FFFD. */
export function putUtf8(p: usize, end: usize): void {
	while (p < end) {
		const stop = skipAscii(p, end);
		if (stop > p) p = putAscii(p, stop);
		if (p >= end) return;
		const length = sequenceLength(p, end);
		if (!hasRoom(4)) return;
		if (length === 0) top = storeCodePoint(REPLACEMENT, top);
		else putSequence(p, length);
		p += <usize>max(length, 1);
	}
}

/** Text of no declared charset: UTF-8 where it is that, else a foreign run without a label, which the host guesses at. */
export function putUndeclared(p: usize, end: usize): void {
	if (isUtf8(p, end)) putUtf8(p, end);
	else putForeign(p, end, p, p);
}

/** Octets [p, end) in the charset that [label, labelEnd) names. What the core does not know becomes a foreign run. */
export function putCharset(p: usize, end: usize, label: usize, labelEnd: usize): void {
	if (isWord(label, labelEnd, 'utf-8') || isWord(label, labelEnd, 'utf8')) putUtf8(p, end);
	else if (label === labelEnd || isWord(label, labelEnd, 'us-ascii')) putUndeclared(p, end);
	else if (isWord(label, labelEnd, 'iso-8859-1') || isWord(label, labelEnd, 'windows-1252')) putWindows1252(p, end);
	else putForeign(p, end, label, min(labelEnd, label + 64));
}

function putWindows1252(p: usize, end: usize): void {
	for (; p < end && hasRoom(3); p++) top = storeCodePoint(fromWindows1252(load<u8>(p)), top);
}

function putForeign(p: usize, end: usize, label: usize, labelEnd: usize): void {
	const labelBytes = labelEnd - label;
	const headBytes = FOREIGN_HEAD_BYTES + labelBytes;
	if (end === p || !hasRoom(<i32>headBytes + 1)) return;
	if (!hasRoom(<i32>(headBytes + (end - p)))) end = p + (limit - top - headBytes);
	store<u8>(top, <u8>FOREIGN_MARK);
	store<u8>(top, <u8>labelBytes, 1);
	store<u32>(top, <u32>(end - p), 2);
	top += FOREIGN_HEAD_BYTES;
	memory.copy(top, label, labelBytes);
	top += labelBytes;
	memory.copy(top, p, end - p);
	top += end - p;
	foreign = true;
}

function putAscii(p: usize, stop: usize): usize {
	const bytes = min(stop - p, limit - top);
	memory.copy(top, p, bytes);
	top += bytes;
	if (bytes < stop - p) noteDefect(DEFECT_STRING_LIMIT, 0);
	return stop;
}

function putSequence(p: usize, length: i32): void {
	for (let i = 0; i < length; i++) store<u8>(top++, load<u8>(p + <usize>i));
}

/** Control octets become spaces: an encoded word must not smuggle a line end into a header that quotes it. */
function blankControls(): void {
	for (let p = start; p < top; p++) {
		const c: i32 = load<u8>(p);
		if (c < SPACE || c === DELETE) store<u8>(p, <u8>SPACE);
	}
}

function trimString(): void {
	while (top > start && isWhite(load<u8>(top - 1))) top--;
	while (start < top && isWhite(load<u8>(start))) start++;
}

function hasRoom(bytes: i32): bool {
	if (<i32>(limit - top) >= bytes) return true;
	noteDefect(DEFECT_STRING_LIMIT, 0);
	return false;
}
