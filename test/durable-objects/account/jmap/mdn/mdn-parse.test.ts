// MDN/parse (RFC 9007 section 2.2): notifications as they come from the field, and what is none.
import { describe, expect, test } from 'vitest';
import { CORE, MAIL, MDN } from '../../../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from '../../account';
import { upload } from '../../uploads';

const USING = [CORE, MAIL, MDN];

const FIELDS = [
	'Reporting-UA: joes-pc.cs.example.com; Foomail 97.1',
	'Original-Recipient: rfc822;john+list@example.com',
	'Final-Recipient: rfc822; john@example.com',
	'Original-Message-ID: <letter@example.com>',
	'Disposition: manual-action/MDN-sent-manually; displayed',
];

const RECEIPT = 'Der Brief wurde angezeigt.\r\nÖ';

interface Described {
	fields?: string[];
	text?: string[];
	more?: string[];
	type?: string;
}

/** A multipart/report as RFC 8098 section 3 has it. */
function notification({ fields = FIELDS, text, more = [], type }: Described = {}): string {
	return [
		...['From: John <john@example.com>', 'Subject: Read: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=', 'MIME-Version: 1.0'],
		...['Content-Type: multipart/report; report-type=disposition-notification; boundary="b"', '', '--b'],
		...(text ?? ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', RECEIPT]),
		...['--b', `Content-Type: ${type ?? 'message/disposition-notification'}`, '', ...fields, ''],
		...more,
		...['--b--', ''],
	].join('\r\n');
}

async function parse(account: TestAccount, blobIds: string[]): Promise<JsonObject> {
	return account.call('MDN/parse', { blobIds }, USING);
}

async function parseText(text: string, account?: TestAccount): Promise<JsonObject> {
	const owner = account ?? (await TestAccount.open());
	const blobId = await upload(owner, text, 'message/rfc822');
	const { parsed } = await parse(owner, [blobId]);
	return (parsed as Record<string, JsonObject> | null)?.[blobId] ?? {};
}

test('a notification is read in all its properties, and says which email it is of', async () => {
	const account = await TestAccount.open();
	await account.deliver();
	const { emailId } = await account.deliver({ messageId: 'letter@example.com' });
	expect(await parseText(notification(), account)).toEqual({
		forEmailId: emailId,
		subject: 'Read: Grüße',
		textBody: RECEIPT.replace('\r\n', '\n'),
		includeOriginalMessage: false,
		reportingUA: 'joes-pc.cs.example.com; Foomail 97.1',
		disposition: { actionMode: 'manual-action', sendingMode: 'mdn-sent-manually', type: 'displayed' },
		mdnGateway: null,
		originalRecipient: 'rfc822;john+list@example.com',
		finalRecipient: 'rfc822; john@example.com',
		originalMessageId: '<letter@example.com>',
		error: null,
		extensionFields: null,
	});
});

test('one that was delivered is read from its own blob', async () => {
	const account = await TestAccount.open();
	const raw = notification();
	const { emailId } = await account.deliver({
		headers: raw.slice(0, raw.indexOf('\r\n\r\n') + 2),
		text: raw.slice(raw.indexOf('\r\n\r\n') + 4),
	});
	const blobId = String((await account.email(emailId, ['blobId'])).blobId);
	expect(await parse(account, [blobId])).toMatchObject({
		parsed: { [blobId]: { finalRecipient: 'rfc822; john@example.com' } },
	});
});

test('words in any case, comments, folds, modifiers, errors, gateways and fields that nobody knows', async () => {
	const fields = [
		'FINAL-RECIPIENT: rfc822;',
		' john@example.com',
		'DISPOSITION: Automatic-Action (a rule)/MDN-Sent-Automatically ; Processed/error,x-more',
		'MDN-Gateway: dns; gate.example.com',
		'Error: could not be shown',
		'Error: and was dropped',
		'X-Extension: =?utf-8?Q?f=C3=BCr?= you',
	];
	expect(await parseText(notification({ fields }))).toMatchObject({
		disposition: { actionMode: 'automatic-action', sendingMode: 'mdn-sent-automatically', type: 'processed' },
		finalRecipient: 'rfc822; john@example.com',
		mdnGateway: 'dns; gate.example.com',
		error: ['could not be shown', 'and was dropped'],
		extensionFields: { 'X-Extension': 'für you' },
		originalMessageId: null,
		forEmailId: null,
	});
});

test('the text for people may be an alternative, in another charset and encoding', async () => {
	const alternative = [
		...['Content-Type: multipart/alternative; boundary=c', '', '--c', 'Content-Type: text/html', '', '<p>gelesen</p>'],
		...['--c', 'Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: quoted-printable', ''],
		...['gr=FC=DFe', '--c--'],
	];
	expect(await parseText(notification({ text: alternative }))).toMatchObject({ textBody: 'grüße' });
	const onlyHtml = ['Content-Type: text/html', '', '<p>gelesen</p>'];
	expect(await parseText(notification({ text: onlyHtml }))).toMatchObject({ textBody: null });
});

test('a message that comes along is told of, and is not taken for the notification', async () => {
	const original = ['--b', 'Content-Type: message/rfc822', '', 'Subject: the letter', '', 'text', ''];
	expect(await parseText(notification({ more: original }))).toMatchObject({
		...{ includeOriginalMessage: true, subject: 'Read: Grüße' },
	});
});

test('the international form of RFC 6533 is one too', async () => {
	const type = 'message/global-disposition-notification';
	expect(await parseText(notification({ type }))).toMatchObject({ disposition: { type: 'displayed' } });
});

test('of two emails with that Message-ID, none is guessed', async () => {
	const account = await TestAccount.open();
	await account.deliver({ messageId: 'letter@example.com', bodyDigest: 'a' });
	await account.deliver({ messageId: 'letter@example.com', bodyDigest: 'b' });
	expect(await parseText(notification(), account)).toMatchObject({ forEmailId: null });
});

describe('not parsable', () => {
	test.each([
		['a letter', 'Subject: hello\r\n\r\nFinal-Recipient: rfc822;a@example.com\r\n'],
		['nothing', ''],
		['octets', '\0\x01\x02'],
		['a report of another kind', notification({ type: 'message/delivery-status' })],
		['one without a disposition', notification({ fields: FIELDS.slice(0, 4) })],
		[
			'one with a disposition that RFC 8098 does not have',
			notification({ fields: ['Disposition: manual-action/x; read'] }),
		],
	])('%s', async (_, text) => {
		const account = await TestAccount.open();
		const blobId = await upload(account, text);
		expect(await parse(account, [blobId])).toMatchObject({ parsed: null, notParsable: [blobId], notFound: null });
	});
});

test('what is not there is notFound, beside those that are', async () => {
	const account = await TestAccount.open();
	const [good, bad] = [await upload(account, notification()), await upload(account, 'x')];
	const answer = await parse(account, ['nonsense', good, bad]);
	expect(answer).toMatchObject({ accountId: account.id, notFound: ['nonsense'], notParsable: [bad] });
	expect(Object.keys(answer.parsed as JsonObject)).toEqual([good]);
});

test('a field of a megabyte and a message of many megabytes are read in bounded room', async () => {
	const huge = notification({ fields: [...FIELDS, `X-Long: ${'('.repeat(1_000_000)}`] });
	expect(await parseText(huge)).toMatchObject({ disposition: { type: 'displayed' } });
	const long = notification({ text: ['Content-Type: text/plain', '', 'x'.repeat(200_000)] });
	expect(String((await parseText(long)).textBody)).toHaveLength(65_536);
});

test.each([
	['invalidArguments', {}],
	['invalidArguments', { blobIds: null }],
	['requestTooLarge', { blobIds: Array.from({ length: 101 }, (_, k) => `C${k}`) }],
])('%s: %j', async (type, args) => {
	expect(await (await TestAccount.open()).call('MDN/parse', args, USING)).toMatchObject({ type });
});
