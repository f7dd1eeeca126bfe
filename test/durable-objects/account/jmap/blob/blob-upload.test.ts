// Blob/upload (RFC 9404 section 4.1): what is made of what, what is refused, and how the rest of a request refers to it.
import { env, runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import type { MailAccount } from '../../../../../durable-objects/account/mail-account';
import { BLOB, BLOB_LIMITS, CORE, MAIL } from '../../../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from '../../account';
import { stored, upload } from '../../uploads';

const USING = [CORE, BLOB, MAIL];

type Uploads = { created: Record<string, JsonObject> | null; notCreated: Record<string, JsonObject> | null };

async function create(account: TestAccount, objects: JsonObject): Promise<Uploads> {
	return (await account.call('Blob/upload', { create: objects }, USING)) as unknown as Uploads;
}

test('text, base64 and nothing at all become blobs that are there after eviction', async () => {
	const account = await TestAccount.open();
	const { created, notCreated } = await create(account, {
		text: { data: [{ 'data:asText': 'grüße' }], type: 'text/plain' },
		octets: { data: [{ 'data:asBase64': 'AAH/' }] },
		empty: { data: [] },
	});
	expect(notCreated).toBeNull();
	expect(created).toMatchObject({
		text: { size: 7, type: 'text/plain', accountId: account.id },
		octets: { size: 3, type: 'application/octet-stream' },
		empty: { size: 0 },
	});
	await account.evict();
	expect(await stored(account, String(created?.text?.id))).toBe('grüße');
	expect(created?.text?.blobId).toBe(created?.text?.id);
	const location = await account.stub.blob(account.id, String(created?.octets?.id), account.caller.personId);
	expect(new Uint8Array((await (await env.MAIL.get(location?.key ?? ''))?.arrayBuffer()) ?? [])).toEqual(
		Uint8Array.of(0, 1, 255),
	);
});

test('pieces are joined in their order, and the creation id stands for the blob from then on (section 4.1.2)', async () => {
	const account = await TestAccount.open();
	const fox = { b4: { data: [{ 'data:asText': 'The quick brown fox jumped over the lazy dog.' }] } };
	const cat = {
		cat: {
			data: [
				{ 'data:asText': 'How' },
				{ blobId: '#b4', length: 7, offset: 3 },
				{ 'data:asText': 'was t' },
				{ blobId: '#b4', length: 1, offset: 1 },
				{ 'data:asBase64': 'YXQ/' },
			],
		},
	};
	const [, , got] = await account.calls(
		[
			['Blob/upload', { create: fox }],
			['Blob/upload', { create: cat }],
			['Blob/get', { ids: ['#cat'], properties: ['data:asText', 'size'] }],
		],
		USING,
	);
	expect(got?.[1]).toMatchObject({ list: [{ 'data:asText': 'How quick was that?', size: 19 }], notFound: [] });
});

test('a creation may stand on another of the same call, in whatever order they come', async () => {
	const account = await TestAccount.open();
	const { created } = await create(account, {
		whole: { data: [{ blobId: '#half' }, { blobId: '#half' }] },
		half: { data: [{ 'data:asText': 'tom' }] },
	});
	expect(await stored(account, String(created?.whole?.id))).toBe('tomtom');
	const circle = await create(account, { a: { data: [{ blobId: '#b' }] }, b: { data: [{ blobId: '#a' }] } });
	expect(Object.keys(circle.notCreated ?? {}).sort()).toEqual(['a', 'b']);
});

test('a part of a message comes as its decoded octets', async () => {
	const account = await TestAccount.open();
	const pdf = { type: 'application/pdf', encoding: 'base64' as const, encoded: 'aGVs\r\nbG8h', decodedBytes: 6 };
	const { emailId } = await account.deliver({ leaves: [{ type: 'text/plain', encoded: 'x' }, pdf] });
	const { blobId } = await account.email(emailId, ['blobId']);
	const { created } = await create(account, { p: { data: [{ blobId: `${blobId}_2`, offset: 1, length: 4 }] } });
	expect(await stored(account, String(created?.p?.id))).toBe('ello');
});

test('ranges may be empty at the very end, and nowhere beyond it', async () => {
	const account = await TestAccount.open();
	const blobId = await upload(account, 'short');
	const { created, notCreated } = await create(account, {
		end: { data: [{ blobId, offset: 5 }] },
		none: { data: [{ blobId, offset: 2, length: 0 }] },
		past: { data: [{ blobId, offset: 6 }] },
		long: { data: [{ blobId, offset: 1, length: 5 }] },
	});
	expect(created).toMatchObject({ end: { size: 0 }, none: { size: 0 } });
	expect(notCreated).toMatchObject({ past: { type: 'invalidProperties' }, long: { type: 'invalidProperties' } });
});

describe('refused, each alone', () => {
	test.each<[string, JsonObject]>([
		['base64 with other signs', { data: [{ 'data:asBase64': '!!!!' }] }],
		['base64 with white space', { data: [{ 'data:asBase64': 'YXQ/\nYXQ' }] }],
		['base64 without its padding', { data: [{ 'data:asBase64': 'YQ' }] }],
		['base64 with padding inside', { data: [{ 'data:asBase64': 'YQ==YQ==' }] }],
		['text with half a surrogate pair', { data: [{ 'data:asText': '\ud800' }] }],
		['two sources in one', { data: [{ 'data:asText': 'a', 'data:asBase64': 'YQ==' }] }],
		['a source that is none', { data: [{}] }],
		['a source of null', { data: [{ 'data:asText': null }] }],
		['a source that is no object', { data: ['a'] }],
		['a range of inline text', { data: [{ 'data:asText': 'abc', offset: 1 }] }],
		['an unknown blob', { data: [{ blobId: `C${'0'.repeat(32)}` }] }],
		['an unknown creation id', { data: [{ blobId: '#nobody' }] }],
		['a negative offset', { data: [{ blobId: '#good', offset: -1 }] }],
		['no data', {}],
		['another property', { data: [], name: 'x' }],
		['a type that is no text', { data: [], type: 5 }],
		['more sources than are allowed', { data: Array(BLOB_LIMITS.maxDataSources + 1).fill({ 'data:asText': 'x' }) }],
	])('%s', async (_, bad) => {
		const account = await TestAccount.open();
		const { created, notCreated } = await create(account, { good: { data: [{ 'data:asText': 'good' }] }, bad });
		expect(created?.good).toMatchObject({ size: 4 });
		expect(created?.bad).toBeUndefined();
		expect(notCreated?.bad).toMatchObject({ type: 'invalidProperties', description: expect.any(String) });
	});

	test('as many sources as are told of are taken (section 3.1)', async () => {
		const data = Array(BLOB_LIMITS.maxDataSources).fill({ 'data:asText': 'x' });
		const { created } = await create(await TestAccount.open(), { b: { data } });
		expect(created?.b).toMatchObject({ size: BLOB_LIMITS.maxDataSources });
	});

	test('a blob larger than the session says is tooLarge, before an octet of it is written', async () => {
		const account = await TestAccount.open();
		const blobId = await upload(account, new Uint8Array(9_000_000));
		const { notCreated } = await create(account, { b: { data: Array(6).fill({ blobId }) } });
		expect(notCreated?.b).toMatchObject({ type: 'tooLarge' });
		expect((await env.MAIL.list({ prefix: `made/${account.id}/` })).objects).toHaveLength(1);
	});

	test('what a full account cannot take is overQuota, and leaves nothing behind', async () => {
		const account = await TestAccount.open();
		await runInDurableObject(account.stub, (instance: MailAccount) => {
			instance.hardLimit = 10;
		});
		const { created, notCreated } = await create(account, {
			small: { data: [{ 'data:asText': '1234567890' }] },
			large: { data: [{ 'data:asText': '12345678901' }] },
		});
		expect(created?.small).toMatchObject({ size: 10 });
		expect(notCreated?.large).toMatchObject({ type: 'overQuota' });
		expect((await env.MAIL.list({ prefix: `made/${account.id}/` })).objects).toHaveLength(1);
	});
});

test.each([
	['unknownMethod', { create: {} }, [CORE, MAIL]],
	['invalidArguments', { create: { a: 1 } }, USING],
	['invalidArguments', { create: {}, update: {} }, USING],
	['requestTooLarge', { create: Object.fromEntries(Array.from({ length: 1001 }, (_, k) => [`k${k}`, {}])) }, USING],
])('the call as a whole is refused: %s', async (type, args, using) => {
	expect(await (await TestAccount.open()).call('Blob/upload', args, using)).toMatchObject({ type });
});
