// Quota (RFC 9425): what an account holds is right whatever happens, the limit holds, and clients learn of both.
import { env, runInDurableObject } from 'cloudflare:test';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MailAccount } from '../../../../../durable-objects/account/mail-account';
import { migrate } from '../../../../../durable-objects/account/migrate';
import { MIGRATIONS } from '../../../../../durable-objects/account/migrations';
import { CORE, MAIL, QUOTA } from '../../../../../workers/domain/jmap';
import { hardLimitOf, warnLimitOf } from '../../../../../workers/domain/quota';
import { type Answer, type JsonObject, TestAccount } from '../../account';
import { keyOf, letter } from '../../letters';
import { upload } from '../../uploads';

const USING = [CORE, MAIL, QUOTA];

function ask(account: TestAccount, name: string, args: JsonObject = {}): Promise<Answer> {
	return account.call(name, args, USING);
}

async function quotaOf(account: TestAccount): Promise<JsonObject> {
	return (await ask(account, 'Quota/get', { ids: null })).list[0] ?? {};
}

/** Until the account is evicted. */
async function limitTo(account: TestAccount, octets: number): Promise<void> {
	await runInDurableObject(account.stub, (instance: MailAccount) => {
		instance.hardLimit = octets;
	});
}

async function sumOfSizes(account: TestAccount): Promise<number> {
	const { list } = await ask(account, 'Email/get', { ids: null, properties: ['size'] });
	return list.reduce((sum, email) => sum + Number(email.size), 0);
}

test('an account has one quota: of its mail, in octets (section 4.1)', async () => {
	const account = await TestAccount.open();
	await account.deliver({ text: 'x'.repeat(1000) });
	const hardLimit = Number(env.ACCOUNT_QUOTA_OCTETS);
	expect(await ask(account, 'Quota/get', { ids: null })).toMatchObject({
		notFound: [],
		list: [
			{
				id: expect.stringMatching(/^Q\d+$/),
				...{ resourceType: 'octets', scope: 'account', name: 'Mail', types: ['Email'] },
				...{ used: await sumOfSizes(account), hardLimit, warnLimit: warnLimitOf(hardLimit), softLimit: null },
				description: expect.any(String),
			},
		],
	});
	const { id } = await quotaOf(account);
	const answer = await ask(account, 'Quota/get', { ids: [id, 'Q99', 'M1'], properties: ['scope'] });
	expect(answer).toMatchObject({ list: [{ id, scope: 'account' }], notFound: ['Q99', 'M1'] });
});

test('a client that does not use the mail capability sees no quota of mail (section 4.1)', async () => {
	const account = await TestAccount.open();
	const [get, query] = await account.calls(
		[
			['Quota/get', { ids: null }],
			['Quota/query', { calculateTotal: true }],
		],
		[CORE, QUOTA],
	);
	expect(get?.[1]).toMatchObject({ list: [], notFound: [] });
	expect(query?.[1]).toMatchObject({ ids: [], total: 0 });
	expect(await account.call('Quota/get', { ids: null }, [CORE, MAIL])).toMatchObject({ type: 'unknownMethod' });
});

type Act =
	| { kind: 'deliver'; octets: number }
	| { kind: 'deliver-again' | 'destroy' | 'mark'; email: number }
	| { kind: 'evict' | 'follow' };

const index = fc.nat({ max: 20 });
const act: fc.Arbitrary<Act> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('deliver' as const), octets: fc.nat({ max: 5000 }) }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constantFrom('deliver-again' as const, 'destroy' as const, 'mark' as const),
			email: index,
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('evict' as const, 'follow' as const) }) },
);

/** Knows what /get said once, and from then on what /changes says. */
class Follower {
	quota: JsonObject = {};
	state = '';

	constructor(private readonly account: TestAccount) {}

	async begin(): Promise<void> {
		const { list, state } = await ask(this.account, 'Quota/get', { ids: null });
		[this.quota, this.state] = [list[0] ?? {}, state];
	}

