// Address lists (RFC 5322 section 3.4), read as people wrote them: groups, comments, quoted strings, routes, a@b@c, commas
// in unquoted names, angles left open. One pass over the octets, whatever stands there.
import { addEntry } from '../entries';
import { ENTRY_FIRST, ENTRY_GROUP, ENTRY_SECOND, MAX_FIELD_BYTES } from '../layout';
import { PHRASE, RUN } from '../memory';
import {
	AT,
	BACKSLASH,
	CLOSE_ANGLE,
	CLOSE_BRACKET,
	CLOSE_PAREN,
	COLON,
	COMMA,
	DELETE,
	DOT,
	EQUALS,
	indexOf,
	indexOfAny,
	isWhite,
	OPEN_ANGLE,
	OPEN_BRACKET,
	OPEN_PAREN,
	QUESTION,
	QUOTE,
	SEMICOLON,
	SPACE,
	skipWhite,
	trimEnd,
} from '../octets';
import { beginString, endString, putUndeclared } from '../strings';
import { skipComment } from './comment';
import { putText } from './text';
import { findUsualMailbox, usualAddress, usualAddressEnd, usualName, usualNameEnd } from './usual-mailbox';

const MAX_ADDRESS_BYTES: i32 = 2048;
const MAX_NAME_BYTES: i32 = 8192;

let kind: i32 = 0;
let groups: i32 = 0;
/** Number of the group that is open, 0 outside. */
let group: i32 = 0;

/** The mailbox at hand: its words without quotes and comments, in PHRASE. */
let phrase: usize = 0;
/** Where its last word begins. */
let lastWord: usize = 0;
/** Its first at sign outside quotes, 0 where there is none: what somebody quotes in his name is no address. */
let phraseAt: usize = 0;
let angle: usize = 0;
let angleEnd: usize = 0;
let comment: usize = 0;
let commentEnd: usize = 0;
/** A quote, parenthesis or bracket was left open: from there on its kind opens nothing, and its end is not looked for again. */
let quotesLiteral: bool = false;
let parensOpen: bool = false;
let bracketsLiteral: bool = false;

/** Adds an entry of `entryKind` for every mailbox in [p, end), unfolded, and one for every group. */
export function readAddresses(p: usize, end: usize, entryKind: i32): void {
	kind = entryKind;
	groups = group = 0;
	quotesLiteral = parensOpen = bracketsLiteral = false;
	startMailbox();
	for (let next = findUsualMailbox(p, end); next; next = findUsualMailbox(p, end)) {
		addMailbox(usualAddress, usualAddressEnd, usualName, usualNameEnd);
		p = next;
	}
	while (p < end) p = step(p, end);
	endMailbox();
}

function startMailbox(): void {
	phrase = lastWord = PHRASE;
	phraseAt = 0;
	angle = angleEnd = comment = commentEnd = 0;
}

/**
 * Appends the octets at p that mean nothing but themselves; gives the place of the first that does: white space, or one that
 * `step` tells apart. Up to 15 octets past the phrase are written over.
 */
