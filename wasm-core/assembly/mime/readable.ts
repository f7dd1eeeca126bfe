// Reduces the kept text of an HTML part to what people read, where the core can: in other charsets the host does it.
import { isUtf8, skipAscii } from '../encoding/utf8';
import { PART_CHARSET, PART_TEXT_LENGTH, PART_TEXT_OFFSET, REF_ABSENT, REF_LENGTH, REF_WIDE } from '../layout';
import { RUN, STRINGS, TEXT } from '../memory';
import { isWord } from '../octets';
import { reduceHtml } from '../scan/html-text';

/** Writes what people read of the text kept of the HTML `part` to RUN; gives its octets, -1 where the host must do it. */
export function reduceText(part: usize): i32 {
	const start = TEXT + <usize>load<i32>(part, PART_TEXT_OFFSET);
	const end = start + <usize>load<i32>(part, PART_TEXT_LENGTH);
	if (!isUnicode(part + PART_CHARSET, start, end)) return -1;
	const reduced = reduceHtml(start, end, RUN); // the message is over, so its headers' scratch is free
	return reduced === 0 ? -1 : <i32>(reduced - RUN);
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
