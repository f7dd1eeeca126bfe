// What an act means for the emails of a thread, and that its inverse brings everything back.
import { describe, expect, it } from 'vitest';
import { type Act, doneTo, offers, type Place, plan } from '../../site/src/mail/actions';
import { applyPatch, inverse, toUpdate } from '../../site/src/mail/edit';
import { email, ROLES } from './rows';

const inbox: Place = { mailboxId: 'IN', roles: ROLES };
const anywhere: Place = { mailboxId: null, roles: ROLES };

const received = email('a', { keywords: { $seen: true, $flagged: true } });
const answer = email('b', { mailboxIds: { SE: true }, keywords: { $seen: true } });
const latest = email('c', { mailboxIds: { IN: true, label: true } });
const thread = [received, answer, latest];

function standing(act: Act, place: Place, emails = thread) {
	const edit = plan(act, emails, place);
	return emails.map((one) =>
		Object.keys(applyPatch(one, edit[one.id] ?? {}).mailboxIds)
			.sort()
			.join('+'),
	);
}

describe('in a mailbox', () => {
	it('archiving takes the thread out of it, keeps labels, and leaves the sent answer in Sent', () => {
		expect(standing('archive', inbox)).toEqual(['AR', 'SE', 'AR+label']);
	});

	it('deleting moves what stands there to Trash, out of everything else', () => {
		expect(standing('delete', inbox)).toEqual(['TR', 'SE', 'TR']);
	});

	it('judging moves it and says so in keywords that other programs know', () => {
		expect(plan('junk', [received], inbox).a).toEqual({
			mailboxIds: { IN: false, JU: true },
			keywords: { $junk: true, $notjunk: false },
		});
		const inJunk = email('j', { mailboxIds: { JU: true }, keywords: { $junk: true } });
		expect(plan('notJunk', [inJunk], { mailboxId: 'JU', roles: ROLES }).j).toEqual({
			mailboxIds: { JU: false, IN: true },
			keywords: { $junk: false, $notjunk: true },
		});
	});
});

it('quarantine is left by release alone: not by what is done to search results, unless it throws away', () => {
	const roles = { ...ROLES, quarantine: 'QU' };
	const held = email('h', { mailboxIds: { QU: true } });
	expect(standing('release', { mailboxId: 'QU', roles }, [held, received])).toEqual(['IN', 'IN']);
	expect(standing('archive', { mailboxId: null, roles }, [held])).toEqual(['QU']);
	expect(standing('toInbox', { mailboxId: null, roles }, [held])).toEqual(['QU']);
	expect(standing('delete', { mailboxId: null, roles }, [held])).toEqual(['TR']);
	expect(offers('quarantine', roles)).toEqual(['release', 'delete']);
});

it('several are told of by their number', () => {
	expect(doneTo('release', 1)).toBe('Released to the Inbox');
	expect(doneTo('delete', 3)).toBe('Moved to Trash: 3 conversations');
});

it('from search results, archiving is for what stands in the inbox and never touches Sent or Trash', () => {
	const deleted = email('d', { mailboxIds: { TR: true } });
	expect(standing('archive', anywhere, [...thread, deleted])).toEqual(['AR', 'SE', 'AR+label', 'TR']);
});

it('reading touches only what is unread; marking as unread only the last message', () => {
	expect(Object.keys(plan('read', thread, inbox))).toEqual(['c']);
	expect(Object.keys(plan('unread', thread, inbox))).toEqual(['c']);
});

it('marks change only on what is seen: a deleted message of the thread stays as it is', () => {
	const deleted = email('d', { mailboxIds: { TR: true } });
	expect(Object.keys(plan('read', [latest, deleted], inbox))).toEqual(['c']);
	expect(Object.keys(plan('star', [latest, deleted], inbox))).toEqual(['c']);
	expect(Object.keys(plan('read', [latest, deleted], { mailboxId: 'TR', roles: ROLES }))).toEqual(['c', 'd']);
});

it('a star is set on the last message and taken from all', () => {
	expect(Object.keys(plan('star', thread, inbox))).toEqual(['c']);
	expect(Object.keys(plan('unstar', thread, inbox))).toEqual(['a']);
});

it('without such a mailbox there is nothing to do', () => {
	expect(plan('archive', thread, { mailboxId: 'IN', roles: { inbox: 'IN' } })).toEqual({});
	expect(offers('inbox', { inbox: 'IN', trash: 'TR' })).toEqual(['delete']);
});

it.each<Act>(['archive', 'delete', 'junk', 'read', 'unread', 'star', 'unstar'])(
	'undoing "%s" restores every email',
	(act) => {
		const edit = plan(act, thread, inbox);
		const byId = Object.fromEntries(thread.map((one) => [one.id, one]));
		const back = inverse(edit, byId);
		for (const one of thread) {
			const undone = applyPatch(applyPatch(one, edit[one.id] ?? {}), back[one.id] ?? {});
			expect(undone).toEqual(one);
		}
	},
);

it('goes over the wire as patches, with pointers escaped', () => {
	expect(toUpdate({ a: { keywords: { $seen: true, 'a/b~c': false }, mailboxIds: { IN: false } } })).toEqual({
		a: { 'keywords/$seen': true, 'keywords/a~1b~0c': null, 'mailboxIds/IN': null },
	});
});

it('Trash offers to delete for ever and to take back, Junk to acquit', () => {
	expect(offers('trash', ROLES)).toEqual(['toInbox', 'destroy']);
	expect(offers('junk', ROLES)).toEqual(['notJunk', 'delete']);
	expect(offers(null, ROLES)).toEqual(['archive', 'delete', 'junk']);
});
