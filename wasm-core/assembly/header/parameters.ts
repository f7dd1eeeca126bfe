// Parameters of Content-Type and Content-Disposition: continuations and charsets of RFC 2231, encoded words where
// RFC 2047 forbids them, quotes left open. A field has few; what comes after MAX_PARAMETERS is not looked at.
import { PHRASE } from '../memory';
import {
	APOSTROPHE,
	ASTERISK,
	BACKSLASH,
	EQUALS,
	hexValue,
	indexOf,
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
import { putCharset } from '../strings';
import { skipComment } from './comment';
import { putText } from './text';

/*
 * One parameter:
 *      0      4         8       12         16        20         24
 *     | name | nameEnd | value | valueEnd | section | extended | quoted |     section: -1 where there is no "*n"
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

let count: i32 = 0;

/** Reads the parameters in [p, end): what stands after the media type or the disposition. */
export function readParameters(p: usize, end: usize): void {
	count = 0;
	while (p < end && count < MAX_PARAMETERS) {
		p = skipSeparators(p, end);
		const name = p;
		while (p < end && !endsName(load<u8>(p))) p++;
		const nameEnd = p;
		p = skipWhite(p, end);
		if (p < end && <i32>load<u8>(p) === EQUALS) p = readValue(name, nameEnd, skipWhite(p + 1, end), end);
		else if (nameEnd === name && p < end) p++;
	}
}

/** Puts the decoded value of the parameter `name` into the string at hand. False: there is none. */
export function putParameter(name: string): bool {
	const plain = find(name, -1);
	const extended = find(name, -2);
	if (extended) putExtended(name, extended, false);
	else if (find(name, 0)) putExtended(name, find(name, 0), true);
	else if (plain) putText(PHRASE, copyPlain(plain, PHRASE));
	else return false;
	return true;
}

/** Writes the octets of the parameter `name` to `out`, undecoded but for continuation, unless longer than `maxBytes`. */
export function copyParameter(name: string, out: usize, maxBytes: usize): usize {
	let end = PHRASE;
	const whole = find(name, -1);
	if (whole) end = copyPlain(whole, end);
	else for (let section = 0, at = find(name, 0); at; at = find(name, ++section)) end = copyPlain(at, end);
	if (end - PHRASE > maxBytes) return out;
	memory.copy(out, PHRASE, end - PHRASE);
	return out + (end - PHRASE);
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

function endsName(c: i32): bool {
	return c === EQUALS || c === SEMICOLON || isWhite(c);
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
	let section = -1;
	if (extended) end--;
	if (star < end) {
		section = 0;
		for (let p = star + 1; p < end && isDigit(load<u8>(p)) && section < 1000; p++)
			section = section * 10 + load<u8>(p) - 0x30;
	} else if (extended) section = -2;
	store<usize>(at, name, NAME);
	store<usize>(at, star, NAME_END);
	store<i32>(at, section, SECTION);
	store<i32>(at, extended, EXTENDED);
}

/** The parameter with that name and section, 0 where there is none. Section -2: `name*` alone. */
function find(name: string, section: i32): usize {
	for (let i = 0; i < count; i++) {
		const at = PARAMETERS + <usize>(i * PARAMETER_BYTES);
		if (load<i32>(at, SECTION) === section && isWord(load<usize>(at, NAME), load<usize>(at, NAME_END), name)) return at;
	}
	return 0;
}

/** `name*`, or `name*0`, `name*1*`, …: joined, then converted from the charset that the first of them names. */
function putExtended(name: string, at: usize, continued: bool): void {
	let label: usize = 0;
	let labelEnd: usize = 0;
	const first = at;
	let out = PHRASE;
	for (let section = 0; at; at = continued ? find(name, ++section) : 0) {
		let value = load<usize>(at, VALUE);
		const valueEnd = load<usize>(at, VALUE_END);
		if (!load<i32>(at, EXTENDED)) {
			out = copyPlain(at, out);
			continue;
		}
		const charsetEnd = indexOf(value, valueEnd, APOSTROPHE);
		const languageEnd = indexOf(min(charsetEnd + 1, valueEnd), valueEnd, APOSTROPHE);
		if (at === first && languageEnd < valueEnd) {
			label = value;
			labelEnd = charsetEnd;
			value = languageEnd + 1;
		}
		out = copyPercent(value, valueEnd, out);
	}
	if (load<i32>(first, EXTENDED)) putCharset(PHRASE, out, label, labelEnd);
	else putText(PHRASE, out);
}

/** The value without its quoting. A backslash is taken only before a quote or a backslash: `C:\docs` is common. */
function copyPlain(at: usize, out: usize): usize {
	const end = load<usize>(at, VALUE_END);
	const quoted = load<i32>(at, QUOTED);
	for (let p = load<usize>(at, VALUE); p < end; p++) {
		let c: i32 = load<u8>(p);
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
