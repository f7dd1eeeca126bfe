// The part table: one record for each part, in depth-first order, which is the order in which their headers begin.
import {
	MAX_PARTS,
	MESSAGE_PART_COUNT,
	PART_BODY_END,
	PART_BODY_START,
	PART_BYTES,
	PART_DECODED_BYTES,
	PART_HEADER_START,
	PART_PARENT,
	PART_TEXT_LENGTH,
	PART_TEXT_OFFSET,
} from '../layout';
import { MESSAGE, PARTS } from '../memory';

export function partAt(index: i32): usize {
	return PARTS + <usize>(index * PART_BYTES);
}

/** Adds a part; gives its index, or -1 when the table is full. */
export function addPart(parent: i32, headerStart: i32): i32 {
	const index = load<i32>(MESSAGE, MESSAGE_PART_COUNT);
	if (index === MAX_PARTS) return -1;
	store<i32>(MESSAGE, index + 1, MESSAGE_PART_COUNT);
	const part = partAt(index);
	store<i32>(part, parent, PART_PARENT);
	store<i32>(part, headerStart, PART_HEADER_START);
	store<i32>(part, headerStart, PART_BODY_START);
	store<i32>(part, headerStart, PART_BODY_END);
	store<i32>(part, 0, PART_DECODED_BYTES);
	store<i32>(part, -1, PART_TEXT_OFFSET);
	store<i32>(part, 0, PART_TEXT_LENGTH);
	return index;
}

export function removeLastPart(): void {
	store<i32>(MESSAGE, load<i32>(MESSAGE, MESSAGE_PART_COUNT) - 1, MESSAGE_PART_COUNT);
}
