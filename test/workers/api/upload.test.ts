// Uploads (RFC 8620 section 6.1): kept whole, handed back to their account only, forgotten after a day that nothing used them.
import { env, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { rawKey } from '../../../workers/domain/blob';
import { LIMITS } from '../../../workers/domain/jmap';
import { ask, type Someone, someone } from './platform';

interface Uploaded {
	accountId: string;
	blobId: string;
	type: string;
	size: number;
}

const octets = Uint8Array.from({ length: 300_000 }, (_, place) => (place * 31 + (place >> 7)) % 256);

function send(who: Someone, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
	return ask(`/jmap/upload/${who.accountId}`, { method: 'POST', body, headers: { ...who.basic, ...headers } });
}

function fetchBlob(who: Someone, accountId: string, blobId: string): Promise<Response> {
	return ask(`/jmap/download/${accountId}/${blobId}/x`, { headers: who.basic });
}

describe('an upload', () => {
	it('comes back octet for octet, with what was said of it (section 6.1)', async () => {
		const who = await someone();
		const response = await send(who, octets, { 'Content-Type': 'image/png' });
		expect(response.status).toBe(200);
		const told = (await response.json()) as Uploaded;
		expect(told).toMatchObject({ accountId: who.accountId, type: 'image/png', size: octets.length });
		const back = await fetchBlob(who, who.accountId, told.blobId);
		expect(new Uint8Array(await back.arrayBuffer())).toEqual(octets);
		expect(back.headers.get('Content-Type')).toBe('image/png');
	});

	it('may be empty, and may come without a length', async () => {
		const who = await someone();
		const empty = (await (await send(who, '')).json()) as Uploaded;
		expect(empty.size).toBe(0);
		expect(await (await fetchBlob(who, who.accountId, empty.blobId)).text()).toBe('');
		const stream = new Response(octets).body as ReadableStream<Uint8Array>;
		const streamed = await send(who, stream.pipeThrough(new TransformStream()), { 'Content-Type': 'text/plain' });
		expect(await streamed.json()).toMatchObject({ size: octets.length, type: 'text/plain' });
	});

	it('larger than the session says is refused, and names the limit', async () => {
		const who = await someone();
		const response = await send(who, new Uint8Array(LIMITS.maxSizeUpload + 1));
		expect(response.status).toBe(413);
		expect(await response.json()).toMatchObject({ type: 'urn:ietf:params:jmap:error:limit', limit: 'maxSizeUpload' });
	});

	it('is nothing to anyone else, nor taken for an account that is not theirs', async () => {
		const [one, other] = [await someone(), await someone()];
		const { blobId } = (await (await send(one, 'secret')).json()) as Uploaded;
		expect((await fetchBlob(other, one.accountId, blobId)).status).toBe(404);
		expect((await fetchBlob(other, other.accountId, blobId)).status).toBe(404);
		expect((await send({ ...other, accountId: one.accountId }, 'x')).status).toBe(404);
	});

	it('is refused where the account is full, and leaves nothing in the bucket', async () => {
		const who = await someone();
		await runInDurableObject(env.ACCOUNT.getByName(who.accountId), (object) => {
			object.hardLimit = 4;
		});
		const response = await send(who, '12345');
		expect(response.status).toBe(507);
		expect(response.headers.get('Content-Type')).toBe('application/problem+json');
		expect((await env.MAIL.list({ prefix: `made/${who.accountId}/` })).objects).toEqual([]);
		expect((await send(who, '1234')).status).toBe(200);
	});

	it('is seen by who brought it, and by nobody else who was granted the account', async () => {
		const [one, other] = [await someone(), await someone()];
		await env.DIRECTORY.prepare('INSERT INTO grants VALUES (?, ?)').bind(other.personId, one.accountId).run();
		const { blobId } = (await (await send(one, 'mine')).json()) as Uploaded;
		expect((await fetchBlob(other, one.accountId, blobId)).status).toBe(404);
		expect((await fetchBlob(one, one.accountId, blobId)).status).toBe(200);
	});

	it('goes a day later where nothing came to stand on it, and not before', async () => {
		const who = await someone();
		const { blobId } = (await (await send(who, 'unused')).json()) as Uploaded;
		const account = env.ACCOUNT.getByName(who.accountId);
		await account.heal(who.accountId, Date.now() + 23 * 3_600_000);
		expect((await fetchBlob(who, who.accountId, blobId)).status).toBe(200);
		await account.heal(who.accountId, Date.now() + 25 * 3_600_000);
		expect((await fetchBlob(who, who.accountId, blobId)).status).toBe(404);
		await runInDurableObject(account, (object) => {
			object.clock = () => Date.now() + 25 * 3_600_000;
		});
		await runDurableObjectAlarm(account);
		expect(await env.MAIL.head(rawKey(who.accountId, blobId))).toBeNull();
	});
});
