// Promises of learning: whoever moves a mail teaches, once a mail, the latest word counts, and the next mail shows it.
import { env, runDurableObjectAlarm } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { core } from '../../../wasm-core/workerd';
import { rawKey } from '../../../workers/domain/blob';
import { CORE, MAIL, SCAN } from '../../../workers/domain/jmap';
import type { Verdict } from '../../../workers/domain/verdict';
import { evidenceFrom } from '../../../workers/scanner/evidence-from';
import { type JsonObject, TestAccount } from './account';
import { letter } from './letters';

const [NOW, LATER] = [Date.UTC(2100, 0, 1), Date.UTC(2100, 0, 2)];
const PILLS = 'Cheap pills and watches, order the pills today, watches shipped tomorrow, no questions';
let count = 0;

/** A mail as the core reads it: what is delivered and what is read again are the same octets. */
async function arrive(account: TestAccount, text: string): Promise<{ emailId: string; verdict: Verdict }> {
	count += 1;
	const raw = new TextEncoder().encode(
		`From: Shop <offers@shop.example>\r\nMessage-ID: <${count}@shop.example>\r\nSubject: ${text.slice(0, 12)}\r\n\r\n${text} ${count}\r\n`,
	);
	const reading = core.open({ header: true });
	reading.push(raw);
	const message = reading.finish();
	const index = message.index();
	const { delivery } = letter({ accountId: account.id });
	const evidence = evidenceFrom(index, message.facts(), delivery.envelope.to);
	reading.close();
	await env.MAIL.put(rawKey(account.id, delivery.blobId), raw);
	const result = await account.stub.deliver({ ...delivery, index, evidence, bodyDigest: `learned-${count}` });
	if (!result.ok) throw new Error(result.reason);
	return { emailId: result.emailId, verdict: (await account.email(result.emailId, ['verdict'])).verdict as Verdict };
}

/** What is to be taught is taught. */
async function study(account: TestAccount, at = LATER): Promise<void> {
	await account.evict();
	await account.at(at);
	await runDurableObjectAlarm(account.stub);
}

async function lessons(account: TestAccount): Promise<unknown> {
	const { list } = await account.call('ScanSettings/get', { properties: ['lessons'] }, [CORE, SCAN]);
	return list[0]?.lessons;
}

async function open(): Promise<TestAccount> {
	const account = await TestAccount.open();
	await account.at(NOW);
	return account;
}

const ownWeight = (verdict: Verdict) => verdict.reasons.find(({ rule }) => rule === 'own-words')?.weight ?? 0;
const to = async (account: TestAccount, role: string) => ({ mailboxIds: { [await account.mailboxId(role)]: true } });

describe('a move into Junk', () => {
	it('teaches, so that the next such mail is weighed with it, and other mail is not', async () => {
		const account = await open();
		const before = await arrive(account, PILLS);
		expect(ownWeight(before.verdict)).toBe(0);
		for (let round = 0; round < 6; round += 1) {
			const { emailId } = await arrive(account, PILLS);
			await account.update(emailId, await to(account, 'junk'));
		}
		await study(account);
		expect(await lessons(account)).toEqual({ junk: 6, good: 0 });
		const after = await arrive(account, PILLS);
		expect(ownWeight(after.verdict)).toBeGreaterThan(2);
		expect(after.verdict.score).toBeCloseTo(after.verdict.reasons.reduce((sum, { weight }) => sum + weight, 0));
		const other = await arrive(account, 'The minutes of our meeting on the garden fence are attached');
		// The same sender all the same: that much has been said against it.
		expect(ownWeight(other.verdict)).toBeLessThan(ownWeight(after.verdict) * 0.7);
	});

	it('is the same by keyword, as another client says it', async () => {
		const account = await open();
		const { emailId } = await arrive(account, PILLS);
		await account.update(emailId, { 'keywords/$junk': true });
		await study(account);
		expect(await lessons(account)).toEqual({ junk: 1, good: 0 });
	});

	it('counts once, however often it is made', async () => {
		const account = await open();
		const { emailId } = await arrive(account, PILLS);
		await account.update(emailId, await to(account, 'junk'));
		await study(account);
		await account.at(LATER);
		await account.update(emailId, { 'keywords/$junk': true });
		await study(account, LATER + 60_000);
		expect(await lessons(account)).toEqual({ junk: 1, good: 0 });
	});

	it('that was a slip, taken back at once, teaches nothing', async () => {
		const account = await open();
		const { emailId } = await arrive(account, PILLS);
		await account.update(emailId, await to(account, 'junk'));
		await account.update(emailId, await to(account, 'inbox'));
		await study(account);
		expect(await lessons(account)).toEqual({ junk: 0, good: 0 });
		expect(await account.sql("SELECT * FROM outbox WHERE kind = 'teach'")).toEqual([]);
	});

	it('that is revoked later is unlearned, and learned the other way', async () => {
		const account = await open();
		const { emailId } = await arrive(account, PILLS);
		await account.update(emailId, await to(account, 'junk'));
		await study(account);
		const against = ownWeight((await arrive(account, PILLS)).verdict);
		await account.at(LATER);
		await account.update(emailId, await to(account, 'inbox'));
		await study(account, LATER + 60_000);
		expect(await lessons(account)).toEqual({ junk: 0, good: 1 });
		expect(ownWeight((await arrive(account, PILLS)).verdict)).toBeLessThan(against);
	});
});