	async follow(): Promise<void> {
		const changes = await ask(this.account, 'Quota/changes', { sinceState: this.state });
		expect([changes.created, changes.destroyed]).toEqual([[], []]);
		expect(changes.updatedProperties).toEqual(changes.updated.length > 0 ? ['used'] : null);
		this.state = changes.newState;
		if (changes.updated.length === 0) return;
		const asked = { ids: changes.updated, properties: changes.updatedProperties };
		Object.assign(this.quota, (await ask(this.account, 'Quota/get', asked)).list[0]);
	}
}

async function perform(account: TestAccount, emails: string[], step: Act, follower: Follower): Promise<void> {
	const number = 'email' in step ? step.email % Math.max(1, emails.length) : 0;
	const named = (which: number) => ({ messageId: `m${which}@example.com`, bodyDigest: `d${which}` });
	if (step.kind === 'evict') await account.evict();
	else if (step.kind === 'follow') await follower.follow();
	else if (step.kind === 'deliver') {
		const described = { ...named(emails.length), text: 'x'.repeat(step.octets) };
		emails.push((await account.deliver(described)).emailId);
	} else if (emails.length === 0) return;
	else if (step.kind === 'deliver-again') await account.deliver(named(number));
	else if (step.kind === 'destroy') await ask(account, 'Email/set', { destroy: [emails[number]] });
	else await account.update(String(emails[number]), { 'keywords/$seen': true });
}

test('whatever comes and goes, `used` is the sum of all sizes, and a follower of /changes knows it', {
	timeout: 120_000,
}, async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
			const account = await TestAccount.open();
			const follower = new Follower(account);
			await follower.begin();
			const emails: string[] = [];
			for (const step of acts) await perform(account, emails, step, follower);
			await follower.follow();
			const quota = await quotaOf(account);
			expect(quota.used).toBe(await sumOfSizes(account));
			expect(follower.quota).toEqual(quota);
			expect(follower.state).toBe((await ask(account, 'Quota/get', { ids: [] })).state);
		}),
		{ numRuns: 20 },
	);
});

describe('Quota/changes (section 4.3)', () => {
	test('tells a client that knows nothing of a quota that was created', async () => {
		const account = await TestAccount.open();
		const { created, updated, newState } = await ask(account, 'Quota/changes', { sinceState: '0' });
		expect([created, updated]).toEqual([[(await quotaOf(account)).id], []]);
		expect(newState).toBe((await ask(account, 'Quota/get', { ids: [] })).state);
	});

	test('of a limit that an administrator changed, not in terms of `used` alone', async () => {
		const account = await TestAccount.open();
		const { list, state } = await ask(account, 'Quota/get', { ids: null });
		await limitTo(account, 123_456);
		const changes = await ask(account, 'Quota/changes', { sinceState: state });
		expect(changes).toMatchObject({ updated: [list[0]?.id], updatedProperties: null });
		expect(await quotaOf(account)).toMatchObject({ hardLimit: 123_456, warnLimit: 111_110 });
	});
});