function plainRun(p: usize, end: usize): usize {
	if (ASC_FEATURE_SIMD) {
		// an octet is special where the classes of its two halves share a bit: 1 for 0x_, 2 for 2_, 4 for 3_, 8 for 4_, 16 for 5_
		const lows = i8x16(10, 0, 2, 0, 0, 0, 0, 0, 2, 1, 5, 21, 7, 1, 0, 0);
		const highs = i8x16(1, 0, 2, 4, 8, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
		for (const from = p; p < end; p += 16) {
			const block = v128.load(p);
			v128.store(phrase + (p - from), block);
			const low = i8x16.swizzle(lows, v128.and(block, i8x16.splat(0x0f)));
			const high = i8x16.swizzle(highs, i8x16.shr_u(block, 4));
			const plain = i8x16.bitmask(i8x16.eq(v128.and(low, high), i8x16.splat(0)));
			if (plain !== 0xffff) {
				const stop = min(p + <usize>ctz(~plain), end);
				phrase += stop - from;
				return stop;
			}
			if (p + 16 >= end) {
				phrase += end - from;
				return end;
			}
		}
		return end;
	}
	for (; p < end && !isSpecial(load<u8>(p)); p++) store<u8>(phrase++, load<u8>(p));
	return p;
}

function isSpecial(c: i32): bool {
	if (isWhite(c) || c === QUOTE || c === OPEN_PAREN || c === OPEN_ANGLE || c === COMMA) return true;
	return c === SEMICOLON || c === COLON || c === OPEN_BRACKET || c === AT;
}

function step(p: usize, end: usize): usize {
	p = plainRun(p, end);
	if (p === end) return end;
	const c: i32 = load<u8>(p);
	if (c === QUOTE && !quotesLiteral) return quotedString(p, end);
	if (c === OPEN_PAREN) return readComment(p, end);
	if (c === OPEN_ANGLE) return readAngle(p, end);
	if (c === COMMA) return readComma(p, end);
	if (c === SEMICOLON && !inEncodedWord()) return endGroup(p);
	if (c === COLON && !phraseAt && !angle && !inEncodedWord()) return startGroup(p);
	if (c === OPEN_BRACKET && phraseAt && !bracketsLiteral) return domainLiteral(p, end);
	if (c === AT && !phraseAt) phraseAt = phrase;
	append(c);
	return p + 1;
}

function append(c: i32): void {
	if (isWhite(c)) {
		if (phrase === PHRASE || <i32>load<u8>(phrase - 1) === SPACE) return;
		c = SPACE;
		lastWord = phrase + 1;
	}
	store<u8>(phrase++, <u8>c);
}

/** RFC 5321 section 4.5.3.1.1, and the at sign. */
const LOCAL_PART_BYTES: usize = 65;

/** Whether the phrase ends inside an encoded word: `=?ISO_8859-1:1987?Q?` names no group. */
function inEncodedWord(): bool {
	if (phrase - lastWord < 2 || <i32>load<u8>(lastWord) !== EQUALS || <i32>load<u8>(lastWord, 1) !== QUESTION)
		return false;
	if (<i32>load<u8>(phrase - 1) === EQUALS && <i32>load<u8>(phrase - 2) === QUESTION) return false;
	// No charset's name holds an at sign: `=?.a@example.com` is an address with an odd local part, which has 64 octets at most.
	const end = min(phrase, lastWord + LOCAL_PART_BYTES);
	return indexOf(lastWord, end, AT) === end;
}

function quotedString(p: usize, end: usize): usize {
	const close = closingQuote(p + 1, end);
	if (close === end) {
		quotesLiteral = true;
		return p + 1;
	}
	const before = phrase;
	appendQuoted(p + 1, close);
	// `"local part"@domain`: an address whose quotes belong to it
	if (close + 1 < end && <i32>load<u8>(close, 1) === AT && !angle) {
		memory.copy(before, p, close + 1 - p);
		phrase = before + (close + 1 - p);
	}
	return close + 1;
}

/** Appends the content of a quoted string, its backslashes undone. */
function appendQuoted(p: usize, end: usize): void {
	const backslash = indexOf(p, end, BACKSLASH);
	while (p < end) {
		if (p < backslash) p = plainRun(p, backslash);
		if (p === end) return;
		if (<i32>load<u8>(p) === BACKSLASH && p + 1 < end) p++;
		append(load<u8>(p++));
	}
}

function closingQuote(p: usize, end: usize): usize {
	for (; p < end; p += 2) {
		p = indexOfAny(p, end, QUOTE, BACKSLASH, QUOTE);
		if (p === end || <i32>load<u8>(p) === QUOTE) return p;
	}
	return end;
}

/** A parenthesis that nobody closed is dropped: what follows it was meant to be read. */
function readComment(p: usize, end: usize): usize {
	if (parensOpen) return p + 1;
	const stop = skipComment(p, end);
	if (<i32>load<u8>(stop - 1) !== CLOSE_PAREN) {
		parensOpen = true;
		return p + 1;
	}
	comment = p + 1;
	commentEnd = stop - 1;
	append(SPACE);
	return stop;
}

/** `<…>`; left open: up to the next comma, or the end. A second one in the same mailbox begins the next mailbox. */
function readAngle(p: usize, end: usize): usize {
	if (angle && angleEnd > angle) endMailbox();
	const close = closingAngle(p + 1, end);
	angle = p + 1;
	angleEnd = trimEnd(angle, close);
	return close < end && <i32>load<u8>(close) === CLOSE_ANGLE ? close + 1 : close;
}

function closingAngle(p: usize, end: usize): usize {
	let comma: usize = 0;
	for (; p < end; p++) {
		p = indexOfAny(p, end, CLOSE_ANGLE, OPEN_ANGLE, COMMA);
		if (p === end) break;
		const c: i32 = load<u8>(p);
		if (c === CLOSE_ANGLE) return p;
		if (c === OPEN_ANGLE) return comma ? comma : p;
		if (!comma) comma = p;
	}
	return comma ? comma : end;
}

/** A comma ends a mailbox, unless nothing before it can be one: `Doe, John <j@example.com>` names one person. */
function readComma(p: usize, end: usize): usize {
	if (angle || phraseAt || phrase === PHRASE || !angleFollows(p + 1, end)) endMailbox();
	else append(COMMA);
	return p + 1;
}

/** Whether the next thing that tells a mailbox is an angle bracket, not an at sign, a separator or a group. */
function angleFollows(p: usize, end: usize): bool {
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (c === OPEN_ANGLE) return true;
		if (c === COMMA || c === SEMICOLON || c === COLON || c === AT || c === QUOTE) return false;
	}
	return false;
}

