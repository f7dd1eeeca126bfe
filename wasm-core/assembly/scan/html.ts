// Reads HTML as a browser's tokenizer would (HTML Standard 13.2.5), for its links alone: states and one tag at a time.
// One pass over chunks of any size; keeps no text (anchor.ts keeps the little that a link needs).
import {
	anchorRun,
	anchorSpace,
	anchorText,
	closeAnchor,
	endAnchorText,
	endHref,
	hrefOctet,
	hrefRun,
	isAnchorOpen,
	openAnchor,
} from './anchor';
import { findAttributeMark } from './html-marks';
import { find, isLetter, isSpace, lower, pack } from './octet';

const TEXT: i32 = 0;
const TAG_OPEN: i32 = 1;
const END_TAG_OPEN: i32 = 2;
const TAG_NAME: i32 = 3;
const BEFORE_ATTRIBUTE: i32 = 4;
const ATTRIBUTE_NAME: i32 = 5;
const AFTER_ATTRIBUTE: i32 = 6;
const BEFORE_VALUE: i32 = 7;
const VALUE_DOUBLE: i32 = 8;
const VALUE_SINGLE: i32 = 9;
const VALUE_BARE: i32 = 10;
const MARKUP: i32 = 11;
const MARKUP_DASH: i32 = 12;
const COMMENT: i32 = 13;
const BOGUS_COMMENT: i32 = 14;
const RAW: i32 = 15;
const RAW_OPEN: i32 = 16;
const RAW_NAME: i32 = 17;

const SPACE: u32 = 0x20;
const LESS: u32 = 0x3c;
const GREATER: u32 = 0x3e;
const SLASH: u32 = 0x2f;
const EQUALS: u32 = 0x3d;
const DASH: u32 = 0x2d;
const BANG: u32 = 0x21;
const DOUBLE_QUOTE: u32 = 0x22;
const SINGLE_QUOTE: u32 = 0x27;

const ANCHOR = pack('a');
const HREF = pack('href');
const BR = pack('br');
const P = pack('p');
const DIV = pack('div');
const TD = pack('td');
const TR = pack('tr');
const TABLE = pack('table');
const LI = pack('li');
const HR = pack('hr');
const STYLE = pack('style');
const SCRIPT = pack('script');
const TITLE = pack('title');
const TEXTAREA = pack('textarea');
const XMP = pack('xmp');
const IFRAME = pack('iframe');
const NOEMBED = pack('noembed');
const NOFRAMES = pack('noframes');

let state: i32 = TEXT;
let tag: u64 = 0;
let tagLetters: i32 = 0;
let isEndTag = false;
let attribute: u64 = 0;
let attributeLetters: i32 = 0;
let hrefSeen = false;
/** The tag at hand is read octet by octet. */
let readsAttributes = false;
let rawTag: u64 = 0;
/** Dashes seen in a row inside a comment, up to 2; `--!` counts as 3. */
let dashes: i32 = 0;

export function openHtml(): void {
	state = TEXT;
}

/** The end of the input ends the tag that it cut, if any, without effect, and the link that is open. */
export function closeHtml(): void {
	closeAnchor();
}

export function feedHtml(from: usize, end: usize): void {
	let at = from;
	while (at < end) {
		at = run(at, end);
		if (at < end) step(load<u8>(at++));
	}
}

/** Takes the octets at `at` that leave the state as it is, as many at once as can be; what stands after them is for `step`. */
function run(at: usize, end: usize): usize {
	if (state === TEXT) return runText(at, end);
	if (state === BEFORE_ATTRIBUTE) return runAttributes(at, end);
	if (state === TAG_NAME) return runTagName(at, end);
	if (state === ATTRIBUTE_NAME) return runAttributeName(at, end);
	if (state === VALUE_DOUBLE) return runValue(at, end, DOUBLE_QUOTE);
	if (state === VALUE_SINGLE) return runValue(at, end, SINGLE_QUOTE);
	if (state === COMMENT) return dashes === 0 ? find(at, end, DASH) : at;
	if (state === RAW) return find(at, end, LESS);
	return state === BOGUS_COMMENT ? find(at, end, GREATER) : at;
}

/** Text, and every tag in it up to its first attribute. */
function runText(at: usize, end: usize): usize {
	while (state === TEXT) {
		at = isAnchorOpen() ? anchorRun(at, end) : find(at, end, LESS);
		if (at === end || load<u8>(at) !== LESS) break;
		const next = wholeName(at, end);
		if (next === 0) break;
		at = next;
	}
	return at;
}

