// What a move says of a mail: the whole table of it.
import { expect, test } from 'vitest';
import { toldByMove } from '../../../durable-objects/account/told-by-move';

const [INBOX, JUNK, QUARANTINE, TRASH] = [1, 2, 3, 4];
const BOXES = { junk: JUNK, quarantine: QUARANTINE, trash: TRASH };

test.each([
	['into Junk', [INBOX], [], [JUNK], [], 'junk'],
	['into Junk beside the inbox', [INBOX], [], [INBOX, JUNK], [], 'junk'],
	['into quarantine', [INBOX], [], [QUARANTINE], [], 'junk'],
	['from quarantine to Junk', [QUARANTINE], [], [JUNK], [], null],
	['out of Junk', [JUNK], [], [INBOX], [], 'good'],
	['out of Junk, its keyword left behind', [JUNK], ['$junk'], [INBOX], ['$junk'], 'good'],
	['out of quarantine', [QUARANTINE], [], [INBOX], [], 'good'],
	['from Junk to the trash', [JUNK], ['$junk'], [TRASH], ['$junk'], null],
	['from the inbox to the trash', [INBOX], [], [TRASH], [], null],
	['from the trash to the inbox', [TRASH], [], [INBOX], [], null],
	['marked as junk', [INBOX], [], [INBOX], ['$junk'], 'junk'],
	['marked as not junk', [JUNK], ['$junk'], [JUNK], ['$junk', '$notjunk'], 'good'],
	['moved and marked by one client', [INBOX], [], [JUNK], ['$junk'], 'junk'],
	['moved back and marked', [JUNK], ['$junk'], [INBOX], ['$notjunk'], 'good'],
	['a mark taken away', [INBOX], ['$junk'], [INBOX], [], 'good'],
	['a mark taken away within Junk', [JUNK], ['$junk'], [JUNK], [], null],
	['a mark taken away on the way to the trash', [JUNK], ['$junk'], [TRASH], [], null],
	['read', [JUNK], ['$junk'], [JUNK], ['$junk', '$seen'], null],
	['within what is wanted', [INBOX], [], [5], [], null],
] as const)('%s', (_, from, had, to, has, label) => {
	expect(toldByMove({ mailboxes: from, keywords: had }, { mailboxes: to, keywords: has }, BOXES)).toBe(label);
});

test('an account without a junk mailbox tells by keywords alone', () => {
	const boxes = { junk: null, quarantine: null, trash: null };
	const inbox = { mailboxes: [INBOX], keywords: [] };
	expect(toldByMove(inbox, { mailboxes: [5], keywords: [] }, boxes)).toBeNull();
	expect(toldByMove(inbox, { mailboxes: [INBOX], keywords: ['$junk'] }, boxes)).toBe('junk');
});
