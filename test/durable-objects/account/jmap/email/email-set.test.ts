// Email/set (RFC 8621 section 4.6): keywords and mailboxIds, whole and in part; it refuses, never repairs.
import { describe, expect, test } from 'vitest';
import { applyPatch } from '../../../../../durable-objects/account/jmap/core/patch';
import { type JsonObject, TestAccount } from '../../account';

async function withEmail() {
	const account = await TestAccount.open();
	const { emailId, threadId } = await account.deliver({ subject: 'Kept' });
	return {
		account,
		emailId,
		threadId,
		inbox: await account.mailboxId('inbox'),
		archive: await account.mailboxId('archive'),
	};
}

describe('update', () => {
	test('keywords and mailboxes change, whole and by path, and stay after eviction', async () => {
		const { account, emailId, inbox, archive } = await withEmail();
		const read = () => account.email(emailId, ['keywords', 'mailboxIds']);
		const first = await account.update(emailId, { 'keywords/$seen': true, [`mailboxIds/${archive}`]: true });
		expect(first).toMatchObject({ updated: { [emailId]: null }, notUpdated: null, created: null, destroyed: null });
		await account.evict();
		expect(await read()).toMatchObject({ keywords: { $seen: true }, mailboxIds: { [inbox]: true, [archive]: true } });
		await account.update(emailId, { 'keywords/$seen': null, 'keywords/$Flagged': true, [`mailboxIds/${inbox}`]: null });
		expect(await read()).toEqual({ id: emailId, keywords: { $flagged: true }, mailboxIds: { [archive]: true } });
		await account.update(emailId, { keywords: { custom: true }, mailboxIds: { [inbox]: true } });
		expect(await read()).toEqual({ id: emailId, keywords: { custom: true }, mailboxIds: { [inbox]: true } });
	});

	test('keywords are set to null for none at all, and may hold what no IMAP atom forbids', async () => {
		const { account, emailId } = await withEmail();
		expect((await account.update(emailId, { 'keywords/a}b': true })).updated).toEqual({ [emailId]: null });
		expect((await account.email(emailId, ['keywords'])).keywords).toEqual({ 'a}b': true });
		expect((await account.update(emailId, { keywords: null })).updated).toEqual({ [emailId]: null });
		expect((await account.email(emailId, ['keywords'])).keywords).toEqual({});
	});

	test('states move once, echo exactly, and tell the change; an update to the same is none', async () => {
		const { account, emailId } = await withEmail();
		const { state } = await account.call('Email/get', { ids: [] });
		const { oldState, newState } = await account.update(emailId, { 'keywords/$seen': true });
		expect(oldState).toBe(state);
		expect((await account.call('Email/get', { ids: [] })).state).toBe(newState);
		expect(await account.call('Email/changes', { sinceState: state })).toMatchObject({ newState, updated: [emailId] });
		expect(await account.update(emailId, { keywords: { $seen: true } })).toMatchObject({
			oldState: newState,
			newState,
		});
	});

	test('ifInState lets a change through on the present state only', async () => {
		const { account, emailId } = await withEmail();
		const { state } = await account.call('Email/get', { ids: [] });
		const update = { [emailId]: { 'keywords/$seen': true } };
		expect((await account.call('Email/set', { ifInState: state, update })).updated).toEqual({ [emailId]: null });
		expect((await account.call('Email/set', { ifInState: state, update })).type).toBe('stateMismatch');
	});

	test('immutable properties may be given back as they are', async () => {
		const { account, emailId, threadId } = await withEmail();
		const same = { id: emailId, threadId, subject: 'Kept', from: [{ name: 'Alice Ash', email: 'alice@example.com' }] };
		expect((await account.update(emailId, same)).updated).toEqual({ [emailId]: null });
	});

	const many = Object.fromEntries(Array.from({ length: 101 }, (_, number) => [`k${number}`, true]));
	test.each<[JsonObject, string, string[] | undefined]>([
		[{ keywords: { 'a b': true } }, 'invalidProperties', ['keywords']],
		[{ 'keywords/$seen': false }, 'invalidProperties', ['keywords']],
		[{ 'keywords/(x)': true }, 'invalidProperties', ['keywords']],
		[{ [`keywords/${'x'.repeat(256)}`]: true }, 'invalidProperties', ['keywords']],
		[{ keywords: ['$seen'] }, 'invalidProperties', ['keywords']],
		[{ mailboxIds: null }, 'invalidProperties', ['mailboxIds']],
		[{ keywords: many }, 'tooManyKeywords', undefined],
		[{ mailboxIds: {} }, 'invalidProperties', ['mailboxIds']],
		[{ 'mailboxIds/M999': true }, 'invalidProperties', ['mailboxIds']],
		[{ 'mailboxIds/E1': true }, 'invalidProperties', ['mailboxIds']],
		[{ subject: 'Other' }, 'invalidProperties', ['subject']],
		[{ receivedAt: '2026-01-01T00:00:00Z' }, 'invalidProperties', ['receivedAt']],
		[{ nonsense: 1, size: 2 }, 'invalidProperties', ['size', 'nonsense']],
		[{ constructor: 1 }, 'invalidProperties', ['constructor']],
		[{ textBody: [] }, 'invalidProperties', ['textBody']],
		[{ keywords: {}, 'keywords/$seen': true }, 'invalidPatch', undefined],
		[{ 'nonsense/x': 1 }, 'invalidPatch', undefined],
		[{ 'keywords/$seen/x': true }, 'invalidPatch', undefined],
		[{ 'from/0/name': 'Eve' }, 'invalidPatch', undefined],
	])('%j is refused and changes nothing', async (patch, type, properties) => {
		const { account, emailId } = await withEmail();
		const before = await account.call('Email/get', { ids: [emailId] });
		const { notUpdated, updated } = await account.update(emailId, patch);
		expect(updated).toBeNull();
		expect(notUpdated).toEqual({
			[emailId]: { type, description: expect.any(String), ...(properties && { properties }) },
		});
		expect(await account.call('Email/get', { ids: [emailId] })).toEqual(before);
	});

	test('one refused email leaves the others of the call alone', async () => {
		const { account, emailId } = await withEmail();
		const other = (await account.deliver()).emailId;
		const update = { [emailId]: { 'keywords/$seen': true }, [other]: { subject: 'x' }, E999: {}, nonsense: {} };
		const answer = await account.call('Email/set', { update });
		expect(answer.updated).toEqual({ [emailId]: null });
		expect(answer.notUpdated).toMatchObject({
			...{ [other]: { type: 'invalidProperties' }, E999: { type: 'notFound' }, nonsense: { type: 'notFound' } },
		});
	});

	test('a creation id stands for its id, of emails and of mailboxes', async () => {
		const { account, emailId, archive } = await withEmail();
		const { body } = await account.request({
			using: ['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail'],
			createdIds: { mail: emailId, box: archive },
			methodCalls: [
				['Email/set', { accountId: account.id, update: { '#mail': { mailboxIds: { '#box': true } } } }, '0'],
			],
		});
		expect(body).toMatchObject({ methodResponses: [['Email/set', { updated: { [emailId]: null } }, '0']] });
		expect((await account.email(emailId, ['mailboxIds'])).mailboxIds).toEqual({ [archive]: true });
	});
});

