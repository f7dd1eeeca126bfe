// Reads HTML as a browser's tokenizer would (HTML Standard 13.2.5): states and one tag at a time. What it comes by goes to
// shown-text.ts, attribute.ts and raw-text.ts. One pass over chunks of any size; keeps no text.
import { closeAnchor, forgetAnchor } from './anchor';
import {
	closeAttributes,
	closeValue,
	openAttribute,
	openAttributes,
	openValue,
	valueOctet,
	valueRun,
} from './attribute';
import { ANCHOR, BREAK, countElement, elementNamed, RAW, SCRIPT, SIBLING, VOID } from './element';
import { find, isLetter, isSpace, lower } from './octet';
import { closeScript, openScript, scriptOctet, scriptRun } from './raw-text';
import {
	breakBetween,
	closeText,
	commentBetween,
	endText,
	openText,
	tagBetween,
	textOctet,
	textRun,
} from './shown-text';
import { closeElement, openElement, resetVisibility } from './visibility';

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
const RAW_TEXT: i32 = 15;
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

let state: i32 = TEXT;
let tag: u64 = 0;
let tagLetters: i32 = 0;
let isEndTag = false;
let attribute: u64 = 0;
let attributeLetters: i32 = 0;
/** The properties of the tag at hand (element.ts). */
let element: i32 = 0;
let rawTag: u64 = 0;
/** Dashes seen in a row inside a comment, up to 2; `--!` counts as 3. */
let dashes: i32 = 0;

/** `set`: SET_*, where it counts. */
export function openHtml(set: i32): void {
	state = TEXT;
	openText(true, set);
	forgetAnchor();
	resetVisibility();
}

/** The end of the input ends the tag that it cut, if any, without effect, and the link that is open. */
export function closeHtml(): void {
	closeText();
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
	if (state === VALUE_DOUBLE) return valueRun(at, end, DOUBLE_QUOTE);
	if (state === VALUE_SINGLE) return valueRun(at, end, SINGLE_QUOTE);
	if (state === COMMENT) return dashes === 0 ? find(at, end, DASH) : at;
	if (state === RAW_TEXT) return runRaw(at, end);
	return state === BOGUS_COMMENT ? find(at, end, GREATER) : at;
}

function runRaw(at: usize, end: usize): usize {
	const stop = find(at, end, LESS);
	if ((element & SCRIPT) !== 0) scriptRun(at, stop);
	return stop;
}

/** Text, and every tag in it up to its first attribute. */
function runText(at: usize, end: usize): usize {
	while (state === TEXT) {
		at = textRun(at, end);
		if (at === end) break;
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
	endText();
	tag = p - name > 8 ? 0 : packed;
	isEndTag = isEnd;
	openTag();
	if (octet === GREATER) endTag();
	return p + 1;
}

/**
 * Runs over attributes that are written `name="value"` and stand whole in this chunk. Where one is written otherwise, or is
 * cut, gives its first octet: then it is read state by state to its end, and nothing is looked at a third time.
 */
function runAttributes(at: usize, end: usize): usize {
	while (true) {
		while (at < end && isSpace(load<u8>(at))) at++;
		const close = wholeAttribute(at, end);
		if (close === 0) return at;
		at = close;
	}
}

/** Takes the attribute at `at`; gives the place after its closing quote, 0 where there is no such whole attribute. */
function wholeAttribute(at: usize, end: usize): usize {
	let packed: u64 = 0;
	let p = at;
	while (p < end && isNameOctet(load<u8>(p))) packed = (packed << 8) | lower(load<u8>(p++));
	if (p === at || end - p < 2 || load<u8>(p) !== EQUALS) return 0;
	const quote: u32 = load<u8>(p, 1);
	if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) return 0;
	const close = find(p + 2, end, quote);
	if (close === end) return 0;
	if (isEndTag) return close + 1;
	openAttribute(packed, <i32>(p - at));
	openValue();
	takeValue(p + 2, close, quote);
	closeValue();
	return close + 1;
}

function takeValue(at: usize, end: usize, quote: u32): void {
	while (at < end) {
		at = valueRun(at, end, quote);
		if (at < end) valueOctet(load<u8>(at++));
	}
}

