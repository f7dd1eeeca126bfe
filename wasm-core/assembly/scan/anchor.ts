// The link at hand: the text that a reader sees against the host that it goes to. Told by html.ts where it begins and ends,
// and by shown-text.ts what is read in it: characters in lower case, white space collapsed, invisible ones left out.
import { LINK_ANCHOR, LINK_MARK_MISMATCH } from './layout';
import { endLink, inAttachedPage, linkHostBytes, linkRecord, openLink } from './link';
import { markLink, recordLinkText } from './link-records';
import { lower } from './octet';
import { countLink, recordMismatch } from './records';
import { areRelated } from './related';
import { findShown, shownAt } from './shown';
import { targetHost } from './target';

const TEXT_CAP: i32 = 512;
const SPACE: u32 = 0x20;
/** A host name's longest: the target is kept here, for other addresses may stand inside a link. */
const HOST_CAP: i32 = 256;

const text: usize = memory.data(TEXT_CAP, 8);
const target: usize = memory.data(HOST_CAP, 8);
let textBytes: i32 = 0;
let targetBytes: i32 = 0;
let record: usize = 0;
let isOpen = false;

export function isAnchorOpen(): bool {
	return isOpen;
}

/** At the start of a text: the one before may have been given up in the middle of a link. */
export function forgetAnchor(): void {
	isOpen = false;
}

/** A start tag's href begins. */
export function openAnchor(): void {
	isOpen = true;
	textBytes = 0;
	targetBytes = 0;
	record = 0;
	if (!inAttachedPage()) countLink();
	openLink(LINK_ANCHOR);
}

export function endHref(): void {
	endLink();
	record = linkRecord();
	targetBytes = linkHostBytes() <= HOST_CAP ? linkHostBytes() : 0;
	memory.copy(target, targetHost(), targetBytes);
}

/** One octet of a visible character, in UTF-8. */
export function anchorOctet(octet: u32): void {
	if (isOpen && textBytes < TEXT_CAP) store<u8>(text + textBytes++, lower(octet));
}

/** No space first, none after another: text cannot be pushed past the cap by padding it. */
export function anchorSpace(): void {
	if (isOpen && textBytes > 0 && textBytes < TEXT_CAP && load<u8>(text + textBytes - 1) !== SPACE) anchorOctet(SPACE);
}

/** The link ends: by its end tag, by the next link, or with the part. */
export function closeAnchor(): void {
	if (!isOpen) return;
	isOpen = false;
	if (textBytes > 0 && load<u8>(text + textBytes - 1) === SPACE) textBytes--;
	if (record !== 0) recordLinkText(record, text, textBytes);
	if (targetBytes === 0 || inAttachedPage()) return;
	const shownBytes = findShown(text, text + textBytes);
	if (shownBytes === 0 || areRelated(shownAt(), shownBytes, target, targetBytes)) return;
	recordMismatch(shownAt(), shownBytes, target, targetBytes);
	if (record !== 0) markLink(record, LINK_MARK_MISMATCH);
}
