// Blob/get (RFC 9404 section 4.2): data, digests and sizes, of ranges and of whole blobs, with the RFC's own examples.
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { rawKey } from '../../../../../workers/domain/blob';
import { BLOB, CORE } from '../../../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from '../../account';
import { upload } from '../../uploads';

const USING = [CORE, BLOB];
const FOX = 'The quick brown fox jumped over the lazy dog.';
/** Two octets in it are no UTF-8. */
const BROKEN = Uint8Array.from('The quick brown fox jumped over the \x81\x81 dog.', (letter) => letter.charCodeAt(0));

async function get(account: TestAccount, id: string, args: JsonObject = {}): Promise<JsonObject> {
	const { list } = await account.call('Blob/get', { ids: [id], ...args }, USING);
	return list[0] ?? {};
}

test('data and size, where nothing is named; what is not there is notFound', async () => {
	const account = await TestAccount.open();
	const id = await upload(account, FOX);
	const answer = await account.call('Blob/get', { ids: [id, 'not-a-blob', id] }, USING);
	const list = [{ id, 'data:asText': FOX, size: 45 }];
	expect(answer).toEqual({ accountId: account.id, list, notFound: ['not-a-blob'] });
});

test('digests are of the chosen octets (section 4.2.1)', async () => {
	const account = await TestAccount.open();
	const id = await upload(account, FOX);
	expect(await get(account, id, { properties: ['data:asText', 'digest:sha', 'size'] })).toEqual({
		...{ id, 'data:asText': FOX, 'digest:sha': 'wIVPufsDxBzOOALLDSIFKebu+U4=', size: 45 },
	});
	const properties = ['data:asText', 'digest:sha', 'digest:sha-256', 'size'];
	const range = await get(account, id, { properties, offset: 4, length: 9 });
	expect(range).toEqual({
		...{ id, 'data:asText': 'quick bro', size: 45 },
		'digest:sha': 'QiRAPtfyX8K6tm1iOAtZ87Xj3Ww=',
		'digest:sha-256': 'gdg9INW7lwHK6OQ9u0dwDz2ZY/gubi0En0xlFpKt0OA=',
	});
	const { 'data:asText': _, ...withoutData } = range;
	expect(await get(account, id, { properties: properties.slice(1), offset: 4, length: 9 })).toEqual(withoutData);
});

describe('octets that are no text (section 4.2.2)', () => {
	test('are base64 where data is asked for', async () => {
		const account = await TestAccount.open();
		const id = await upload(account, BROKEN);
		const base64 = btoa(String.fromCharCode(...BROKEN));
		expect(await get(account, id)).toEqual({ id, isEncodingProblem: true, 'data:asBase64': base64, size: 43 });
	});

	test('are null where text is asked for', async () => {
		const account = await TestAccount.open();
		const id = await upload(account, BROKEN);
		const properties = ['data:asText', 'size'];
		expect(await get(account, id, { properties })).toEqual({
			...{ id, 'data:asText': null, isEncodingProblem: true, size: 43 },
		});
	});

	test('are no problem where base64 is asked for, nor in a range that is text', async () => {
		const account = await TestAccount.open();
		const id = await upload(account, BROKEN);
		const whole = await get(account, id, { properties: ['data:asBase64'] });
		expect(whole).toEqual({ id, 'data:asBase64': btoa(String.fromCharCode(...BROKEN)) });
		expect(await get(account, id, { offset: 0, length: 5 })).toEqual({ id, 'data:asText': 'The q', size: 43 });
	});

	test('half a letter is none', async () => {
		const account = await TestAccount.open();
		const id = await upload(account, 'café!');
		const half = await get(account, id, { length: 4 });
		expect(half).toMatchObject({ isEncodingProblem: true, 'data:asBase64': 'Y2Fmww==' });
		expect(await get(account, id, { offset: 3, length: 2 })).toMatchObject({ 'data:asText': 'é' });
	});

	test('a byte order mark is an octet like any other', async () => {
		const account = await TestAccount.open();
		const id = await upload(account, '\ufeffx');
		expect((await get(account, id))['data:asText']).toBe('\ufeffx');
	});
});

describe('isTruncated', () => {
	test.each([
		[{ offset: 40, length: 100 }, ' dog.', true],
		[{ offset: 1000 }, '', true],
		[{ offset: 1000, length: 0 }, '', true],
		[{ offset: 45 }, '', undefined],
		[{ offset: 45, length: 1 }, '', true],
		[{ offset: 40, length: 5 }, ' dog.', undefined],
		[{ offset: 0, length: 0 }, '', undefined],
	])('%j', async (range, text, isTruncated) => {
		const account = await TestAccount.open();
		const id = await upload(account, FOX);
		const blob = await get(account, id, { ...range, properties: ['data:asText', 'size'] });
		expect([blob['data:asText'], blob.isTruncated, blob.size]).toEqual([text, isTruncated, 45]);
	});
});

test('a part is read decoded, from anywhere in it', async () => {
	const account = await TestAccount.open();
	const pdf = { type: 'application/pdf', encoding: 'base64' as const, encoded: 'aGVs\r\nbG8h', decodedBytes: 6 };
	const { emailId } = await account.deliver({ leaves: [{ type: 'text/plain', encoded: 'x' }, pdf] });
	const { blobId } = await account.email(emailId, ['blobId']);
	expect(await get(account, `${blobId}_2`)).toMatchObject({ 'data:asText': 'hello!', size: 6 });
	expect(await get(account, `${blobId}_2`, { offset: 2, length: 3 })).toMatchObject({ 'data:asText': 'llo', size: 6 });
	expect(await get(account, `${blobId}_1`)).toMatchObject({ 'data:asText': 'x', size: 1 });
});

test('sizes alone are told without reading an octet', async () => {
	const account = await TestAccount.open();
	const id = await upload(account, FOX);
	await env.MAIL.delete(rawKey(account.id, id));
	expect(await get(account, id, { properties: ['size'] })).toEqual({ id, size: 45 });
	expect(await account.call('Blob/get', { ids: [id] }, USING)).toMatchObject({ type: 'serverFail' });
});

test('an upload is seen by who brought it alone, even in a shared account (RFC 8620 section 6.1)', async () => {
	const account = await TestAccount.open();
	const id = await upload(account, FOX, 'text/plain', 'somebody else');
	expect(await account.call('Blob/get', { ids: [id] }, USING)).toMatchObject({ list: [], notFound: [id] });
	expect(await account.stub.blob(account.id, id, 'somebody else')).toMatchObject({ decodedBytes: 45 });
});

test.each([
	['invalidArguments', { ids: null }],
	['invalidArguments', { ids: [], properties: ['digest:md5'] }],
	['invalidArguments', { ids: [], properties: ['name'] }],
	['invalidArguments', { ids: [], offset: -1 }],
	['invalidArguments', { ids: [], length: 1.5 }],
	['requestTooLarge', { ids: Array.from({ length: 1001 }, (_, k) => `C${k}`) }],
])('%s: %j', async (type, args) => {
	expect(await (await TestAccount.open()).call('Blob/get', args, USING)).toMatchObject({ type });
});

test('more data than a response holds is refused before it is read; its digest is not', async () => {
	const account = await TestAccount.open();
	const id = await upload(account, new Uint8Array(16_000_000));
	expect(await account.call('Blob/get', { ids: [id] }, USING)).toMatchObject({ type: 'requestTooLarge' });
	expect((await get(account, id, { properties: ['digest:sha-256'] }))['digest:sha-256']).toHaveLength(44);
}, 30_000);
