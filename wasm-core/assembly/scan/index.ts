// The scanner's door for the parser: parts come by in order, as decoded octets in chunks of any size.
// One part at a time; facts stay in fixed records (layout.ts) until the next reset. Allocates nothing.
import {
	attachmentHead,
	attachmentHeadBytes,
	attachmentIsMarkup,
	attachmentRecordsAt,
	closeAttachment,
	feedAttachment,
	openAttachment,
	recordEicar,
	resetAttachments,
	wantsAttachment,
} from './attachment/index';
import { HEAD_CAP } from './attachment/layer';
import { OPAQUE_CAP } from './attachment/layout';
import { clearCoin } from './coin';
import { clearCounts } from './counts';
import { closeHtml, feedHtml, openHtml } from './html';
import { BODY_HTML, FLAG_GTUBE, LINK_MARK_ATTACHED, PAGE_CAP, SET_ATTACHED, SET_BODY } from './layout';
import { markLinks } from './link';
import { clearLinks } from './link-records';
import { clearPhrases } from './phrases';
import { clearRecords, raiseFlag, recordBody, recordsAt } from './records';
import { closeText, openText, textMarks, textRun } from './shown-text';
import { feedSignatures, hasEicar, hasGtube, openSignatures } from './signature';

/** Of an attachment: whether it is read as a page. Where its type does not say so, its first octets must. */
const NO_PAGE: i32 = 0;
const MAY_BE_PAGE: i32 = 1;
const PAGE: i32 = 2;

let openPart: i32 = -1;
let readsHtml = false;
let readsText = false;
let isBody = false;
let isFile = false;
let isDeclaredHtml = false;
let page: i32 = NO_PAGE;
/** Octets of the open part before those at hand. */
let shown: u64 = 0;

/** Forgets everything: call at the start of each message. */
export function scanReset(): void {
	openPart = -1;
	clearRecords();
	clearCounts();
	clearPhrases();
	clearCoin();
	clearLinks();
	resetAttachments();
}

/**
 * Begins a leaf part; a part still open is closed first. `part` is its index in PartIndex.parts. `isAttachment`: it has
 * a file name, or is not a body that a reader shows. An attached text or HTML file is judged as a file, not as a body.
 */
export function scanPartOpen(part: i32, isHtml: bool, isText: bool, isAttachment: bool): void {
	scanPartClose();
	openPart = part;
	isBody = (isHtml || isText) && !isAttachment;
	readsHtml = isHtml && !isAttachment;
	readsText = isBody && !isHtml;
	isFile = isAttachment;
	isDeclaredHtml = isHtml;
	page = isAttachment ? MAY_BE_PAGE : NO_PAGE;
	shown = 0;
	openSignatures();
	markLinks(isAttachment ? LINK_MARK_ATTACHED : 0);
	if (isFile) openAttachment(part);
	if (readsHtml) openHtml(SET_BODY);
	else if (readsText) openText(false, SET_BODY);
}

/** The next octets of the open part, transfer encoding undone, charset untouched. Ignored where no part is open. */
export function scanPartBytes(ptr: usize, len: usize): void {
	if (openPart < 0) return;
	const end = ptr + len;
	if (isFile) feedFile(ptr, end);
	else {
		feedSignatures(ptr, end);
		if (readsHtml) feedHtml(ptr, end);
		else if (readsText) textRun(ptr, end);
	}
	shown += len;
}

function feedFile(from: usize, end: usize): void {
	feedSignatures(from, stopAt(OPAQUE_CAP, from, end));
	const known = attachmentHeadBytes();
	feedAttachment(from, end);
	const stop = stopAt(PAGE_CAP, from, end);
	if (page === MAY_BE_PAGE && attachmentHeadBytes() === HEAD_CAP) {
		openPage();
		from += HEAD_CAP - known;
	}
	if (page === PAGE && from < stop) feedHtml(from, stop);
}

/** Where in [from, end) the first `cap` octets of the part end. */
function stopAt(cap: u64, from: usize, end: usize): usize {
	return from + <usize>min<u64>(end - from, cap - min<u64>(cap, shown));
}

/** All that there is of the head is known: if it is a page's, what has passed is read as one. */
function openPage(): void {
	page = isDeclaredHtml || attachmentIsMarkup() ? PAGE : NO_PAGE;
	if (page === NO_PAGE) return;
	openHtml(SET_ATTACHED);
	feedHtml(attachmentHead(), attachmentHead() + attachmentHeadBytes());
}

/** Whether more octets of the open part would tell more; once not, not any more. */
export function scanPartWants(): bool {
	return openPart >= 0 && (!isFile || shown < <u64>OPAQUE_CAP || wantsAttachment());
}

/** Ends the open part and writes what it showed. Does nothing where no part is open. */
export function scanPartClose(): void {
	if (openPart < 0) return;
	if (page === MAY_BE_PAGE) openPage();
	if (readsHtml || page === PAGE) closeHtml();
	else if (readsText) closeText();
	if (isBody) recordBody(openPart, textMarks() | (readsHtml ? BODY_HTML : 0));
	if (isBody && hasGtube()) raiseFlag(FLAG_GTUBE);
	if (isFile) closeAttachment(hasEicar());
	else if (hasEicar()) recordEicar(openPart);
	openPart = -1;
}

/** Address of the records that layout.ts describes. Does not move. */
export function scanRecords(): usize {
	return recordsAt();
}

/** Address of the records that attachment/layout.ts describes. Does not move. */
export function attachmentRecords(): usize {
	return attachmentRecordsAt();
}
