// The scanner's door for the parser: parts come by in order, as decoded octets in chunks of any size.
// One part at a time; facts stay in fixed records (layout.ts) until the next reset. Allocates nothing.
import { clearCoin } from './coin';
import { clearCounts } from './counts';
import { closeHtml, feedHtml, openHtml } from './html';
import { closeKind, feedKind, HEAD_CAP, head, headBytes, isMarkup, openKind } from './kind';
import { BODY_HTML, FLAG_GTUBE, KIND_EICAR, LINK_MARK_ATTACHED, SET_ATTACHED, SET_BODY } from './layout';
import { markLinks } from './link';
import { clearLinks } from './link-records';
import { clearPhrases } from './phrases';
import { clearRecords, raiseFlag, recordAttachment, recordBody, recordsAt } from './records';
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
let wantsKind = false;
let isDeclaredHtml = false;
let page: i32 = NO_PAGE;

/** Forgets everything: call at the start of each message. */
export function scanReset(): void {
	openPart = -1;
	clearRecords();
	clearCounts();
	clearPhrases();
	clearCoin();
	clearLinks();
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
	wantsKind = isAttachment;
	isDeclaredHtml = isHtml;
	page = isAttachment ? MAY_BE_PAGE : NO_PAGE;
	openSignatures();
	markLinks(isAttachment ? LINK_MARK_ATTACHED : 0);
	if (wantsKind) openKind();
	if (readsHtml) openHtml(SET_BODY);
	else if (readsText) openText(false, SET_BODY);
}

/** The next octets of the open part, transfer encoding undone, charset untouched. Ignored where no part is open. */
export function scanPartBytes(ptr: usize, len: usize): void {
	if (openPart < 0) return;
	feedSignatures(ptr, ptr + len);
	if (wantsKind) feedAttachment(ptr, ptr + len);
	if (readsHtml) feedHtml(ptr, ptr + len);
	else if (readsText) textRun(ptr, ptr + len);
}

function feedAttachment(from: usize, end: usize): void {
	const known = headBytes;
	feedKind(from, end);
	if (page === MAY_BE_PAGE && headBytes === HEAD_CAP) {
		openPage();
		from += HEAD_CAP - known;
	}
	if (page === PAGE) feedHtml(from, end);
}

/** All that there is of the head is known: if it is a page's, what has passed is read as one. */
function openPage(): void {
	page = isDeclaredHtml || isMarkup() ? PAGE : NO_PAGE;
	if (page === NO_PAGE) return;
	openHtml(SET_ATTACHED);
	feedHtml(head, head + headBytes);
}

/** Ends the open part and writes what it showed. Does nothing where no part is open. */
export function scanPartClose(): void {
	if (openPart < 0) return;
	if (page === MAY_BE_PAGE) openPage();
	if (readsHtml || page === PAGE) closeHtml();
	else if (readsText) closeText();
	if (isBody) recordBody(openPart, textMarks() | (readsHtml ? BODY_HTML : 0));
	if (isBody && hasGtube()) raiseFlag(FLAG_GTUBE);
	if (hasEicar()) recordAttachment(openPart, KIND_EICAR);
	else if (wantsKind) recordAttachment(openPart, closeKind());
	openPart = -1;
}

/** Address of the records that layout.ts describes. Does not move. */
export function scanRecords(): usize {
	return recordsAt();
}
