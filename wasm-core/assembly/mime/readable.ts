// Reduces the kept text of an HTML part to what people read, where the core can: the host does it in other charsets.
import { isUtf8, skipAscii } from '../encoding/utf8';
import {
	PART_CHARSET,
	PART_TEXT_LENGTH,
	PART_TEXT_OFFSET,
	PART_TEXT_READABLE,
	REF_ABSENT,
	REF_LENGTH,
	REF_WIDE,
} from '../layout';
import { RUN, STRINGS, TEXT } from '../memory';
import { isWord } from '../octets';
import { reduceHtml } from '../scan/html-text';

/** Replaces the text of `part` by its readable text, which is never longer; gives the octets that it now has. */
export function reduceText(part: usize): i32 {
	const bytes = load<i32>(part, PART_TEXT_LENGTH);
	const start = TEXT + <usize>load<i32>(part, PART_TEXT_OFFSET);
	if (!isUnicode(part + PART_CHARSET, start, start + <usize>bytes)) return bytes;
	// no header is being read, so its scratch is free
	const end = reduceHtml(start, start + <usize>bytes, RUN);
	if (end === 0) return bytes;
	const reduced = <i32>(end - RUN);
	memory.copy(start, RUN, reduced);
	store<i32>(part, reduced, PART_TEXT_LENGTH);
	store<i32>(part, 1, PART_TEXT_READABLE);
	return reduced;
}

/** Whether the octets are well-formed UTF-8 and the charset says so, or none, or one that shares their ASCII. */
function isUnicode(charset: usize, p: usize, end: usize): bool {
	if (load<i32>(charset) === REF_ABSENT) return isUtf8(p, end);
	const label = STRINGS + <usize>load<i32>(charset);
	const length = load<i32>(charset, REF_LENGTH);
	if (length < 0 || length >= REF_WIDE) return false;
	const labelEnd = label + <usize>length;
	if (isWord(label, labelEnd, 'utf-8') || isWord(label, labelEnd, 'us-ascii')) return isUtf8(p, end);
	const isWestern = isWord(label, labelEnd, 'iso-8859-1') || isWord(label, labelEnd, 'windows-1252');
	return isWestern && skipAscii(p, end) === end;
}
