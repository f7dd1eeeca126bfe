// Zero-hour purge, from the feed's list to the mailbox: real bucket, directory, core and accounts; the feed's server on loopback.
import { applyD1Migrations, env, reset } from 'cloudflare:test';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Doors } from '../../../workers/cron-autonomous/work';
import { createAccount } from '../../../workers/directory/accounts';
import { readPurge } from '../../../workers/directory/purge-mark';
import { rawKey } from '../../../workers/domain/blob';
import type { Caller } from '../../../workers/domain/caller';
import { hex } from '../../../workers/domain/hex';
import { CORE, MAIL, SCAN } from '../../../workers/domain/jmap';
import type { Verdict } from '../../../workers/domain/verdict';
import { receive } from '../../../workers/email/receive';
import { rejudge } from '../../../workers/email/rejudge';
import { feedPlatform, HOUR } from './feeds';
import { actions, run } from './platform';

const DAY = 24 * HOUR;
let people: { address: string; accountId: string }[];

beforeEach(async () => {
	await reset();
	await applyD1Migrations(env.DIRECTORY, env.TEST_MIGRATIONS);
	people = [];
	for (const name of ['ann', 'ben', 'cid']) {
		const address = `${name}@waypost.test`;
		const created = await createAccount(env.DIRECTORY, { address, password: 'x', name }, Date.now());
		if (!created.ok) throw new Error('The account was not made.');
		people.push({ address, accountId: created.accountId });
	}
	people.sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
});

const others: Doors = {
	redeliver: () => Promise.reject(new Error('Nothing is astray.')),
	rejudge: (mail, filter) => rejudge(mail, filter, env),
};

let mails = 0;

/** An honest letter with one address in it. */
async function send(to: string, target: string, there = env): Promise<void> {
	mails += 1;
	const raw =
		`From: Bob <bob@sender.example>\r\nTo: ${to}\r\nMessage-ID: <${mails}@sender.example>\r\nSubject: Hello ${mails}\r\n` +
		`Date: Tue, 1 Sep 2026 10:00:00 +0000\r\n` +
		`\r\nThe drawings of the old crane are at http://${target}/in as the harbour said. See you on Thursday.\r\n`;
	await take(raw, to, there);
}

/** Throws what the sending server is told where the mail is refused. */
async function take(raw: string, to: string, there = env): Promise<void> {
	const octets = new TextEncoder().encode(raw);
	const message = {
		from: 'bob@sender.example',
		to,
		raw: new Blob([octets]).stream(),
		rawSize: octets.byteLength,
		headers: new Headers(),
		setReject: (reason: string) => {
			throw new Error(reason);
		},
	} as unknown as ForwardableEmailMessage;
	await receive(message, there);
}

/** The platform's RPC types turn JSON of unknown shape into `never`. */
type JmapDoor = {
	jmap(
		id: string,
		request: unknown,
		caller: Caller,
	): Promise<{ body: { methodResponses: [string, Record<string, unknown>, string][] } }>;
};

async function call(accountId: string, name: string, args: Record<string, unknown>): Promise<Record<string, unknown>> {
	const caller: Caller = {
		personId: 'p',
		credential: { id: 'password:p', expiresAt: null },
		accounts: [{ id: accountId, name: accountId, addresses: [] }],
		sessionState: 's',
	};
	const account = env.ACCOUNT.getByName(accountId) as unknown as JmapDoor;
	const request = { using: [CORE, MAIL, SCAN], methodCalls: [[name, { accountId, ...args }, 'c']] };
	const { body } = await account.jmap(accountId, request, caller);
	return body.methodResponses[0]?.[1] ?? {};
}

interface Seen {
	id: string;
	subject: string;
	mailbox: string;
	verdict: Verdict;
}

/** Every mail of the account, with the name of its mailbox. */
async function look(accountId: string): Promise<Seen[]> {
	const { list: boxes } = (await call(accountId, 'Mailbox/get', {})) as { list: { id: string; name: string }[] };
	const { ids } = await call(accountId, 'Email/query', { sort: [{ property: 'receivedAt' }] });
	const { list } = await call(accountId, 'Email/get', { ids, properties: ['subject', 'mailboxIds', 'verdict'] });
	return (list as { id: string; subject: string; mailboxIds: object; verdict: Verdict }[]).map((email) => ({
		id: email.id,
		subject: email.subject,
		mailbox: boxes.find(({ id }) => id in email.mailboxIds)?.name ?? '',
		verdict: email.verdict,
	}));
}