/** Begins, and where it is bare ends, the tag at `at`; gives the place after that. 0: it is none, or its name is cut. */
function wholeName(at: usize, end: usize): usize {
	const isEnd = end - at > 1 && load<u8>(at, 1) === SLASH;
	let p = at + (isEnd ? 2 : 1);
	const name = p;
	let packed: u64 = 0;
	while (p < end && isLetterOrDigit(load<u8>(p))) packed = (packed << 8) | lower(load<u8>(p++));
	if (p === end || p === name || !isLetter(load<u8>(name))) return 0;
	const octet: u32 = load<u8>(p);
	if (octet !== GREATER && octet !== SPACE) return 0;
	endAnchorText();
	tag = p - name > 8 ? 0 : packed;
	isEndTag = isEnd;
	hrefSeen = readsAttributes = false;
	if (tag === ANCHOR) closeAnchor();
	state = BEFORE_ATTRIBUTE;
	if (octet === GREATER) endTag();
	return p + 1;
}

/**
 * Runs over attributes of a tag that is no link: `name="value"` and all that stands before a ">" without quotes. Where it
 * is written otherwise, or cut, the tag is read octet by octet to its end: looking again would be quadratic.
 */
function runAttributes(at: usize, end: usize): usize {
	while (!readsAttributes) {
		if (tag === ANCHOR && !isEndTag) break;
		const mark = findAttributeMark(at, end);
		if (mark < end && load<u8>(mark) === GREATER) return mark;
		const close = mark > at ? quotedEnd(mark, end) : end;
		if (close === end) break;
		at = close + 1;
	}
	readsAttributes = true;
	return at;
}

/** The quote that ends the value whose "=" stands at `equals` right after a name; end where there is no such value. */
function quotedEnd(equals: usize, end: usize): usize {
	if (end - equals < 2 || load<u8>(equals) !== EQUALS || !isLetter(load<u8>(equals - 1))) return end;
	const quote: u32 = load<u8>(equals, 1);
	return quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE ? find(equals + 2, end, quote) : end;
}

function isLetterOrDigit(octet: u32): bool {
	return isLetter(octet) || octet - 0x30 < 10;
}

function runTagName(at: usize, end: usize): usize {
	for (; at < end; at++) {
		const octet: u32 = load<u8>(at);
		if (octet <= 0x20 || octet === SLASH || octet === GREATER) break;
		tag = (tag << 8) | lower(octet);
		tagLetters++;
	}
	return at;
}

function runAttributeName(at: usize, end: usize): usize {
	for (; at < end; at++) {
		const octet: u32 = load<u8>(at);
		if (octet <= 0x20 || octet === EQUALS || octet === SLASH || octet === GREATER) break;
		attribute = (attribute << 8) | lower(octet);
		attributeLetters++;
	}
	return at;
}

function runValue(at: usize, end: usize, quote: u32): usize {
	return isHref() ? hrefRun(at, end, quote) : find(at, end, quote);
}

function step(octet: u32): void {
	if (state <= TAG_NAME) stepTag(octet);
	else if (state <= VALUE_BARE) stepAttribute(octet);
	else if (state <= BOGUS_COMMENT) stepComment(octet);
	else stepRaw(octet);
}

function stepTag(octet: u32): void {
	if (state === TEXT) stepText(octet);
	else if (state === TAG_OPEN) stepTagOpen(octet);
	else if (state === END_TAG_OPEN) stepEndTagOpen(octet);
	else stepTagName(octet);
}

function stepText(octet: u32): void {
	if (octet === LESS) state = TAG_OPEN;
	else anchorText(octet);
}

function stepTagOpen(octet: u32): void {
	if (isLetter(octet)) beginTag(octet, false);
	else if (octet === SLASH) state = END_TAG_OPEN;
	else if (octet === BANG) state = MARKUP;
	else if (octet === 0x3f) state = BOGUS_COMMENT;
	else {
		anchorText(LESS);
		state = TEXT;
		stepText(octet);
	}
}

function stepEndTagOpen(octet: u32): void {
	if (isLetter(octet)) beginTag(octet, true);
	else state = octet === GREATER ? TEXT : BOGUS_COMMENT;
}

function beginTag(octet: u32, isEnd: bool): void {
	tag = lower(octet);
	tagLetters = 1;
	isEndTag = isEnd;
	hrefSeen = readsAttributes = false;
	state = TAG_NAME;
	endAnchorText();
}

function stepTagName(octet: u32): void {
	if (!isSpace(octet) && octet !== SLASH && octet !== GREATER) {
		tag = (tag << 8) | lower(octet);
		tagLetters++;
		return;
	}
	if (tagLetters > 8) tag = 0;
	if (tag === ANCHOR) closeAnchor();
	state = BEFORE_ATTRIBUTE;
	stepBeforeAttribute(octet);
}

function stepAttribute(octet: u32): void {
	if (state === BEFORE_ATTRIBUTE) stepBeforeAttribute(octet);
	else if (state === ATTRIBUTE_NAME) stepAttributeName(octet);
	else if (state === AFTER_ATTRIBUTE) stepAfterAttribute(octet);
	else if (state === BEFORE_VALUE) stepBeforeValue(octet);
	else stepValue(octet);
}

