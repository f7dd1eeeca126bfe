// The sidebar: order, counts, and the guess at counts while the server has not answered yet.
import { expect, it } from 'vitest';
import { badge, findMailbox, listedMailboxes, recount, sortMailboxes, withRole } from '../../site/src/mail/mailboxes';
import { email, mailbox } from './rows';

it('roles come in their order, then the owner’s own', () => {
	const some = [
		mailbox('z', null),
		mailbox('t', 'trash'),
		mailbox('a', null),
		mailbox('i', 'inbox'),
		mailbox('s', 'sent'),
	];
	expect(sortMailboxes(some).map((one) => one.id)).toEqual(['i', 's', 't', 'a', 'z']);
});

it('is found by role before id', () => {
	const all = [mailbox('archive', null), mailbox('M4', 'archive')];
	expect(findMailbox(all, 'archive')?.id).toBe('M4');
	expect(findMailbox(all, 'M4')?.id).toBe('M4');
	expect(findMailbox(all, 'none')).toBeUndefined();
});

it('the quarantine is known by its mark, whatever it is called, and listed only while it asks for something', () => {
	const marked = withRole(mailbox('Q', null, { name: 'Held', isQuarantine: true }));
	expect(marked.role).toBe('quarantine');
	expect(withRole(mailbox('Q', 'archive', { isQuarantine: true })).role).toBe('archive');
	const inbox = mailbox('IN', 'inbox');
	expect(sortMailboxes([mailbox('T', 'trash'), marked, mailbox('J', 'junk'), inbox]).map((one) => one.id)).toEqual([
		...['IN', 'J', 'Q', 'T'],
	]);
	expect(listedMailboxes([inbox, marked], inbox)).toEqual([inbox]);
	expect(listedMailboxes([inbox, marked], marked)).toEqual([inbox, marked]);
	expect(listedMailboxes([inbox, { ...marked, totalEmails: 1 }], inbox)).toHaveLength(2);
	expect(badge({ ...marked, totalThreads: 3, unreadThreads: 1 })).toBe(3);
});

it('counts unread threads, whole drafts, and nothing beside Sent', () => {
	const counts = { totalThreads: 9, unreadThreads: 2 };
	expect(['inbox', 'drafts', 'sent', null].map((role) => badge(mailbox('m', role, counts)))).toEqual([2, 9, 0, 2]);
});

it('reading one of two unread messages leaves the thread unread, reading both does not', () => {
	const boxes = { IN: mailbox('IN', 'inbox', { totalThreads: 5, unreadThreads: 3, totalEmails: 7, unreadEmails: 4 }) };
	const [a, b] = [email('a', { threadId: 'T' }), email('b', { threadId: 'T' })];
	const seen = { keywords: { $seen: true } };
	const half = recount(boxes, [a, b], [{ ...a, ...seen }, b]);
	expect(half.IN).toMatchObject({ unreadThreads: 3, unreadEmails: 3 });
	const all = recount(
		half,
		[{ ...a, ...seen }, b],
		[
			{ ...a, ...seen },
			{ ...b, ...seen },
		],
	);
	expect(all.IN).toMatchObject({ unreadThreads: 2, unreadEmails: 2, totalThreads: 5 });
});

it('what lies unread in the Trash makes no thread unread elsewhere', () => {
	const boxes = {
		IN: mailbox('IN', 'inbox', { totalThreads: 1, unreadThreads: 1 }),
		TR: mailbox('TR', 'trash', { totalThreads: 1, unreadThreads: 1 }),
	};
	const deleted = email('d', { mailboxIds: { TR: true } });
	const read = recount(boxes, [email('a'), deleted], [email('a', { keywords: { $seen: true } }), deleted]);
	expect(read.IN).toMatchObject({ unreadThreads: 0, totalThreads: 1 });
	expect(read.TR).toMatchObject({ unreadThreads: 1, totalThreads: 1 });
});

it('moving an unread thread moves its counts', () => {
	const boxes = { IN: mailbox('IN', 'inbox', { totalThreads: 1, unreadThreads: 1 }), AR: mailbox('AR', 'archive') };
	const moved = recount(boxes, [email('a')], [email('a', { mailboxIds: { AR: true } })]);
	expect(moved.IN).toMatchObject({ totalThreads: 0, unreadThreads: 0 });
	expect(moved.AR).toMatchObject({ totalThreads: 1, unreadThreads: 1 });
});
