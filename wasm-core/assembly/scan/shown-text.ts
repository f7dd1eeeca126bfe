// Words as a reader sees them: of a plain text, or of HTML between its tags. Counts them, finds what hides in them, and hands
// them on to the link that they stand in. One pass; ASCII runs at once, all else character by character.
import { anchorOctet, anchorSpace, isAnchorOpen } from './anchor';
import { isBlank, isInvisible, isOrdinaryInvisible, isOverride, scriptOf } from './character-kinds';
import { brokeUtf8, endCharacter, highOctet, openCharacters } from './characters';
import { addCount, count } from './counts';
import {
	BODY_ASCII,
	BODY_UTF8,
	MARK_BIDI,
	MARK_COMMENT_IN_WORD,
	MARK_FANCY_LETTER,
	MARK_INVISIBLE,
	MARK_INVISIBLE_IN_WORD,
	MARK_LATIN,
	MARK_PLAIN,
	MARK_PREHEADER,
	MARK_REFERENCED_ASCII,
	MARK_SHOWN,
	MARK_TAG_IN_WORD,
} from './layout';
import { isDigit, isLetter } from './octet';
import { endReference, inReference, readyOctet, referenceOctet, resetReference } from './reference';
import { endTextLink, inTextLink, mayBeginLink, resetTextLink, textLinkCharacter, textLinkRun } from './text-link';
import { hiddenNow, SHOWN } from './visibility';

/** Characters of hidden text before any other that mail programs show in their lists: its honest use (a preheader). */
const PREHEADER_CAP: u32 = 300;

/** What the last visible character was. */
const NOTHING: i32 = 0;
const LETTER: i32 = 1;
const OTHER: i32 = 2;
/** What stood since a letter and would not be seen. */
const CUT_BY_TAG: i32 = 1;
const CUT_BY_COMMENT: i32 = 2;

const LESS: u32 = 0x3c;
/** Kinds of ASCII octets: letters 0, blanks 1, marks 2; an octet of kind 3 is looked at by itself. */
const WORD: u32 = 0;
const SPACE: u32 = 1;
const SLOW: u32 = 3;
// biome-ignore format: a table
const KINDS: usize = memory.data<u8>([
	3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, 3, 1, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
	1, 2, 2, 2, 3, 2, 3, 2, 2, 2, 2, 3, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 3, 2, 2, 2,
	3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2,
	2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 3,
]);

let isHtml = false;
let last: i32 = NOTHING;
let cut: i32 = 0;
/** Characters that take no room since the last letter. */
let invisible: u32 = 0;
let hasHigh = false;
let hasShown = false;
let preheader: u32 = 0;

export function openText(html: bool): void {
	isHtml = html;
	last = NOTHING;
	cut = 0;
	invisible = 0;
	hasHigh = hasShown = false;
	preheader = 0;
	openCharacters();
	resetReference();
	resetTextLink();
}

/** BODY_* of the octets since openText. */
export function textMarks(): u32 {
	if (!hasHigh) return BODY_ASCII | BODY_UTF8;
	return brokeUtf8() ? 0 : BODY_UTF8;
}

/** Takes words of a plain text, or of HTML up to a "<"; gives its place, or end. */
export function textRun(at: usize, end: usize): usize {
	while (at < end) {
		if (!inReference() && !inTextLink()) at = plainRun(at, end);
		if (at === end) break;
		const octet: u32 = load<u8>(at);
		if (octet === LESS && isHtml) break;
		textOctet(octet);
		at++;
	}
	return at;
}

/** ASCII letters, blanks and such marks as neither begin nor belong to anything. */
function plainRun(at: usize, end: usize): usize {
	const from = at;
	let kind: u32 = SLOW;
	let shown: u32 = 0;
	while (at < end) {
		const octet: u32 = load<u8>(at);
		if (octet >= 0x80) break;
		kind = load<u8>(KINDS + octet);
		if (kind === SLOW) break;
		shown += u32(kind !== SPACE);
		at++;
	}
	if (at === from) return at;
	endCharacter();
	if (load<u8>(KINDS + load<u8>(from)) === WORD) meetLetter();
	noteShown(shown);
	if (isAnchorOpen()) anchorPlain(from, at);
	else textLinkRun(from, at);
	const latest: u32 = load<u8>(KINDS + load<u8>(at - 1));
	last = latest === WORD ? LETTER : latest === SPACE ? NOTHING : OTHER;
	cut = 0;
	invisible = 0;
	return at;
}

function anchorPlain(at: usize, end: usize): void {
	for (; at < end; at++) {
		const octet: u32 = load<u8>(at);
		if (octet <= 0x20) anchorSpace();
		else anchorOctet(octet);
	}
}

