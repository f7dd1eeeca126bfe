// The string heap: every string that the host may ask for, in the form in which JavaScript keeps it. Strings are built in
// place, as UTF-8: begin, put, end. At its end one becomes Latin-1 and stays, one after the other from the heap's bottom;
// what does not fit that moves to the far end as UTF-16. Full means truncated, with a defect.
import { noteDefect } from './defects';
import { latin1FromUtf8, utf16FromUtf8 } from './encoding/transcode';
import { isUtf8, sequenceLength, skipAscii, storeCodePoint } from './encoding/utf8';
import { fromWindows1252 } from './encoding/windows-1252';
import {
	DEFECT_STRING_LIMIT,
	FOREIGN_HEAD_BYTES,
	FOREIGN_MARK,
	MAX_STRING_BYTES,
	MESSAGE_STRINGS_LENGTH,
	MESSAGE_WIDE_START,
	REF_ABSENT,
	REF_FOREIGN,
	REF_LENGTH,
	REF_OFFSET,
	REF_WIDE,
	SLACK_BYTES,
} from './layout';
import { MESSAGE, STRINGS } from './memory';
import { copyOctets, DELETE, isWhite, isWord, makeLower, SPACE } from './octets';

const REPLACEMENT: i32 = 0xfffd;
const HEAP_END: usize = STRINGS + MAX_STRING_BYTES;

let top: usize = STRINGS;
let start: usize = STRINGS;
let limit: usize = HEAP_END;
/** Where the strings beyond Latin-1 begin; the last one stands first. */
let wide: usize = HEAP_END;
let foreign: bool = false;
/** What putUndeclared is given is printable ASCII, until somebody says otherwise. */
let givenPlain: bool = false;
/** The string at hand is that: there is nothing to look for in it. */
let plain: bool = true;

export function resetStrings(): void {
	top = STRINGS;
	wide = HEAP_END;
	store<i32>(MESSAGE, MAX_STRING_BYTES, MESSAGE_WIDE_START);
	beginString(MAX_STRING_BYTES);
}

/** Starts a string of at most `maxBytes`. What was put since the last end is forgotten. */
export function beginString(maxBytes: i32): void {
	top = start = load<i32>(MESSAGE, MESSAGE_STRINGS_LENGTH) + STRINGS;
	// a third of what is free: at its end a string may be written once more behind itself, at twice its size
	const free = wide - top;
	limit = top + (free > <usize>SLACK_BYTES ? min(<usize>maxBytes, (free - SLACK_BYTES) / 3) : 0);
	foreign = false;
	plain = true;
}

/** Tells whether all that putUndeclared is given from now on is printable ASCII. */
export function expectPlain(isPlain: bool): void {
	givenPlain = isPlain;
}

/** Writes the REF of the string at hand, trimmed; an empty one is absent unless `keepEmpty`. */
export function endString(ref: usize, keepEmpty: bool): void {
	const marks = plain ? 0 : marksOf(start, top);
	if (!foreign) {
		if (marks & MARK_CONTROL) blankControls();
		trimString();
	}
	if (top === start && !keepEmpty) storeAbsent(ref);
	else if (foreign) moveToEnd(ref, start, top, REF_FOREIGN);
	else if (marks & MARK_WIDE) moveToEnd(ref, top, utf16FromUtf8(start, top, top), REF_WIDE);
	else {
		if (marks & MARK_HIGH) makeLatin1();
		keep(ref);
	}
}

/** Leaves the string at hand where it is. */
function keep(ref: usize): void {
	store<i32>(ref, <i32>(start - STRINGS), REF_OFFSET);
	store<i32>(ref, <i32>(top - start), REF_LENGTH);
	store<i32>(MESSAGE, <i32>(top - STRINGS), MESSAGE_STRINGS_LENGTH);
	start = top;
}

/** Moves [p, end), the string at hand in its final form, to the far end, where everything begins at an even place. */
function moveToEnd(ref: usize, p: usize, end: usize, form: i32): void {
	const bytes = end - p;
	wide -= (bytes + 1) & ~1;
	memory.copy(wide, p, bytes);
	store<i32>(ref, <i32>(wide - STRINGS), REF_OFFSET);
	store<i32>(ref, <i32>bytes | form, REF_LENGTH);
	store<i32>(MESSAGE, <i32>(wide - STRINGS), MESSAGE_WIDE_START);
	top = start;
}

