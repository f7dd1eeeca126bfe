// The stack of parts that are open: each multipart and each message inside the last, and the leaf on top. Closing one
// closes everything above it.

import { noteDefect } from '../defects';
import { DEFECT_UNCLOSED_MULTIPART, MAX_DEPTH, PART_BODY_END, PART_BODY_START, PART_DECODED_BYTES } from '../layout';
import { OPEN_PARTS } from '../memory';
import { dropBoundaries } from './boundaries';
import { closeLeaf } from './leaf';
import { partAt, removeLastPart } from './parts';

/*
 *      0      4
 *     | part | kind |    kind: what the part is while it is open
 */
const OPEN_PART_BYTES: i32 = 8;
/** Its header is being read, or its body goes to nobody. */
export const OPEN_OPAQUE: i32 = 0;
export const OPEN_LEAF: i32 = 1;
export const OPEN_MESSAGE: i32 = 2;
export const OPEN_MULTIPART: i32 = 3;
/** A multipart digest: its parts are messages unless they say otherwise (RFC 2046 section 5.1.5). */
export const OPEN_DIGEST: i32 = 4;
/** A multipart whose closing delimiter was seen. */
export const OPEN_EPILOGUE: i32 = 5;

let depth: i32 = 0;
/** Depth of the outermost message inside the message, 0 where none is open: the root is never one. */
let messageDepth: i32 = 0;

export function resetOpenParts(): void {
	depth = messageDepth = 0;
}

/** Whether the top part belongs to a message inside the message: a reader opens that on its own. */
export function isInsideMessage(): bool {
	return messageDepth > 0;
}

/** How many parts are open; the last one stands at depth - 1. */
export function openDepth(): i32 {
	return depth;
}

/** Whether one more multipart or message may be opened, and a part within it. */
export function hasDepthLeft(): bool {
	return depth < MAX_DEPTH;
}

export function openPart(part: i32): void {
	store<i32>(slot(depth), part);
	store<i32>(slot(depth), OPEN_OPAQUE, 4);
	depth++;
}

export function topPart(): i32 {
	return depth > 0 ? load<i32>(slot(depth - 1)) : -1;
}

export function topKind(): i32 {
	return depth > 0 ? load<i32>(slot(depth - 1), 4) : OPEN_OPAQUE;
}

/** The kind of the part that holds the top part. */
export function kindBelowTop(): i32 {
	return depth > 1 ? load<i32>(slot(depth - 2), 4) : OPEN_OPAQUE;
}

export function setTopKind(kind: i32): void {
	if (kind === OPEN_MESSAGE && messageDepth === 0) messageDepth = depth;
	store<i32>(slot(depth - 1), kind, 4);
}

/** Takes back the part that was opened last. */
export function discardTop(): void {
	depth--;
	removeLastPart();
}

/** Closes every part above `keep` open ones: their bodies end at `bodyEnd`. */
export function closeAbove(keep: i32, bodyEnd: i32): void {
	while (depth > keep) {
		const kind = topKind();
		closeRecord(partAt(topPart()), kind, bodyEnd);
		depth--;
	}
	if (messageDepth > keep) messageDepth = 0;
	dropBoundaries(keep - 1);
}

function closeRecord(part: usize, kind: i32, bodyEnd: i32): void {
	const bodyStart = load<i32>(part, PART_BODY_START);
	const end = max(bodyEnd, bodyStart);
	store<i32>(part, end, PART_BODY_END);
	if (kind === OPEN_LEAF) {
		closeLeaf(bodyStart);
		return;
	}
	store<i32>(part, end - bodyStart, PART_DECODED_BYTES);
	if (kind === OPEN_MULTIPART || kind === OPEN_DIGEST) noteDefect(DEFECT_UNCLOSED_MULTIPART, bodyStart);
}

function slot(at: i32): usize {
	return OPEN_PARTS + <usize>(at * OPEN_PART_BYTES);
}