function isNameOctet(octet: u32): bool {
	return isLetterOrDigit(octet) || octet === DASH || octet === 0x3a;
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
	if (octet !== LESS) textOctet(octet);
	else {
		endText();
		state = TAG_OPEN;
	}
}

function stepTagOpen(octet: u32): void {
	if (isLetter(octet)) beginTag(octet, false);
	else if (octet === SLASH) state = END_TAG_OPEN;
	else if (octet === BANG) state = MARKUP;
	else if (octet === 0x3f) state = BOGUS_COMMENT;
	else {
		textOctet(LESS);
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
	state = TAG_NAME;
}

/** The tag's name has ended. */
function openTag(): void {
	element = elementNamed(tag);
	if ((element & ANCHOR) !== 0) closeAnchor();
	openAttributes(isEndTag, element);
	state = BEFORE_ATTRIBUTE;
}

function stepTagName(octet: u32): void {
	if (!isSpace(octet) && octet !== SLASH && octet !== GREATER) {
		tag = (tag << 8) | lower(octet);
		tagLetters++;
		return;
	}
	if (tagLetters > 8) tag = 0;
	openTag();
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
	if (!isSpace(octet) && octet !== EQUALS && octet !== SLASH && octet !== GREATER) {
		attribute = (attribute << 8) | lower(octet);
		attributeLetters++;
		return;
	}
	if (!isEndTag) openAttribute(attribute, attributeLetters);
	state = AFTER_ATTRIBUTE;
	stepAfterAttribute(octet);
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
	if (!isEndTag) openValue();
	if (octet === DOUBLE_QUOTE) state = VALUE_DOUBLE;
	else if (octet === SINGLE_QUOTE) state = VALUE_SINGLE;
	else {
		state = VALUE_BARE;
		stepValue(octet);
	}
}

function stepValue(octet: u32): void {
	if (!endsValue(octet)) {
		if (!isEndTag) valueOctet(octet);
		return;
	}
	if (!isEndTag) closeValue();
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
	if ((element & BREAK) !== 0) breakBetween();
	else tagBetween();
	if (isEndTag) {
		if ((element & (VOID | RAW)) === 0) closeElement(tag);
		return;
	}
	countElement(element);
	closeAttributes();
	if ((element & (VOID | RAW)) === 0) openElement(tag, (element & SIBLING) !== 0);
	if ((element & RAW) === 0) return;
	rawTag = tag;
	state = RAW_TEXT;
	if ((element & SCRIPT) !== 0) openScript();
}

function endComment(): void {
	state = TEXT;
	commentBetween();
}

function stepComment(octet: u32): void {
	if (state === MARKUP) stepMarkup(octet);
	else if (state === MARKUP_DASH) stepMarkupDash(octet);
	else if (state === COMMENT) stepInComment(octet);
	else if (octet === GREATER) endComment();
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
	else if (octet === GREATER && dashes >= 2) endComment();
	else dashes = octet === BANG && dashes === 2 ? 3 : 0;
}

function stepRaw(octet: u32): void {
	if (state === RAW_TEXT) {
		if (octet === LESS) state = RAW_OPEN;
		else if ((element & SCRIPT) !== 0) scriptOctet(octet);
	} else if (state === RAW_OPEN) {
		tag = 0;
		tagLetters = 0;
		state = octet === SLASH ? RAW_NAME : octet === LESS ? RAW_OPEN : RAW_TEXT;
	} else stepRawName(octet);
}

function stepRawName(octet: u32): void {
	if (isLetter(octet) && tagLetters < 9) {
		tag = (tag << 8) | lower(octet);
		tagLetters++;
		return;
	}
	const isOver = tag === rawTag && (isSpace(octet) || octet === SLASH || octet === GREATER);
	state = isOver ? BEFORE_ATTRIBUTE : octet === LESS ? RAW_OPEN : RAW_TEXT;
	if (!isOver) return;
	if ((element & SCRIPT) !== 0) closeScript();
	isEndTag = true;
	stepBeforeAttribute(octet);
}
