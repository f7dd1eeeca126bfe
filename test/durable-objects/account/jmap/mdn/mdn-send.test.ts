// MDN/send (RFC 9007 section 2.1): receipts go out once, to who asked, and read back as what they were given as.
import { env } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { CORE, MAIL, MDN, SUBMISSION } from '../../../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from '../../account';
import { upload } from '../../uploads';
import { type FarEdge, farEdge, identityId, MINUTE, NOW, ring } from '../submission/sender';

const USING = [CORE, MAIL, MDN, SUBMISSION];
const DISPLAYED = { actionMode: 'manual-action', sendingMode: 'mdn-sent-manually', type: 'displayed' };
const AUTOMATIC = { actionMode: 'automatic-action', sendingMode: 'mdn-sent-automatically', type: 'processed' };
const ASKING = 'Disposition-Notification-To: Alice <alice@example.com>\r\nSubject: Grue\r\n';

interface Opened {
	account: TestAccount;
	edge: FarEdge;
	emailId: string;
}

/** An account with an email that has these header lines. */
async function opened(headers = ASKING): Promise<Opened> {
	const account = await TestAccount.open();
	await account.at(NOW);
	const { emailId } = await account.deliver({ headers, subject: 'Grüße', messageId: 'asked@example.com' });
	return { account, edge: await farEdge(account), emailId };
}

async function send(account: TestAccount, mdn: JsonObject, more: JsonObject = {}): Promise<JsonObject[]> {
	const args = {
		identityId: await identityId(account),
		send: { k: { disposition: DISPLAYED, ...mdn } },
		onSuccessUpdateEmail: { '#k': { 'keywords/$mdnsent': true } },
		...more,
	};
	return (await account.calls([['MDN/send', args]], USING)).map(([name, answer]) => ({ name, ...answer }));
}

/** What the response tells of the one receipt. */
function told(answer: JsonObject | undefined): JsonObject {
	return (answer?.sent as { k?: JsonObject } | null | undefined)?.k ?? {};
}

const keywords = async (account: TestAccount, id: string) => (await account.email(id, ['keywords'])).keywords;
const made = async (account: TestAccount) => (await env.MAIL.list({ prefix: `made/${account.id}/` })).objects.length;

/** The SetError of the one receipt, and that nothing came of it. */
async function refusal({ account, edge, emailId }: Opened, mdn: JsonObject = {}): Promise<JsonObject> {
	const [answer] = await send(account, { forEmailId: emailId, ...mdn });
	await ring(account, NOW + MINUTE).catch(() => {}); // no alarm is set where nothing is to be done
	expect(edge.jobs).toEqual([]);
	expect(await made(account)).toBe(0);
	expect(answer?.sent).toBeNull();
	return (answer?.notSent as { k: JsonObject } | undefined)?.k ?? {};
}

test('a receipt goes to who asked, without a return address, and the email is marked in the same step', async () => {
	const { account, edge, emailId } = await opened();
	const [answer, set] = await send(account, {
		forEmailId: emailId,
		subject: 'Gelesen: Grüße',
		textBody: 'Ihr Brief wurde angezeigt.\nÖ',
		reportingUA: 'desk.example.com; Waypost',
		extensionFields: { 'X-More': 'and more' },
	});
	const own = account.caller.accounts[0]?.addresses[0] ?? '';
	expect(answer).toMatchObject({ name: 'MDN/send', accountId: account.id, notSent: null });
	expect(told(answer)).toEqual({
		...{ includeOriginalMessage: false, mdnGateway: null, originalRecipient: null, error: null },
		...{ finalRecipient: `rfc822; ${own}`, originalMessageId: '<asked@example.com>' },
	});
	expect(set).toMatchObject({ name: 'Email/set', updated: { [emailId]: null } });
	expect(await keywords(account, emailId)).toEqual({ $mdnsent: true });
	await ring(account, NOW + MINUTE);
	expect(edge.jobs).toMatchObject([
		{ mailFrom: { email: '' }, rcptTo: [{ email: 'alice@example.com', parameters: null }] },
	]);
	const [raw = ''] = edge.raws;
	expect(raw).toContain('In-Reply-To: <asked@example.com>\r\n');
	expect(raw).toMatch(/Content-Type: multipart\/report; report-type=disposition-notification;/);
	expect(raw).not.toContain('Auto-Submitted');
	const blobId = await upload(account, raw, 'message/rfc822');
	const { parsed } = await account.call('MDN/parse', { blobIds: [blobId] }, USING);
	expect((parsed as JsonObject)[blobId]).toEqual({
		forEmailId: emailId,
		subject: 'Gelesen: Grüße',
		textBody: 'Ihr Brief wurde angezeigt.\nÖ',
		includeOriginalMessage: false,
		reportingUA: 'desk.example.com; Waypost',
		disposition: DISPLAYED,
		...{ mdnGateway: null, originalRecipient: null, error: null },
		finalRecipient: `rfc822; ${own}`,
		originalMessageId: '<asked@example.com>',
		extensionFields: { 'X-More': 'and more' },
	});
});

