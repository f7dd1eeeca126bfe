// Words as a reader sees them: of a plain text, or of HTML between its tags. Counts them, finds what hides in them, and hands
// them on to the phrases and to the link that they stand in. One pass; ASCII runs at once, all else character by character.
import { codePointAt } from '../encoding/transcode';
import { anchorOctet, anchorSpace, forgetAnchor, isAnchorOpen } from './anchor';
import { KINDS, SLOW, SPACE, WORD } from './ascii-kinds';
import { isBlank, isInvisible, isOrdinaryInvisible, isOverride, scriptOf } from './character-kinds';
import { brokeUtf8, endCharacter, highOctet, openCharacters, wholeCharacter } from './characters';
import { beginCoin, coinOctet, endCoin, inCoin } from './coin';
import { addCount, count, countFor } from './counts';
import {
	BODY_ASCII,
	BODY_UTF8,
	MARK_BIDI,
	MARK_COMMENT_IN_WORD,
	MARK_EAST_ASIAN,
	MARK_FANCY_LETTER,
	MARK_INVISIBLE,
	MARK_INVISIBLE_IN_WORD,
	MARK_LATIN,
	MARK_LOOK_ALIKE_IN_WORD,
	MARK_PLAIN,
	MARK_PREHEADER,
	MARK_REFERENCED_ASCII,
	MARK_SHOWN,
	MARK_TAG_IN_WORD,
} from './layout';
import { isDigit, isLetter } from './octet';
import { askToCall, phoneDigit, phoneOther, phoneRun, resetPhone } from './phone';
import {
	BOUNDARY,
	classOf,
	NO_CLASS,
	openPhrases,
	passesForLatin,
	phraseRun,
	runBlanks,
	runEnd,
	runLetters,
	stepPhrase,
	stepUnspaced,
	takeCategory,
	unreadRun,
} from './phrases';
import { endReference, inReference, readyOctet, referenceOctet, resetReference } from './reference';
import {
	endTextLink,
	followsBc,
	inTextLink,
	mayBeginLink,
	resetTextLink,
	textLinkCharacter,
	textLinkRun,
} from './text-link';
import { hiddenNow, SHOWN } from './visibility';

/** Characters of hidden text before any other that mail programs show in their lists: its honest use (a preheader). */
const PREHEADER_CAP: u32 = 300;

/** What the last visible character was. */
const NOTHING: i32 = 0;
const LETTER: i32 = 1;
/** Of another script, and passes for a Latin letter. */
const LOOK_ALIKE: i32 = 2;
const DIGIT: i32 = 3;
const OTHER: i32 = 4;
/** What stood since a letter and would not be seen. */
const CUT_BY_TAG: i32 = 1;
const CUT_BY_COMMENT: i32 = 2;

/** The phrases that a telephone number stands behind: their place among the categories of wasm-core/phrases.ts. */
const CALL: i32 = 4;

const LESS: u32 = 0x3c;

let isHtml = false;
let last: i32 = NOTHING;
let cut: i32 = 0;
/** Characters that take no room since the last letter. */
let invisible: u32 = 0;
let hasHigh = false;
let hasShown = false;
let preheader: u32 = 0;

/** Begins a text. `set`: SET_*, where it counts. */
export function openText(html: bool, set: i32): void {
	isHtml = html;
	endWord();
	hasHigh = hasShown = false;
	preheader = 0;
	countFor(set);
	openPhrases(set);
	openCharacters();
	forgetAnchor();
	resetReference();
	resetTextLink();
	resetPhone();
}

/** BODY_* of the octets since openText. */
export function textMarks(): u32 {
	if (!hasHigh) return BODY_ASCII | BODY_UTF8;
	return brokeUtf8() ? 0 : BODY_UTF8;
}

/** Takes words of a plain text, or of HTML up to a "<"; gives its place, or end. */
export function textRun(at: usize, end: usize): usize {
	while (at < end) {
		if (!inReference() && !inTextLink() && !inCoin()) at = plainRun(at, end);
		if (at === end) break;
		const octet: u32 = load<u8>(at);
		if (octet === LESS && isHtml) break;
		const length = octet >= 0x80 && !inReference() ? wholeCharacter(at, end) : 0;
		if (length > 0) {
			hasHigh = true;
			shownCharacter(codePointAt(at, length));
			at += <usize>length;
		} else {
			textOctet(octet);
			at++;
		}
	}
	return at;
}