/** RFC 5322 section 3.4: a group holds mailboxes only. The name of one inside a group is dropped, its mailboxes stay. */
function startGroup(p: usize): usize {
	if (group === 0) {
		group = ++groups;
		const entry = addEntry(ENTRY_GROUP, group);
		if (entry) putName(entry, PHRASE, phrase);
	}
	startMailbox();
	return p + 1;
}

function endGroup(p: usize): usize {
	endMailbox();
	group = 0;
	return p + 1;
}

/** `user@[IPv6:2001:db8::1]`: no colon in it begins a group. */
function domainLiteral(p: usize, end: usize): usize {
	const close = indexOf(p, end, CLOSE_BRACKET);
	if (close === end) {
		bracketsLiteral = true;
		return p;
	}
	for (; p <= close; p++) append(load<u8>(p));
	return p;
}

/** Adds the mailbox at hand, if there is one. */
function endMailbox(): void {
	const end = trimEnd(PHRASE, phrase);
	if (angle) addMailbox(angle, angleEnd, PHRASE, end);
	else if (phraseAt) splitBare(end);
	else if (indexOf(PHRASE, end, SPACE) < end || isEncodedWord(end)) addMailbox(0, 0, PHRASE, end);
	else if (end > PHRASE) addMailbox(PHRASE, end, PHRASE, PHRASE); // a local user, as in `To: root`
	startMailbox();
}

/** RFC 2047 section 5: an encoded word is never an address, whatever it would say. */
function isEncodedWord(end: usize): bool {
	if (end - PHRASE < 4 || <i32>load<u8>(PHRASE) !== EQUALS || <i32>load<u8>(PHRASE, 1) !== QUESTION) return false;
	return <i32>load<u8>(end - 2) === QUESTION && <i32>load<u8>(end - 1) === EQUALS;
}

/** No angle bracket: the first word with an at sign is the address; what stands around it is the name. */
function splitBare(end: usize): void {
	if (indexOf(PHRASE, end, SPACE) === end) {
		addMailbox(PHRASE, end, PHRASE, PHRASE);
		return;
	}
	const at = phraseAt;
	let word = at;
	if (at > PHRASE && <i32>load<u8>(at - 1) === QUOTE) word = openingQuote(at - 1);
	while (word > PHRASE && !isGap(word - 1, end)) word--;
	let wordEnd = at;
	while (wordEnd < end && !isGap(wordEnd, end)) wordEnd++;
	const address = wordEnd - word;
	memory.copy(RUN, word, address);
	let nameEnd = word > PHRASE ? word - 1 : word;
	if (indexOf(wordEnd, end, AT) === end) {
		memory.copy(nameEnd, wordEnd, end - wordEnd);
		nameEnd += end - wordEnd;
	}
	addMailbox(RUN, RUN + address, PHRASE, nameEnd);
}

