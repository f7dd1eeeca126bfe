// Parameters of Content-Type and Content-Disposition: continuations and charsets of RFC 2231, encoded words where
// RFC 2047 forbids them, quotes left open. A field has few; what comes after MAX_PARAMETERS is not looked at.
import { noteDefect } from '../defects';
import { DEFECT_FIELD_LIMIT } from '../layout';
import { PHRASE } from '../memory';
import {
	APOSTROPHE,
	ASTERISK,
	BACKSLASH,
	EQUALS,
	hexValue,
	indexOf,
	indexOfWhiteOr,
	isDigit,
	isWhite,
	isWord,
	OPEN_PAREN,
	PERCENT,
	QUOTE,
	SEMICOLON,
	skipWhite,
	trimEnd,
} from '../octets';
import { expectPlain, putCharset } from '../strings';
import { skipComment } from './comment';
import { putText } from './text';

/*
 * One parameter:
 *      0      4         8       12         16        20         24
 *     | name | nameEnd | value | valueEnd | section | extended | quoted |
 */
const MAX_PARAMETERS: i32 = 64;
const PARAMETER_BYTES: i32 = 28;
const PARAMETERS: usize = memory.data(64 * 28, 16);
const NAME: usize = 0;
const NAME_END: usize = 4;
const VALUE: usize = 8;
const VALUE_END: usize = 12;
const SECTION: usize = 16;
const EXTENDED: usize = 20;
const QUOTED: usize = 24;

/** Values of SECTION besides the number of "*n": `name` and `name*`. */
const WHOLE: i32 = -1;
const WHOLE_EXTENDED: i32 = -2;

let count: i32 = 0;

/** Reads the parameters in [p, end): what stands after the media type or the disposition. */
export function readParameters(p: usize, end: usize): void {
	count = 0;
	while (p < end && count < MAX_PARAMETERS) {
		p = skipSeparators(p, end);
		const name = p;
		p = indexOfWhiteOr(p, end, EQUALS, SEMICOLON, SEMICOLON);
		const nameEnd = p;
		p = skipWhite(p, end);
		if (p < end && <i32>load<u8>(p) === EQUALS) p = readValue(name, nameEnd, skipWhite(p + 1, end), end);
		else if (nameEnd === name && p < end) p++;
	}
	if (p < end) noteDefect(DEFECT_FIELD_LIMIT, 0);
}

/** Puts the decoded value of the parameter `name` into the string at hand. False: there is none. */
export function putParameter(name: string): bool {
	if (count === 0) return false;
	const first = firstOf(name);
	if (!first) return false;
	if (isPlain(first)) {
		putText(load<usize>(first, VALUE), load<usize>(first, VALUE_END));
		return true;
	}
	const end = assemble(name, first);
	expectPlain(false); // what percent signs stand for
	if (load<i32>(first, EXTENDED)) putCharset(PHRASE, end, label, labelEnd);
	else putText(PHRASE, end);
	return true;
}

/** Writes the octets of the parameter `name` to `out`, in whatever charset; gives their end, 0 where they are over `maxBytes`. */
export function copyParameter(name: string, out: usize, maxBytes: usize): usize {
	const first = firstOf(name);
	if (!first) return out;
	const bytes = assemble(name, first) - PHRASE;
	if (bytes > maxBytes) return 0;
	memory.copy(out, PHRASE, bytes);
	return out + bytes;
}

/** Where the value begins: `name*`, else `name*0` or `name*0*`, else plain `name` (RFC 2231 section 4). */
function firstOf(name: string): usize {
	const extended = find(name, WHOLE_EXTENDED);
	if (extended) return extended;
	const sections = find(name, 0);
	return sections ? sections : find(name, WHOLE);
}

/** Whether the value is what it is as it stands: in one piece, in no charset of its own, nothing quoted within. */
function isPlain(at: usize): bool {
	if (load<i32>(at, SECTION) !== WHOLE) return false;
	const end = load<usize>(at, VALUE_END);
	return indexOf(load<usize>(at, VALUE), end, load<i32>(at, QUOTED) ? BACKSLASH : QUOTE) === end;
}

function skipSeparators(p: usize, end: usize): usize {
	while (p < end) {
		const c: i32 = load<u8>(p);
		if (c === OPEN_PAREN) p = skipComment(p, end);
		else if (c === SEMICOLON || isWhite(c)) p++;
		else break;
	}
	return p;
}

function readValue(name: usize, nameEnd: usize, p: usize, end: usize): usize {
	const at = PARAMETERS + <usize>(count++ * PARAMETER_BYTES);
	const quoted = p < end && <i32>load<u8>(p) === QUOTE;
	if (quoted) p++;
	const stop = quoted ? findQuote(p, end) : indexOf(p, end, SEMICOLON);
	store<usize>(at, p, VALUE);
	store<usize>(at, quoted ? stop : endOfToken(p, stop), VALUE_END);
	store<i32>(at, quoted, QUOTED);
	readName(at, name, nameEnd);
	return quoted ? min(stop + 1, end) : stop;
}

