// Blob/copy (RFC 8620 section 6.3): between granted accounts only, whole blobs and parts, kept as uploads where they come.
import { env, runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import type { MailAccount } from '../../../../../durable-objects/account/mail-account';
import { rawKey } from '../../../../../workers/domain/blob';
import { CORE, MAIL } from '../../../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from '../../account';
import { stored, upload } from '../../uploads';

type Copies = { copied: Record<string, string> | null; notCopied: Record<string, JsonObject> | null };

/** Two accounts of one person. */
async function two(): Promise<{ from: TestAccount; to: TestAccount }> {
	const [from, to] = [await TestAccount.open(), await TestAccount.open()];
	to.caller.accounts.push(...from.caller.accounts);
	return { from, to };
}

async function copy(to: TestAccount, from: TestAccount, blobIds: string[]): Promise<Copies & JsonObject> {
	return (await to.call('Blob/copy', { fromAccountId: from.id, blobIds })) as unknown as Copies & JsonObject;
}

test('a message, a part of it decoded, and an upload arrive octet for octet, and are there after eviction', async () => {
	const { from, to } = await two();
	const png = { type: 'image/png', encoding: 'base64' as const, encoded: 'aGVs\r\nbG8h', decodedBytes: 6 };
	const { emailId } = await from.deliver({ leaves: [{ type: 'text/plain', encoded: 'x' }, png] });
	const message = String((await from.email(emailId, ['blobId'])).blobId);
	const blobIds = [message, `${message}_2`, await upload(from, 'mine', 'text/plain', to.caller.personId)];
	const answer = await copy(to, from, blobIds);
	expect(answer).toMatchObject({ fromAccountId: from.id, accountId: to.id, notCopied: null });
	expect(Object.keys(answer.copied ?? {})).toEqual(blobIds);
	await to.evict();
	const [whole, part, own] = blobIds.map((id) => String(answer.copied?.[id]));
	expect(await stored(to, String(whole))).toBe(await stored(from, message));
	expect(await stored(to, String(part))).toBe('hello!');
	expect(await stored(to, String(own))).toBe('mine');
	const location = await to.stub.blob(to.id, String(part), to.caller.personId);
	expect(location).toMatchObject({ type: 'image/png', decodedBytes: 6, encoding: null });
});

test('each blob that is not there is notFound, and the others are copied', async () => {
	const { from, to } = await two();
	const theirs = await upload(from, 'theirs', 'text/plain', 'somebody else');
	const mine = await upload(from, 'mine', 'text/plain', to.caller.personId);
	const { copied, notCopied } = await copy(to, from, ['nonsense', theirs, mine]);
	expect(Object.keys(copied ?? {})).toEqual([mine]);
	expect(notCopied).toMatchObject({ nonsense: { type: 'notFound' }, [theirs]: { type: 'notFound' } });
});

test('what the other account has lost is a fault of ours, not an absence', async () => {
	const { from, to } = await two();
	const mine = await upload(from, 'mine', 'text/plain', to.caller.personId);
	await env.MAIL.delete(rawKey(from.id, mine));
	expect(await copy(to, from, [mine])).toMatchObject({ type: 'serverFail' });
});

test('what a full account cannot take is overQuota', async () => {
	const { from, to } = await two();
	const mine = await upload(from, '12345', 'text/plain', to.caller.personId);
	await runInDurableObject(to.stub, (instance: MailAccount) => {
		instance.hardLimit = 4;
	});
	expect((await copy(to, from, [mine])).notCopied?.[mine]).toMatchObject({ type: 'overQuota' });
	expect((await env.MAIL.list({ prefix: `made/${to.id}/` })).objects).toEqual([]);
});

test('goes by way of the account that the request came to, with blobs that the request made', async () => {
	const { from, to } = await two();
	from.caller.accounts.push(...to.caller.accounts.slice(0, 1));
	const using = [CORE, MAIL, 'urn:ietf:params:jmap:blob'];
	const [, copied] = await from.calls(
		[
			['Blob/upload', { create: { k: { data: [{ 'data:asText': 'made here' }] } } }],
			['Blob/copy', { accountId: to.id, fromAccountId: from.id, blobIds: ['#k'] }],
		],
		using,
	);
	const ids = Object.values((copied?.[1].copied ?? {}) as Record<string, string>);
	expect(await stored(to, String(ids[0]))).toBe('made here');
});

describe('refused', () => {
	test('an account that was not granted is not there to copy from', async () => {
		const [from, to] = [await TestAccount.open(), await TestAccount.open()];
		expect(await copy(to, from, [])).toMatchObject({ type: 'fromAccountNotFound' });
	});

	test('nor to copy to', async () => {
		const { from, to } = await two();
		const answer = await from.call('Blob/copy', { accountId: to.id, fromAccountId: from.id, blobIds: [] });
		expect(answer).toMatchObject({ type: 'accountNotFound' });
	});

	test.each([
		['invalidArguments', {}],
		['invalidArguments', { blobIds: 'C1' }],
		['invalidArguments', { blobIds: [], more: 1 }],
		['requestTooLarge', { blobIds: Array.from({ length: 1001 }, (_, k) => `C${k}`) }],
	])('%s: %j', async (type, args) => {
		const { from, to } = await two();
		expect(await to.call('Blob/copy', { fromAccountId: from.id, ...args })).toMatchObject({ type });
	});

	test('copying within one account', async () => {
		const account = await TestAccount.open();
		expect(await copy(account, account, [])).toMatchObject({ type: 'invalidArguments' });
	});
});
