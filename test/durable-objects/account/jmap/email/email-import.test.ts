// Email/import, Email/copy and Email/parse (RFC 8621 sections 4.7 to 4.9): messages that a client brings, octet for octet.
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { type JsonObject, TestAccount } from '../../account';
import { upload } from '../../uploads';

const MESSAGE = [
	'Received: from a by b; Tue, 1 Sep 2026 10:00:00 +0200',
	'Received: from x by a; Mon, 31 Aug 2026 10:00:00 +0200',
	'From: =?utf-8?q?J=C3=BCrgen?= <j@example.com>',
	'To: demo@waypost.test',
	'Subject: Import',
	'Message-ID: <import-1@example.com>',
	'Content-Type: multipart/mixed; boundary=b',
	'',
	'--b',
	'',
	'Text in it.',
	'--b',
	'Content-Type: message/rfc822',
	'',
	'From: inner@example.com',
	'Subject: Inner',
	'Content-Type: multipart/mixed; boundary=c',
	'',
	'--c',
	'',
	'Inner text.',
	'--c',
	'Content-Type: application/pdf; name=a.pdf',
	'Content-Transfer-Encoding: base64',
	'',
	'JVBERi0=',
	'--c--',
	'--b--',
	'',
].join('\r\n');

async function imported(account: TestAccount, more: JsonObject = {}, content = MESSAGE): Promise<JsonObject> {
	const blobId = await upload(account, content);
	const mailboxIds = { [await account.mailboxId('archive')]: true };
	const answer = await account.call('Email/import', { emails: { k: { blobId, mailboxIds, ...more } } });
	return ((answer.created ?? answer.notCreated) as unknown as { k: JsonObject }).k;
}

async function text(account: TestAccount, blobId: unknown): Promise<string> {
	const location = await account.stub.blob(account.id, String(blobId), account.caller.personId);
	if (location === null) return '';
	const { key, start, end } = location;
	const object = await env.MAIL.get(key, { range: { offset: start, length: end - start } });
	return (await object?.text()) ?? '';
}

