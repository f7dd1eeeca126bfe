// What the attributes of a start tag say: addresses, styles, and the few short values that matter. Told by html.ts where each
// begins and ends. Of an attribute that is repeated only the first counts, as the standard has it.
import { addNames, findName, NAME_TABLE_BYTES } from '../names';
import { endHref, openAnchor } from './anchor';
import { count } from './counts';
import { ANCHOR, AREA, BASE, FORM, FRAME, IMAGE, INPUT, META, SCRIPT } from './element';
import {
	LINK_ANCHOR,
	LINK_BASE,
	LINK_FORM,
	LINK_FRAME,
	LINK_IMAGE,
	LINK_REFRESH,
	LINK_SCRIPT,
	MARK_CREDENTIAL,
	MARK_DOWNLOAD,
	MARK_HANDLER,
	MARK_PASSWORD,
	MARK_PIXEL,
	MARK_REFRESH,
} from './layout';
import { beginLink, closeLink, endLink, linkOctet, linkRun, openLink, takeLinkOctet } from './link';
import { begins, find, isDigit, isSpace, lower, unit } from './octet';
import { endReference, inReference, readyOctet, referenceOctet, resetReference } from './reference';
import {
	colourElement,
	endStyle,
	hideElement,
	isDot,
	openStyle,
	paintElement,
	pictureElement,
	styleOctet,
} from './style';

/** What an attribute is; 0: no matter. */
const HREF: i32 = 1;
const SRC: i32 = 2;
const ACTION: i32 = 3;
const FORM_ACTION: i32 = 4;
const DATA: i32 = 5;
const PICTURE: i32 = 6;
const STYLE: i32 = 7;
const HIDDEN: i32 = 8;
const SIDE: i32 = 9;
const TYPE: i32 = 10;
const NAME: i32 = 11;
const COLOR: i32 = 12;
const PAINT: i32 = 13;
const CONTENT: i32 = 14;
const DOWNLOAD: i32 = 15;
const HANDLER: i32 = 16;

/** What becomes of the value at hand. */
const IGNORED: i32 = 0;
const AS_ADDRESS: i32 = 1;
const AS_ANCHOR: i32 = 2;
const AS_STYLE: i32 = 3;
const AS_WORD: i32 = 4;
const AS_REFRESH: i32 = 5;

const AMPERSAND: u32 = 0x26;
const WORD_CAP: i32 = 64;
/** A refresh's `url=`, the letters seen. */
const URL_EQUALS = 'url=';

const names: usize = memory.data(NAME_TABLE_BYTES, 16);
let built = false;
let element: i32 = 0;
/** Bit n: attribute n has been seen in this tag. */
let seen: i32 = 0;
let attribute: i32 = 0;
let use: i32 = IGNORED;
const word: usize = memory.data(WORD_CAP, 8);
let wordBytes: i32 = 0;
/** Sides of a picture that measure a pixel at most. */
let shortSides: i32 = 0;
let urlLetters: i32 = 0;
let inUrl = false;

/** A tag's name has ended. What stands in an end tag is no matter. */
export function openAttributes(isEndTag: bool, which: i32): void {
	use = IGNORED;
	if (isEndTag) return;
	element = which;
	seen = 0;
	shortSides = 0;
	openStyle();
}

/** Its last attribute has ended. */
export function closeAttributes(): void {
	if ((element & IMAGE) !== 0 && (shortSides > 1 || isDot)) count(MARK_PIXEL);
}

/** An attribute's name has ended; a value may follow. `name`: its last eight letters. */
export function openAttribute(name: u64, letters: i32): void {
	if (!built) build();
	attribute = max(findName(names, name), 0);
	if (attribute !== 0 && letters > 8) attribute = isLong(attribute, letters) ? attribute : 0;
	else if (attribute === FORM_ACTION) attribute = 0;
	if (attribute === 0) {
		use = IGNORED;
		return;
	}
	const bit = 1 << attribute;
	use = (seen & bit) !== 0 && attribute !== SIDE && attribute !== NAME ? IGNORED : useOf(attribute);
	seen |= bit;
	if (attribute === HIDDEN) hideElement();
	else if (attribute === HANDLER) count(MARK_HANDLER);
	else if (attribute === DOWNLOAD) count(MARK_DOWNLOAD);
}

/** `formaction` and `background` are ten letters long; what else ends so is another name. */
function isLong(which: i32, letters: i32): bool {
	return letters === 10 && (which === FORM_ACTION || which === PICTURE);
}

function useOf(which: i32): i32 {
	if (which === STYLE) return AS_STYLE;
	if (which === HREF && (element & ANCHOR) !== 0) return AS_ANCHOR;
	if (which <= PICTURE) return addressKind() < 0 ? IGNORED : AS_ADDRESS;
	if (which === CONTENT) return (element & META) !== 0 ? AS_REFRESH : IGNORED;
	if (which === SIDE) return (element & IMAGE) !== 0 ? AS_WORD : IGNORED;
	if (which === TYPE || which === NAME) return (element & INPUT) !== 0 ? AS_WORD : IGNORED;
	return which === COLOR || which === PAINT ? AS_WORD : IGNORED;
}

