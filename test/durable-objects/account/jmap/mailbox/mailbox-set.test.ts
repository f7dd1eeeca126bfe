// Mailbox/set (RFC 8621 section 2.5): what it makes, changes and removes, and every refusal by its name.
import { describe, expect, test } from 'vitest';
import { type JsonObject, TestAccount } from '../../account';

async function make(account: TestAccount, object: JsonObject): Promise<string> {
	const { created } = await account.call('Mailbox/set', { create: { k: object } });
	return String((created as unknown as Record<string, JsonObject>).k?.id);
}

async function refusal(account: TestAccount, args: JsonObject): Promise<unknown> {
	const { notCreated, notUpdated, notDestroyed } = await account.call('Mailbox/set', args);
	return Object.values((notCreated ?? notUpdated ?? notDestroyed ?? {}) as JsonObject)[0];
}

describe('create', () => {
	test('gives the id and what the client did not say, RFC 8620 section 5.3', async () => {
		const account = await TestAccount.open();
		const before = await account.call('Mailbox/get');
		const answer = await account.call('Mailbox/set', { create: { k: { name: 'Reisen', sortOrder: 5 } } });
		expect(answer).toMatchObject({ oldState: before.state, notCreated: null, updated: null });
		const { k } = answer.created as unknown as { k: JsonObject };
		expect(k).toEqual({
			...{ id: expect.stringMatching(/^M\d+$/), totalEmails: 0, unreadEmails: 0, totalThreads: 0, unreadThreads: 0 },
			...{ parentId: null, role: null, isSubscribed: true, myRights: expect.objectContaining({ mayDelete: true }) },
		});
		await account.evict();
		const { list, state } = await account.call('Mailbox/get', { ids: [k.id] });
		expect(list).toEqual([{ ...k, name: 'Reisen', sortOrder: 5 }]);
		expect(state).toBe(answer.newState);
	});

	test('a whole branch in one request, whatever the order', async () => {
		const account = await TestAccount.open();
		const create = { c: { name: 'C', parentId: '#b' }, b: { name: 'B', parentId: '#a' }, a: { name: 'A' } };
		const { created } = await account.call('Mailbox/set', { create });
		const { a, b, c } = created as unknown as Record<string, { id: string }>;
		const { list } = await account.call('Mailbox/get', { ids: [a?.id, b?.id, c?.id], properties: ['parentId'] });
		expect(list.map((one) => one.parentId)).toEqual([null, a?.id, b?.id]);
	});

	test('an email can go into a mailbox of the same request', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver();
		const responses = await account.calls([
			['Mailbox/set', { create: { k: { name: 'New' } } }],
			['Email/set', { update: { [emailId]: { mailboxIds: { '#k': true } } } }],
			['Mailbox/get', { ids: ['#k'], properties: ['totalEmails'] }],
		]);
		expect(responses[2]?.[1]).toMatchObject({ list: [{ totalEmails: 1 }] });
	});

	test.each([
		[{}, ['name']],
		[{ name: '' }, ['name']],
		[{ name: 'a\nb' }, ['name']],
		[{ name: 'ü'.repeat(246) }, ['name']],
		[{ name: 'x', role: 'king' }, ['role']],
		[{ name: 'x', role: 'trash' }, ['role']],
		[{ name: 'x', parentId: 'M999' }, ['parentId']],
		[{ name: 'x', parentId: '#nobody' }, ['parentId']],
		[{ name: 'x', sortOrder: -1 }, ['sortOrder']],
		[{ name: 'x', sortOrder: 2 ** 31 }, ['sortOrder']],
		[{ name: 'x', isSubscribed: 'yes' }, ['isSubscribed']],
		[{ name: 'x', totalEmails: 0 }, ['totalEmails']],
		[{ name: 'x', id: 'M9' }, ['id']],
		[{ name: 'x', colour: 'red' }, ['colour']],
	])('refuses %j as invalidProperties', async (k, properties) => {
		const account = await TestAccount.open();
		expect(await refusal(account, { create: { k } })).toMatchObject({ type: 'invalidProperties', properties });
	});

	test('a name beside its equal is refused, and named: composed and decomposed letters are equal', async () => {
		const account = await TestAccount.open();
		const existingId = await make(account, { name: 'B\u00fccher' });
		expect(await refusal(account, { create: { k: { name: 'Bu\u0308cher' } } })).toMatchObject({
			type: 'alreadyExists',
			existingId,
		});
		expect(await make(account, { name: 'B\u00fccher', parentId: existingId })).toMatch(/^M/);
	});
});

