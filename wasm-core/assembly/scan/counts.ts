// Counts what a part shows, each kind of thing in its own number of the records: bodies apart from attached pages.
import { MARK_COUNT, MARK_RECORDS } from './layout';
import { recordsAt } from './records';

let set: usize = 0;

export function clearCounts(): void {
	set = recordsAt() + MARK_RECORDS;
	memory.fill(set, 0, 2 * 4 * MARK_COUNT);
}

/** Where the octets to come are counted. */
export function countFor(isAttachment: bool): void {
	set = recordsAt() + MARK_RECORDS + (isAttachment ? 4 * MARK_COUNT : 0);
}

export function count(mark: i32): void {
	addCount(mark, 1);
}

/** A message is no larger than a number of 32 bits can count. */
export function addCount(mark: i32, times: u32): void {
	const at = set + ((<usize>mark) << 2);
	store<u32>(at, load<u32>(at) + times);
}
