// Whom an account knows: by mail that was kept where people read, and by mail that it sent. And that a fault of the scanner's
// second step costs no mail.
import { applyD1Migrations, env } from 'cloudflare:test';
import { describe, expect, it, test, vi } from 'vitest';
import { MAX_ACQUAINTANCES } from '../../../durable-objects/account/store/acquaintances';
import { CORE, MAIL, SUBMISSION } from '../../../workers/domain/jmap';
import type { Verdict } from '../../../workers/domain/verdict';
import { type JsonObject, TestAccount } from './account';
import type { Letter } from './letters';

const SPAM: Letter = { verdict: { action: 'junk', score: 9, reasons: [{ rule: 'gtube', weight: 9, evidence: 'G' }] } };
const from = (email: string, name: string | null = null): Letter => ({ from: [{ name, email }] });

async function rulesOf(account: TestAccount, letter: Letter): Promise<string[]> {
	const { emailId } = await account.deliver(letter);
	return ((await account.email(emailId, ['verdict'])).verdict as Verdict).reasons.map(({ rule }) => rule);
}

async function write(account: TestAccount, to: { name: string | null; email: string }): Promise<void> {
	const using = [CORE, MAIL, SUBMISSION];
	const own = account.caller.accounts[0]?.addresses[0];
	const { list } = await account.call('Identity/get', {}, using);
	const draft = {
		mailboxIds: { [await account.mailboxId('drafts')]: true },
		...{ from: [{ email: own }], to: [to], subject: 'Hello' },
	};
	const made = await account.call('Email/set', { create: { draft } }, using);
	const emailId = (made.created as unknown as Record<string, { id: string }>).draft?.id;
	const submission = { identityId: list[0]?.id, emailId };
	const { notCreated } = await account.call('EmailSubmission/set', { create: { submission } }, using);
	expect(notCreated as unknown as JsonObject | null).toBeNull();
}

test('a sender is new once, also to an account that slept; junk makes nobody known', async () => {
	const account = await TestAccount.open();
	expect(await rulesOf(account, { ...from('eve@shop.example'), ...SPAM })).toContain('first-time-sender');
	expect(await rulesOf(account, from('Eve@Shop.example'))).toEqual(['first-time-sender']);
	await account.evict();
	expect(await rulesOf(account, from('eve@shop.example'))).toEqual([]);
});

test('whom it has written to is known, and so is who dresses up as them', async () => {
	const account = await TestAccount.open();
	await write(account, { name: 'Bob Birch', email: 'Bob@Partner.example' });
	await account.evict();
	expect(await rulesOf(account, from('bob@partner.example', 'Bob'))).toEqual(['known-correspondent-untested']);
	expect(await rulesOf(account, from('bob@partnar.example'))).toContain('contact-look-alike');
	expect(await rulesOf(account, from('bob@p4rtner.example'))).toContain('contact-look-alike');
	expect(await rulesOf(account, from('bb@free.example', 'Birch, Bob'))).toContain('contact-name-spoof');
});

test('hostile senders are known by nothing, and are kept as any mail', async () => {
	const account = await TestAccount.open();
	for (const email of ['', '@', 'x'.repeat(5000), `a@${'b.'.repeat(2000)}example`, 'a@\u0000', '"\ud800"@x.example']) {
		expect(await rulesOf(account, from(email, '\ud800\u202e'.repeat(3000)))).toBeDefined();
	}
	expect((await account.call('Email/query')).ids).toHaveLength(6);
});