describe('Quota/query (section 4.4)', () => {
	test.each<[JsonObject, boolean]>([
		[{}, true],
		[{ filter: { name: 'mai' } }, true],
		[{ filter: { name: 'calendar' } }, false],
		[{ filter: { scope: 'account', resourceType: 'octets', type: 'Email' } }, true],
		[{ filter: { scope: 'domain' } }, false],
		[{ filter: { resourceType: 'count' } }, false],
		[{ filter: { type: 'Calendar' } }, false],
		[{ filter: { operator: 'NOT', conditions: [{ scope: 'domain' }] } }, true],
		[{ filter: { operator: 'OR', conditions: [{ scope: 'domain' }, { type: 'Email' }] } }, true],
		[{ sort: [{ property: 'used', isAscending: false }, { property: 'name' }] }, true],
	])('%j finds the quota: %s', async (args, found) => {
		const account = await TestAccount.open();
		const { ids } = await ask(account, 'Quota/query', args);
		expect(ids).toEqual(found ? [(await quotaOf(account)).id] : []);
	});

	test('and its changes: the quota moves with what it counts (section 4.5)', async () => {
		const account = await TestAccount.open();
		const { ids, queryState, canCalculateChanges } = await ask(account, 'Quota/query');
		expect(canCalculateChanges).toBe(true);
		const since = { sinceQueryState: queryState };
		expect(await ask(account, 'Quota/queryChanges', since)).toMatchObject({ removed: [], added: [] });
		await account.deliver();
		const added = [{ id: ids[0], index: 0 }];
		expect(await ask(account, 'Quota/queryChanges', since)).toMatchObject({ removed: ids, added });
	});

	test.each([
		['unsupportedFilter', { filter: { used: 1 } }],
		['unsupportedFilter', { filter: { constructor: 'x' } }],
		['invalidArguments', { filter: { scope: 1 } }],
		['unsupportedSort', { sort: [{ property: 'hardLimit' }] }],
	])('%s: %j', async (type, args) => {
		expect(await ask(await TestAccount.open(), 'Quota/query', args)).toMatchObject({ type });
	});
});

describe('the hard limit', () => {
	test('refuses a delivery that would go beyond it, and takes one that just fits', async () => {
		const account = await TestAccount.open();
		const { delivery, raw } = letter({ accountId: account.id });
		await env.MAIL.put(keyOf(delivery), raw);
		await limitTo(account, raw.length - 1);
		expect(await account.stub.deliver(delivery)).toEqual({ ok: false, reason: 'overQuota' });
		expect(await quotaOf(account)).toMatchObject({ used: 0 });
		await limitTo(account, raw.length);
		expect(await account.stub.deliver(delivery)).toMatchObject({ ok: true });
		expect(await quotaOf(account)).toMatchObject({ used: raw.length });
	});

	test("never refuses the sender's retry of what was kept: that would bounce a mail that is here", async () => {
		const account = await TestAccount.open();
		const first = await account.deliver({ messageId: 'm', bodyDigest: 'd' });
		await limitTo(account, 1);
		const { delivery } = letter({ accountId: account.id, messageId: 'm', bodyDigest: 'd' });
		expect(await account.stub.deliver(delivery)).toMatchObject({ ok: true, duplicate: true, emailId: first.emailId });
	});

	test('gives room again when mail is destroyed', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver({ text: 'x'.repeat(2000) });
		await limitTo(account, 1000);
		await expect(account.deliver({ text: 'y' })).rejects.toThrow('overQuota');
		await ask(account, 'Email/set', { destroy: [emailId] });
		await account.deliver({ text: 'y' });
		expect((await quotaOf(account)).used).toBe(await sumOfSizes(account));
	});

	test('holds for drafts, imports and copies, each alone, and gives back the octets that were written', async () => {
		const [from, account] = [await TestAccount.open(), await TestAccount.open()];
		account.caller.accounts.push(...from.caller.accounts);
		const original = await from.deliver({ text: 'x'.repeat(3000) });
		const mailboxIds = { [await account.mailboxId('inbox')]: true };
		const large = await upload(account, `Subject: large\r\n\r\n${'x'.repeat(3000)}`);
		const small = await upload(account, 'Subject: small\r\n\r\nx');
		await limitTo(account, 1000);
		const emails = { large: { blobId: large, mailboxIds }, small: { blobId: small, mailboxIds } };
		const imported = await account.call('Email/import', { emails });
		expect(imported).toMatchObject({ created: { small: {} }, notCreated: { large: { type: 'overQuota' } } });
		const copied = await account.call('Email/copy', {
			fromAccountId: from.id,
			create: { k: { id: original.emailId, mailboxIds } },
		});
		expect(copied).toMatchObject({ created: null, notCreated: { k: { type: 'overQuota' } } });
		const draft = (octets: number) => {
			const bodyValues = { 1: { value: 'x'.repeat(octets) } };
			return { mailboxIds, textBody: [{ partId: '1', type: 'text/plain' }], bodyValues };
		};
		const made = await account.call('Email/set', { create: { a: draft(300), b: draft(300), c: draft(3000) } });
		expect(made).toMatchObject({ created: { a: {} }, notCreated: { c: { type: 'overQuota' } } });
		expect((await quotaOf(account)).used).toBe(await sumOfSizes(account));
		expect(Number((await quotaOf(account)).used)).toBeLessThanOrEqual(1000);
		const kept = (await env.MAIL.list({ prefix: `made/${account.id}/` })).objects.map(({ key }) => key.split('/')[2]);
		const { list } = await account.call('Email/get', { ids: null, properties: ['blobId'] });
		expect(kept.sort()).toEqual([...new Set([large, small, ...list.map((email) => String(email.blobId))])].sort());
	});

	test('holds for uploads, which could not become mail any more', async () => {
		const account = await TestAccount.open();
		await limitTo(account, 4);
		await expect(upload(account, '12345')).rejects.toThrow('overQuota');
		await upload(account, '1234');
	});
});

