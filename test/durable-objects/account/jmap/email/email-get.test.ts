// Email/get (RFC 8621 sections 4.1 and 4.2): what the store knows, what the raw message holds, and where it is cut.
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { cutText } from '../../../../../durable-objects/account/jmap/email/body-values';
import { parseHeaderProperty } from '../../../../../workers/domain/header-property';
import { CORE, MAIL } from '../../../../../workers/domain/jmap';
import { TestAccount } from '../../account';
import type { Letter } from '../../letters';

const MIXED: Letter = {
	subject: 'Two parts',
	leaves: [
		{
			type: 'text/plain',
			charset: 'utf-8',
			encoding: 'quoted-printable',
			encoded: 'Gr=C3=BC=C3=9Fe\r\nzwei',
			headers: 'X-Part: one\r\n',
		},
		{
			type: 'application/pdf',
			encoding: 'base64',
			encoded: 'JVBERi0=',
			disposition: 'attachment',
			fileName: 'a.pdf',
			decodedBytes: 5,
			headers: 'Content-Type: application/pdf\r\nX-Part: two\r\n',
		},
	],
};

const FIRST = { rule: 'first-time-sender', weight: 0.5, evidence: 'the first mail from alice@example.com' };

describe('properties', () => {
	test('metadata and the fields that everybody asks for are given without reading the raw message', async () => {
		const account = await TestAccount.open();
		const { emailId, threadId } = await account.deliver({
			...{ messageId: 'a@x', references: ['r@x'], inReplyTo: ['r@x'], cc: [{ name: null, email: 'c@x' }] },
			...{
				receivedAt: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
				sentAt: '2026-01-02T04:04:05+01:00',
				subject: 'Hi',
				text: 'Hello',
			},
		});
		await account.evict();
		const inbox = await account.mailboxId('inbox');
		const [{ blob_id: blobId } = { blob_id: '' }] = await account.sql<{ blob_id: string }>(
			'SELECT blob_id FROM emails',
		);
		await env.MAIL.delete(`mail/${account.id}/${blobId}`);
		expect(await account.email(emailId)).toEqual({
			...{ id: emailId, threadId, blobId, mailboxIds: { [inbox]: true }, keywords: {}, size: expect.any(Number) },
			...{ receivedAt: '2026-01-02T03:04:05Z', sentAt: '2026-01-02T04:04:05+01:00', subject: 'Hi', preview: 'Hello' },
			...{ messageId: ['a@x'], inReplyTo: ['r@x'], references: ['r@x'], sender: null, replyTo: null, bcc: null },
			...{
				from: [{ name: 'Alice Ash', email: 'alice@example.com' }],
				to: [{ name: null, email: 'demo@waypost.test' }],
			},
			...{ cc: [{ name: null, email: 'c@x' }], hasAttachment: false, bodyValues: {}, attachments: [] },
			...{ textBody: [expect.objectContaining({ partId: '0' })], htmlBody: [expect.objectContaining({ partId: '0' })] },
			verdict: { action: 'inbox', score: 0.5, reasons: [FIRST], scanned: true },
			insight: null,
		});
	});

	test('verdict and insight are for requests that use the capability', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver();
		const plain = await account.call('Email/get', { ids: [emailId] }, [CORE, MAIL]);
		expect(plain.list[0]).not.toHaveProperty('verdict');
	});

	test('objects come in the order that was asked for, each once', async () => {
		const account = await TestAccount.open();
		const sent = [await account.deliver(), await account.deliver(), await account.deliver()];
		const ids = sent.map((one) => one.emailId).reverse();
		const answer = await account.call('Email/get', { ids: [...ids, ids[0], 'E999999'], properties: [] });
		expect(answer).toMatchObject({ list: ids.map((id) => ({ id })), notFound: ['E999999'] });
	});
});