test('once sent, its octets go, and it is no submission', async () => {
	const { account, edge, emailId } = await opened();
	await send(account, { forEmailId: emailId });
	expect(await made(account)).toBe(1);
	await ring(account, NOW + MINUTE);
	await ring(account, NOW + 2 * MINUTE);
	expect(edge.jobs).toHaveLength(1);
	expect(await made(account)).toBe(0);
	expect((await account.call('EmailSubmission/get', { ids: null }, USING)).list).toEqual([]);
});

test('one that must wait is tried again, also after eviction, and is kept meanwhile', async () => {
	const { account, emailId } = await opened('Disposition-Notification-To: deferred@example.com\r\n');
	await send(account, { forEmailId: emailId });
	await ring(account, NOW + MINUTE);
	expect(await made(account)).toBe(1);
	await account.evict();
	const edge = await farEdge(account);
	await ring(account, NOW + 3 * 60 * MINUTE);
	expect(edge.jobs).toHaveLength(1);
	expect(edge.raws[0]).toContain('multipart/report');
});

test('the original message goes along where it is wanted, octet for octet', async () => {
	const { account, edge, emailId } = await opened();
	const [answer] = await send(account, { forEmailId: emailId, includeOriginalMessage: true });
	expect(told(answer)).toMatchObject({
		subject: 'Read: Grüße',
		textBody: expect.stringContaining('displayed'),
	});
	await ring(account, NOW + MINUTE);
	const { blobId } = await account.email(emailId, ['blobId']);
	const original = await (await env.MAIL.get(`mail/${account.id}/${blobId}`))?.text();
	expect(edge.raws[0]).toContain(`\r\n\r\n${original}\r\n--`);
	const mdn = await upload(account, edge.raws[0] ?? '', 'message/rfc822');
	const { parsed } = await account.call('MDN/parse', { blobIds: [mdn] }, USING);
	expect((parsed as JsonObject)[mdn]).toMatchObject({ includeOriginalMessage: true, forEmailId: emailId });
});

test('one that no person sent says so, and is sent only to who sent the message', async () => {
	const { account, edge, emailId } = await opened();
	const [answer] = await send(account, { forEmailId: emailId, disposition: AUTOMATIC });
	expect(answer?.notSent).toBeNull();
	await ring(account, NOW + MINUTE);
	expect(edge.raws[0]).toContain('Auto-Submitted: auto-replied\r\n');
	const elsewhere = await opened('Disposition-Notification-To: other@example.com\r\n');
	expect(await refusal(elsewhere, { disposition: AUTOMATIC })).toMatchObject({ type: 'forbidden' });
});

test('no email gets two receipts, not from one call, nor from two at the same time', async () => {
	const { account, edge, emailId } = await opened();
	const identity = await identityId(account);
	const receipt = { forEmailId: emailId, disposition: DISPLAYED };
	const patch = { 'keywords/$mdnsent': true };
	const args = {
		identityId: identity,
		send: { a: receipt, b: receipt },
		onSuccessUpdateEmail: { '#a': patch, '#b': patch },
	};
	const answers = await Promise.all([0, 1, 2].map(() => account.call('MDN/send', args, USING)));
	const sent = answers.flatMap((answer) => Object.keys(answer.sent ?? {}));
	expect(sent).toHaveLength(1);
	const refused = answers.flatMap((answer) => Object.values((answer.notSent ?? {}) as Record<string, JsonObject>));
	expect(refused.map(({ type }) => type)).toEqual(Array(5).fill('mdnAlreadySent'));
	await ring(account, NOW + MINUTE);
	expect(edge.jobs).toHaveLength(1);
	await ring(account, NOW + 2 * MINUTE);
	expect(await made(account)).toBe(0);
});

