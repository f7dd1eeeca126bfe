// The way out as an account's Durable Object takes it: over the loopback binding, through the whole Worker, to another account's inbox.
import { applyD1Migrations, env, reset, runInDurableObject } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { accountStub } from '../../../workers/api/account-stub';
import { createAccount } from '../../../workers/directory/accounts';
import type { Caller } from '../../../workers/domain/caller';
import type { SendJob, SendResult } from '../../../workers/outbound/sender';

const ANN = 'ann@waypost.test';
const BOB = 'bob@waypost.test';
const KEY = 'mail/A1/B1';
let annId: string;
let bobId: string;

beforeEach(async () => {
	await reset();
	await applyD1Migrations(env.DIRECTORY, env.TEST_MIGRATIONS);
	annId = await account(ANN);
	bobId = await account(BOB);
});

async function account(address: string): Promise<string> {
	const created = await createAccount(env.DIRECTORY, { address, password: 'x', name: address }, Date.now());
	return created.ok ? created.accountId : '';
}

const LETTER = [
	'From: Ann <ann@waypost.test>',
	'To: bob@waypost.test',
	'Bcc: secret@waypost.test',
	'Message-ID: <1@waypost.test>',
	'Subject: Lunch?',
	'',
	'At noon.',
	'',
].join('\r\n');

function job(to: string[], from = ANN): SendJob {
	const address = (email: string) => ({ email, parameters: null });
	return {
		accountId: annId,
		submissionId: 'S1',
		mailFrom: address(from),
		rcptTo: to.map(address),
		key: KEY,
		mayHaveBeenSent: false,
	};
}

/** As MailAccount reaches it. */
function sendFromObject(what: SendJob): Promise<SendResult[]> {
	const stub = env.ACCOUNT.getByName(annId);
	return runInDurableObject(stub, (_account, state) => state.exports.Post.send(what));
}

function callerOf(id: string): Caller {
	return {
		personId: 'P1',
		credential: { id: 'c1', expiresAt: null },
		accounts: [{ id, name: id, addresses: [] }],
		sessionState: 's0',
	};
}

interface Inbox {
	emails: { subject: string; from: { email: string }[]; bcc: unknown; mailboxIds: Record<string, true> }[];
	raws: string[];
}

async function inboxOf(accountId: string): Promise<Inbox> {
	const properties = ['subject', 'from', 'bcc', 'mailboxIds'];
	const using = ['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail'];
	const ids = { resultOf: '0', name: 'Email/query', path: '/ids' };
	const methodCalls = [
		['Email/query', { accountId }, '0'],
		['Email/get', { accountId, '#ids': ids, properties }, '1'],
	];
	const answer = await accountStub(env, accountId).jmap(accountId, { using, methodCalls }, callerOf(accountId));
	const { methodResponses } = answer.body as unknown as { methodResponses: [string, { list: Inbox['emails'] }][] };
	const { objects } = await env.MAIL.list({ prefix: `mail/${accountId}/` });
	const raws = await Promise.all(objects.map(async ({ key }) => (await (await env.MAIL.get(key))?.text()) ?? ''));
	return { emails: methodResponses[1]?.[1].list ?? [], raws };
}

describe('mail from one account to another', () => {
	beforeEach(() => env.MAIL.put(KEY, LETTER));

	it('arrives in the inbox, without Bcc, under trace fields of its own', async () => {
		expect(await sendFromObject(job([BOB]))).toEqual([
			{ email: BOB, outcome: 'sent', delivered: 'yes', smtpReply: expect.stringMatching(/^250 2\.\d\.\d /) },
		]);
		const { emails, raws } = await inboxOf(bobId);
		expect(emails).toMatchObject([{ subject: 'Lunch?', from: [{ email: ANN }], bcc: null }]);
		expect(raws).toHaveLength(1);
		expect(raws[0]).toMatch(
			/^Return-Path: <ann@waypost\.test>\r\nReceived: from waypost\.test by waypost\.test\r\n\tid S1 for <bob@waypost\.test>;\r\n\t\w{3}, \d\d .* \+0000\r\nFrom: Ann/,
		);
		expect(raws[0]).not.toMatch(/secret/i);
	});

	it('arrives once, however often it is tried', async () => {
		for (const _ of [1, 2, 3]) expect(await sendFromObject(job([BOB]))).toMatchObject([{ outcome: 'sent' }]);
		const { emails, raws } = await inboxOf(bobId);
		expect([emails.length, raws.length]).toEqual([1, 1]);
	});

	it('arrives with plus-tags, and from a null sender', async () => {
		expect(await sendFromObject(job(['Bob+lunch@Waypost.test'], ''))).toMatchObject([{ outcome: 'sent' }]);
		expect((await inboxOf(bobId)).raws[0]).toMatch(/^Return-Path: <>\r\nReceived: from localhost /);
	});

	it('is not believed to have been tested by the server whose name it writes', async () => {
		const forged = 'Authentication-Results: mx.cloudflare.net; dmarc=pass header.from=waypost.test; spf=pass\r\n';
		await env.MAIL.put(KEY, forged + LETTER);
		await sendFromObject(job([BOB]));
		const using = ['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail', 'urn:waypost:params:jmap:mail'];
		const ids = { resultOf: '0', name: 'Email/query', path: '/ids' };
		const get = { accountId: bobId, '#ids': ids, properties: ['verdict'] };
		const methodCalls = [
			['Email/query', { accountId: bobId }, '0'],
			['Email/get', get, '1'],
		];
		const { body } = await accountStub(env, bobId).jmap(bobId, { using, methodCalls }, callerOf(bobId));
		expect(JSON.stringify(body)).not.toContain('dmarc');
		expect(JSON.stringify(body)).toContain('"scanned":true');
	});
});

