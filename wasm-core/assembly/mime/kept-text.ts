// The text kept of a part, once the message is over, in the form in which JavaScript keeps strings; and what people read of
// it where it is HTML. Leaves to the host what only the host can decode.
import { hasHighControls, latin1FromUtf8, utf16FromUtf8, utf16FromWindows1252 } from '../encoding/transcode';
import { isUtf8, skipAscii } from '../encoding/utf8';
import {
	MESSAGE_MADE_AT,
	PART_CHARSET,
	PART_TEXT_LENGTH,
	PART_TEXT_OFFSET,
	REF_ABSENT,
	REF_LENGTH,
	REF_WIDE,
	TEXT_FOREIGN,
	TEXT_UTF16,
} from '../layout';
import { HEADER, MESSAGE, RUN, STRINGS, TEXT } from '../memory';
import { indexOf, isWord, startsWithWord } from '../octets';
import { reduceHtml } from '../scan/html-text';

const ESCAPE: i32 = 0x1b;
const DOLLAR: i32 = 0x24;

/** Where the scratch of the header's grammars is free again: room for the text of a part at twice its size. */
const UNITS: usize = HEADER;
const REDUCED: usize = RUN;

/** What the charset of a part says of its octets. */
const FOREIGN: i32 = 0;
const UTF8: i32 = 1;
/** Nothing, or that they are ASCII: UTF-8 if they are that, but for ISO-2022, which is told by its escapes (RFC 1468). */
const UNDECLARED: i32 = 2;
const WESTERN: i32 = 3;
/** One that the core does not know beyond ASCII. */
const ASCII_BASED: i32 = 4;

/** Makes the text kept of the part a string's octets, at MESSAGE_MADE_AT; gives how many, with TEXT_UTF16 for UTF-16, else Latin-1. */
export function makeText(part: usize): i32 {
	const start = keptStart(part);
	const end = keptEnd(part);
	const charset = charsetOf(part);
	if (charset === UTF8) return makeUnits(skipMark(start, end), end);
	if (charset === UNDECLARED) return hasEscape(start, end) ? TEXT_FOREIGN : makeUnits(skipMark(start, end), end);
	if (charset === FOREIGN) return TEXT_FOREIGN;
	if (charset === ASCII_BASED) return skipAscii(start, end) === end ? asItStands(start, end) : TEXT_FOREIGN;
	if (!hasHighControls(start, end)) return asItStands(start, end);
	madeAt(UNITS);
	return <i32>(utf16FromWindows1252(start, end, UNITS) - UNITS) | TEXT_UTF16;
}

/** The same of what people read of an HTML part, of which no more than `maxBytes` of UTF-8 and some is wanted. */
export function makeReadable(part: usize, maxBytes: i32): i32 {
	const start = keptStart(part);
	const end = keptEnd(part);
	const charset = charsetOf(part);
	if (charset === FOREIGN || !isUtf8(start, end)) return TEXT_FOREIGN;
	if (charset >= WESTERN && skipAscii(start, end) < end) return TEXT_FOREIGN;
	if (charset === UNDECLARED && hasEscape(start, end)) return TEXT_FOREIGN;
	const reduced = reduceHtml(start, end, REDUCED, maxBytes);
	return reduced === 0 ? TEXT_FOREIGN : makeUnits(REDUCED, reduced);
}

function makeUnits(p: usize, end: usize): i32 {
	if (skipAscii(p, end) === end) return asItStands(p, end);
	madeAt(UNITS);
	const latin1 = latin1FromUtf8(p, end, UNITS);
	if (latin1 !== 0) return <i32>(latin1 - UNITS);
	const utf16 = utf16FromUtf8(p, end, UNITS);
	return utf16 === 0 ? TEXT_FOREIGN : <i32>(utf16 - UNITS) | TEXT_UTF16;
}

function asItStands(p: usize, end: usize): i32 {
	madeAt(p);
	return <i32>(end - p);
}

function madeAt(p: usize): void {
	store<usize>(MESSAGE, p, MESSAGE_MADE_AT);
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
	if (load<i32>(part, PART_CHARSET) === REF_ABSENT) return UNDECLARED;
	const label = STRINGS + <usize>load<i32>(part, PART_CHARSET);
	const length = load<i32>(part, PART_CHARSET + REF_LENGTH);
	if (length < 0 || length >= REF_WIDE) return FOREIGN;
	const end = label + <usize>length;
	if (isWord(label, end, 'utf-8') || isWord(label, end, 'utf8')) return UTF8;
	if (isWord(label, end, 'us-ascii')) return UNDECLARED;
	if (isWord(label, end, 'iso-8859-1') || isWord(label, end, 'windows-1252')) return WESTERN;
	return isAsciiBased(label, end) ? ASCII_BASED : FOREIGN;
}

/** Whether the charset has ASCII in its lower half: not so UTF-7, UTF-16, ISO-2022 and HZ. */
function isAsciiBased(label: usize, end: usize): bool {
	if (startsWithWord(label, end, 'iso-8859-') || startsWithWord(label, end, 'windows-125')) return true;
	if (startsWithWord(label, end, 'koi8-') || startsWithWord(label, end, 'gb')) return true;
	return isWord(label, end, 'big5') || isWord(label, end, 'euc-kr') || isWord(label, end, 'euc-jp');
}

/** ESC $ */
function hasEscape(p: usize, end: usize): bool {
	for (p = indexOf(p, end, ESCAPE); p + 1 < end; p = indexOf(p + 1, end, ESCAPE)) {
		if (<i32>load<u8>(p, 1) === DOLLAR) return true;
	}
	return false;
}
