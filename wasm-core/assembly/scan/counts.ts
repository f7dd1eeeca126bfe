// Counts what a place shows, each kind of thing in its own number of the records: bodies, attached pages and the heading apart.
import { MARK_COUNT, MARK_RECORDS, SET_COUNT } from './layout';
import { recordsAt } from './records';

let set: usize = 0;

export function clearCounts(): void {
	countFor(0);
	memory.fill(set, 0, SET_COUNT * 4 * MARK_COUNT);
}

/** Where what comes is counted: SET_*. */
export function countFor(place: i32): void {
	set = recordsAt() + MARK_RECORDS + <usize>(place * 4 * MARK_COUNT);
}

export function count(mark: i32): void {
	addCount(mark, 1);
}

/** A message is no larger than a number of 32 bits can count. */
export function addCount(mark: i32, times: u32): void {
	const at = set + ((<usize>mark) << 2);
	store<u32>(at, load<u32>(at) + times);
}
