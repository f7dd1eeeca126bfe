// From the outbox to the outcome: nothing is sent twice, nothing is forgotten, and every outcome is a change.
import { env, runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import type { MailAccount } from '../../../durable-objects/account/mail-account';
import { dueAfterDeferral, MAX_ATTEMPTS } from '../../../durable-objects/account/outbox';
import { createAccount } from '../../../workers/directory/accounts';
import { type JsonObject, TestAccount } from './account';
import { farEdge, MINUTE, NOW, ring, submissionOf, submitted, USING, write } from './jmap/submission/sender';

async function sent(to: string) {
	const account = await TestAccount.open();
	await account.at(NOW);
	const emailId = await write(account, { to });
	const { id } = await submitted(account, { emailId });
	return { account, emailId, id: String(id), edge: await farEdge(account) };
}

const statusOf = async (account: TestAccount, id: string) =>
	(await submissionOf(account, id)).deliveryStatus as Record<string, JsonObject>;
const rowsOf = (account: TestAccount) => account.sql("SELECT * FROM outbox WHERE kind = 'send'");

describe('a mail', () => {
	test('is sent once, with its envelope, and every recipient’s reply is a change of its submission', async () => {
		const { account, id, edge } = await sent('sent@far.example, failed@far.example, kept@far.example');
		const { state } = await account.call('EmailSubmission/get', { ids: [] }, USING);
		for (const at of [NOW, NOW, NOW + 60 * MINUTE]) await ring(account, at);
		expect(edge.jobs).toMatchObject([
			{
				accountId: account.id,
				submissionId: id,
				mailFrom: { email: `${account.id}@example.org` },
				rcptTo: [{ email: 'sent@far.example' }, { email: 'failed@far.example' }, { email: 'kept@far.example' }],
				key: expect.stringMatching(new RegExp(`^mail/${account.id}/B`)),
				mayHaveBeenSent: false,
			},
		]);
		expect(await submissionOf(account, id)).toMatchObject({
			undoStatus: 'final',
			deliveryStatus: {
				'sent@far.example': { delivered: 'unknown', displayed: 'unknown', smtpReply: '250 2.0.0 Taken' },
				'failed@far.example': { delivered: 'no', smtpReply: '550 5.1.1 No such mailbox' },
				'kept@far.example': { delivered: 'yes' },
			},
		});
		expect((await account.call('EmailSubmission/changes', { sinceState: state }, USING)).updated).toEqual([id]);
		expect(await rowsOf(account)).toEqual([]);
	});

	test('that is deferred is tried again, for those recipients alone', async () => {
		const { account, id, edge } = await sent('sent@far.example, deferred@far.example');
		await ring(account, NOW);
		expect(await statusOf(account, id)).toMatchObject({
			'sent@far.example': { delivered: 'unknown' },
			'deferred@far.example': { delivered: 'queued', smtpReply: '451 4.2.1 Come back later' },
		});
		await account.evict();
		const later = await farEdge(account);
		await ring(account, NOW + 4 * MINUTE);
		expect(later.jobs).toEqual([]);
		await ring(account, NOW + 5 * MINUTE);
		expect(edge.jobs).toHaveLength(1);
		expect(later.jobs).toMatchObject([{ rcptTo: [{ email: 'deferred@far.example' }], mayHaveBeenSent: false }]);
	});

	test('that nobody takes for days is given up, with the last reply', async () => {
		const { account, id, edge } = await sent('deferred@far.example');
		let at = NOW;
		for (let attempt = 1; attempt <= MAX_ATTEMPTS + 2; attempt++) {
			await ring(account, at);
			at = dueAfterDeferral(attempt, at);
		}
		expect(edge.jobs).toHaveLength(MAX_ATTEMPTS);
		expect(at - NOW).toBeGreaterThan(4 * 24 * 60 * MINUTE);
		expect(await statusOf(account, id)).toMatchObject({
			'deferred@far.example': { delivered: 'no', smtpReply: expect.stringMatching(/^550 5\.4\.7 .*451 4\.2\.1 Come/) },
		});
		expect(await submissionOf(account, id)).toMatchObject({ undoStatus: 'final' });
		expect(await rowsOf(account)).toEqual([]);
	});

	test('whose outcome is unknown is shown so, and never sent again', async () => {
		const { account, id, edge } = await sent('unknown@far.example');
		for (const hours of [0, 1, 24]) await ring(account, NOW + hours * 60 * MINUTE);
		expect(edge.jobs).toHaveLength(1);
		expect(await submissionOf(account, id)).toMatchObject({
			undoStatus: 'final',
			deliveryStatus: { 'unknown@far.example': { delivered: 'unknown', smtpReply: '451 4.4.2 The connection broke' } },
		});
	});

	test('whose try was lost, with its object or its answer, is told to be one that may have been sent', async () => {
		const { account, edge } = await sent('sent@far.example');
		edge.lost = true;
		await ring(account, NOW);
		await account.evict();
		expect(await rowsOf(account)).toMatchObject([{ claimed_at: NOW, attempts: 1 }]);
		const again = await farEdge(account);
		await ring(account, NOW + MINUTE);
		expect(again.jobs).toMatchObject([{ mayHaveBeenSent: true }]);
		expect(await rowsOf(account)).toEqual([]);
	});

	test('that healing finds forgotten in the middle of a try stays one that may have been sent', async () => {
		const { account, edge } = await sent('sent@far.example');
		edge.lost = true;
		await ring(account, NOW);
		await account.stub.heal(account.id, NOW + 60 * MINUTE);
		edge.lost = false;
		await ring(account, NOW + 60 * MINUTE);
		expect(edge.jobs.map(({ mayHaveBeenSent }) => mayHaveBeenSent)).toEqual([false, true]);
	});

	test('whose email is destroyed keeps its octets until it is sent, and no longer', async () => {
		const { account, emailId, edge } = await sent('deferred@far.example');
		await account.call('Email/set', { destroy: [emailId] });
		await ring(account, NOW);
		const key = edge.jobs[0]?.key ?? '';
		expect(await env.MAIL.head(key)).not.toBeNull();
		await account.sql(`UPDATE outbox SET payload = replace(payload, 'deferred@', 'sent@') WHERE kind = 'send'`);
		await ring(account, NOW + 5 * MINUTE);
		await ring(account, NOW + 5 * MINUTE);
		expect(edge.jobs).toHaveLength(2);
		expect(await env.MAIL.head(key)).toBeNull();
	});
});

describe('the whole way', () => {
	test('from one account’s submission to the other’s inbox, over the Worker itself', async () => {
		const account = await TestAccount.open();
		await account.at(NOW);
		const bob = await createAccount(env.DIRECTORY, { address: 'bob@home.test', password: 'x', name: 'Bob' }, NOW);
		const bobId = bob.ok ? bob.accountId : '';
		const text = 'A letter from one account to the other.';
		const emailId = await write(account, { to: 'bob@home.test, bob@far.example', more: 'Bcc: c@home.test\r\n', text });
		const { id } = await submitted(account, { emailId });
		await ring(account, NOW);
		expect(await statusOf(account, String(id))).toMatchObject({
			'bob@home.test': { delivered: 'yes', smtpReply: expect.stringMatching(/^250 2\.1\.5 /) },
			'c@home.test': { delivered: 'no', smtpReply: expect.stringMatching(/^550 5\.1\.1 /) },
			'bob@far.example': { delivered: 'no', smtpReply: expect.stringContaining('set up a relay') },
		});
		const there = await runInDurableObject(env.ACCOUNT.getByName(bobId), (_: MailAccount, state) =>
			state.storage.sql.exec('SELECT subject, preview, header FROM emails').toArray(),
		);
		expect(there).toMatchObject([{ subject: 'Hello', preview: text, header: expect.not.stringContaining('c@home') }]);
	});
});
