// Promises of delivery: kept once, in one step, whatever happens to the object in between.
import { env, runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import type { MailAccount } from '../../../durable-objects/account/mail-account';
import { rawKey } from '../../../workers/domain/blob';
import { TestAccount } from './account';
import { letter } from './letters';

test('a delivered email is in the inbox, unread, counted and found, also after eviction', async () => {
	const account = await TestAccount.open();
	const { emailId, threadId } = await account.deliver({ subject: 'Grüße aus Köln', text: 'Der Dom steht noch.' });
	await account.evict();
	const inbox = await account.mailboxId('inbox');
	const [mailboxes, query, emails, threads] = await account.calls([
		['Mailbox/get', { ids: [inbox] }],
		['Email/query', { filter: { inMailbox: inbox, text: 'dom grusse' }, calculateTotal: true }],
		['Email/get', { '#ids': { resultOf: '1', name: 'Email/query', path: '/ids' } }],
		['Thread/get', { '#ids': { resultOf: '2', name: 'Email/get', path: '/list/*/threadId' } }],
	]);
	expect(mailboxes?.[1].list).toMatchObject([{ totalEmails: 1, unreadEmails: 1, totalThreads: 1, unreadThreads: 1 }]);
	expect(query?.[1]).toMatchObject({ ids: [emailId], total: 1, position: 0 });
	expect(emails?.[1].list).toMatchObject([
		{ id: emailId, threadId, subject: 'Grüße aus Köln', keywords: {}, mailboxIds: { [inbox]: true } },
	]);
	expect(threads?.[1].list).toEqual([{ id: threadId, emailIds: [emailId] }]);
});

test('the same message delivered again is one email, also after eviction', async () => {
	const account = await TestAccount.open();
	const first = letter({ accountId: account.id, messageId: 'once@example.com', bodyDigest: 'd' }).delivery;
	const again = letter({ accountId: account.id, messageId: 'once@example.com', bodyDigest: 'd' }).delivery;
	const kept = await account.stub.deliver(first);
	await account.evict();
	const doubled = await account.stub.deliver(again);
	expect(doubled).toEqual({ ...kept, duplicate: true, keptBlobId: first.blobId });
	expect(await account.stub.knownBlobs(account.id, [first.blobId, again.blobId])).toEqual([first.blobId]);
	expect((await account.call('Email/query')).ids).toHaveLength(1);
});

test('ten copies at once arrive once', async () => {
	const account = await TestAccount.open();
	const copies = Array.from({ length: 10 }, () => letter({ accountId: account.id, messageId: 'm', bodyDigest: 'd' }));
	const results = await Promise.all(copies.map(({ delivery }) => account.stub.deliver(delivery)));
	expect(results.filter((result) => result.ok && !result.duplicate)).toHaveLength(1);
});

test.each([
	['another body under the same Message-ID', { messageId: 'm', bodyDigest: '1' }, { messageId: 'm', bodyDigest: '2' }],
	['another Message-ID over the same body', { messageId: 'm', bodyDigest: '1' }, { messageId: 'n', bodyDigest: '1' }],
	[
		'no Message-ID and another subject',
		{ messageId: null, subject: 'a', bodyDigest: '1' },
		{ messageId: null, subject: 'b', bodyDigest: '1' },
	],
	[
		'no Message-ID and another date',
		{ messageId: null, subject: 'a', sentAt: null, bodyDigest: '1' },
		{ messageId: null, subject: 'a', bodyDigest: '1' },
	],
])('%s is another email', async (_, one, other) => {
	const account = await TestAccount.open();
	await account.deliver(one);
	expect((await account.deliver(other)).duplicate).toBe(false);
});

test('without a Message-ID, the same From, Date, Subject and body are the same email', async () => {
	const account = await TestAccount.open();
	const bare = { messageId: null, subject: null, sentAt: null, from: [], bodyDigest: 'd' };
	expect((await account.deliver(bare)).duplicate).toBe(false);
	expect((await account.deliver(bare)).duplicate).toBe(true);
});

test('without Message-ID and Date, what comes again much later is another email; a retry is not', async () => {
	const account = await TestAccount.open();
	const day = 24 * 60 * 60_000;
	const alarm = (receivedAt: number) => {
		const described = { messageId: null, sentAt: null, subject: 'Disk full', bodyDigest: 'same', receivedAt };
		return letter({ ...described, accountId: account.id }).delivery;
	};
	const delivered = [];
	for (const at of [day, day + 60_000, 8 * day, 8 * day + 60_000, 8 * day - 60_000]) {
		delivered.push((await account.stub.deliver(alarm(at))).ok && (await account.call('Email/query')).ids.length);
	}
	expect(delivered).toEqual([1, 1, 2, 2, 2]);
});

test('junk goes to Junk with its keyword, and no model is asked', async () => {
	const account = await TestAccount.open();
	const { emailId } = await account.deliver({ junk: true });
	const junk = await account.mailboxId('junk');
	const { list } = await account.call('Email/get', {
		ids: [emailId],
		properties: ['mailboxIds', 'keywords', 'verdict'],
	});
	expect(list).toEqual([
		{
			id: emailId,
			mailboxIds: { [junk]: true },
			keywords: { $junk: true },
			verdict: expect.objectContaining({ action: 'junk' }),
		},
	]);
	expect(await account.sql('SELECT * FROM outbox')).toEqual([]);
});

test('a fault in the middle of a delivery keeps nothing of it, and the retry keeps all', async () => {
	const account = await TestAccount.open();
	await account.deliver();
	const before = await account.calls([
		['Mailbox/get', {}],
		['Email/query', {}],
		['Thread/get', { ids: null }],
	]);
	const { delivery } = letter({ accountId: account.id });
	await account.sql("CREATE TRIGGER fault BEFORE INSERT ON outbox BEGIN SELECT raise(ABORT, 'fault'); END");
	await runInDurableObject(account.stub, async (instance: MailAccount) => {
		await expect(instance.deliver(delivery)).rejects.toThrow('fault');
	});
	expect(
		await account.calls([
			['Mailbox/get', {}],
			['Email/query', {}],
			['Thread/get', { ids: null }],
		]),
	).toEqual(before);
	await account.sql('DROP TRIGGER fault');
	expect(await account.stub.deliver(delivery)).toMatchObject({ ok: true, duplicate: false });
});

test('a destroyed email does not come back when its sender tries again late, and its raw message goes', async () => {
	const account = await TestAccount.open();
	const { delivery, raw } = letter({ accountId: account.id });
	await env.MAIL.put(rawKey(account.id, delivery.blobId), raw);
	const kept = await account.stub.deliver(delivery);
	const emailId = kept.ok ? kept.emailId : '';
	await account.call('Email/set', { destroy: [emailId] });
	await account.evict();
	expect(await account.stub.deliver({ ...delivery, blobId: `B${'0'.repeat(32)}` })).toMatchObject({ duplicate: true });
	expect((await account.call('Email/query')).ids).toEqual([]);
	await runInDurableObject(account.stub, (instance: MailAccount) => instance.alarm());
	expect(await env.MAIL.head(rawKey(account.id, delivery.blobId))).toBeNull();
	await account.stub.heal(account.id, Date.now() + 31 * 24 * 3_600_000);
	expect(await account.sql('SELECT key FROM deliveries')).toEqual([]);
});

test("another account's id at this object's door is a fault, never a second person's mail", async () => {
	const account = await TestAccount.open();
	await account.deliver();
	await runInDurableObject(account.stub, async (instance: MailAccount) => {
		await expect(instance.deliver(letter({ accountId: 'other' }).delivery)).rejects.toThrow('another account');
		await expect(instance.blob('other', 'B1', 'p')).rejects.toThrow('another account');
	});
});

test('a full account says so and keeps nothing', async () => {
	const account = await TestAccount.open();
	await runInDurableObject(account.stub, (instance: MailAccount) => {
		instance.maxDatabaseBytes = 1;
	});
	const { delivery } = letter({ accountId: account.id });
	expect(await account.stub.deliver(delivery)).toEqual({ ok: false, reason: 'overQuota' });
	expect((await account.call('Email/query')).ids).toEqual([]);
});
