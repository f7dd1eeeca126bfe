// The table of list items that header fields yield: mailboxes, groups, message ids, authentication results.

import { noteDefect } from './defects';
import {
	DEFECT_ENTRY_LIMIT,
	ENTRY_BYTES,
	ENTRY_FIRST,
	ENTRY_KIND,
	ENTRY_SECOND,
	ENTRY_VALUE,
	MAX_ENTRIES,
	MESSAGE_ENTRY_COUNT,
} from './layout';
import { ENTRIES, MESSAGE } from './memory';
import { storeAbsent } from './strings';

/** Adds an entry without strings; gives its address, or 0 when the table is full. */
export function addEntry(kind: i32, value: i32): usize {
	const count = load<i32>(MESSAGE, MESSAGE_ENTRY_COUNT);
	if (count === MAX_ENTRIES) {
		noteDefect(DEFECT_ENTRY_LIMIT, 0);
		return 0;
	}
	store<i32>(MESSAGE, count + 1, MESSAGE_ENTRY_COUNT);
	const at = ENTRIES + <usize>(count * ENTRY_BYTES);
	store<i32>(at, kind, ENTRY_KIND);
	store<i32>(at, value, ENTRY_VALUE);
	storeAbsent(at + ENTRY_FIRST);
	storeAbsent(at + ENTRY_SECOND);
	return at;
}