describe('destroy', () => {
	test('takes the email out of every list, search and count, and leaves a tombstone', async () => {
		const { account, emailId, inbox } = await withEmail();
		await account.deliver({ subject: 'Other' });
		const { state } = await account.call('Email/get', { ids: [] });
		const answer = await account.call('Email/set', { destroy: [emailId, emailId, 'E999'] });
		expect(answer).toMatchObject({ destroyed: [emailId], notDestroyed: { E999: { type: 'notFound' } } });
		await account.evict();
		expect(await account.call('Email/get', { ids: [emailId] })).toMatchObject({ list: [], notFound: [emailId] });
		expect((await account.call('Email/query', { filter: { text: 'kept' } })).ids).toEqual([]);
		expect((await account.call('Email/query', { filter: { inMailbox: inbox } })).ids).toHaveLength(1);
		expect((await account.call('Mailbox/get', { ids: [inbox] })).list).toMatchObject([
			{ totalEmails: 1, totalThreads: 1 },
		]);
		expect(await account.call('Email/changes', { sinceState: state })).toMatchObject({
			destroyed: [emailId],
			updated: [],
		});
		expect((await account.call('Email/changes', { sinceState: '0' })).destroyed).toEqual([]);
	});

	test('an update of what the same call destroys is refused', async () => {
		const { account, emailId } = await withEmail();
		const answer = await account.call('Email/set', { update: { [emailId]: {} }, destroy: [emailId] });
		expect(answer).toMatchObject({ notUpdated: { [emailId]: { type: 'willDestroy' } }, destroyed: [emailId] });
	});

	test('ids never come back: a later email has another', async () => {
		const { account, emailId } = await withEmail();
		await account.call('Email/set', { destroy: [emailId] });
		expect((await account.deliver()).emailId).not.toBe(emailId);
	});
});

describe('applyPatch, RFC 8620 section 5.3', () => {
	test.each<[JsonObject, JsonObject]>([
		[{ 'a/b': 2 }, { a: { b: 2 }, c: 3 }],
		[{ 'a/b': null }, { a: {}, c: 3 }],
		[{ 'a/x~1y': 1 }, { a: { b: 1, 'x/y': 1 }, c: 3 }],
		[{ c: null }, { a: { b: 1 }, c: null }],
		[{ a: {} }, { a: {}, c: 3 }],
	])('%j', (patch, expected) => {
		const object = { a: { b: 1 }, c: 3 };
		expect(applyPatch(object, patch)).toEqual({ ok: true, object: expected });
		expect(object).toEqual({ a: { b: 1 }, c: 3 });
	});

	test('a member named __proto__ is a member like any other', () => {
		const patch = JSON.parse('{"a/__proto__": {"x": 1}}') as JsonObject;
		const patched = applyPatch({ a: {} }, patch);
		expect(patched.ok && Object.keys(patched.object.a as object)).toEqual(['__proto__']);
		expect(({} as JsonObject).x).toBeUndefined();
	});
});