describe('each recipient', () => {
	beforeEach(() => env.MAIL.put(KEY, LETTER));

	it('gets a result of its own, in the order of the job', async () => {
		await env.DIRECTORY.prepare("INSERT INTO domains (name, created_at) VALUES ('other.test', 0)").run();
		const results = await sendFromObject(job(['nobody@waypost.test', BOB, 'bob@far.example', 'x@other.test']));
		expect(results).toEqual([
			{
				email: 'nobody@waypost.test',
				outcome: 'failed',
				delivered: 'no',
				smtpReply: expect.stringMatching(/^550 5\.1\.1 /),
			},
			{ email: BOB, outcome: 'sent', delivered: 'yes', smtpReply: expect.stringMatching(/^250 /) },
			{
				email: 'bob@far.example',
				outcome: 'failed',
				delivered: 'no',
				smtpReply: expect.stringContaining('set up a relay'),
			},
			{ email: 'x@other.test', outcome: 'failed', delivered: 'no', smtpReply: expect.stringMatching(/^550 5\.1\.1 /) },
		]);
	});

	it('that is no address fails, and brings no line of its own into the message', async () => {
		const results = await sendFromObject(job(['bob@waypost.test>\r\nX: y', 'bob', BOB]));
		expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'sent']);
		expect((await inboxOf(bobId)).raws[0]).not.toContain('X: y');
	});

	it('fails where the sender is no address', async () => {
		expect(await sendFromObject(job([BOB], 'ann@waypost.test\r\nX: y'))).toMatchObject([
			{ outcome: 'failed', smtpReply: expect.stringMatching(/^553 5\.1\.7 /) },
		]);
	});
});

describe('a mail that may have been sent already', () => {
	it('is tried again where its recipient knows it again, and nowhere else', async () => {
		await env.MAIL.put(KEY, LETTER);
		const again = { ...job([BOB]), mayHaveBeenSent: true };
		for (const _ of [1, 2]) expect(await sendFromObject(again)).toMatchObject([{ outcome: 'sent' }]);
		expect((await inboxOf(bobId)).emails).toHaveLength(1);
	});
});

describe('a fault of ours', () => {
	it('lets the mail wait where the message cannot be had', async () => {
		expect(await exports.Post.send(job([BOB]))).toMatchObject([
			{ outcome: 'deferred', delivered: 'queued', smtpReply: expect.stringMatching(/^451 4\.3\.0 /) },
		]);
	});

	it.each(['directory', 'mail-store', 'account', 'account-after'])(
		'of the %s lets the mail wait, and the next try brings it once',
		async (target) => {
			await env.MAIL.put(KEY, LETTER);
			const headers = { 'Content-Type': 'application/json', 'X-Waypost-Dev': env.DEV_TOKEN ?? '' };
			const body = JSON.stringify({ target, times: 1 });
			const armed = await exports.default.fetch('https://mail.example/dev/faults', { method: 'POST', headers, body });
			expect(armed.status).toBe(200);
			expect(await sendFromObject(job([BOB]))).toMatchObject([{ outcome: 'deferred' }]);
			expect(await sendFromObject(job([BOB]))).toMatchObject([{ outcome: 'sent' }]);
			expect((await inboxOf(bobId)).emails).toHaveLength(1);
		},
	);
});