describe('Email/import', () => {
	test('keeps the message as it is, and tells id, blobId, threadId and size', async () => {
		const account = await TestAccount.open();
		const made = await imported(account, { keywords: { $Seen: true } });
		expect(Object.keys(made).sort()).toEqual(['blobId', 'id', 'size', 'threadId']);
		await account.evict();
		const email = await account.email(String(made.id), [
			'subject',
			'from',
			'keywords',
			'receivedAt',
			'size',
			'verdict',
		]);
		expect(email).toMatchObject({
			...{ subject: 'Import', from: [{ name: 'Jürgen', email: 'j@example.com' }], keywords: { $seen: true } },
			...{ size: MESSAGE.length, verdict: null },
			// The date of the topmost Received field, in UTC.
			receivedAt: '2026-09-01T08:00:00Z',
		});
		expect(await text(account, made.blobId)).toBe(MESSAGE);
	});

	test('takes the date that the client gives, else now where nothing received it', async () => {
		const account = await TestAccount.open();
		await account.at(Date.UTC(2026, 0, 2, 3, 4, 5));
		const given = await imported(account, { receivedAt: '2020-02-03T04:05:06Z' });
		expect(await account.email(String(given.id), ['receivedAt'])).toMatchObject({ receivedAt: '2020-02-03T04:05:06Z' });
		const now = await imported(account, {}, 'Subject: x\r\n\r\ny');
		expect(await account.email(String(now.id), ['receivedAt'])).toMatchObject({ receivedAt: '2026-01-02T03:04:05Z' });
	});

	test('is found by search, counted, in its thread, and told as a change', async () => {
		const account = await TestAccount.open();
		const first = await account.deliver({ messageId: 'import-1@example.com' });
		const { state } = await account.call('Email/get', { ids: [] });
		const made = await imported(account);
		expect(made.threadId).toBe(first.threadId);
		expect((await account.call('Email/query', { filter: { body: 'text in' } })).ids).toEqual([made.id]);
		expect(await account.call('Email/changes', { sinceState: state })).toMatchObject({ created: [made.id] });
		const mailbox = await account.call('Mailbox/get', { ids: [await account.mailboxId('archive')] });
		expect(mailbox.list[0]).toMatchObject({ totalEmails: 1, unreadEmails: 1 });
	});

	test('stands on an upload that is forgotten, until it is destroyed', async () => {
		const account = await TestAccount.open();
		const made = await imported(account);
		await account.stub.heal(account.id, Date.now() + 48 * 3_600_000);
		expect(await text(account, made.blobId)).toBe(MESSAGE);
	});

	test('of an attached message makes an email of its own', async () => {
		const account = await TestAccount.open();
		const outer = await imported(account);
		const mailboxIds = { [await account.mailboxId('inbox')]: true };
		const emails = { k: { blobId: `${outer.blobId}_2`, mailboxIds } };
		const { created } = await account.call('Email/import', { emails });
		const { k } = created as unknown as { k: JsonObject };
		expect(await account.email(String(k.id), ['subject'])).toMatchObject({ subject: 'Inner' });
	});

	test.each([
		['a blob that is not there', { blobId: `C${'0'.repeat(32)}` }, 'invalidProperties', ['blobId']],
		['no blob', { blobId: null }, 'invalidProperties', ['blobId']],
		['no mailbox', { mailboxIds: {} }, 'invalidProperties', ['mailboxIds']],
		['a mailbox that is not there', { mailboxIds: { M999: true } }, 'invalidProperties', ['mailboxIds']],
		['a bad keyword', { keywords: { 'a b': true } }, 'invalidProperties', ['keywords']],
		['a bad date', { receivedAt: 'yesterday' }, 'invalidProperties', ['receivedAt']],
		['a property that it has not', { subject: 'x' }, 'invalidProperties', ['subject']],
		[
			'all that is wrong at once (RFC 8620 section 5.3)',
			{ blobId: undefined, mailboxIds: undefined, keywords: 'x', receivedAt: 1, x: 1 },
			'invalidProperties',
			['x', 'blobId', 'mailboxIds', 'keywords', 'receivedAt'],
		],
	])('refuses %s', async (_, more, type, properties) => {
		const account = await TestAccount.open();
		expect(await imported(account, more)).toMatchObject({ type, properties });
	});

	test('wants its emails, RFC 8621 section 4.8', async () => {
		const account = await TestAccount.open();
		for (const args of [{}, { emails: null }, { emails: 'none' }, { emails: ['x'] }, { emails: { k: 'x' } }]) {
			expect((await account.call('Email/import', args)).type).toBe('invalidArguments');
		}
	});

	test('refuses what is no message (invalidEmail)', async () => {
		const account = await TestAccount.open();
		expect(await imported(account, {}, 'this is not an email')).toMatchObject({ type: 'invalidEmail' });
		expect(await imported(account, {}, '')).toMatchObject({ type: 'invalidEmail' });
	});
});