/** LINK_* of the address, -1: none that is followed or loaded. */
function addressKind(): i32 {
	if (attribute === HREF) return (element & AREA) !== 0 ? LINK_ANCHOR : (element & BASE) !== 0 ? LINK_BASE : -1;
	if (attribute === SRC) {
		if ((element & (IMAGE | INPUT)) !== 0) return LINK_IMAGE;
		return (element & FRAME) !== 0 ? LINK_FRAME : (element & SCRIPT) !== 0 ? LINK_SCRIPT : -1;
	}
	if (attribute === ACTION) return (element & FORM) !== 0 ? LINK_FORM : -1;
	if (attribute === DATA) return (element & FRAME) !== 0 ? LINK_FRAME : -1;
	return attribute === FORM_ACTION ? LINK_FORM : LINK_IMAGE;
}

/** The attribute's value begins. */
export function openValue(): void {
	if (use === AS_ANCHOR) openAnchor();
	else if (use === AS_ADDRESS) openLink(addressKind());
	else if (use !== IGNORED) resetReference();
	if (attribute === PICTURE) pictureElement();
	wordBytes = 0;
	urlLetters = 0;
	inUrl = false;
}

export function valueOctet(octet: u32): void {
	if (use === IGNORED) return;
	if (use <= AS_ANCHOR) linkOctet(octet);
	else {
		const ready = referenceOctet(octet);
		for (let i = 0; i < ready; i++) takeOctet(readyOctet(i));
	}
}

/** Takes octets of the value before `quote`; gives the first that valueOctet must take, or end. */
export function valueRun(at: usize, end: usize, quote: u32): usize {
	if (use === IGNORED) return find(at, end, quote);
	if (use <= AS_ANCHOR) return linkRun(at, end, quote);
	if (inReference()) return at;
	for (; at < end; at++) {
		const octet: u32 = load<u8>(at);
		if (octet === quote || octet === AMPERSAND) break;
		takeOctet(octet);
	}
	return at;
}

function takeOctet(octet: u32): void {
	if (use === AS_STYLE) styleOctet(octet);
	else if (use === AS_REFRESH) refreshOctet(octet);
	else if (wordBytes < WORD_CAP && (wordBytes > 0 || !isSpace(octet))) store<u8>(word + wordBytes++, lower(octet));
}

export function closeValue(): void {
	if (use === AS_ADDRESS) endLink();
	else if (use === AS_ANCHOR) endHref();
	else if (use !== IGNORED) closeWord();
	use = IGNORED;
}

function closeWord(): void {
	const ready = endReference();
	for (let i = 0; i < ready; i++) takeOctet(readyOctet(i));
	if (use === AS_STYLE) endStyle();
	else if (use === AS_REFRESH) {
		if (inUrl) closeLink();
	} else if (attribute === COLOR) colourElement(word, word + wordBytes);
	else if (attribute === PAINT) paintElement(word, word + wordBytes);
	else if (attribute === SIDE) noteSide();
	else noteInput();
}

/** `content="0; url=…"`: the page goes there by itself. Of other meta elements none is written so. */
function refreshOctet(octet: u32): void {
	if (inUrl) {
		if (octet !== 0x22 && octet !== 0x27) takeLinkOctet(octet);
	} else if (lower(octet) === unit(URL_EQUALS, urlLetters)) {
		urlLetters++;
		if (urlLetters < 4) return;
		inUrl = true;
		count(MARK_REFRESH);
		beginLink(LINK_REFRESH);
	} else if (!isSpace(octet)) urlLetters = lower(octet) === 0x75 ? 1 : 0;
}

function noteSide(): void {
	let pixels = 0;
	let at = 0;
	for (; at < wordBytes && isDigit(load<u8>(word + at)); at++)
		pixels = min(pixels * 10 + load<u8>(word + at) - 0x30, 9999);
	if (at > 0 && pixels <= 1 && (at === wordBytes || load<u8>(word + at) !== 0x25)) shortSides++;
}

/** A field that asks for what nobody sends by mail: by its type, or where that lies by its name. */
function noteInput(): void {
	const end = word + wordBytes;
	if (attribute === TYPE) {
		if (begins(word, end, 'password')) count(MARK_PASSWORD);
		return;
	}
	for (let at = word; at < end; at++) {
		if (
			begins(at, end, 'pass') ||
			begins(at, end, 'pwd') ||
			begins(at, end, 'cvv') ||
			begins(at, end, 'cvc') ||
			begins(at, end, 'otp') ||
			begins(at, end, 'ssn') ||
			begins(at, end, 'cardnum')
		) {
			count(MARK_CREDENTIAL);
			return;
		}
	}
}

function build(): void {
	addNames(names, 'href', HREF);
	addNames(names, 'src', SRC);
	addNames(names, 'action', ACTION);
	addNames(names, 'rmaction', FORM_ACTION);
	addNames(names, 'data', DATA);
	addNames(names, 'ckground', PICTURE);
	addNames(names, 'style', STYLE);
	addNames(names, 'hidden', HIDDEN);
	addNames(names, 'width height', SIDE);
	addNames(names, 'type', TYPE);
	addNames(names, 'name id', NAME);
	addNames(names, 'color', COLOR);
	addNames(names, 'bgcolor', PAINT);
	addNames(names, 'content', CONTENT);
	addNames(names, 'download', DOWNLOAD);
	addNames(names, 'onload onclick onerror onsubmit onfocus', HANDLER);
	built = true;
}
