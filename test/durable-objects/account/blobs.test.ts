// Promises of the account's blobs: ranges that give back the very octets, and nothing of anybody else's.
import { env } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { TestAccount } from './account';

test('a message and its parts are found where their octets stand, also after eviction', async () => {
	const account = await TestAccount.open();
	const pdf = {
		type: 'application/pdf',
		encoding: 'base64' as const,
		encoded: 'JVBERi0=',
		fileName: 'a.pdf',
		decodedBytes: 5,
	};
	const { emailId } = await account.deliver({ leaves: [{ type: 'text/plain', encoded: 'hi' }, pdf] });
	await account.evict();
	const { blobId, size } = await account.email(emailId, ['blobId', 'size']);
	const whole = await account.stub.blob(account.id, String(blobId), account.caller.personId);
	expect(whole).toMatchObject({ start: 0, end: size, encoding: null, type: 'message/rfc822', decodedBytes: size });
	const part = await account.stub.blob(account.id, `${blobId}_2`, account.caller.personId);
	expect(part).toMatchObject({ encoding: 'base64', type: 'application/pdf', fileName: 'a.pdf', decodedBytes: 5 });
	const range = { offset: part?.start ?? 0, length: (part?.end ?? 0) - (part?.start ?? 0) };
	expect(await (await env.MAIL.get(part?.key ?? '', { range }))?.text()).toBe('JVBERi0=');
	const parts = await account.stub.emailParts(account.id, emailId);
	expect(parts).toMatchObject({ emailId, blobId, key: part?.key });
	expect(parts?.parts).toHaveLength(3);
});

test.each(['nonsense', `B${'0'.repeat(32)}`, 'multipart', 'beyond', ''])('no blob: %s', async (kind) => {
	const account = await TestAccount.open();
	const { emailId } = await account.deliver({
		leaves: [
			{ type: 'text/plain', encoded: 'a' },
			{ type: 'text/plain', encoded: 'b' },
		],
	});
	const { blobId } = await account.email(emailId, ['blobId']);
	const id = { multipart: `${blobId}_0`, beyond: `${blobId}_3` }[kind] ?? kind;
	expect(await account.stub.blob(account.id, id, account.caller.personId)).toBeNull();
});

test("another account's blobs and emails are unknown here", async () => {
	const account = await TestAccount.open();
	const other = await TestAccount.open();
	const { emailId } = await account.deliver();
	const { blobId } = await account.email(emailId, ['blobId']);
	expect(await other.stub.blob(other.id, String(blobId), other.caller.personId)).toBeNull();
	expect(await other.stub.emailParts(other.id, emailId)).toBeNull();
	expect(await other.stub.knownBlobs(other.id, [String(blobId)])).toEqual([]);
	expect(await account.stub.knownBlobs(account.id, Array(500).fill(blobId))).toEqual([blobId]);
});