const digestOf = async (text: string) => hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
const placesOf = async (accountId: string) => (await look(accountId)).map(({ mailbox }) => mailbox);
const purges = async () => (await actions()).filter(({ kind }) => kind === 'purge-mail');

describe('mail that came before the feed knew', () => {
	it('goes to quarantine with its reason, and the rest stays', async () => {
		const [ann, ben] = people as [(typeof people)[0], (typeof people)[0]];
		await send(ann.address, 'evil1.example');
		await send(ann.address, 'fine.example');
		await send(ben.address, 'www.evil2.example');
		const { tick } = feedPlatform(env, others, '/domains?prefix=evil&count=3');
		expect(await placesOf(ann.accountId)).toEqual(['Inbox', 'Inbox']);
		await tick(1);
		await tick(2);
		const [caught, left] = await look(ann.accountId);
		expect([caught?.mailbox, left?.mailbox]).toEqual(['Quarantine', 'Inbox']);
		expect(caught?.verdict).toMatchObject({ action: 'quarantine', history: [{ kind: 'condemned' }] });
		expect(caught?.verdict.reasons).toContainEqual(
			expect.objectContaining({ rule: 'threat-domain', evidence: 'evil1.example is listed by f (evil1.example)' }),
		);
		expect(await placesOf(ben.accountId)).toEqual(['Quarantine']);
		const done = await purges();
		expect(done).toHaveLength(2);
		expect(done[0]).toMatchObject({
			subject: `${ann.accountId} ${caught?.id}`,
			reason: 'a feed lists it now: threat-domain',
			outcome: 'moved to quarantine',
		});
		expect(JSON.stringify(done)).not.toMatch(/evil|Hello|bob/);
	});

	it('is looked at once for each filter', async () => {
		await send(people[0]?.address ?? '', 'evil1.example');
		const rejudged = vi.fn(others.rejudge);
		const { tick, feed } = feedPlatform(env, { ...others, rejudge: rejudged }, '/domains?prefix=other&count=3');
		for (const slot of [1, 2, 3, 4]) await tick(slot);
		expect(rejudged).toHaveBeenCalledTimes(1);
		feed.path = '/domains?prefix=evil&count=3';
		for (const slot of [1, 2, 3]) await tick(HOUR + slot);
		expect(rejudged).toHaveBeenCalledTimes(2);
		expect(await placesOf(people[0]?.accountId ?? '')).toEqual(['Quarantine']);
	});

	it('stays where its person has put it, also when the next filter comes', async () => {
		const [ann] = people as [(typeof people)[0]];
		await send(ann.address, 'evil1.example');
		const { tick, feed } = feedPlatform(env, others, '/domains?prefix=evil&count=3');
		await tick(1);
		await tick(2);
		const [caught] = await look(ann.accountId);
		const { list: boxes } = (await call(ann.accountId, 'Mailbox/get', {})) as { list: { id: string; role: string }[] };
		const inbox = boxes.find(({ role }) => role === 'inbox')?.id ?? '';
		await call(ann.accountId, 'Email/set', { update: { [caught?.id ?? '']: { mailboxIds: { [inbox]: true } } } });
		feed.path = '/domains?prefix=evil&count=4';
		for (const slot of [1, 2, 3]) await tick(HOUR + slot);
		expect(await placesOf(ann.accountId)).toEqual(['Inbox']);
		expect(await purges()).toHaveLength(1);
	});

	it('is left alone when it is older than the setting says, or its raw message is gone', async () => {
		const [ann] = people as [(typeof people)[0]];
		await send(ann.address, 'evil1.example');
		const late = { now: () => Date.now() + 4 * DAY };
		const { tick } = feedPlatform(env, others, '/domains?prefix=evil&count=3');
		await tick(1, late);
		await tick(2, late);
		expect(await placesOf(ann.accountId)).toEqual(['Inbox']);
		expect(await readPurge(env.DIRECTORY)).toMatchObject({ at: null });
		await run("DELETE FROM marks WHERE name = 'purge'");
		const { objects } = await env.MAIL.list({ prefix: `mail/${ann.accountId}/` });
		const [raw] = objects;
		await env.MAIL.delete(raw?.key ?? '');
		await tick(3);
		expect(await placesOf(ann.accountId)).toEqual(['Inbox']);
		expect(await purges()).toEqual([]);
	});

	it('is never looked at where the setting says so', async () => {
		const [ann] = people as [(typeof people)[0]];
		await send(ann.address, 'evil1.example');
		const { tick } = feedPlatform({ ...env, THREAT_PURGE_DAYS: '0' }, others, '/domains?prefix=evil&count=3');
		for (const slot of [1, 2, 3]) await tick(slot);
		expect(await placesOf(ann.accountId)).toEqual(['Inbox']);
	});
});

