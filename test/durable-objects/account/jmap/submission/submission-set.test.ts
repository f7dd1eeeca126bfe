// EmailSubmission/set (RFC 8621 section 7.5): what may be sent and what may not, each refusal by its name.
import { describe, expect, test } from 'vitest';
import { MAX_DELAYED_SEND_SECONDS, MAX_RECIPIENTS, MAX_SEND_BYTES } from '../../../../../workers/domain/submission';
import { type Answer, type JsonObject, TestAccount } from '../../account';
import {
	farEdge,
	identityId,
	MINUTE,
	NOW,
	refusal,
	ring,
	submissionOf,
	submit,
	submitted,
	USING,
	write,
} from './sender';

async function opened(): Promise<TestAccount> {
	const account = await TestAccount.open();
	await account.at(NOW);
	return account;
}

const own = (account: TestAccount) => account.caller.accounts[0]?.addresses[0] ?? '';
const address = (email: string, parameters: JsonObject | null = null) => ({ email, parameters });

describe('a submission', () => {
	test('gets an envelope from the header: Sender or From, and everybody in To, Cc and Bcc once (section 7)', async () => {
		const account = await opened();
		const more = `Cc: Eve <eve@far.example>, bob@FAR.example\r\nBcc: hidden@far.example\r\nMessage-ID: <1@x.example>\r\n`;
		const emailId = await write(account, { to: 'Bob <bob@far.example>, team: a@far.example, b@far.example;', more });
		const made = await submitted(account, { emailId });
		expect(made).toMatchObject({
			emailId,
			identityId: await identityId(account),
			threadId: (await account.email(emailId, ['threadId'])).threadId,
			sendAt: '2100-01-01T00:00:00Z',
			undoStatus: 'pending',
			dsnBlobIds: [],
			mdnBlobIds: [],
			envelope: {
				mailFrom: address(own(account)),
				rcptTo: ['bob', 'a', 'b', 'eve', 'hidden'].map((name) => address(`${name}@far.example`)),
			},
		});
		const queued = { smtpReply: expect.stringMatching(/^250 2\.\d\.\d /), delivered: 'queued', displayed: 'unknown' };
		expect(made.deliveryStatus).toMatchObject({ 'bob@far.example': queued, 'hidden@far.example': queued });
	});

	test('tells what the client did not give, and no more (RFC 8620 section 5.3)', async () => {
		const account = await opened();
		const envelope = { mailFrom: address(own(account)), rcptTo: [address('bob@far.example')] };
		const { created } = (await submit(account, { emailId: await write(account), envelope })) as unknown as {
			created: { s: JsonObject };
		};
		expect(Object.keys(created.s).sort()).toEqual(
			['deliveryStatus', 'dsnBlobIds', 'id', 'mdnBlobIds', 'sendAt', 'threadId', 'undoStatus'].sort(),
		);
	});

	test('may be addressed by names in lower case, as aerc writes them', async () => {
		const account = await opened();
		const envelope = { mailfrom: { email: own(account) }, rcptto: [{ email: 'bob@far.example' }] };
		const made = await submitted(account, { emailId: await write(account), envelope });
		expect(made.envelope).toEqual({ mailFrom: address(own(account)), rcptTo: [address('bob@far.example')] });
	});

	test('takes the Sender before the From, and the identity’s address where it may use neither', async () => {
		const account = await opened();
		const sender = own(account).replace('@', '+desk@');
		const both = await write(account, { more: `Sender: ${sender}\r\n` });
		expect((await submitted(account, { emailId: both })).envelope).toMatchObject({ mailFrom: { email: sender } });
		const other = await write(account, { more: 'Sender: secretary@far.example\r\n' });
		expect((await submitted(account, { emailId: other })).envelope).toMatchObject({
			mailFrom: { email: own(account) },
		});
	});

	test('keeps the envelope that the client gives, parameters and all', async () => {
		const account = await opened();
		const envelope = {
			mailFrom: address(own(account).replace('@', '+bounces@'), { ENVID: 'x=1', ret: 'HDRS' }),
			rcptTo: [address('bob@far.example', { NOTIFY: 'SUCCESS,FAILURE' }), address('eve@far.example')],
		};
		expect((await submitted(account, { emailId: await write(account), envelope })).envelope).toEqual(envelope);
	});

	test('may bear the null reverse-path, and be of an email and identity that the same request made', async () => {
		const account = await opened();
		const emailId = await write(account);
		const envelope = { mailFrom: address(''), rcptTo: [address('bob@far.example')] };
		const responses = await account.calls(
			[
				['Identity/set', { create: { i: { email: own(account) } } }],
				['EmailSubmission/set', { create: { s: { identityId: '#i', emailId, envelope } } }],
			],
			USING,
		);
		expect(responses[1]?.[1]).toMatchObject({ created: { s: {} }, notCreated: null });
	});

	test('of a mail that came in sends it on in its author’s name, from one’s own address', async () => {
		const account = await opened();
		const headers = 'From: alice@example.com\r\nTo: x@example.org\r\nDate: Tue, 1 Sep 2026 10:00:00 +0000\r\n';
		const { emailId } = await account.deliver({ headers });
		const rcptTo = [address('bob@far.example')];
		const envelope = { mailFrom: address(own(account)), rcptTo };
		expect(await submitted(account, { emailId, envelope })).toMatchObject({ emailId, undoStatus: 'pending' });
	});

	test('is one more in /changes, and its state moves', async () => {
		const account = await opened();
		const emailId = await write(account);
		await identityId(account);
		const { state } = await account.call('EmailSubmission/get', { ids: [] }, USING);
		const { id } = await submitted(account, { emailId });
		await account.evict();
		const changes = await account.call('EmailSubmission/changes', { sinceState: state }, USING);
		expect(changes).toMatchObject({ created: [id], updated: [], destroyed: [] });
	});
});

