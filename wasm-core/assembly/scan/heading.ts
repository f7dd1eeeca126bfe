// The subject and the name in From, read as words like a body's once the message has ended: in a mail's list they are all that
// a reader sees.
import {
	ENTRY_BYTES,
	ENTRY_FROM,
	ENTRY_KIND,
	ENTRY_SECOND,
	MESSAGE_ENTRY_COUNT,
	MESSAGE_SUBJECT,
	REF_ABSENT,
	REF_FOREIGN,
	REF_LENGTH,
	REF_OFFSET,
	REF_WIDE,
} from '../layout';
import { ENTRIES, MESSAGE, STRINGS } from '../memory';
import { SET_HEADING } from './layout';
import { markLinks } from './link';
import { closeText, openText, shownCharacter } from './shown-text';

export function scanHeading(): void {
	openText(false, SET_HEADING);
	markLinks(0);
	const from = firstFrom();
	if (from !== 0) showString(from + ENTRY_SECOND);
	shownCharacter(0x20);
	showString(MESSAGE + MESSAGE_SUBJECT);
	closeText();
}

/** The entry of the first mailbox in From, 0 where there is none. */
function firstFrom(): usize {
	const end = ENTRIES + <usize>(load<i32>(MESSAGE, MESSAGE_ENTRY_COUNT) * ENTRY_BYTES);
	for (let at = ENTRIES; at < end; at += ENTRY_BYTES) if (load<i32>(at, ENTRY_KIND) === ENTRY_FROM) return at;
	return 0;
}

/** A string of the heap in Latin-1 or UTF-16; what only the host can decode is left out. */
function showString(ref: usize): void {
	const offset = load<i32>(ref, REF_OFFSET);
	const length = load<i32>(ref, REF_LENGTH);
	if (offset === REF_ABSENT || (length & REF_FOREIGN) !== 0) return;
	let at = STRINGS + <usize>offset;
	const end = at + <usize>(length & ~REF_WIDE);
	if ((length & REF_WIDE) !== 0) showWide(at, end);
	else for (; at < end; at++) shownCharacter(load<u8>(at));
}

function showWide(at: usize, end: usize): void {
	while (at < end) {
		const unit: u32 = load<u16>(at);
		at += 2;
		const low: u32 = at < end ? load<u16>(at) : 0;
		if ((unit & 0xfc00) !== 0xd800 || (low & 0xfc00) !== 0xdc00) shownCharacter(unit);
		else {
			shownCharacter(0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff));
			at += 2;
		}
	}
}
