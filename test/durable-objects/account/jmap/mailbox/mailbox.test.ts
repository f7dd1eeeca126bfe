// Mailbox as clients see it (RFC 8621 section 2).
import { describe, expect, test } from 'vitest';
import { TestAccount } from '../../account';

test('a fresh account has the mailboxes with roles, in their order', async () => {
	const account = await TestAccount.open();
	const { list, state } = await account.call('Mailbox/get');
	expect(list.map(({ role, name }) => [role, name])).toEqual([
		...[
			['inbox', 'Inbox'],
			['archive', 'Archive'],
			['drafts', 'Drafts'],
		],
		...[
			['sent', 'Sent'],
			['junk', 'Junk'],
			['trash', 'Trash'],
		],
	]);
	expect(list[0]).toMatchObject({
		...{ parentId: null, sortOrder: 10, isSubscribed: true, totalEmails: 0, unreadThreads: 0 },
		myRights: { mayReadItems: true, mayRename: true, mayDelete: false },
	});
	await account.evict();
	expect((await account.call('Mailbox/get')).state).toBe(state);
});

test('only what is asked for is given, and unknown ids are not found', async () => {
	const account = await TestAccount.open();
	const inbox = await account.mailboxId('inbox');
	const answer = await account.call('Mailbox/get', { ids: [inbox, 'M999', 'E1', 'x', inbox], properties: ['name'] });
	expect(answer).toMatchObject({ list: [{ id: inbox, name: 'Inbox' }], notFound: ['M999', 'E1', 'x'] });
	expect(Object.keys(answer.list[0] ?? {})).toEqual(['id', 'name']);
});

test('a change of counts alone says so, RFC 8621 section 2.2', async () => {
	const account = await TestAccount.open();
	const { state } = await account.call('Mailbox/get');
	await account.deliver();
	const counts = ['totalEmails', 'unreadEmails', 'totalThreads', 'unreadThreads'];
	const inbox = await account.mailboxId('inbox');
	const changes = await account.call('Mailbox/changes', { sinceState: state });
	expect(changes).toMatchObject({ created: [], updated: [inbox], destroyed: [], updatedProperties: counts });
	const none = await account.call('Mailbox/changes', { sinceState: changes.newState });
	expect(none).toMatchObject({ updated: [], updatedProperties: null, newState: changes.newState });
	expect((await account.call('Mailbox/changes', { sinceState: '0' })).created).toHaveLength(6);
});

test('a mailbox that came or went is more than a change of counts, RFC 8621 section 2.2', async () => {
	const account = await TestAccount.open();
	const { state } = await account.call('Mailbox/get');
	const inbox = await account.mailboxId('inbox');
	const made = await account.call('Mailbox/set', { create: { k: { name: 'New' } } });
	await account.deliver();
	expect(await account.call('Mailbox/changes', { sinceState: state })).toMatchObject({
		...{ created: [expect.any(String)], updated: [inbox], updatedProperties: null },
	});
	const { id } = (made.created as unknown as { k: { id: string } }).k;
	await account.call('Mailbox/set', { destroy: [id] });
	await account.evict();
	expect(await account.call('Mailbox/changes', { sinceState: made.newState })).toMatchObject({
		...{ updated: [inbox], destroyed: [id], updatedProperties: null },
	});
});

describe('counts, RFC 8621 section 2', () => {
	async function counts(account: TestAccount, role: string) {
		const { list } = await account.call('Mailbox/get', { ids: [await account.mailboxId(role)] });
		const { totalEmails, unreadEmails, totalThreads, unreadThreads } = list[0] ?? {};
		return [totalEmails, unreadEmails, totalThreads, unreadThreads];
	}

	test('a thread is unread wherever one of its emails is, though the unread one is elsewhere', async () => {
		const account = await TestAccount.open();
		const first = await account.deliver({ messageId: 'a' });
		const reply = await account.deliver({ messageId: 'b', references: ['a'] });
		const archive = await account.mailboxId('archive');
		await account.update(first.emailId, { 'keywords/$seen': true });
		await account.update(reply.emailId, { mailboxIds: { [archive]: true } });
		expect(await counts(account, 'inbox')).toEqual([1, 0, 1, 1]);
		expect(await counts(account, 'archive')).toEqual([1, 1, 1, 1]);
	});

	test('the trash stands apart: what is unread there counts there only', async () => {
		const account = await TestAccount.open();
		const first = await account.deliver({ messageId: 'a' });
		const reply = await account.deliver({ messageId: 'b', references: ['a'] });
		await account.update(first.emailId, { 'keywords/$seen': true });
		await account.update(reply.emailId, { mailboxIds: { [await account.mailboxId('trash')]: true } });
		expect(await counts(account, 'inbox')).toEqual([1, 0, 1, 0]);
		expect(await counts(account, 'trash')).toEqual([1, 1, 1, 1]);
	});

	test('drafts are never unread', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver();
		await account.update(emailId, { 'keywords/$draft': true });
		expect(await counts(account, 'inbox')).toEqual([1, 0, 1, 0]);
	});
});

describe('Mailbox/query, RFC 8621 section 2.3', () => {
	test.each([
		[{ filter: { role: 'junk' } }, ['Junk']],
		[{ filter: { name: 'AR' } }, ['Archive']],
		[{ filter: { hasAnyRole: false } }, []],
		[{ filter: { parentId: null, isSubscribed: true }, limit: 2 }, ['Inbox', 'Archive']],
		[{ filter: { operator: 'NOT', conditions: [{ role: 'inbox' }, { role: 'trash' }] }, limit: 1 }, ['Archive']],
		[{ filter: { operator: 'OR', conditions: [{ role: 'sent' }, { role: 'inbox' }] } }, ['Inbox', 'Sent']],
		[{ sort: [{ property: 'name', isAscending: false }], limit: 2, sortAsTree: true }, ['Trash', 'Sent']],
		[{ sort: [{ property: 'sortOrder' }], position: -1, filterAsTree: true }, ['Trash']],
	])('%j', async (args, names) => {
		const account = await TestAccount.open();
		const reference = { resultOf: '0', name: 'Mailbox/query', path: '/ids' };
		const [, got] = await account.calls([
			['Mailbox/query', { ...args, calculateTotal: true }],
			['Mailbox/get', { '#ids': reference, properties: ['name'] }],
		]);
		expect(got?.[1].list).toMatchObject(names.map((name) => ({ name })));
	});
});
