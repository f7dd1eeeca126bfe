// A row: everything that it shows, resolved from the thread's emails.
import { describe, expect, it } from 'vitest';
import { disc, recipients, senders, toWords } from '../../site/src/mail/people';
import { earlierMessages, type RowContext, threadMessages, threadRow } from '../../site/src/mail/thread-row';
import { email, mailbox } from './rows';

const inbox = mailbox('IN', 'inbox', { name: 'Inbox' });
const context: RowContext = {
	mailbox: inbox,
	mailboxes: { IN: inbox },
	self: 'me@example.org',
	calendar: { now: Date.parse('2026-09-01T12:00:00Z'), locale: 'en-GB', timeZone: 'UTC' },
};
const from = (name: string | null, address: string) => ({ from: [{ name, email: address }] });

describe('a row', () => {
	it('shows the newest message that stands in the mailbox, and the whole thread’s marks', () => {
		const row = threadRow(
			'T',
			[
				email('a', { keywords: { $flagged: true, $seen: true }, hasAttachment: true, subject: 'First' }),
				email('b', { subject: 'Re: First', preview: ' Yes. ', receivedAt: '2026-09-01T11:00:00Z' }),
				email('c', { ...from('Me', 'ME@example.org'), mailboxIds: { SE: true }, keywords: { $seen: true } }),
			],
			context,
		);
		expect(row).toMatchObject({ people: 'Ada, me', count: 3, subject: 'Re: First', preview: 'Yes.', date: '11:00' });
		expect(row).toMatchObject({ unread: true, starred: true, attachment: true, place: null });
	});

	it('counts and marks only what opening it shows: what was put away is not seen', () => {
		const [kept, deleted] = [email('a', { keywords: { $seen: true } }), email('b', { mailboxIds: { TR: true } })];
		const mailboxes = { IN: inbox, TR: mailbox('TR', 'trash') };
		expect(threadRow('T', [kept, deleted], { ...context, mailboxes })).toMatchObject({ count: 1, unread: false });
		const fromTrash = { ...context, mailboxes, mailbox: mailboxes.TR };
		expect(threadRow('T', [kept, deleted], fromTrash)).toMatchObject({ count: 2, unread: true });
	});

	it('in Junk and Quarantine says what put it there, unless a person did', () => {
		const reasons = [
			{ rule: 'dmarc-pass', weight: -0.5, evidence: '' },
			{ rule: 'link-mismatch', weight: 3, evidence: 'link says a.example' },
		];
		const verdict = { action: 'junk' as const, score: 2.5, reasons, scanned: true };
		const junk = { ...context, mailbox: mailbox('JU', 'junk') };
		const why = (some: object, where = junk) =>
			threadRow('T', [email('a', { mailboxIds: { JU: true }, ...some })], where)?.why;
		expect(why({ verdict })).toEqual({
			words: 'A link shows one address and goes to another',
			evidence: 'link says a.example',
		});
		expect(why({ verdict: { ...verdict, action: 'inbox' } })).toBeNull();
		expect(why({})).toBeNull();
		expect(why({ verdict }, { ...context, mailbox: mailbox('JU', null) })).toBeNull();
	});

	it('says that there is no subject', () => {
		expect(threadRow('T', [email('a', { subject: '  ' })], context)?.subject).toBe('(no subject)');
	});

	it('names the mailbox in search results, and whom it went to in Sent', () => {
		expect(threadRow('T', [email('a')], { ...context, mailbox: null })?.place).toBe('Inbox');
		const sent = { ...context, mailbox: mailbox('SE', 'sent') };
		expect(threadRow('T', [email('a', { mailboxIds: { SE: true } })], sent)?.people).toBe('To: me');
	});

	it('in search results speaks of the message that was found, with what was meant in it marked', () => {
		const emails = [email('a', { subject: 'Cake', preview: 'A cake.' }), email('b', { preview: 'Thanks!' })];
		const find = { emailId: 'a', subject: null, preview: [{ text: 'cake', marked: true }] };
		const row = threadRow('T', emails, { ...context, mailbox: null, find });
		expect(row).toMatchObject({ subject: 'Cake', preview: 'A cake.', count: 2 });
		expect(row?.marked).toEqual({ subject: null, preview: [{ text: 'cake', marked: true }] });
	});

	it('counts what was put away where that was found', () => {
		const emails = [email('a'), email('b', { mailboxIds: { TR: true } })];
		const mailboxes = { IN: inbox, TR: mailbox('TR', 'trash', { name: 'Trash' }) };
		const search = { ...context, mailboxes, mailbox: null };
		const find = { emailId: 'b', subject: null, preview: null };
		expect(threadRow('T', emails, { ...search, find })).toMatchObject({ count: 2, place: 'Trash' });
		expect(threadRow('T', emails, search)).toMatchObject({ count: 1, place: 'Inbox' });
	});

	it('is nothing while no email of the thread is known', () => {
		expect(threadRow('T', [], context)).toBeNull();
	});

	it('wears a chip only for what is not ordinary', () => {
		const insight = {
			language: 'en',
			summary: null,
			provider: 'local',
			model: null,
			standsInFor: null,
			note: null,
			createdAt: '',
		} as const;
		const chip = (category: 'receipt' | 'personal') =>
			threadRow('T', [email('a', { insight: { ...insight, category } })], context)?.chip;
		expect(chip('receipt')).toEqual({ key: 'receipt', label: 'Receipt' });
		expect(chip('personal')).toBeNull();
	});
});

