// The scanner's door for the parser: parts come by in order, as decoded octets in chunks of any size.
// One part at a time; facts stay in fixed records (layout.ts) until the next reset. Allocates nothing.
import {
	attachmentRecordsAt,
	closeAttachment,
	feedAttachment,
	openAttachment,
	recordEicar,
	resetAttachments,
	wantsAttachment,
} from './attachment/index';
import { OPAQUE_CAP } from './attachment/layout';
import { closeHtml, feedHtml, openHtml } from './html';
import { FLAG_GTUBE } from './layout';
import { clearRecords, raiseFlag, recordsAt } from './records';
import { feedSignatures, hasEicar, hasGtube, openSignatures } from './signature';

let openPart: i32 = -1;
let readsHtml = false;
let isBody = false;
let isFile = false;
/** Octets of the open part so far. */
let shown: u64 = 0;

/** Forgets everything: call at the start of each message. */
export function scanReset(): void {
	openPart = -1;
	clearRecords();
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
	isFile = isAttachment;
	shown = 0;
	openSignatures();
	if (isFile) openAttachment(part);
	if (readsHtml) openHtml();
}

/** The next octets of the open part, transfer encoding undone, charset untouched. Ignored where no part is open. */
export function scanPartBytes(ptr: usize, len: usize): void {
	if (openPart < 0) return;
	feedSignatures(ptr, ptr + (isFile ? <usize>min<u64>(len, unsearched()) : len));
	shown += len;
	if (isFile) feedAttachment(ptr, ptr + len);
	if (readsHtml) feedHtml(ptr, ptr + len);
}

/** Whether more octets of the open part would tell more; once not, not any more. */
export function scanPartWants(): bool {
	return openPart >= 0 && (!isFile || unsearched() > 0 || wantsAttachment());
}

/** How much more of an attachment is searched for the test strings. */
function unsearched(): u64 {
	return OPAQUE_CAP - min<u64>(OPAQUE_CAP, shown);
}

/** Ends the open part and writes what it showed. Does nothing where no part is open. */
export function scanPartClose(): void {
	if (openPart < 0) return;
	if (readsHtml) closeHtml();
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