/** The quote that opens what the one at `close` closes: a quoted local part may have spaces. */
function openingQuote(close: usize): usize {
	let p = close;
	while (p > PHRASE && <i32>load<u8>(p - 1) !== QUOTE) p--;
	return p > PHRASE ? p - 1 : close;
}

/** Whether the space at p parts two words: `user @ test . example` is one. */
function isGap(p: usize, end: usize): bool {
	if (<i32>load<u8>(p) !== SPACE) return false;
	return !bindsAddress(p - 1) && !(p + 1 < end && bindsAddress(p + 1));
}

function bindsAddress(p: usize): bool {
	const c: i32 = load<u8>(p);
	return c === AT || c === DOT;
}

function addMailbox(address: usize, addressEnd: usize, name: usize, nameEnd: usize): void {
	const entry = addEntry(kind, group);
	if (!entry) return;
	beginString(MAX_ADDRESS_BYTES);
	address = skipRoute(skipWhite(address, addressEnd), addressEnd);
	putAddress(address, addressEnd);
	endString(entry + ENTRY_FIRST, true);
	if (name < nameEnd) putName(entry, name, nameEnd);
	else if (comment < commentEnd) putName(entry, comment, commentEnd);
}

/** The address without white space, control octets and comments, but for what it quotes. */
function putAddress(p: usize, end: usize): void {
	if (isAtoms(p, end)) {
		putUndeclared(p, end);
		return;
	}
	let unclosed = false; // looked for once: each of many parentheses would be looked for again
	while (p < end) {
		const c: i32 = load<u8>(p);
		if (isBlankOrControl(c)) p++;
		else if (c === OPEN_PAREN) {
			const stop = unclosed ? p + 1 : skipComment(p, end);
			unclosed = unclosed || <i32>load<u8>(stop - 1) !== CLOSE_PAREN;
			p = unclosed ? p + 1 : stop;
		} else {
			const stop = c === QUOTE ? min(closingQuote(p + 1, end) + 1, end) : endOfAtom(p + 1, end);
			putUndeclared(p, stop);
			p = stop;
		}
	}
}

/** Whether there is nothing in [p, end) but atoms, dots and at signs, as in nearly every address. */
function isAtoms(p: usize, end: usize): bool {
	if (!ASC_FEATURE_SIMD) return endOfAtom(p, end) === end;
	for (; p < end; p += 16) {
		const block = v128.load(p);
		const blank = v128.or(i8x16.le_u(block, i8x16.splat(<i8>SPACE)), i8x16.eq(block, i8x16.splat(<i8>DELETE)));
		const opens = v128.or(i8x16.eq(block, i8x16.splat(<i8>QUOTE)), i8x16.eq(block, i8x16.splat(<i8>OPEN_PAREN)));
		const hits = i8x16.bitmask(v128.or(blank, opens));
		if (hits) return p + <usize>ctz(hits) >= end;
	}
	return true;
}

function endOfAtom(p: usize, end: usize): usize {
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (c === QUOTE || c === OPEN_PAREN || isBlankOrControl(c)) break;
	}
	return p;
}

function isBlankOrControl(c: i32): bool {
	return c <= SPACE || c === DELETE;
}

/** RFC 5322 section 4.4: `<@relay,@relay:user@domain>`. */
function skipRoute(p: usize, end: usize): usize {
	if (p === end || <i32>load<u8>(p) !== AT) return p;
	const colon = indexOf(p, end, COLON);
	return colon < end ? colon + 1 : p;
}

function putName(entry: usize, p: usize, end: usize): void {
	beginString(MAX_NAME_BYTES);
	putText(p, min(end, p + MAX_FIELD_BYTES));
	endString(entry + ENTRY_SECOND, false);
}