describe('refused is', () => {
	test.each([
		['an email that is not there', { emailId: 'E999999' }, ['emailId']],
		['an identity that is not there', { identityId: 'I999999' }, ['identityId']],
		['an identity of no id', { identityId: 7 }, ['identityId']],
		['what the server sets', { sendAt: '2100-01-01T00:00:00Z', undoStatus: 'canceled' }, ['sendAt', 'undoStatus']],
		['an envelope that is none', { envelope: 'x' }, ['envelope']],
		['an envelope with what it has not', { envelope: { mailFrom: address('x'), rcptTo: [], size: 5 } }, ['envelope']],
		['an envelope without recipients’ list', { envelope: { mailFrom: address('a@b.example') } }, ['envelope']],
		['an address that is none', { envelope: { mailFrom: { email: 5 }, rcptTo: [] } }, ['envelope']],
		[
			'a parameter that nobody knows',
			{ envelope: { mailFrom: address('x', { COLOUR: 'red' }), rcptTo: [] } },
			['envelope'],
		],
		['a parameter of a number', { envelope: { mailFrom: address('x', { HOLDFOR: 5 }), rcptTo: [] } }, ['envelope']],
	])('invalidProperties: %s', async (_what, object, properties) => {
		const account = await opened();
		const error = await refusal(account, { emailId: await write(account), ...object });
		expect(error).toMatchObject({ type: 'invalidProperties', properties });
	});

	test('an undoStatus that asks for nothing is taken, and stays the server’s to set', async () => {
		const account = await opened();
		const created = await submitted(account, { emailId: await write(account), undoStatus: 'final' });
		expect(created).toMatchObject({ undoStatus: 'pending' });
	});

	test('noRecipients: nobody in the envelope, or in the header', async () => {
		const account = await opened();
		const emailId = await write(account, { to: '' });
		expect(await refusal(account, { emailId })).toMatchObject({ type: 'noRecipients' });
		const envelope = { mailFrom: address(own(account)), rcptTo: [] };
		expect(await refusal(account, { emailId, envelope })).toMatchObject({ type: 'noRecipients' });
	});

	test('invalidRecipients: each address that cannot be sent to is named', async () => {
		const account = await opened();
		const bad = ['bob', 'x y@far.example', 'a@b.example\r\nRCPT TO:<c@d.example>'];
		const rcptTo = ['good@far.example', ...bad].map((email) => address(email));
		const envelope = { mailFrom: address(own(account)), rcptTo };
		const error = await refusal(account, { emailId: await write(account), envelope });
		expect(error).toMatchObject({ type: 'invalidRecipients', invalidRecipients: bad });
	});

	test('tooManyRecipients: and how many may be', async () => {
		const account = await opened();
		const rcptTo = Array.from({ length: MAX_RECIPIENTS + 1 }, (_, number) => address(`p${number}@far.example`));
		const envelope = { mailFrom: address(own(account)), rcptTo };
		const error = await refusal(account, { emailId: await write(account), envelope });
		expect(error).toMatchObject({ type: 'tooManyRecipients', maxRecipients: MAX_RECIPIENTS });
	});

	test('tooLarge: and how large it may be', async () => {
		const account = await opened();
		const emailId = await write(account);
		await account.sql('UPDATE emails SET size = ?', MAX_SEND_BYTES + 1);
		expect(await refusal(account, { emailId })).toMatchObject({ type: 'tooLarge', maxSize: MAX_SEND_BYTES });
	});

	test.each([
		['no Date', { date: null }, ['sentAt']],
		['a Date that is none', { date: 'yesterday' }, ['sentAt']],
		['two From fields', { more: 'From: x@example.org\r\n' }, ['from']],
		['two authors and no Sender', { from: 'a1@example.org, x@example.org' }, ['from']],
		['two Sender fields', { more: 'Sender: a@example.org\r\nSender: b@example.org\r\n' }, ['sender']],
		[
			'all of these',
			{ date: null, more: 'From: x@example.org\r\nSender: a@x.example, b@x.example\r\n' },
			['from', 'sender', 'sentAt'],
		],
	])('invalidEmail: %s', async (_what, written, properties) => {
		const account = await opened();
		const error = await refusal(account, { emailId: await write(account, written) });
		expect(error).toMatchObject({ type: 'invalidEmail', properties });
	});

	test('forbiddenFrom: an author that the account may not be', async () => {
		const account = await opened();
		const emailId = await write(account, { from: 'eve@far.example' });
		expect(await refusal(account, { emailId })).toMatchObject({ type: 'forbiddenFrom' });
	});

	test('forbiddenMailFrom: a sender in the envelope that the account may not be', async () => {
		const account = await opened();
		const envelope = { mailFrom: address('eve@far.example'), rcptTo: [address('bob@far.example')] };
		const error = await refusal(account, { emailId: await write(account), envelope });
		expect(error).toMatchObject({ type: 'forbiddenMailFrom' });
	});

	test('forbiddenToSend: everything, where the account has no address any more', async () => {
		const account = await opened();
		const emailId = await write(account);
		const id = await identityId(account);
		const granted = account.caller.accounts[0];
		if (granted) granted.addresses = [];
		const answer = await account.call('EmailSubmission/set', { create: { s: { identityId: id, emailId } } }, USING);
		expect(answer.notCreated).toMatchObject({ s: { type: 'forbiddenToSend', description: expect.any(String) } });
	});
});