/** ASCII letters, blanks and such marks as neither begin nor belong to anything. */
function plainRun(at: usize, end: usize): usize {
	if (at === end || load<u8>(KINDS + load<u8>(at)) === SLOW) return at;
	endCharacter();
	const stop = isRead() ? phraseRun(at, end) : unreadRun(at, end);
	const octets = <u32>(stop - at);
	phoneRun(octets, runLetters > 0);
	if (takeCategory() === CALL) askToCall(<u32>(stop - runEnd));
	endRun(at, stop, octets - runBlanks);
	return stop;
}

/** What a run of plain octets means for all that is not the phrases. */
function endRun(from: usize, end: usize, shown: u32): void {
	if (load<u8>(KINDS + load<u8>(from)) === WORD) meetLetter(LETTER);
	noteShown(shown);
	if (isAnchorOpen()) anchorPlain(from, end);
	else textLinkRun(from, end);
	const latest: u32 = load<u8>(KINDS + load<u8>(end - 1));
	last = latest === WORD ? LETTER : latest === SPACE ? NOTHING : OTHER;
	cut = 0;
	invisible = 0;
}

function readCharacter(code: u32, label: u32): void {
	if (code < 0x2e80 || scriptOf(code) !== MARK_EAST_ASIAN) readClass(label);
	else stepUnspaced(label);
}

function readClass(label: u32): void {
	stepPhrase(label);
	if (takeCategory() === CALL) askToCall(0);
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

/** A tag or a comment comes: no reference, character or address reaches across it. */
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

/** The text has ended, and its last word with it. */
export function closeText(): void {
	endText();
	breakBetween();
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
	readClass(BOUNDARY);
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
		phoneOther(false);
		if (isRead()) readClass(BOUNDARY);
		anchorSpace();
		mayBeginLink(0x20);
	} else showVisible(code);
}

function isRead(): bool {
	return !isHtml || hiddenNow() === SHOWN;
}

function showVisible(code: u32): void {
	noteShown(1);
	const label = classOf(code);
	const kind = code < 0x80 ? asciiKind(code) : noteScript(code, label);
	if (kind === LETTER || kind === LOOK_ALIKE) meetLetter(kind);
	if (code < 0x80 && kind !== OTHER) noteDigit(code, kind);
	else {
		endCoin();
		phoneOther(label !== BOUNDARY);
	}
	last = kind;
	cut = 0;
	invisible = 0;
	if (isRead()) readCharacter(code, label);
	if (isAnchorOpen()) anchorCharacter(code);
	else mayBeginLink(code);
	if (inTextLink()) endWord();
}

function asciiKind(code: u32): i32 {
	return isLetter(code) ? LETTER : isDigit(code) ? DIGIT : OTHER;
}

/** A letter or digit of ASCII: part of a telephone number, or of a coin's address. */
function noteDigit(code: u32, kind: i32): void {
	if (kind === DIGIT) phoneDigit();
	else phoneOther(true);
	if (inCoin()) coinOctet(code);
	else if (kind === DIGIT && last !== DIGIT) beginWordOfDigits(code);
}

function beginWordOfDigits(code: u32): void {
	if (last !== LETTER && last !== LOOK_ALIKE) beginCoin(code, false);
	else if (followsBc()) beginCoin(code, true);
}

/** What the character is to the words around it. Only what is written in words counts as a letter. */
function noteScript(code: u32, label: u32): i32 {
	const script = scriptOf(code);
	if (script < 0) return OTHER;
	count(script);
	if (script === MARK_LATIN || script === MARK_FANCY_LETTER) return LETTER;
	return passesForLatin(label) ? LOOK_ALIKE : label === NO_CLASS ? OTHER : NOTHING;
}

/** A letter comes: what stood unseen between it and the letter before it was put inside a word. */
function meetLetter(kind: i32): void {
	if (last !== LETTER && last !== LOOK_ALIKE) return;
	if (last !== kind) count(MARK_LOOK_ALIKE_IN_WORD);
	if (last !== LETTER || kind !== LETTER) return;
	if (invisible > 0) addCount(MARK_INVISIBLE_IN_WORD, invisible);
	if ((cut & CUT_BY_COMMENT) !== 0) count(MARK_COMMENT_IN_WORD);
	else if ((cut & CUT_BY_TAG) !== 0) count(MARK_TAG_IN_WORD);
}

function endWord(): void {
	endCoin();
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
