// Email/set create (RFC 8621 section 4.6): what a client describes is what it gets back, and a refusal leaves nothing behind.
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { rawKey } from '../../../../../workers/domain/blob';
import { type JsonObject, TestAccount } from '../../account';
import { upload } from '../../uploads';

async function create(account: TestAccount, object: JsonObject): Promise<JsonObject> {
	const mailboxIds = { [await account.mailboxId('drafts')]: true };
	const answer = await account.call('Email/set', { create: { k: { mailboxIds, ...object } } });
	return ((answer.created ?? answer.notCreated) as unknown as { k: JsonObject }).k;
}

async function madeKeys(account: TestAccount): Promise<string[]> {
	return (await env.MAIL.list({ prefix: `made/${account.id}/` })).objects.map((object) => object.key);
}

const text = (value: string) => ({ textBody: [{ partId: '1', type: 'text/plain' }], bodyValues: { 1: { value } } });

describe('a draft', () => {
	test('comes back as it was described, counted and found', async () => {
		const account = await TestAccount.open();
		await account.at(Date.UTC(2026, 10, 27, 8, 9, 10));
		const described = {
			from: [{ name: 'Jürgen, Dr.', email: 'j@example.com' }],
			to: [{ name: null, email: 'a@example.com' }],
			subject: 'Grüße 🐦',
			'header:X-Note:asText': 'für später',
			keywords: { $draft: true, $seen: true },
		};
		const made = await create(account, { ...described, ...text('Hallo,\nwie geht’s?') });
		expect(Object.keys(made).sort()).toEqual(['blobId', 'id', 'size', 'threadId']);
		await account.evict();
		const properties = [
			...Object.keys(described),
			'bodyValues',
			'messageId',
			'receivedAt',
			'sentAt',
			'preview',
			'verdict',
		];
		const email = await account.email(String(made.id), properties, { fetchTextBodyValues: true });
		expect(email).toMatchObject({
			...described,
			...{ receivedAt: '2026-11-27T08:09:10Z', sentAt: '2026-11-27T08:09:10Z', verdict: null },
			messageId: [expect.stringMatching(/^[0-9a-f]{32}@example\.org$/)],
		});
		expect(Object.values(email.bodyValues as JsonObject)).toMatchObject([{ value: 'Hallo,\nwie geht’s?' }]);
		expect((await account.call('Email/query', { filter: { text: 'grusse geht' } })).ids).toEqual([made.id]);
		const { list } = await account.call('Mailbox/get', { ids: [await account.mailboxId('drafts')] });
		expect(list[0]).toMatchObject({ totalEmails: 1, unreadEmails: 0 });
		const raw = await env.MAIL.get(rawKey(account.id, String(made.blobId)));
		expect((await raw?.arrayBuffer())?.byteLength).toBe(made.size);
	});

	test('carries uploads and parts of other emails, octet for octet, under their names', async () => {
		const account = await TestAccount.open();
		const octets = Uint8Array.from({ length: 200_000 }, (_, place) => (place * 7 + (place >> 8)) % 256);
		const uploaded = await upload(account, octets, 'application/pdf');
		const leaves = [
			{ type: 'text/plain', encoded: 'x' },
			{ type: 'image/png', encoded: 'aGVsbG8=', encoding: 'base64' as const, decodedBytes: 5 },
		];
		const { emailId } = await account.deliver({ leaves });
		const { blobId: whole } = await account.email(emailId, ['blobId']);
		const attachments = [
			{ blobId: uploaded, type: 'application/pdf', name: 'Rechnung März.pdf', disposition: 'attachment' },
			{ blobId: `${whole}_2`, type: 'image/png', name: 'a.png' },
			{ blobId: whole, type: 'message/rfc822', name: 'all.eml' },
		];
		const made = await create(account, { ...text('see'), attachments });
		const email = await account.email(String(made.id), ['attachments', 'hasAttachment']);
		expect(email).toMatchObject({
			hasAttachment: true,
			attachments: [
				{ name: 'Rechnung März.pdf', type: 'application/pdf', size: 200_000 },
				{ name: 'a.png', size: 5 },
				{ name: 'all.eml', type: 'message/rfc822' },
			],
		});
		const [{ blobId }] = email.attachments as [{ blobId: string }];
		const location = await account.stub.blob(account.id, blobId, account.caller.personId);
		expect(location).toMatchObject({ decodedBytes: 200_000, encoding: 'base64' });
		const { key, start, end } = location ?? { key: '', start: 0, end: 0 };
		const encoded = await (await env.MAIL.get(key, { range: { offset: start, length: end - start } }))?.text();
		const decoded = Uint8Array.from(atob((encoded ?? '').replace(/\s/g, '')), (letter) => letter.charCodeAt(0));
		expect(decoded).toEqual(octets);
	});

	test('that answers an email is in its thread', async () => {
		const account = await TestAccount.open();
		const { threadId } = await account.deliver({ messageId: 'asked@example.com' });
		const made = await create(account, {
			...text('yes'),
			inReplyTo: ['asked@example.com'],
			messageId: ['me@x.example'],
		});
		expect(made.threadId).toBe(threadId);
	});

	test('replaced in one request: the old one goes, the new one is there (how clients edit drafts)', async () => {
		const account = await TestAccount.open();
		const first = await create(account, text('one'));
		const mailboxIds = { [await account.mailboxId('drafts')]: true };
		const answer = await account.call('Email/set', {
			create: { k: { mailboxIds, ...text('two') } },
			destroy: [first.id],
		});
		expect(answer.destroyed).toEqual([first.id]);
		expect((await account.call('Email/query', {})).ids).toEqual([
			(answer.created as unknown as { k: { id: string } }).k.id,
		]);
	});
});