describe('a delayed send (RFC 4865)', () => {
	const later = (account: TestAccount, parameters: JsonObject) => ({
		mailFrom: address(own(account), parameters),
		rcptTo: [address('bob@far.example')],
	});

	test.each([
		[{ HOLDFOR: '3600' }, '2100-01-01T01:00:00Z'],
		[{ holdfor: '0' }, '2100-01-01T00:00:00Z'],
		[{ HOLDUNTIL: '2100-01-02T12:00:00Z' }, '2100-01-02T12:00:00Z'],
		[{ HoldUntil: '2100-01-02T12:00:00+02:00' }, '2100-01-02T10:00:00Z'],
		[{ HOLDFOR: String(MAX_DELAYED_SEND_SECONDS) }, '2101-01-02T00:00:00Z'],
	])('with %j is for %s', async (parameters, sendAt) => {
		const account = await opened();
		const envelope = later(account, parameters);
		expect(await submitted(account, { emailId: await write(account), envelope })).toMatchObject({ sendAt, envelope });
	});

	test.each([
		{ HOLDFOR: '60', HOLDUNTIL: '2100-01-02T00:00:00Z' },
		{ HOLDFOR: null },
		{ HOLDFOR: '-1' },
		{ HOLDFOR: String(MAX_DELAYED_SEND_SECONDS + 1) },
		{ HOLDUNTIL: 'tomorrow' },
		{ HOLDUNTIL: '2099-12-31T00:00:00Z' },
		{ HOLDUNTIL: '2102-01-01T00:00:00Z' },
	])('with %j is invalid', async (parameters) => {
		const account = await opened();
		const error = await refusal(account, { emailId: await write(account), envelope: later(account, parameters) });
		expect(error).toMatchObject({ type: 'invalidProperties', properties: ['envelope'] });
	});

	test('waits for its time, and is then sent without the parameters of its own', async () => {
		const account = await opened();
		const envelope = later(account, { HOLDFOR: '3600', ENVID: 'x' });
		const { id } = await submitted(account, { emailId: await write(account), envelope });
		await account.evict();
		const edge = await farEdge(account);
		await ring(account, NOW + 59 * MINUTE);
		expect(edge.jobs).toEqual([]);
		await ring(account, NOW + 60 * MINUTE);
		expect(edge.jobs).toMatchObject([{ submissionId: id, mailFrom: { parameters: { ENVID: 'x' } } }]);
	});
});

