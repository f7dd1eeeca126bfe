// Message ids (RFC 5322 section 3.6.4) and URLs of list fields (RFC 2369): what stands in angle brackets.
import { addEntry } from '../entries';
import { ENTRY_FIRST, ENTRY_MESSAGE_ID } from '../layout';
import { PHRASE } from '../memory';
import { CLOSE_ANGLE, COMMA, indexOf, isWhite, OPEN_ANGLE, skipWhite } from '../octets';
import { beginString, endString, expectPlain, putUndeclared } from '../strings';
import { decodeWords, mayHoldWord } from './text';

const MAX_ID_BYTES: i32 = 4096;

/**
 * Adds an entry of `kind` for everything in angle brackets in [p, end); where there is none, for every word, or all. Mailers
 * that fold long ids by force make encoded words of them, which RFC 2047 forbids: read, or the thread is lost.
 */
export function readBracketed(p: usize, end: usize, kind: i32): void {
	if (mayHoldWord(p, end)) {
		expectPlain(false);
		end = decodeWords(p, end, PHRASE);
		p = PHRASE;
	}
	let open = indexOf(p, end, OPEN_ANGLE);
	if (open === end) {
		if (kind === ENTRY_MESSAGE_ID) addId(p, end, kind);
		else readWords(p, end, kind);
		return;
	}
	while (open < end) {
		const close = indexOf(open, end, CLOSE_ANGLE);
		addId(open + 1, close, kind);
		open = indexOf(close, end, OPEN_ANGLE);
	}
}

function readWords(p: usize, end: usize, kind: i32): void {
	p = skipWhite(p, end);
	while (p < end) {
		const start = p;
		while (p < end && !isWhite(load<u8>(p)) && <i32>load<u8>(p) !== COMMA) p++;
		if (p > start) addId(start, p, kind);
		else p++;
		p = skipWhite(p, end);
	}
}

function addId(p: usize, end: usize, kind: i32): void {
	if (skipWhite(p, end) === end) return;
	const entry = addEntry(kind, 0);
	if (!entry) return;
	beginString(MAX_ID_BYTES);
	putUndeclared(p, end);
	endString(entry + ENTRY_FIRST, false);
}
