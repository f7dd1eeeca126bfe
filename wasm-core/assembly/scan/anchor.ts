// One link at a time: the text that a reader sees against the host that it goes to. Told by html.ts what belongs to it.
// Keeps a short run of visible text, white space collapsed and invisible characters dropped.
import { find, isSpace, lower } from './octet';
import { countLink, recordMismatch } from './records';
import { endReference, inReference, readyOctet, referenceOctet, resetReference } from './reference';
import { areRelated } from './related';
import { findShown, shownAt } from './shown';
import { endTarget, isTargetOver, openTarget, targetHost, targetOctet, targetRun } from './target';

const TEXT_CAP: i32 = 512;
const SPACE: u32 = 0x20;
const AMPERSAND: u32 = 0x26;
const LESS: u32 = 0x3c;

const text: usize = memory.data(TEXT_CAP, 8);
let textBytes: i32 = 0;
let targetBytes: i32 = 0;
let isOpen = false;

export function isAnchorOpen(): bool {
	return isOpen;
}

/** A start tag's href begins. */
export function openAnchor(): void {
	isOpen = true;
	textBytes = 0;
	targetBytes = 0;
	countLink();
	openTarget();
	resetReference();
}

export function hrefOctet(octet: u32): void {
	const ready = referenceOctet(octet);
	for (let i = 0; i < ready; i++) targetOctet(readyOctet(i));
}

/** Takes octets of the href before `quote`; gives the first that hrefOctet must take, or end. */
export function hrefRun(at: usize, end: usize, quote: u32): usize {
	if (inReference()) return at;
	for (; at < end; at++) {
		if (isTargetOver()) return find(at, end, quote);
		at = targetRun(at, end);
		if (at === end) break;
		const octet: u32 = load<u8>(at);
		if (octet === quote || octet === AMPERSAND) return at;
		targetOctet(octet);
	}
	return at;
}

export function endHref(): void {
	const ready = endReference();
	for (let i = 0; i < ready; i++) targetOctet(readyOctet(i));
	targetBytes = endTarget();
}

export function anchorText(octet: u32): void {
	if (!isOpen || textBytes === TEXT_CAP) return;
	const ready = referenceOctet(octet);
	for (let i = 0; i < ready; i++) keep(readyOctet(i));
}

/** Takes octets of the link's text before a "<"; gives the first that is one or that anchorText must take, or end. */
export function anchorRun(at: usize, end: usize): usize {
	if (inReference()) return at;
	for (; at < end; at++) {
		if (textBytes === TEXT_CAP) return find(at, end, LESS);
		const octet: u32 = load<u8>(at);
		if (octet === LESS || octet === AMPERSAND) return at;
		if (octet > SPACE && octet < 0x80) store<u8>(text + textBytes++, lower(octet));
		else keep(octet);
	}
	return at;
}

/** A tag begins: no character reference reaches across it. */
export function endAnchorText(): void {
	if (!isOpen) return;
	const ready = endReference();
	for (let i = 0; i < ready; i++) keep(readyOctet(i));
}

export function anchorSpace(): void {
	if (isOpen) keep(SPACE);
}

/** The link ends: by its end tag, by the next link, or with the part. */
export function closeAnchor(): void {
	if (!isOpen) return;
	endAnchorText();
	isOpen = false;
	if (textBytes > 0 && octetBack(1) === SPACE) textBytes--;
	if (targetBytes === 0) return;
	const shownBytes = findShown(text, text + textBytes);
	if (shownBytes === 0 || areRelated(shownAt(), shownBytes, targetHost(), targetBytes)) return;
	recordMismatch(shownAt(), shownBytes, targetHost(), targetBytes);
}

/** The octet that many places before the end of the text; 0 before its start. */
function octetBack(places: i32): u32 {
	return places > textBytes ? 0 : load<u8>(text + textBytes - places);
}

function keep(octet: u32): void {
	if (isSpace(octet)) keepSpace();
	else if (textBytes < TEXT_CAP) {
		store<u8>(text + textBytes++, lower(octet));
		if (octet >= 0x80) dropInvisible(octet);
	}
}

/** No space first, none after another: text cannot be pushed past the cap by padding it. */
function keepSpace(): void {
	if (textBytes > 0 && textBytes < TEXT_CAP && octetBack(1) !== SPACE) store<u8>(text + textBytes++, SPACE);
}

/** UTF-8: characters that take no room are dropped, blanks beyond ASCII become a space. `last` is the last octet kept. */
function dropInvisible(last: u32): void {
	const before = octetBack(2);
	if (before === 0xc2 && last === 0xad) textBytes -= 2;
	else if (before === 0xc2 && last === 0xa0) spaceInstead(2);
	else {
		const three = (octetBack(3) << 16) | (before << 8) | last;
		if (isZeroWidth(three)) textBytes -= 3;
		else if (isBlank(three)) spaceInstead(3);
	}
}

function spaceInstead(octets: i32): void {
	textBytes -= octets;
	keepSpace();
}

/** U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F, U+FEFF. */
function isZeroWidth(three: u32): bool {
	if (three === 0xefbbbf) return true;
	if (three >= 0xe2808b && three <= 0xe2808f) return true;
	return (three >= 0xe280aa && three <= 0xe280ae) || (three >= 0xe281a0 && three <= 0xe281af);
}

/** U+2000 to U+200A, U+2028, U+2029, U+202F, U+3000. */
function isBlank(three: u32): bool {
	if (three >= 0xe28080 && three <= 0xe2808a) return true;
	return three === 0xe280a8 || three === 0xe280a9 || three === 0xe280af || three === 0xe38080;
}