describe('canceling', () => {
	const cancel = (account: TestAccount, id: unknown) =>
		account.call('EmailSubmission/set', { update: { [String(id)]: { undoStatus: 'canceled' } } }, USING);

	test('before its time calls the mail back: it is never sent (section 7)', async () => {
		const account = await opened();
		const { id } = await submitted(account, { emailId: await write(account) });
		expect(await cancel(account, id)).toMatchObject({ updated: { [String(id)]: null }, notUpdated: null });
		await account.evict();
		const edge = await farEdge(account);
		await ring(account, NOW + MINUTE);
		expect(edge.jobs).toEqual([]);
		expect(await submissionOf(account, String(id))).toMatchObject({
			undoStatus: 'canceled',
			deliveryStatus: { 'bob@far.example': { delivered: 'no', smtpReply: expect.stringContaining('Canceled') } },
		});
		expect(await cancel(account, id)).toMatchObject({ updated: { [String(id)]: null } });
	});

	test('cannotUnsend: what was sent', async () => {
		const account = await opened();
		const { id } = await submitted(account, { emailId: await write(account) });
		await farEdge(account);
		await ring(account, NOW);
		expect(await cancel(account, id)).toMatchObject({ notUpdated: { [String(id)]: { type: 'cannotUnsend' } } });
	});

	test('cannotUnsend: what is on its way', async () => {
		const account = await opened();
		const { id } = await submitted(account, { emailId: await write(account) });
		(await farEdge(account)).lost = true;
		await ring(account, NOW);
		expect(await submissionOf(account, String(id))).toMatchObject({ undoStatus: 'pending' });
		expect(await cancel(account, id)).toMatchObject({ notUpdated: { [String(id)]: { type: 'cannotUnsend' } } });
	});

	test('still works where no server has taken it yet', async () => {
		const account = await opened();
		const { id } = await submitted(account, { emailId: await write(account, { to: 'deferred@far.example' }) });
		const edge = await farEdge(account);
		await ring(account, NOW);
		expect(await cancel(account, id)).toMatchObject({ updated: { [String(id)]: null } });
		await ring(account, NOW + 60 * MINUTE);
		expect(edge.jobs).toHaveLength(1);
	});

	test.each([
		[{ undoStatus: 'final' }, ['undoStatus']],
		[{ sendAt: '2100-01-02T00:00:00Z' }, ['sendAt']],
		[{ 'envelope/mailFrom/email': 'x@y.example', undoStatus: 'canceled' }, ['envelope']],
	])('is the one thing that can be changed: not %j', async (patch, properties) => {
		const account = await opened();
		const { id } = await submitted(account, { emailId: await write(account) });
		const { notUpdated } = await account.call('EmailSubmission/set', { update: { [String(id)]: patch } }, USING);
		expect(notUpdated).toMatchObject({ [String(id)]: { type: 'invalidProperties', properties } });
	});
});

