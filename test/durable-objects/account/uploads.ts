// Uploads for store tests: octets in the bucket, and told to their account as the API tells them.
import { env } from 'cloudflare:test';
import { madeBlobId, rawKey } from '../../../workers/domain/blob';
import type { TestAccount } from './account';

/** The blob id. `personId`: who brings it; else who the account's caller is. */
export async function upload(
	account: TestAccount,
	content: string | Uint8Array,
	type = 'application/octet-stream',
	personId = account.caller.personId,
): Promise<string> {
	const octets = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	const blobId = madeBlobId(crypto.getRandomValues(new Uint8Array(16)));
	await env.MAIL.put(rawKey(account.id, blobId), octets);
	const outcome = await account.stub.addUpload(account.id, { blobId, size: octets.length, type, personId });
	if (outcome !== 'kept') throw new Error(outcome);
	return blobId;
}

/** What stands in the bucket under the account's blob; null: nothing. */
export async function stored(account: TestAccount, blobId: string): Promise<string | null> {
	return (await env.MAIL.get(rawKey(account.id, blobId)))?.text() ?? null;
}
