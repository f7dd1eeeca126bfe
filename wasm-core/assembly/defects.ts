// Notes of limits that were hit and rules that a message broke. Never more than one of a kind: the first says it all.
import { DEFECT_BYTES, DEFECT_KIND, DEFECT_OFFSET, MESSAGE_DEFECT_COUNT } from './layout';
import { DEFECTS, MESSAGE } from './memory';

/** Bit n: a defect of kind n has been noted. */
let noted: u32 = 0;

export function resetDefects(): void {
	noted = 0;
	store<i32>(MESSAGE, 0, MESSAGE_DEFECT_COUNT);
}

export function noteDefect(kind: i32, offset: i32): void {
	const bit: u32 = 1 << kind;
	if (noted & bit) return;
	noted |= bit;
	const count = load<i32>(MESSAGE, MESSAGE_DEFECT_COUNT);
	const at = DEFECTS + <usize>(count * DEFECT_BYTES);
	store<i32>(at, kind, DEFECT_KIND);
	store<i32>(at, offset, DEFECT_OFFSET);
	store<i32>(MESSAGE, count + 1, MESSAGE_DEFECT_COUNT);
}