/** The string at hand, which has nothing beyond U+00FF, from UTF-8 to Latin-1: written behind itself and brought back. */
function makeLatin1(): void {
	const bytes = latin1FromUtf8(start, top, top) - top;
	memory.copy(start, top, bytes);
	top = start + bytes;
}
export function storeAbsent(ref: usize): void {
	store<i32>(ref, REF_ABSENT, REF_OFFSET);
	store<i32>(ref, 0, REF_LENGTH);
}

export function putOctet(c: i32): void {
	if (hasRoom(1)) store<u8>(top++, <u8>c);
}

/** Room for `bytes` octets of printable ASCII, which count once addReserved is called; 0 where there is none. */
export function reserve(bytes: i32): usize {
	return hasRoom(bytes) ? top : 0;
}

export function addReserved(bytes: i32): void {
	top += bytes;
}

/** A token, which should be ASCII, lower-cased where it stands and then put. */
export function putLower(p: usize, end: usize): void {
	makeLower(p, end);
	putUndeclared(p, end);
}

/** UTF-8; each octet that is not part of a well-formed sequence becomes U+FFFD. */
export function putUtf8(p: usize, end: usize): void {
	plain = false;
	if (isUtf8(p, end)) putWhole(p, end);
	else putRepaired(p, end);
}

/** UTF-8 without a flaw. */
function putWhole(p: usize, end: usize): void {
	if (end - p > limit - top) {
		putRepaired(p, end); // up to where it fits
		return;
	}
	copyOctets(top, p, end - p);
	top += end - p;
}

function putRepaired(p: usize, end: usize): void {
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
	if (givenPlain) putWhole(p, end);
	else putGuessed(p, end);
}

function putGuessed(p: usize, end: usize): void {
	plain = false;
	if (isUtf8(p, end)) putWhole(p, end);
	else putForeign(p, end, p, p);
}

/** Octets [p, end) in the charset that [label, labelEnd) names. What the core does not know becomes a foreign run. */
export function putCharset(p: usize, end: usize, label: usize, labelEnd: usize): void {
	if (isWord(label, labelEnd, 'utf-8') || isWord(label, labelEnd, 'utf8')) putUtf8(p, end);
	else if (label === labelEnd || isWord(label, labelEnd, 'us-ascii')) putGuessed(p, end);
	else if (isWord(label, labelEnd, 'iso-8859-1') || isWord(label, labelEnd, 'windows-1252')) putWindows1252(p, end);
	else putForeign(p, end, label, min(labelEnd, label + 64));
}

function putWindows1252(p: usize, end: usize): void {
	plain = false;
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
	copyOctets(top, p, bytes);
	top += bytes;
	if (bytes < stop - p) noteDefect(DEFECT_STRING_LIMIT, 0);
	return stop;
}

function putSequence(p: usize, length: i32): void {
	for (let i = 0; i < length; i++) store<u8>(top++, load<u8>(p + <usize>i));
}

/** What endString must do about a string: its octets say, in one look at each. */
const MARK_CONTROL: i32 = 1;
/** Not all ASCII. */
const MARK_HIGH: i32 = 2;
/** A lead octet of U+0100 or more. */
const MARK_WIDE: i32 = 4;

function marksOf(p: usize, end: usize): i32 {
	if (ASC_FEATURE_SIMD) return p < end ? marksOfBlocks(p, end) : 0;
	let marks = 0;
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (c < SPACE || c === DELETE) marks |= MARK_CONTROL;
		if (c >= 0x80) marks |= c >= 0xc4 ? MARK_HIGH | MARK_WIDE : MARK_HIGH;
	}
	return marks;
}

function marksOfBlocks(p: usize, end: usize): i32 {
	let controls = 0;
	let highs = 0;
	let wides = 0;
	for (; p < end; p += 16) {
		const block = v128.load(p);
		const control = v128.or(i8x16.lt_u(block, i8x16.splat(<i8>SPACE)), i8x16.eq(block, i8x16.splat(<i8>DELETE)));
		const mask = end - p >= 16 ? 0xffff : (1 << (<i32>(end - p))) - 1; // what stands behind the end says nothing
		controls |= i8x16.bitmask(control) & mask;
		highs |= i8x16.bitmask(block) & mask;
		wides |= i8x16.bitmask(i8x16.ge_u(block, i8x16.splat(<i8>0xc4))) & mask;
	}
	return (controls ? MARK_CONTROL : 0) | (highs ? MARK_HIGH : 0) | (wides ? MARK_WIDE : 0);
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
