// The attachment reader's door for the scanner: one attachment at a time, decoded octets in chunks of any size, facts in fixed
// records (layout.ts) until the next reset. Allocates nothing; what it does is bounded by the budgets in layout.ts.
import { resetEntries } from './entries';
import { attachmentRecordsAt, beginFacts, clearFacts, endFacts } from './facts';
import { closeLayer, feedLayer, openLayer } from './formats';
import { isMarkup } from './kind';
import { headOf, layerAt } from './layer';
import { KIND_EICAR } from './layout';
import { resetSigns } from './signs';
import { resetUnpacking } from './unpack';

/** Forgets everything: call at the start of each message. */
export function resetAttachments(): void {
	clearFacts();
	resetEntries();
	resetSigns();
	resetUnpacking();
}

export function openAttachment(part: i32): void {
	beginFacts(part);
	openLayer(0);
}

export function feedAttachment(from: usize, end: usize): void {
	feedLayer(layerAt(0), from, end);
}

/** Whether more octets would tell more. */
export function wantsAttachment(): bool {
	return !layerAt(0).isDone;
}

/** The attachment's first octets, and how many of them have come. */
export function attachmentHead(): usize {
	return headOf(layerAt(0));
}

export function attachmentHeadBytes(): i32 {
	return layerAt(0).headBytes;
}

export function attachmentIsMarkup(): bool {
	return isMarkup(layerAt(0));
}

/** `hasEicar`: the test string stands somewhere in it. */
export function closeAttachment(hasEicar: bool): void {
	const kind = closeLayer(layerAt(0));
	endFacts(hasEicar ? KIND_EICAR : kind);
}

/** A part that is no attachment holds the test string. */
export function recordEicar(part: i32): void {
	beginFacts(part);
	endFacts(KIND_EICAR);
}

export { attachmentRecordsAt };