function stepBeforeAttribute(octet: u32): void {
	if (isSpace(octet) || octet === SLASH) return;
	if (octet === GREATER) endTag();
	else beginAttribute(octet);
}

function beginAttribute(octet: u32): void {
	attribute = lower(octet);
	attributeLetters = 1;
	state = ATTRIBUTE_NAME;
}

function stepAttributeName(octet: u32): void {
	if (octet === EQUALS) state = BEFORE_VALUE;
	else if (isSpace(octet)) state = AFTER_ATTRIBUTE;
	else if (octet === SLASH) state = BEFORE_ATTRIBUTE;
	else if (octet === GREATER) endTag();
	else {
		attribute = (attribute << 8) | lower(octet);
		attributeLetters++;
	}
}

function stepAfterAttribute(octet: u32): void {
	if (isSpace(octet)) return;
	if (octet === EQUALS) state = BEFORE_VALUE;
	else if (octet === SLASH) state = BEFORE_ATTRIBUTE;
	else if (octet === GREATER) endTag();
	else beginAttribute(octet);
}

function stepBeforeValue(octet: u32): void {
	if (isSpace(octet)) return;
	if (octet === GREATER) {
		endTag();
		return;
	}
	if (isHref()) openAnchor();
	if (octet === DOUBLE_QUOTE) state = VALUE_DOUBLE;
	else if (octet === SINGLE_QUOTE) state = VALUE_SINGLE;
	else {
		state = VALUE_BARE;
		stepValue(octet);
	}
}

/** Only the first href of a start tag counts: the standard drops repeated attributes. */
function isHref(): bool {
	return tag === ANCHOR && !isEndTag && !hrefSeen && attribute === HREF && attributeLetters === 4;
}

function stepValue(octet: u32): void {
	if (!endsValue(octet)) {
		if (isHref()) hrefOctet(octet);
		return;
	}
	if (isHref()) {
		endHref();
		hrefSeen = true;
	}
	state = BEFORE_ATTRIBUTE;
	if (octet === GREATER) endTag();
}

function endsValue(octet: u32): bool {
	if (state === VALUE_DOUBLE) return octet === DOUBLE_QUOTE;
	if (state === VALUE_SINGLE) return octet === SINGLE_QUOTE;
	return isSpace(octet) || octet === GREATER;
}

function endTag(): void {
	state = TEXT;
	if (isAnchorOpen() && isBreak()) anchorSpace();
	if (isEndTag || !isRaw()) return;
	rawTag = tag;
	state = RAW;
}

/** Elements that begin a new line or cell: the words around them do not run together. */
function isBreak(): bool {
	return (
		tag === BR || tag === P || tag === DIV || tag === TD || tag === TR || tag === TABLE || tag === LI || tag === HR
	);
}

/** Elements whose content is not markup: a link inside is no link. */
function isRaw(): bool {
	if (tag === STYLE || tag === SCRIPT || tag === TITLE || tag === TEXTAREA) return true;
	return tag === XMP || tag === IFRAME || tag === NOEMBED || tag === NOFRAMES;
}

function stepComment(octet: u32): void {
	if (state === MARKUP) stepMarkup(octet);
	else if (state === MARKUP_DASH) stepMarkupDash(octet);
	else if (state === COMMENT) stepInComment(octet);
	else if (octet === GREATER) state = TEXT;
}

function stepMarkup(octet: u32): void {
	if (octet === DASH) state = MARKUP_DASH;
	else state = octet === GREATER ? TEXT : BOGUS_COMMENT;
}

/** `<!-->` is a whole comment: the two dashes that open it also count towards its end. */
function stepMarkupDash(octet: u32): void {
	dashes = 2;
	if (octet === DASH) state = COMMENT;
	else state = octet === GREATER ? TEXT : BOGUS_COMMENT;
}

function stepInComment(octet: u32): void {
	if (octet === DASH) dashes = dashes === 3 ? 1 : min(dashes + 1, 2);
	else if (octet === GREATER && dashes >= 2) state = TEXT;
	else dashes = octet === BANG && dashes === 2 ? 3 : 0;
}

function stepRaw(octet: u32): void {
	if (state === RAW) {
		if (octet === LESS) state = RAW_OPEN;
	} else if (state === RAW_OPEN) {
		tag = 0;
		tagLetters = 0;
		state = octet === SLASH ? RAW_NAME : octet === LESS ? RAW_OPEN : RAW;
	} else stepRawName(octet);
}

function stepRawName(octet: u32): void {
	if (isLetter(octet) && tagLetters < 9) {
		tag = (tag << 8) | lower(octet);
		tagLetters++;
		return;
	}
	const isOver = tag === rawTag && (isSpace(octet) || octet === SLASH || octet === GREATER);
	state = isOver ? BEFORE_ATTRIBUTE : octet === LESS ? RAW_OPEN : RAW;
	isEndTag = true;
	if (isOver) stepBeforeAttribute(octet);
}