describe('an email that asks for nothing that can be answered is notFound', () => {
	test.each([
		['it does not ask', 'Subject: x\r\n'],
		['it asks twice', `${ASKING}Disposition-Notification-To: b@example.com\r\n`],
		['it names nobody', 'Disposition-Notification-To: \r\n'],
		['it names what is no address', 'Disposition-Notification-To: nobody\r\n'],
		[
			'it names a crowd',
			`Disposition-Notification-To: ${Array.from({ length: 11 }, (_, at) => `a${at}@example.com`)}\r\n`,
		],
	])('%s', async (_, headers) => {
		expect(await refusal(await opened(headers))).toMatchObject({ type: 'notFound' });
	});

	test('it is not here', async () => {
		expect(await refusal(await opened(), { forEmailId: 'E999999' })).toMatchObject({ type: 'notFound' });
	});

	test('it is a receipt itself (RFC 8098 section 3)', async () => {
		const { account, edge, ...rest } = await opened();
		const receipt = { type: 'message/disposition-notification', encoded: 'Disposition: x' };
		const leaves = [{ type: 'text/plain', encoded: 'x' }, receipt];
		const { emailId } = await account.deliver({ headers: ASKING, leaves });
		expect(await refusal({ ...rest, account, edge, emailId })).toMatchObject({ type: 'notFound' });
	});
});

describe('refused by what it says', () => {
	test.each<[string, JsonObject, JsonObject]>([
		['no disposition', { disposition: null }, { type: 'invalidProperties', properties: ['disposition'] }],
		['a disposition in capitals', { disposition: { ...DISPLAYED, type: 'Displayed' } }, { type: 'invalidProperties' }],
		['half a disposition', { disposition: { type: 'displayed' } }, { type: 'invalidProperties' }],
		['what only a server sets', { originalMessageId: '<x@y>' }, { properties: ['originalMessageId'] }],
		['a property that there is not', { colour: 'red' }, { type: 'invalidProperties', properties: ['colour'] }],
		['a second line in the name of its maker', { reportingUA: 'a\r\nDisposition: x' }, { properties: ['reportingUA'] }],
		['an extension of a known name', { extensionFields: { Disposition: 'x' } }, { properties: ['extensionFields'] }],
		['an extension of two lines', { extensionFields: { 'X-A': 'a\nb' } }, { properties: ['extensionFields'] }],
		['an extension whose name ends', { extensionFields: { 'X: A': 'a' } }, { properties: ['extensionFields'] }],
		["another person's address", { finalRecipient: 'rfc822; eve@far.example' }, { type: 'forbiddenFrom' }],
		['an address with a line end', { finalRecipient: 'rfc822;\r\nX: a@b.example' }, { type: 'forbiddenFrom' }],
		['an address without its kind', { finalRecipient: 'eve' }, { type: 'forbiddenFrom' }],
	])('%s', async (_, mdn, error) => {
		expect(await refusal(await opened(), mdn)).toMatchObject(error);
	});

	test('an identity whose address the account has no more', async () => {
		const { account, ...rest } = await opened();
		const [granted] = account.caller.accounts;
		await identityId(account);
		if (granted) granted.addresses = ['other@example.org'];
		const { list } = await account.call('Identity/get', {}, USING);
		const old = list.find((identity) => identity.email !== 'other@example.org');
		const [answer] = await send(account, { forEmailId: rest.emailId }, { identityId: old?.id });
		expect(answer?.notSent).toMatchObject({ k: { type: 'forbiddenFrom' } });
	});
});

describe('the call as a whole is refused', () => {
	test.each<[string, JsonObject]>([
		['without the keyword being set', { onSuccessUpdateEmail: null }],
		['with another keyword being set', { onSuccessUpdateEmail: { '#k': { 'keywords/$seen': true } } }],
		['with the keyword being taken away', { onSuccessUpdateEmail: { '#k': { 'keywords/$mdnsent': null } } }],
		['without an identity that is there', { identityId: 'I999999' }],
		['with an unknown argument', { more: 1 }],
	])('%s', async (_, more) => {
		const { account, emailId } = await opened();
		const [answer] = await send(account, { forEmailId: emailId }, more);
		expect(answer).toMatchObject({ name: 'error', type: 'invalidArguments' });
		expect(await keywords(account, emailId)).toEqual({});
		expect(await made(account)).toBe(0);
	});

	test('without the mail capability', async () => {
		const { account, emailId } = await opened();
		const send = { k: { forEmailId: emailId, disposition: DISPLAYED } };
		const args = { identityId: await identityId(account), send, onSuccessUpdateEmail: {} };
		expect(await account.call('MDN/send', args, [CORE, MDN])).toMatchObject({ type: 'unknownMethod' });
	});
});

test('what else the client wants done to the email is done with it', async () => {
	const { account, emailId } = await opened();
	const more = { onSuccessUpdateEmail: { '#k': { keywords: { $mdnsent: true, $seen: true } } } };
	const [, set] = await send(account, { forEmailId: emailId }, more);
	expect(set).toMatchObject({ name: 'Email/set', updated: { [emailId]: null } });
	expect(await keywords(account, emailId)).toEqual({ $mdnsent: true, $seen: true });
});