/** One octet of words as it is written. */
export function textOctet(octet: u32): void {
	if (!isHtml) {
		plainOctet(octet);
		return;
	}
	const wasReference = inReference();
	const ready = referenceOctet(octet);
	if (ready > 0 && wasReference) noteReference(readyOctet(0));
	for (let i = 0; i < ready; i++) plainOctet(readyOctet(i));
}

/** No honest tool writes a letter as a number: only numbers give letters here, never names. */
function noteReference(octet: u32): void {
	if (isLetter(octet) || isDigit(octet)) count(MARK_REFERENCED_ASCII);
}

function plainOctet(octet: u32): void {
	if (octet >= 0x80) {
		hasHigh = true;
		highOctet(octet);
		return;
	}
	endCharacter();
	shownCharacter(octet);
}

/** A tag, a comment or the end: no reference, character or address reaches across it. */
export function endText(): void {
	if (isHtml) {
		const wasReference = inReference();
		const ready = endReference();
		if (ready > 0 && wasReference) noteReference(readyOctet(0));
		for (let i = 0; i < ready; i++) plainOctet(readyOctet(i));
	}
	endCharacter();
	endTextLink();
}

/** A tag that leaves the words around it in one line. */
export function tagBetween(): void {
	if (last === LETTER) cut |= CUT_BY_TAG;
}

export function commentBetween(): void {
	if (last === LETTER) cut |= CUT_BY_COMMENT;
}

/** A tag that begins a new line or cell: the words around it do not run together. */
export function breakBetween(): void {
	endWord();
	anchorSpace();
}

/** One character, references undone. */
export function shownCharacter(code: u32): void {
	if (inTextLink() && textLinkCharacter(code)) {
		noteShown(1);
		return;
	}
	if (code >= 0x80 && isInvisible(code)) {
		noteInvisible(code);
	} else if (isBlank(code)) {
		endWord();
		anchorSpace();
		mayBeginLink(0x20);
	} else showVisible(code);
}

function showVisible(code: u32): void {
	noteShown(1);
	const isWord = code < 0x80 ? isLetter(code) : noteScript(code);
	if (isWord) meetLetter();
	last = isWord ? LETTER : OTHER;
	cut = 0;
	invisible = 0;
	if (isAnchorOpen()) anchorCharacter(code);
	else mayBeginLink(code);
}

/** Whether it is a letter of a script that has words. */
function noteScript(code: u32): bool {
	const script = scriptOf(code);
	if (script < 0) return false;
	count(script);
	return script === MARK_LATIN || script === MARK_FANCY_LETTER;
}

/** A letter comes: what stood unseen between it and the letter before it was put inside a word. */
function meetLetter(): void {
	if (last !== LETTER) return;
	if (invisible > 0) addCount(MARK_INVISIBLE_IN_WORD, invisible);
	if ((cut & CUT_BY_COMMENT) !== 0) count(MARK_COMMENT_IN_WORD);
	else if ((cut & CUT_BY_TAG) !== 0) count(MARK_TAG_IN_WORD);
}

function endWord(): void {
	last = NOTHING;
	cut = 0;
	invisible = 0;
}

function noteInvisible(code: u32): void {
	if (isOrdinaryInvisible(code)) return;
	count(MARK_INVISIBLE);
	if (isOverride(code)) count(MARK_BIDI);
	if (last === LETTER) invisible++;
}

function noteShown(characters: u32): void {
	if (!isHtml) {
		addCount(MARK_PLAIN, characters);
		return;
	}
	const hidden = hiddenNow();
	if (hidden === SHOWN) {
		addCount(MARK_SHOWN, characters);
		if (characters > 0) hasShown = true;
		return;
	}
	const exempt = hasShown ? 0 : min(characters, PREHEADER_CAP - preheader);
	preheader += exempt;
	addCount(MARK_PREHEADER, exempt);
	addCount(hidden, characters - exempt);
}

function anchorCharacter(code: u32): void {
	if (code < 0x80) anchorOctet(code);
	else if (code < 0x800) anchorOctet(0xc0 | (code >> 6));
	else if (code < 0x10000) anchorOctet(0xe0 | (code >> 12));
	else {
		anchorOctet(0xf0 | (code >> 18));
		anchorOctet(0x80 | ((code >> 12) & 0x3f));
	}
	if (code >= 0x800) anchorOctet(0x80 | ((code >> 6) & 0x3f));
	if (code >= 0x80) anchorOctet(0x80 | (code & 0x3f));
}