describe('bodies', () => {
	test('the structure is the tree of parts, with blobs for leaves only', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver(MIXED);
		const { bodyStructure, blobId } = await account.email(emailId, ['bodyStructure', 'blobId']);
		expect(bodyStructure).toMatchObject({
			...{ partId: null, blobId: null, type: 'multipart/mixed', size: 0 },
			subParts: [
				{ partId: '1', blobId: `${blobId}_1`, type: 'text/plain', charset: 'utf-8' },
				{ partId: '2', blobId: `${blobId}_2`, name: 'a.pdf', size: 5, disposition: 'attachment', charset: null },
			],
		});
	});

	test('subParts are given where they are asked for, and none of a leaf, RFC 8621 section 4.1.4', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver(MIXED);
		const names = ['bodyStructure', 'textBody', 'attachments'];
		const email = await account.email(emailId, names, { bodyProperties: ['partId', 'subParts'] });
		const leaves = [1, 2].map((part) => ({ partId: String(part), subParts: [] }));
		expect(email.bodyStructure).toEqual({ partId: null, subParts: leaves });
		expect([email.textBody, email.attachments]).toEqual([[leaves[0]], [leaves[1]]]);
	});

	test('text is decoded, with line ends as JMAP has them', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver(MIXED);
		const { bodyValues, textBody, attachments } = await account.email(
			emailId,
			['bodyValues', 'textBody', 'attachments'],
			{
				...{ fetchTextBodyValues: true, bodyProperties: ['partId', 'type'] },
			},
		);
		expect(bodyValues).toEqual({ 1: { value: 'Grüße\nzwei', isEncodingProblem: false, isTruncated: false } });
		expect(textBody).toEqual([{ partId: '1', type: 'text/plain' }]);
		expect(attachments).toEqual([{ partId: '2', type: 'application/pdf' }]);
	});

	test.each([
		['fetchTextBodyValues', ['1']],
		['fetchHTMLBodyValues', ['1']],
		['fetchAllBodyValues', ['1', '2']],
	])('%s fetches its parts, text only', async (argument, parts) => {
		const account = await TestAccount.open();
		const csv = { type: 'text/csv', encoded: 'a,b', disposition: 'attachment', fileName: 'a.csv' };
		const { emailId } = await account.deliver({ leaves: [{ type: 'text/plain', encoded: 'hi' }, csv] });
		const { bodyValues } = await account.email(emailId, ['bodyValues'], { [argument]: true });
		expect(Object.keys(bodyValues as object)).toEqual(parts);
	});

	test.each([
		['an unknown charset', { type: 'text/plain', encoded: 'x', charset: 'x-none' }, []],
		['octets that the charset has not', { type: 'text/plain', encoded: '\ufffd', charset: 'utf-8' }, []],
		['a broken transfer encoding', { type: 'text/plain', encoded: 'x' }, [{ kind: 'bad-base64', offset: 60 }]],
	])('%s is an encoding problem', async (_, leaf, defects) => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver({ leaves: [leaf], defects, headers: `X-Pad: ${'x'.repeat(80)}\r\n` });
		const { bodyValues } = await account.email(emailId, ['bodyValues'], { fetchTextBodyValues: true });
		expect(bodyValues).toMatchObject({ 0: { isEncodingProblem: true } });
	});

	test('a value is cut where asked, and says so', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver({ leaves: [{ type: 'text/plain', encoded: 'ääää', charset: 'utf-8' }] });
		const value = (maxBodyValueBytes: number) =>
			account.email(emailId, ['bodyValues'], { fetchTextBodyValues: true, maxBodyValueBytes });
		expect((await value(5)).bodyValues).toMatchObject({ 0: { value: 'ää', isTruncated: true } });
		expect((await value(8)).bodyValues).toMatchObject({ 0: { value: 'ääää', isTruncated: false } });
	});

	test('values that would be too much together are refused; cut, they are given', async () => {
		const account = await TestAccount.open();
		const leaves = [{ type: 'text/plain', encoded: 'x'.repeat(8_000_000) }];
		const ids = [(await account.deliver({ leaves })).emailId, (await account.deliver({ leaves })).emailId];
		const asked = { ids, properties: ['bodyValues'], fetchTextBodyValues: true };
		expect((await account.call('Email/get', asked)).type).toBe('requestTooLarge');
		expect((await account.call('Email/get', { ...asked, maxBodyValueBytes: 1000 })).list).toHaveLength(2);
		expect((await account.call('Email/get', { ...asked, ids: ids.slice(1) })).list).toHaveLength(1);
	});

	test('a large message is read only where it is asked for', async () => {
		const account = await TestAccount.open();
		const large = { type: 'application/x', encoded: 'x'.repeat(400_000), disposition: 'attachment' };
		const text = { type: 'text/plain', encoded: 'small', headers: 'X-Part: small\r\n' };
		const { emailId } = await account.deliver({ leaves: [text, large] });
		const { bodyValues, ...rest } = await account.email(emailId, ['bodyValues', 'header:X-Test:all'], {
			fetchTextBodyValues: true,
		});
		expect(bodyValues).toMatchObject({ 1: { value: 'small' } });
		expect(rest['header:X-Test:all']).toEqual([' one', ' two']);
	});

	test('a raw message that is gone is a fault, never an empty body', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver();
		const { blobId } = await account.email(emailId, ['blobId']);
		await env.MAIL.delete(`mail/${account.id}/${blobId}`);
		const answer = await account.call('Email/get', { ids: [emailId], fetchTextBodyValues: true });
		expect(answer.type).toBe('serverFail');
	});

	test.each([
		['abc', 3, false, 'abc'],
		['abcd', 3, false, 'abc'],
		['aé', 2, false, 'a'],
		['a😀', 4, false, 'a'],
		['ab<i>c</i>', 6, true, 'ab<i>c'],
		['ab<i>c</i>', 4, true, 'ab'],
		['ab<i>c</i>', 4, false, 'ab<i'],
	])('cutText %s to %d octets, HTML %s', (text, max, isHtml, expected) => {
		expect(cutText(text, max, isHtml)).toBe(expected);
	});
});