/** An account of before quotas were kept: two emails, an upload, and a history of fifty steps. */
const BEFORE = [
	'INSERT INTO account (one, account_id, modseq) VALUES (1, ?, 50)',
	'INSERT INTO states (type, modseq, oldest) SELECT value, 50, 0 FROM json_each(\'["Email", "Mailbox", "Thread", "EmailDelivery"]\')',
	"INSERT INTO mailboxes (id, name, role, sort_order, changed, changed_own) VALUES (1, 'Inbox', 'inbox', 10, 1, 1)",
	"INSERT INTO uploads (blob_id, size, type, uploaded_at) VALUES ('C1', 5, 'text/plain', 0)",
	...[300, 45].map(
		(size, at) =>
			'INSERT INTO emails (id, thread_id, blob_id, size, received_at, sort_subject, sort_from, sort_to, has_attachment, ' +
			`preview, header, envelope, verdict, changed) VALUES (${at + 20}, 9, 'B${at}', ${size}, 0, '', '', '', 0, '', '{}', '{}', 'null', 20)`,
	),
];

test('an account from before has its mail and uploads counted once, and its history goes on', async () => {
	const account = await TestAccount.open();
	const quotas = MIGRATIONS.findIndex(({ sql }) => sql.includes('CREATE TABLE quotas'));
	await runInDurableObject(account.stub, async (_: MailAccount, { storage }) => {
		await storage.deleteAll();
		await migrate(storage, MIGRATIONS.slice(0, quotas));
		for (const statement of BEFORE) storage.sql.exec(statement, ...(statement.includes('?') ? [account.id] : []));
		await migrate(storage, MIGRATIONS);
	});
	await account.evict();
	expect(await quotaOf(account)).toMatchObject({ id: 'Q51', used: 345 });
	expect(await account.sql('SELECT upload_octets FROM account')).toEqual([{ upload_octets: 5 }]);
	expect(await account.sql('SELECT person_id FROM uploads')).toEqual([{ person_id: '' }]);
	const { emailId } = await account.deliver();
	expect((await ask(account, 'Email/changes', { sinceState: '50' })).created).toEqual([emailId]);
	expect(Number((await quotaOf(account)).used)).toBeGreaterThan(345);
});

test.each([
	['10', 10],
	[undefined, 10_000_000_000],
	['', 10_000_000_000],
	['ten', 10_000_000_000],
	['-1', 10_000_000_000],
	['1.5', 10_000_000_000],
])('the setting %j is a limit of %d octets', (setting, octets) => {
	expect(hardLimitOf(setting)).toBe(octets);
});
