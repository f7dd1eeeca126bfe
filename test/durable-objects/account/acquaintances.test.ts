// Whom an account knows: by mail that was kept where people read, and by mail that it sent. And that a fault of the scanner's
// second step costs no mail.
import { applyD1Migrations, env } from 'cloudflare:test';
import { expect, test, vi } from 'vitest';
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