describe('people are forgotten', () => {
	const YEAR = 31_557_600_000;
	const NOW = Date.UTC(2026, 8, 1);
	const FILL =
		'WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < ?1) ' +
		"INSERT INTO acquaintances (address, received, sent, last_at) SELECT 'a' || at || '@fill.example', ?2, ?3, ?4 + at FROM n";
	const known = async (account: TestAccount, email: string) =>
		(await account.sql('SELECT 1 AS one FROM acquaintances WHERE address = ?', email)).length === 1;

	/** As counted, and as kept beside them. */
	async function counts(account: TestAccount): Promise<number[]> {
		const [row] = await account.sql<{ counted: number; kept: number }>(
			'SELECT (SELECT count(*) FROM acquaintances) AS counted, acquaintances AS kept FROM account',
		);
		return [row?.counted ?? -1, row?.kept ?? -1];
	}

	it('when there are too many: who was met once and long ago first, whom it has written to last', async () => {
		const account = await TestAccount.open();
		await account.at(NOW - YEAR);
		await write(account, { name: 'Old Friend', email: 'friend@old.example' });
		for (const day of [1, 2]) await account.deliver({ ...from('often@old.example'), receivedAt: NOW - YEAR + day });
		await account.deliver({ ...from('once@old.example'), receivedAt: NOW - YEAR });
		await account.sql(FILL, MAX_ACQUAINTANCES - 3, 1, 0, NOW - YEAR / 2);
		expect(await counts(account)).toEqual([MAX_ACQUAINTANCES, MAX_ACQUAINTANCES]);
		await account.evict();
		await account.deliver({ ...from('new@stranger.example'), receivedAt: NOW });
		const [counted = 0, kept] = await counts(account);
		expect(kept).toBe(counted);
		expect(counted).toBeLessThan(MAX_ACQUAINTANCES);
		const people = ['once@old.example', 'a1@fill.example', 'often@old.example', 'friend@old.example'];
		const last = ['a19900@fill.example', 'new@stranger.example'];
		expect(await Promise.all([...people, ...last].map((email) => known(account, email)))).toEqual([
			...[false, false, true, true],
			...[true, true],
		]);
		await account.evict();
		expect(await rulesOf(account, from('friend@old.example'))).toEqual(['known-correspondent-untested']);
		expect(await rulesOf(account, from('once@old.example'))).toEqual(['first-time-sender']);
	});

	it('whatever number of strangers writes, and whomever it writes to', async () => {
		const account = await TestAccount.open();
		await account.sql(FILL, MAX_ACQUAINTANCES, 3, 0, NOW);
		for (let at = 0; at < 5; at += 1) {
			await account.deliver(from(`s${at}@stranger.example`));
			await account.evict();
			expect((await counts(account))[0]).toBeLessThanOrEqual(MAX_ACQUAINTANCES);
		}
		await account.sql(FILL.replace('fill', 'more'), 100, 0, 1, NOW);
		await write(account, { name: null, email: 'zoe@partner.example' });
		const [counted = 0, kept] = await counts(account);
		expect(kept).toBe(counted);
		expect(counted).toBeLessThanOrEqual(MAX_ACQUAINTANCES);
		expect(await known(account, 'zoe@partner.example')).toBe(true);
	});

	it('a year after their one mail, later the more they wrote, and ten years after they were written to', async () => {
		const account = await TestAccount.open();
		await account.at(NOW);
		await write(account, { name: null, email: 'friend@old.example' });
		await account.deliver({ ...from('once@old.example'), receivedAt: NOW });
		for (const day of [-1, 0]) await account.deliver({ ...from('twice@old.example'), receivedAt: NOW + day });
		const left: number[] = [];
		for (const years of [0.9, 1.1, 2.1, 9.9, 10.1]) {
			await account.evict();
			await account.stub.heal(account.id, NOW + years * YEAR);
			left.push((await counts(account))[1] ?? -1);
		}
		expect(left).toEqual([3, 2, 1, 1, 0]);
		expect(await counts(account)).toEqual([0, 0]);
	});
});

test('a fault of the second step keeps the mail with the platform’s verdict, and is written down', async () => {
	await applyD1Migrations(env.DIRECTORY, env.TEST_MIGRATIONS);
	const account = await TestAccount.open();
	await account.sql('DROP TABLE acquaintances');
	const { emailId } = await account.deliver(SPAM);
	await account.evict();
	const { verdict, mailboxIds } = await account.email(emailId, ['verdict', 'mailboxIds']);
	expect(verdict).toMatchObject({ action: 'junk', score: 9 });
	expect(mailboxIds).toEqual({ [await account.mailboxId('junk')]: true });
	const inbox = await account.deliver();
	expect(((await account.email(inbox.emailId, ['verdict'])).verdict as Verdict).reasons).toEqual([]);
	await vi.waitFor(async () => {
		const { results } = await env.DIRECTORY.prepare("SELECT kind FROM incidents WHERE kind = 'refine-fault'").all();
		expect(results.length).toBeGreaterThanOrEqual(2);
	});
});
