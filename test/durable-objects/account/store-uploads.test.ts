// Uploads have a limit of their own (RFC 8620 section 6): where there is no room, the oldest that nothing stands on go.
import { env, runDurableObjectAlarm } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { MAX_UPLOADED_OCTETS } from '../../../durable-objects/account/store/uploads';
import { rawKey } from '../../../workers/domain/blob';
import { TestAccount } from './account';
import { stored, upload } from './uploads';

/** As if it held so much: nobody uploads half a gigabyte in a test. */
async function grow(account: TestAccount, blobId: string, octets: number): Promise<void> {
	await account.sql(
		'UPDATE account SET upload_octets = upload_octets + ? - (SELECT size FROM uploads WHERE blob_id = ?)',
		octets,
		blobId,
	);
	await account.sql('UPDATE uploads SET size = ? WHERE blob_id = ?', octets, blobId);
}

async function total(account: TestAccount): Promise<unknown> {
	const [row] = await account.sql('SELECT upload_octets, (SELECT sum(size) FROM uploads) AS sum FROM account');
	expect(row?.upload_octets).toBe(row?.sum);
	return row?.sum;
}

test('the oldest make room for the new one, as many as must, and their octets go', async () => {
	const account = await TestAccount.open();
	const ids: string[] = [];
	for (const at of [1, 2, 3]) {
		await account.at(at);
		ids.push(await upload(account, `${at}`));
	}
	const [first, second, third] = ids as [string, string, string];
	await grow(account, first, 10);
	await grow(account, second, 10);
	await grow(account, third, MAX_UPLOADED_OCTETS - 22);
	await account.at(4);
	const fourth = await upload(account, '1234567890123');
	expect(await total(account)).toBe(MAX_UPLOADED_OCTETS - 9);
	const person = account.caller.personId;
	const there = await Promise.all([...ids, fourth].map((id) => account.stub.blob(account.id, id, person)));
	expect(there.map((blob) => blob !== null)).toEqual([false, false, true, true]);
	await account.at(5);
	await runDurableObjectAlarm(account.stub);
	expect([await stored(account, first), await stored(account, second)]).toEqual([null, null]);
	expect(await stored(account, third)).toBe('3');
});

test('one that just fits forgets nothing; a day later all are forgotten and the count is nothing', async () => {
	const account = await TestAccount.open();
	const first = await upload(account, '1');
	await grow(account, first, MAX_UPLOADED_OCTETS - 5);
	await upload(account, '12345');
	expect(await total(account)).toBe(MAX_UPLOADED_OCTETS);
	await account.stub.heal(account.id, Date.now() + 25 * 3_600_000);
	expect(await account.sql('SELECT upload_octets FROM account')).toEqual([{ upload_octets: 0 }]);
});

test('octets that an email came to stand on stay', async () => {
	const account = await TestAccount.open();
	const { emailId } = await account.deliver();
	const blobId = await upload(account, 'imported');
	await account.sql('UPDATE emails SET blob_id = ? WHERE id = ?', blobId, Number(emailId.slice(1)));
	await account.at(Date.now() + 26 * 3_600_000);
	await account.stub.heal(account.id, Date.now() + 25 * 3_600_000);
	await runDurableObjectAlarm(account.stub);
	expect(await env.MAIL.head(rawKey(account.id, blobId))).not.toBeNull();
});