describe('a purge of many mails', () => {
	it('reads so many a tick, goes on where it stopped, and comes to everybody', async () => {
		for (const { address } of people) for (let at = 0; at < 3; at++) await send(address, `evil${at}.example`);
		const rejudged = vi.fn(others.rejudge);
		const { tick } = feedPlatform(env, { ...others, rejudge: rejudged }, '/domains?prefix=evil&count=2');
		await tick(1);
		const counts: number[] = [];
		for (let slot = 2; slot < 9; slot++) {
			await tick(slot, { rejudgedPerTick: 2 });
			counts.push(rejudged.mock.calls.length);
		}
		expect(counts).toEqual([2, 4, 6, 8, 9, 9, 9]);
		for (const { accountId } of people)
			expect(await placesOf(accountId)).toEqual(['Quarantine', 'Quarantine', 'Inbox']);
	});

	it('is held up neither by a mail that cannot be read nor by an account that cannot be asked', async () => {
		const [ann, ben, cid] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
		await send(ann.address, 'evil0.example');
		await send(ann.address, 'evil1.example');
		await send(cid.address, 'evil0.example');
		const faulty: Doors['rejudge'] = vi.fn(others.rejudge).mockRejectedValueOnce(new Error('R2 is away'));
		const away = { recentMail: () => Promise.reject(new Error('away')), heal: () => Promise.resolve({ released: 0 }) };
		const ACCOUNT = {
			idFromName: (name: string) => name,
			get: (name: string) => (name === ben.accountId ? away : env.ACCOUNT.getByName(name)),
		} as unknown as typeof env.ACCOUNT;
		const { tick } = feedPlatform({ ...env, ACCOUNT }, { ...others, rejudge: faulty }, '/domains?prefix=evil&count=2');
		await tick(1);
		await tick(2);
		expect(await placesOf(ann.accountId)).toEqual(['Inbox', 'Quarantine']);
		expect(await placesOf(cid.accountId)).toEqual(['Quarantine']);
		expect((await purges()).map(({ outcome }) => outcome)).toEqual([
			'failed: Error: R2 is away',
			'moved to quarantine',
			'failed: Error: away',
			'moved to quarantine',
			'failed: AggregateError: 2 mails or accounts could not be looked at again',
		]);
	});
});

it('mail that comes after a feed knew is quarantined at once, or refused, and never waits for the filter', async () => {
	const [ann] = people as [(typeof people)[0]];
	const { tick, feed } = feedPlatform(env, others, '/domains?prefix=evil&count=2');
	const file = 'MZ, and whatever a thief has put behind it';
	feed.setting += `\ng hashes 1 https://feeds.example/text?text=${await digestOf(file)}`;
	await tick(1);
	const there = { ...env, THREAT_FEEDS: feed.setting };
	// On a busy machine the filter may come a moment after the first mail has gone on without it.
	await vi.waitFor(async () => {
		await send(ann.address, 'evil1.example', there);
		expect((await look(ann.accountId)).at(-1)).toMatchObject({
			mailbox: 'Quarantine',
			verdict: { action: 'quarantine' },
		});
	});
	await send(ann.address, 'fine.example', there);
	expect((await look(ann.accountId)).at(-1)?.mailbox).toBe('Inbox');
	const bring = (content: string) =>
		take(
			`From: Bob <bob@sender.example>\r\nTo: ${ann.address}\r\nMessage-ID: <file@sender.example>\r\n` +
				'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="bill.pdf"\r\n\r\n' +
				content,
			...[ann.address, there],
		);
	await expect(bring(file)).rejects.toThrow(
		/^550 5\.7\.1 This mailbox does not take this message: "bill\.pdf" is listed as malware by g \(SHA-256 /,
	);
	await bring(`${file}.`);
	const { objects } = await env.MAIL.list({ prefix: rawKey(ann.accountId, 'B') });
	expect(objects.length).toBeGreaterThan(1);
});
