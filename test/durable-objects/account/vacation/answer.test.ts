// The answer while away: who gets one, how often, what it says, and that two machines never answer one another.
import { env, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import type { MailAccount } from '../../../../durable-objects/account/mail-account';
import { createAccount } from '../../../../workers/directory/accounts';
import { takeIn } from '../../../../workers/email/receive';
import { type JsonObject, TestAccount } from '../account';
import { farEdge, MINUTE, NOW, ring, USING } from '../jmap/submission/sender';

const DAY = 24 * 60 * MINUTE;

async function away(settings: JsonObject = {}): Promise<TestAccount> {
	const account = await TestAccount.open();
	await account.at(NOW);
	const granted = account.caller.accounts[0];
	if (granted) Object.assign(granted, { name: 'Ann Ash', addresses: ['demo@waypost.test'] });
	await account.call('Identity/get', {}, USING);
	const update = { singleton: { isEnabled: true, ...settings } };
	await account.call('VacationResponse/set', { update }, USING);
	return account;
}

interface Asked {
	headers?: string;
	receivedAt?: number;
	junk?: boolean;
	messageId?: string;
}

/** A letter from alice@example.com to demo@waypost.test arrives. */
function ask(account: TestAccount, asked: Asked = {}) {
	const headers = `From: alice@example.com\r\nTo: demo@waypost.test\r\nSubject: Lunch?\r\n${asked.headers ?? ''}`;
	const { junk = false, receivedAt = NOW, ...more } = asked;
	return account.deliver({ subject: 'Lunch?', ...more, headers, receivedAt, junk });
}

describe('while its person is away', () => {
	test('a letter is answered at once: to its sender, from no return address, and recognisably by a machine', async () => {
		const account = await away({ textBody: 'Grüße vom Meer.\n\nAnn' });
		await ask(account, { messageId: 'q1@example.com' });
		const edge = await farEdge(account);
		await ring(account, NOW);
		expect(edge.jobs).toMatchObject([{ mailFrom: { email: '' }, rcptTo: [{ email: 'alice@example.com' }] }]);
		const raw = edge.raws[0] ?? '';
		for (const line of [
			/^From: Ann Ash <demo@waypost\.test>\r\n/m,
			/^To: alice@example\.com\r\n/m,
			/^Subject: Automatic reply: Lunch\?\r\n/m,
			/^Auto-Submitted: auto-replied\r\n/m,
			/^In-Reply-To: <q1@example\.com>\r\n/m,
			/^References: <q1@example\.com>\r\n/m,
			/^Message-ID: <[^<>@]+@waypost\.test>\r\n/m,
			/^Date: Fri, 01 Jan 2100 00:00:00 \+0000\r\n/m,
		]) {
			expect(raw).toMatch(line);
		}
		expect(raw).toContain('\r\n\r\nGr=C3=BC=C3=9Fe vom Meer.\r\n');
		expect((await env.MAIL.list({ prefix: `made/${account.id}/` })).objects).toEqual([]);
	});

	test('the words are the person’s own: subject, text and HTML', async () => {
		const account = await away({ subject: 'Am Meer', htmlBody: '<p>Bis <b>Montag</b>!</p>' });
		await ask(account);
		const edge = await farEdge(account);
		await ring(account, NOW);
		const raw = edge.raws[0] ?? '';
		expect(raw).toMatch(/^Subject: Am Meer\r\n/m);
		expect(raw).toMatch(/^Content-Type: multipart\/alternative;/m);
		expect(raw).toContain('<p>Bis <b>Montag</b>!</p>');
		expect(raw).toMatch(/^Bis Montag!\r\n/m);
	});

	test('nobody is answered twice within seven days, and then again', async () => {
		const account = await away();
		const edge = await farEdge(account);
		for (const days of [0, 1, 6]) {
			await ask(account, { receivedAt: NOW + days * DAY });
			await ring(account, NOW + days * DAY);
		}
		expect(edge.jobs).toHaveLength(1);
		await ask(account, { receivedAt: NOW + 7 * DAY });
		await ring(account, NOW + 7 * DAY);
		expect(edge.jobs).toHaveLength(2);
	});

	test.each([
		['a list', { headers: 'List-Post: <mailto:x@y.example>\r\n' }],
		['an automatic answer', { headers: 'Auto-Submitted: auto-replied\r\n' }],
		['junk', { junk: true }],
	])('%s is not answered', async (_what, asked) => {
		const account = await away();
		await ask(account, asked);
		const edge = await farEdge(account);
		await ring(account, NOW);
		expect(edge.jobs).toEqual([]);
		expect(await account.sql("SELECT * FROM outbox WHERE kind = 'vacation'")).toEqual([]);
	});

	test('a server that takes no mail for now is asked again; a lost try is not made twice', async () => {
		const account = await away();
		await ask(account);
		await account.sql(`UPDATE emails SET envelope = replace(envelope, 'alice@example.com', 'deferred@example.com')`);
		const edge = await farEdge(account);
		await ring(account, NOW);
		await ring(account, NOW + 5 * MINUTE);
		expect(edge.jobs).toHaveLength(2);
		edge.lost = true;
		await ring(account, NOW + 15 * MINUTE);
		await ring(account, NOW + DAY);
		expect(edge.jobs).toHaveLength(3);
		expect(await account.sql("SELECT * FROM outbox WHERE kind = 'vacation'")).toEqual([]);
	});
});

describe('the time of being away', () => {
	test.each([
		['before it', NOW - 1, 0],
		['from its first moment', NOW, 1],
		['until its last', NOW + DAY - 1, 1],
		['after it', NOW + DAY, 0],
	])('%s', async (_when, receivedAt, answers) => {
		const account = await away({ fromDate: '2100-01-01T00:00:00Z', toDate: '2100-01-02T00:00:00Z' });
		await ask(account, { receivedAt });
		const edge = await farEdge(account);
		await ring(account, NOW + 2 * DAY);
		expect(edge.jobs).toHaveLength(answers);
	});

	test('is over when it is switched off', async () => {
		const account = await away({ isEnabled: false });
		await ask(account);
		expect(await account.sql("SELECT * FROM outbox WHERE kind = 'vacation'")).toEqual([]);
	});
});

describe('two accounts that are both away', () => {
	test('answer a letter once, and never one another', async () => {
		const ids = await Promise.all(['ann@away.test', 'bob@away.test'].map(person));
		await letter('bob@away.test', 'ann@away.test');
		for (let round = 0; round < 4; round++)
			for (const id of ids) await runDurableObjectAlarm(env.ACCOUNT.getByName(id));
		expect(await subjectsOf(ids[0] ?? '')).toEqual(['Lunch?']);
		expect(await subjectsOf(ids[1] ?? '')).toEqual(['Automatic reply: Lunch?']);
	});
});

async function person(address: string): Promise<string> {
	const created = await createAccount(env.DIRECTORY, { address, password: 'x', name: address }, Date.now());
	const id = created.ok ? created.accountId : '';
	await env.ACCOUNT.getByName(id).vitals(id, 0);
	await runInDurableObject(env.ACCOUNT.getByName(id), (_: MailAccount, state) => {
		state.storage.sql.exec('INSERT INTO vacation (id, is_enabled, changed) VALUES (1, 1, 0)');
	});
	return id;
}

async function letter(from: string, to: string): Promise<void> {
	const raw = new TextEncoder().encode(
		`From: ${from}\r\nTo: ${to}\r\nMessage-ID: <1@a.test>\r\nSubject: Lunch?\r\n\r\nAt noon?\r\n`,
	);
	const open = () => new Response(raw).body as ReadableStream<Uint8Array>;
	const taken = await takeIn({ envelope: { from, to }, open, rawBytes: raw.byteLength, submitted: false }, env);
	expect(taken).toEqual({ taken: true });
}

function subjectsOf(id: string): Promise<unknown[]> {
	return runInDurableObject(env.ACCOUNT.getByName(id), (_: MailAccount, state) =>
		state.storage.sql
			.exec('SELECT subject FROM emails ORDER BY id')
			.toArray()
			.map((row) => row.subject),
	);
}
