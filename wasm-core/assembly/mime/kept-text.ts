// The text kept of a part, once the message is over, in the form in which JavaScript keeps strings; and what people read of
// it where it is HTML. Leaves to the host what only the host can decode.
import { hasHighControls, latin1FromUtf8, utf16FromUtf8, utf16FromWindows1252 } from '../encoding/transcode';
import { isUtf8, skipAscii } from '../encoding/utf8';
import {
	PART_CHARSET,
	PART_TEXT_LENGTH,
	PART_TEXT_OFFSET,
	REF_ABSENT,
	REF_LENGTH,
	REF_WIDE,
	TEXT_FOREIGN,
	TEXT_UTF16,
} from '../layout';
import { HEADER, RUN, STRINGS, TEXT } from '../memory';
import { isWord } from '../octets';
import { reduceHtml } from '../scan/html-text';

/** Where the scratch of the header's grammars is free again: room for the text of a part at twice its size. */
const UNITS: usize = HEADER;
const REDUCED: usize = RUN;

/** What the charset of a part says of its octets. */
const FOREIGN: i32 = 0;
/** UTF-8, or nothing, or ASCII: UTF-8 if it is that. */
const UTF8: i32 = 1;
const WESTERN: i32 = 2;

/** Where the last text stands. */
let textStart: usize = TEXT;

export function textAt(): usize {
	return textStart;
}

/** Makes the text kept of the part a string's octets at `textAt()`; gives how many, with TEXT_UTF16 for UTF-16, else Latin-1. */
export function makeText(part: usize): i32 {
	const start = keptStart(part);
	const end = keptEnd(part);
	const charset = charsetOf(part);
	if (charset === UTF8) return makeUnits(skipMark(start, end), end);
	if (charset === FOREIGN) return TEXT_FOREIGN;
	if (!hasHighControls(start, end)) return asItStands(start, end);
	textStart = UNITS;
	return <i32>(utf16FromWindows1252(start, end, UNITS) - UNITS) | TEXT_UTF16;
}

/** The same of what people read of an HTML part, of which no more than `maxBytes` of UTF-8 and some is wanted. */
export function makeReadable(part: usize, maxBytes: i32): i32 {
	const start = keptStart(part);
	const end = keptEnd(part);
	const charset = charsetOf(part);
	if (charset === FOREIGN || !isUtf8(start, end)) return TEXT_FOREIGN;
	if (charset === WESTERN && skipAscii(start, end) < end) return TEXT_FOREIGN;
	const reduced = reduceHtml(start, end, REDUCED, maxBytes);
	return reduced === 0 ? TEXT_FOREIGN : makeUnits(REDUCED, reduced);
}

function makeUnits(p: usize, end: usize): i32 {
	if (skipAscii(p, end) === end) return asItStands(p, end);
	textStart = UNITS;
	const latin1 = latin1FromUtf8(p, end, UNITS);
	if (latin1 !== 0) return <i32>(latin1 - UNITS);
	const utf16 = utf16FromUtf8(p, end, UNITS);
	return utf16 === 0 ? TEXT_FOREIGN : <i32>(utf16 - UNITS) | TEXT_UTF16;
}

function asItStands(p: usize, end: usize): i32 {
	textStart = p;
	return <i32>(end - p);
}

/** A byte order mark is no text (Encoding standard, UTF-8 decode). */
function skipMark(p: usize, end: usize): usize {
	return end - p >= 3 && load<u16>(p) === 0xbbef && load<u8>(p, 2) === 0xbf ? p + 3 : p;
}

function keptStart(part: usize): usize {
	return TEXT + <usize>load<i32>(part, PART_TEXT_OFFSET);
}

function keptEnd(part: usize): usize {
	return keptStart(part) + <usize>load<i32>(part, PART_TEXT_LENGTH);
}

function charsetOf(part: usize): i32 {
	if (load<i32>(part, PART_CHARSET) === REF_ABSENT) return UTF8;
	const label = STRINGS + <usize>load<i32>(part, PART_CHARSET);
	const length = load<i32>(part, PART_CHARSET + REF_LENGTH);
	if (length < 0 || length >= REF_WIDE) return FOREIGN;
	const end = label + <usize>length;
	if (isWord(label, end, 'utf-8') || isWord(label, end, 'us-ascii')) return UTF8;
	return isWord(label, end, 'iso-8859-1') || isWord(label, end, 'windows-1252') ? WESTERN : FOREIGN;
}
