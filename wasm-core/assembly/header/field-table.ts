// Where the fields of the header block at hand begin, noted while its lines go by, so that nothing looks for line ends twice.
import { MAX_FIELDS } from '../layout';

/*
 * One field, 4 octets:
 *     | F | offset in the block |    F (bit 31): it has more than one line
 */
const TABLE: usize = memory.data((MAX_FIELDS + 1) * 4, 16);
const FOLDED: u32 = 1 << 31;

let count: i32 = 0;

export function resetFieldTable(): void {
	count = 0;
}

/** How many fields were noted, MAX_FIELDS at most. */
export function fieldCount(): i32 {
	return count;
}

/** Notes a field that begins `offset` octets into the block. False: there are too many. */
export function noteField(offset: u32): bool {
	if (count === MAX_FIELDS) return false;
	store<u32>(slot(count++), offset);
	return true;
}

/** The field noted last has one more line. */
export function noteFold(): void {
	store<u32>(slot(count - 1), load<u32>(slot(count - 1)) | FOLDED);
}

export function fieldOffset(index: i32): u32 {
	return load<u32>(slot(index)) & ~FOLDED;
}

export function isFolded(index: i32): bool {
	return (load<u32>(slot(index)) & FOLDED) !== 0;
}

function slot(index: i32): usize {
	return TABLE + ((<usize>index) << 2);
}