/** The end of an unquoted value: spaces inside are kept, as in `name=my file.pdf`, but not a comment after it. */
function endOfToken(p: usize, stop: usize): usize {
	for (let q = p; q + 1 < stop; q++) {
		if (isWhite(load<u8>(q)) && <i32>load<u8>(q, 1) === OPEN_PAREN) return trimEnd(p, q);
	}
	return trimEnd(p, stop);
}

/** The closing quote of a quoted string whose content begins at p. Left open: the next ";", or the end. */
function findQuote(p: usize, end: usize): usize {
	for (let q = p; q < end; q++) {
		const c: i32 = load<u8>(q);
		if (c === QUOTE) return q;
		if (c === BACKSLASH) q++;
	}
	return trimEnd(p, indexOf(p, end, SEMICOLON));
}

/** Splits `name*0*` (RFC 2231 section 4.1) into name, section and whether the value is extended. */
function readName(at: usize, name: usize, nameEnd: usize): void {
	let end = nameEnd;
	const star = indexOf(name, end, ASTERISK);
	const extended = star < end && <i32>load<u8>(end - 1) === ASTERISK;
	let section = WHOLE;
	if (extended) end--;
	if (star < end) {
		section = 0;
		for (let p = star + 1; p < end && isDigit(load<u8>(p)) && section < 1000; p++)
			section = section * 10 + load<u8>(p) - 0x30;
	} else if (extended) section = WHOLE_EXTENDED;
	store<usize>(at, name, NAME);
	store<usize>(at, star, NAME_END);
	store<i32>(at, section, SECTION);
	store<i32>(at, extended, EXTENDED);
}

/** The parameter with that name and section, 0 where there is none. */
function find(name: string, section: i32): usize {
	for (let i = 0; i < count; i++) {
		const at = PARAMETERS + <usize>(i * PARAMETER_BYTES);
		if (load<i32>(at, SECTION) === section && isWord(load<usize>(at, NAME), load<usize>(at, NAME_END), name)) return at;
	}
	return 0;
}

/** The charset that the first extended section names. */
let label: usize = 0;
let labelEnd: usize = 0;

/** Joins the value that begins with the parameter `first` in PHRASE; gives its end. Sets label*. */
function assemble(name: string, first: usize): usize {
	const continued = load<i32>(first, SECTION) === 0;
	let out = PHRASE;
	label = labelEnd = 0;
	for (let section = 0, at = first; at; at = continued ? find(name, ++section) : 0) {
		if (load<i32>(at, EXTENDED)) {
			out = copyPercent(at === first ? afterLabel(at) : load<usize>(at, VALUE), load<usize>(at, VALUE_END), out);
		} else out = copyPlain(at, out);
	}
	return out;
}

/** Reads `charset'language'` (RFC 2231 section 4); gives the place after it, or where it is missing the value's start. */
function afterLabel(at: usize): usize {
	const value = load<usize>(at, VALUE);
	const end = load<usize>(at, VALUE_END);
	const charsetEnd = indexOf(value, end, APOSTROPHE);
	const languageEnd = indexOf(min(charsetEnd + 1, end), end, APOSTROPHE);
	if (languageEnd === end) return value;
	label = value;
	labelEnd = charsetEnd;
	return languageEnd + 1;
}

/**
 * The value without its quoting. A backslash is taken only before a quote or a backslash: `C:\docs` is common. Where the
 * value was not quoted as a whole, quotes in it are dropped.
 */
function copyPlain(at: usize, out: usize): usize {
	const end = load<usize>(at, VALUE_END);
	const quoted = load<i32>(at, QUOTED);
	for (let p = load<usize>(at, VALUE); p < end; p++) {
		let c: i32 = load<u8>(p);
		if (!quoted && c === QUOTE) continue;
		if (quoted && c === BACKSLASH && p + 1 < end && isQuotable(load<u8>(p, 1))) c = load<u8>(++p);
		store<u8>(out++, <u8>c);
	}
	return out;
}

function isQuotable(c: i32): bool {
	return c === QUOTE || c === BACKSLASH;
}

function copyPercent(p: usize, end: usize, out: usize): usize {
	for (; p < end; p++) {
		let c: i32 = load<u8>(p);
		if (c === PERCENT && p + 2 < end) {
			const value = (hexValue(load<u8>(p, 1)) << 4) | hexValue(load<u8>(p, 2));
			if (value >= 0) {
				c = value;
				p += 2;
			}
		}
		store<u8>(out++, <u8>c);
	}
	return out;
}