describe('destroying', () => {
	test('a submission removes the record and does not stop the mail (section 7.5)', async () => {
		const account = await opened();
		const { id } = await submitted(account, { emailId: await write(account) });
		const { state } = await account.call('EmailSubmission/get', { ids: [] }, USING);
		const answer = await account.call('EmailSubmission/set', { destroy: [id] }, USING);
		expect(answer).toMatchObject({ destroyed: [id] });
		const changes = await account.call('EmailSubmission/changes', { sinceState: state }, USING);
		expect(changes.destroyed).toEqual([id]);
		await account.evict();
		const edge = await farEdge(account);
		await ring(account, NOW);
		expect(edge.jobs).toMatchObject([{ submissionId: id, rcptTo: [{ email: 'bob@far.example' }] }]);
		expect(await submissionOf(account, String(id))).toEqual({});
	});

	test('notFound: a submission that is not there', async () => {
		const account = await opened();
		const answer = await account.call('EmailSubmission/set', { destroy: ['S999999'] }, USING);
		expect(answer.notDestroyed).toMatchObject({ S999999: { type: 'notFound' } });
	});
});

describe('on success', () => {
	/** The whole request's responses: [name, arguments]. */
	async function responses(account: TestAccount, args: JsonObject): Promise<[string, Answer][]> {
		const found = await account.calls([['EmailSubmission/set', args]], USING);
		expect(new Set(found.map(([, , callId]) => callId))).toEqual(new Set(['0']));
		return found.map(([name, answer]) => [name, answer as Answer]);
	}

	test('one Email/set follows, under the same call id, with what was asked for each email (section 7.5)', async () => {
		const account = await opened();
		const emailId = await write(account);
		await account.update(emailId, { keywords: { $draft: true } });
		const sent = await account.mailboxId('sent');
		const found = await responses(account, {
			create: { s: { identityId: await identityId(account), emailId } },
			onSuccessUpdateEmail: { '#s': { 'keywords/$draft': null, 'keywords/$seen': true, mailboxIds: { [sent]: true } } },
		});
		expect(found.map(([name]) => name)).toEqual(['EmailSubmission/set', 'Email/set']);
		expect(found[1]?.[1]).toMatchObject({ updated: { [emailId]: null }, notUpdated: null });
		expect(await account.email(emailId, ['keywords', 'mailboxIds'])).toMatchObject({
			keywords: { $seen: true },
			mailboxIds: { [sent]: true },
		});
	});

	test('the email can be destroyed, and is sent all the same', async () => {
		const account = await opened();
		const emailId = await write(account);
		const create = { s: { identityId: await identityId(account), emailId } };
		const found = await responses(account, { create, onSuccessDestroyEmail: ['#s'] });
		expect(found[1]?.[1]).toMatchObject({ destroyed: [emailId] });
		const edge = await farEdge(account);
		await ring(account, NOW);
		await ring(account, NOW);
		expect(edge.jobs).toHaveLength(1);
	});

	test('of a cancel and of a destroy counts too', async () => {
		const account = await opened();
		const [first, second] = [await write(account), await write(account)];
		const { id: canceled } = await submitted(account, { emailId: first });
		const { id: destroyed } = await submitted(account, { emailId: second });
		const found = await responses(account, {
			update: { [String(canceled)]: { undoStatus: 'canceled' } },
			destroy: [destroyed],
			onSuccessUpdateEmail: { [String(canceled)]: { 'keywords/$draft': true } },
			onSuccessDestroyEmail: [destroyed],
		});
		expect(found[1]?.[1]).toMatchObject({ updated: { [String(first)]: null }, destroyed: [second] });
	});

	test('nothing follows what did not succeed', async () => {
		const account = await opened();
		const emailId = await write(account, { to: '' });
		const create = { s: { identityId: await identityId(account), emailId } };
		const found = await responses(account, { create, onSuccessDestroyEmail: ['#s'] });
		expect(found.map(([name]) => name)).toEqual(['EmailSubmission/set']);
		expect(await account.email(emailId, ['id'])).toEqual({ id: emailId });
	});

	test.each([{ onSuccessUpdateEmail: { '#s': 5 } }, { onSuccessDestroyEmail: 'x' }])(
		'arguments of another type are invalidArguments: %j',
		async (args) => {
			const account = await opened();
			expect((await account.call('EmailSubmission/set', args, USING)).type).toBe('invalidArguments');
		},
	);
});