describe('update', () => {
	test('changes what it says, and nothing where nothing differs', async () => {
		const account = await TestAccount.open();
		const id = await make(account, { name: 'Old' });
		const { state } = await account.call('Mailbox/get');
		const same = await account.call('Mailbox/set', { update: { [id]: { name: 'Old', totalEmails: 0 } } });
		expect(same).toMatchObject({ updated: { [id]: null }, newState: state });
		await account.call('Mailbox/set', { update: { [id]: { name: 'New', sortOrder: null, isSubscribed: false } } });
		const { list } = await account.call('Mailbox/get', { ids: [id] });
		expect(list[0]).toMatchObject({ name: 'New', sortOrder: 0, isSubscribed: false });
		const changes = await account.call('Mailbox/changes', { sinceState: state });
		expect(changes).toMatchObject({ updated: [id], updatedProperties: null });
	});

	test('takes a whole object back, whatever the order of its members (RFC 8620 section 5.3)', async () => {
		const account = await TestAccount.open();
		const id = await make(account, { name: 'Whole' });
		const { list } = await account.call('Mailbox/get', { ids: [id] });
		const turned = reversed({ ...list[0], name: 'Whole again' });
		expect(await account.call('Mailbox/set', { update: { [id]: turned } })).toMatchObject({ updated: { [id]: null } });
		expect((await account.call('Mailbox/get', { ids: [id] })).list[0]).toMatchObject({ name: 'Whole again' });
	});

	test('never puts a mailbox into itself', async () => {
		const account = await TestAccount.open();
		const top = await make(account, { name: 'Top' });
		const inner = await make(account, { name: 'Inner', parentId: top });
		for (const parentId of [top, inner]) {
			expect(await refusal(account, { update: { [top]: { parentId } } })).toMatchObject({
				type: 'invalidProperties',
				properties: ['parentId'],
			});
		}
	});

	test('refuses what the server sets, and the role of the inbox', async () => {
		const account = await TestAccount.open();
		const inbox = await account.mailboxId('inbox');
		const wrong = { type: 'invalidProperties' };
		expect(await refusal(account, { update: { [inbox]: { totalEmails: 5 } } })).toMatchObject(wrong);
		expect(await refusal(account, { update: { [inbox]: { 'myRights/mayDelete': true } } })).toMatchObject(wrong);
		expect(await refusal(account, { update: { [inbox]: { role: null } } })).toMatchObject(wrong);
		expect(await refusal(account, { update: { M999: { name: 'x' } } })).toMatchObject({ type: 'notFound' });
		expect(await refusal(account, { update: { [inbox]: { 'name/x': 1 } } })).toMatchObject({ type: 'invalidPatch' });
	});
});

describe('destroy', () => {
	test('refuses a mailbox with emails unless these shall go too (mailboxHasEmail)', async () => {
		const account = await TestAccount.open();
		const id = await make(account, { name: 'Full' });
		const inbox = await account.mailboxId('inbox');
		const [only, both] = [await account.deliver(), await account.deliver()];
		await account.update(only.emailId, { mailboxIds: { [id]: true } });
		await account.update(both.emailId, { mailboxIds: { [id]: true, [inbox]: true } });
		expect(await refusal(account, { destroy: [id] })).toMatchObject({ type: 'mailboxHasEmail' });
		const { state } = await account.call('Email/get', { ids: [] });
		const answer = await account.call('Mailbox/set', { destroy: [id], onDestroyRemoveEmails: true });
		expect(answer.destroyed).toEqual([id]);
		expect(await account.call('Email/changes', { sinceState: state })).toMatchObject({
			destroyed: [only.emailId],
			updated: [both.emailId],
		});
		expect(await account.email(both.emailId, ['mailboxIds'])).toMatchObject({ mailboxIds: { [inbox]: true } });
	});

	test('refuses a mailbox with mailboxes in it, even where emails may go (mailboxHasChild)', async () => {
		const account = await TestAccount.open();
		const top = await make(account, { name: 'Top' });
		const inner = await make(account, { name: 'Inner', parentId: top });
		expect(await refusal(account, { destroy: [top], onDestroyRemoveEmails: true })).toMatchObject({
			type: 'mailboxHasChild',
		});
		const { destroyed } = await account.call('Mailbox/set', { destroy: [top, inner] });
		expect(destroyed).toEqual([inner, top]);
	});

	test('leaves the inbox, and finds nothing that is not there', async () => {
		const account = await TestAccount.open();
		const inbox = await account.mailboxId('inbox');
		expect(await refusal(account, { destroy: [inbox], onDestroyRemoveEmails: true })).toMatchObject({
			type: 'forbidden',
		});
		expect(await refusal(account, { destroy: ['M999'] })).toMatchObject({ type: 'notFound' });
		expect(await refusal(account, { update: { M9: {} }, destroy: ['M9'] })).toMatchObject({ type: 'willDestroy' });
	});
});

test('another state than the client thinks changes nothing (stateMismatch)', async () => {
	const account = await TestAccount.open();
	const answer = await account.call('Mailbox/set', { ifInState: 'x', create: { k: { name: 'x' } } });
	expect(answer.type).toBe('stateMismatch');
});

/** The same JSON with the members of every object the other way round. */
function reversed(value: unknown): JsonObject {
	const turn = (_: string, one: unknown) =>
		typeof one === 'object' && one !== null && !Array.isArray(one)
			? Object.fromEntries(Object.entries(one).reverse())
			: one;
	return JSON.parse(JSON.stringify(value, turn));
}