describe('a lesson', () => {
	it('out of quarantine says that the mail is good', async () => {
		const account = await open();
		const { emailId } = await arrive(account, PILLS);
		const listed = { rule: 'threat-url', weight: 10, evidence: 'listed' };
		await account.stub.condemn(account.id, emailId, [listed]);
		await study(account);
		expect(await lessons(account)).toEqual({ junk: 0, good: 0 });
		await account.at(LATER);
		await account.update(emailId, await to(account, 'inbox'));
		await study(account, LATER + 60_000);
		expect(await lessons(account)).toEqual({ junk: 0, good: 1 });
	});

	it('of a mail that cannot be read waits, and keeps no other from being taught', async () => {
		const account = await open();
		const lost = await arrive(account, PILLS);
		const kept = await arrive(account, PILLS);
		const { blobId } = await account.email(lost.emailId, ['blobId']);
		const key = rawKey(account.id, String(blobId));
		const raw = await (await env.MAIL.get(key))?.arrayBuffer();
		await env.MAIL.delete(key);
		for (const { emailId } of [lost, kept]) await account.update(emailId, await to(account, 'junk'));
		await study(account);
		expect(await lessons(account)).toEqual({ junk: 1, good: 0 });
		await env.MAIL.put(key, raw as ArrayBuffer);
		await study(account, LATER + 120_000);
		expect(await lessons(account)).toEqual({ junk: 2, good: 0 });
	});

	it('of a mail that is destroyed meanwhile is none', async () => {
		const account = await open();
		const { emailId } = await arrive(account, PILLS);
		await account.update(emailId, await to(account, 'junk'));
		await account.call('Email/set', { destroy: [emailId] });
		expect(await account.sql('SELECT kind FROM outbox WHERE kind = ?', 'teach')).toEqual([]);
		expect(await account.sql('SELECT * FROM lessons')).toEqual([]);
	});

	it('is none of what a client imports or drafts into Junk', async () => {
		const account = await open();
		const create = { own: { ...(await to(account, 'drafts')), keywords: { $draft: true }, subject: 'Mine' } };
		const { created } = await account.call('Email/set', { create });
		const id = (created as unknown as Record<string, { id: string }>).own?.id ?? '';
		await account.update(id, await to(account, 'junk'));
		expect(await account.sql('SELECT * FROM lessons')).toEqual([]);
	});

	it('is forgotten with all others at its person’s word', async () => {
		const account = await open();
		for (let round = 0; round < 3; round += 1) {
			const { emailId } = await arrive(account, PILLS);
			await account.update(emailId, await to(account, 'junk'));
		}
		await study(account);
		const update = { singleton: { lessons: null } };
		const { updated } = await account.call('ScanSettings/set', { update }, [CORE, SCAN]);
		expect(updated as unknown as JsonObject).toEqual({ singleton: { lessons: { junk: 0, good: 0 } } });
		await account.evict();
		expect(ownWeight((await arrive(account, PILLS)).verdict)).toBe(0);
	});
});

it('a blob that was broken costs what was learned, and no mail', async () => {
	const account = await open();
	await account.sql("INSERT INTO own_words VALUES (1, 3, 0, x'00112233')");
	expect(ownWeight((await arrive(account, PILLS)).verdict)).toBe(0);
	expect((await account.call('Email/query', {}, [CORE, MAIL])).ids).toHaveLength(1);
});