describe('a refusal leaves nothing in the bucket', () => {
	test.each([
		[
			'a mailbox that is not there',
			{ mailboxIds: { M999: true } },
			{ type: 'invalidProperties', properties: ['mailboxIds'] },
		],
		['no mailbox', { mailboxIds: {} }, { type: 'invalidProperties', properties: ['mailboxIds'] }],
		['a keyword that is none', { keywords: { '(': true } }, { type: 'invalidProperties', properties: ['keywords'] }],
		['a date that is none', { receivedAt: '2026' }, { type: 'invalidProperties', properties: ['receivedAt'] }],
		['header fields as a list', { headers: [] }, { type: 'invalidProperties', properties: ['headers'] }],
		['what the server sets', { size: 5 }, { type: 'invalidProperties', properties: ['size'] }],
		[
			'a blob that is not there',
			{ attachments: [{ blobId: `C${'0'.repeat(32)}`, type: 'a/b' }] },
			{ type: 'blobNotFound', notFound: [`C${'0'.repeat(32)}`] },
		],
	])('%s', async (_, more, error) => {
		const account = await TestAccount.open();
		expect(await create(account, { ...text('x'), ...more })).toMatchObject(error);
		expect(await madeKeys(account)).toEqual([]);
	});

	test('attachments that are too large together, though each of them is the same blob (RFC 8621 section 1.3.1)', async () => {
		const account = await TestAccount.open();
		const blobId = await upload(account, new Uint8Array(1_000_000), 'image/png');
		const attachments = Array(26).fill({ blobId, type: 'image/png' });
		expect(await create(account, { ...text('x'), attachments })).toMatchObject({ type: 'tooLarge' });
		expect(await madeKeys(account)).toHaveLength(1); // what was uploaded
	});

	test('a state that moved while the message was written', async () => {
		const account = await TestAccount.open();
		const mailboxIds = { [await account.mailboxId('drafts')]: true };
		const { state } = await account.call('Email/get', { ids: [] });
		const set = (value: string) =>
			account.call('Email/set', { ifInState: state, create: { k: { mailboxIds, ...text(value) } } });
		const answers = await Promise.all([set('one'), set('two')]);
		expect(answers.map((answer) => answer.type ?? 'kept').sort()).toEqual(['kept', 'stateMismatch']);
		expect(await madeKeys(account)).toHaveLength(1);
	});
});