describe('Email/parse', () => {
	test('gives the message, with null for what only an email in an account has', async () => {
		const account = await TestAccount.open();
		const blobId = await upload(account, MESSAGE);
		const properties = ['id', 'threadId', 'mailboxIds', 'keywords', 'receivedAt', 'subject', 'size', 'attachments'];
		const answer = await account.call('Email/parse', { blobIds: [blobId], properties: [...properties, 'header:To'] });
		expect(answer).toMatchObject({ notFound: null, notParsable: null });
		expect((answer.parsed as JsonObject)[blobId]).toMatchObject({
			...{ id: null, threadId: null, mailboxIds: null, keywords: null, receivedAt: null, subject: 'Import' },
			...{ size: MESSAGE.length, 'header:To': ' demo@waypost.test' },
			attachments: [{ type: 'message/rfc822', blobId: `${blobId}_2` }],
		});
		expect(await account.call('Email/query', {})).toMatchObject({ ids: [] });
	});

	test('reads a message in a message, whose parts can be downloaded', async () => {
		const account = await TestAccount.open();
		const blobId = await upload(account, MESSAGE);
		const inner = `${blobId}_2`;
		const more = { properties: ['subject', 'bodyValues', 'textBody', 'attachments'], fetchTextBodyValues: true };
		const { parsed } = await account.call('Email/parse', { blobIds: [inner], ...more });
		const message = (parsed as Record<string, JsonObject>)[inner] ?? {};
		expect(message).toMatchObject({ subject: 'Inner', attachments: [{ name: 'a.pdf', blobId: `${inner}_2` }] });
		expect(Object.values(message.bodyValues as JsonObject)).toEqual([
			{ value: 'Inner text.', isEncodingProblem: false, isTruncated: false },
		]);
		expect(await text(account, `${inner}_2`)).toBe('JVBERi0=');
	});

	test('a message in base64 is read too, and its parts are downloaded from a copy', async () => {
		const account = await TestAccount.open();
		const encoded = btoa(MESSAGE).replace(/.{76}/g, '$&\r\n');
		const wrapped = `Subject: Wrapped\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}`;
		const blobId = `${await upload(account, wrapped)}_0`;
		const { parsed } = await account.call('Email/parse', { blobIds: [blobId], properties: ['subject', 'attachments'] });
		const message = (parsed as Record<string, JsonObject>)[blobId] as { subject: string; attachments: JsonObject[] };
		expect(message.subject).toBe('Import');
		expect(await text(account, message.attachments[0]?.blobId)).toContain('Inner text.');
	});

	test('says what it does not find and what is no message', async () => {
		const account = await TestAccount.open();
		const plain = await upload(account, 'hello');
		const gone = `C${'1'.repeat(32)}`;
		expect(await account.call('Email/parse', { blobIds: [plain, gone, 'x'] })).toMatchObject({
			...{ parsed: null, notParsable: [plain], notFound: [gone, 'x'] },
		});
		const wrong = await account.call('Email/parse', { blobIds: [plain], properties: ['header:From:asDate'] });
		expect(wrong.type).toBe('invalidArguments');
	});
});

describe('Email/copy', () => {
	async function two(): Promise<[TestAccount, TestAccount]> {
		const [from, to] = [await TestAccount.open(), await TestAccount.open()];
		to.caller.accounts.push(...from.caller.accounts);
		return [from, to];
	}

	test('takes message, keywords and date along, and destroys the original where asked, in its own account', async () => {
		const [from, to] = await two();
		const { emailId } = await from.deliver({ subject: 'Moving', receivedAt: Date.UTC(2026, 4, 5) });
		await from.update(emailId, { keywords: { $flagged: true } });
		const mailboxIds = { [await to.mailboxId('archive')]: true };
		const responses = await to.calls([
			[
				'Email/copy',
				{ fromAccountId: from.id, create: { k: { id: emailId, mailboxIds } }, onSuccessDestroyOriginal: true },
			],
			['Email/get', { ids: ['#k'], properties: ['subject', 'keywords', 'receivedAt', 'mailboxIds'] }],
		]);
		expect(responses.map(([name, args]) => [name, args.accountId])).toEqual([
			...[
				['Email/copy', to.id],
				['Email/set', from.id],
				['Email/get', to.id],
			],
		]);
		expect(responses[0]?.[1]).toMatchObject({ fromAccountId: from.id, notCreated: null });
		expect(responses[1]?.[1]).toMatchObject({ destroyed: [emailId] });
		expect(responses[2]?.[1]).toMatchObject({
			list: [{ subject: 'Moving', keywords: { $flagged: true }, receivedAt: '2026-05-05T00:00:00Z', mailboxIds }],
		});
		expect(await from.email(emailId)).toEqual({});
	});

	test('refuses the same account, one that was not granted, another state, and an email that is not there', async () => {
		const [from, to] = await two();
		const other = await TestAccount.open();
		const copy = async (fromAccountId: string, more: JsonObject = {}) =>
			to.call('Email/copy', { fromAccountId, create: {}, ...more });
		expect((await copy(to.id)).type).toBe('invalidArguments');
		expect((await copy(other.id)).type).toBe('fromAccountNotFound');
		expect((await copy(from.id, { ifFromInState: 'x' })).type).toBe('stateMismatch');
		expect((await copy(from.id, { ifInState: 'x' })).type).toBe('stateMismatch');
		const mailboxIds = { [await to.mailboxId('inbox')]: true };
		const { notCreated } = await copy(from.id, { create: { k: { id: 'E999', mailboxIds } } });
		expect(notCreated).toMatchObject({ k: { type: 'notFound' } });
	});
});