describe('header fields', () => {
	test('in every form, of the message', async () => {
		const account = await TestAccount.open();
		const headers =
			'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nX-One: first\r\nTo: A <a@x>, b@x\r\nx-one: a\r\n folded\r\n' +
			'Message-ID: <m@x>\r\nDate: Tue, 1 Sep 2026 10:00:00 +0000\r\nList-Unsubscribe: <https://x.example/u>\r\n';
		const { emailId } = await account.deliver({ headers });
		const asked = {
			'header:X-One': ' a\r\n folded',
			'header:X-One:asText': 'a folded',
			'header:x-one:asText:all': ['first', 'a folded'],
			'header:Subject:asText': 'Grüße',
			'header:To:asAddresses': [
				{ name: 'A', email: 'a@x' },
				{ name: null, email: 'b@x' },
			],
			'header:To:asGroupedAddresses': [
				{
					name: null,
					addresses: [
						{ name: 'A', email: 'a@x' },
						{ name: null, email: 'b@x' },
					],
				},
			],
			'header:Message-ID:asMessageIds': ['m@x'],
			'header:Date:asDate': '2026-09-01T10:00:00Z',
			'header:List-Unsubscribe:asURLs': ['https://x.example/u'],
			'header:X-None': null,
			'header:X-None:asAddresses:all': [],
		};
		const { id, ...found } = await account.email(emailId, Object.keys(asked));
		expect(id).toBe(emailId);
		expect(found).toEqual(asked);
		const { headers: all } = await account.email(emailId, ['headers']);
		expect((all as { name: string }[]).map((field) => field.name).slice(0, 4)).toEqual([
			'Subject',
			'X-One',
			'To',
			'x-one',
		]);
	});

	test('of a part', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver(MIXED);
		const { attachments, bodyStructure } = await account.email(emailId, ['attachments', 'bodyStructure'], {
			bodyProperties: ['headers', 'header:X-Part:asText'],
		});
		expect(attachments).toEqual([
			{
				headers: [
					{ name: 'Content-Type', value: ' application/pdf' },
					{ name: 'X-Part', value: ' two' },
				],
				'header:X-Part:asText': 'two',
			},
		]);
		expect(bodyStructure).toMatchObject({
			'header:X-Part:asText': null,
			subParts: [{ 'header:X-Part:asText': 'one' }, {}],
		});
	});

	test.each([
		['header:Subject:asAddresses'],
		['header:From:asText'],
		['header:From:asDate'],
		['header:Date:asMessageIds'],
		['header:Received:asText'],
		['header:List-Post:asText'],
		['header:X-A:asNothing'],
		['header:X-A:asText:some'],
		['header:'],
		['header:Sub ject'],
	])('%s is no property, RFC 8621 section 4.1.2', (property) => {
		expect(parseHeaderProperty(property)).toBeNull();
	});
});