describe('people', () => {
	it('one in full, few by first name, many shortened', () => {
		const of = (...names: string[]) =>
			senders(
				names.map((name, at) => email(`e${at}`, from(name, `${name}@x.example`))),
				'me@x',
			);
		expect(of('Ada Lovelace')).toBe('Ada Lovelace');
		expect(of('Ada Lovelace', 'Hopper, Grace', 'Ada Lovelace')).toBe('Ada, Grace');
		expect(of('Ada L', 'Bo M', 'Cy N', 'Di O', 'Ed P')).toBe('Ada … Di, Ed');
	});

	it('without a name the address, without a sender so said', () => {
		expect(senders([email('a', from(null, 'x@y.example'))], '')).toBe('x@y.example');
		expect(senders([email('a', { from: null })], '')).toBe('(no sender)');
		expect(recipients([email('a', { to: [] })], '')).toBe('To: (nobody yet)');
	});

	it('to whom, shortened', () => {
		const to = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name: `${name} x`, email: `${name}@x.example` }));
		expect(toWords(email('a', { to }), '')).toBe('to a, b, c and 2 others');
		expect(toWords(email('a', { to: null }), '')).toBe('to undisclosed recipients');
	});

	it('has a disc for any name', () => {
		expect(disc({ name: '日本語 太郎', email: 'taro@x.example' }).letters).toBe('日太');
		expect(disc({ name: '"…"', email: '' }).letters).toBe('?');
		expect(disc({ name: 'A', email: 'X@y' }).hue).toBe(disc({ name: 'B', email: 'x@Y' }).hue);
	});
});

describe('a long thread', () => {
	const read = (count: number) =>
		Array.from({ length: count }, (_, n) => email(`m${n}`, { keywords: { $seen: true } }));

	it('shows its first, the last before what is new, and what is new; the rest stands behind one line', () => {
		expect(earlierMessages([...read(8), email('new')])).toEqual({ start: 1, end: 7 });
		expect(earlierMessages(read(8))).toEqual({ start: 1, end: 6 });
	});

	it('that is not so long, or new from the start, hides nothing', () => {
		const nothing = { start: 0, end: 0 };
		expect(earlierMessages(read(5))).toEqual(nothing);
		expect(earlierMessages([email('new'), ...read(9)])).toEqual(nothing);
		expect(earlierMessages([])).toEqual(nothing);
	});
});

it('the reader leaves out what was put away, unless that is all there is', () => {
	const [kept, deleted] = [email('a'), email('b', { mailboxIds: { TR: true } })];
	expect(threadMessages([kept, deleted], ['TR'])).toEqual([kept]);
	expect(threadMessages([deleted], ['TR'])).toEqual([deleted]);
});
