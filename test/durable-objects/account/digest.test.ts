// Promises of the digest: a letter a day at most, about what is new and still there, never for nothing, never twice.
import { env, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import type { MailAccount } from '../../../durable-objects/account/mail-account';
import { CORE, MAIL, SCAN } from '../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from './account';
import type { Letter } from './letters';

const DAY = 24 * 60 * 60_000;
const MONDAY = Date.UTC(2100, 0, 4, 12);
const TUESDAY_EARLY = Date.UTC(2100, 0, 5, 5, 55);
const TUESDAY = Date.UTC(2100, 0, 5, 6, 5);
const LURE = { rule: 'link-mismatch', weight: 9, evidence: 'link says bank.example, goes to evil.example' };

function lure(subject = 'Your account is locked', more: Letter = {}): Letter {
	const verdict = { action: 'quarantine' as const, score: 9, reasons: [LURE] };
	return { subject, from: [{ name: 'Bank', email: 'bank@evil.example' }], verdict, ...more };
}

async function quarantined(...letters: Letter[]): Promise<TestAccount> {
	const account = await TestAccount.open();
	await account.at(MONDAY);
	for (const letter of letters) await account.deliver(letter);
	return account;
}

async function heal(account: TestAccount, now: number): Promise<void> {
	await account.evict();
	await account.stub.heal(account.id, now);
}

/** Texts of the digests in the inbox, the first first. */
async function digests(account: TestAccount): Promise<{ subject: string; text: string }[]> {
	const filter = { inMailbox: await account.mailboxId('inbox'), from: 'postmaster' };
	const { ids } = await account.call('Email/query', { filter, sort: [{ property: 'receivedAt' }] });
	const properties = ['subject', 'bodyValues', 'textBody'];
	const { list } = await account.call('Email/get', { ids, properties, fetchTextBodyValues: true });
	return list.map(({ subject, bodyValues }) => {
		const [body] = Object.values(bodyValues as JsonObject) as { value: string }[];
		return { subject: String(subject), text: body?.value ?? '' };
	});
}

describe('the digest', () => {
	it('comes when the next day has begun, and says who, what and why', async () => {
		const account = await quarantined(lure(), lure('See http://evil.example and www.evil.example\u202e'));
		await heal(account, MONDAY + 60_000);
		await heal(account, TUESDAY_EARLY);
		expect(await digests(account)).toEqual([]);
		await heal(account, TUESDAY);
		const [digest, ...more] = await digests(account);
		expect([more, digest?.subject]).toEqual([[], '2 mails in quarantine']);
		expect(digest?.text).toContain('From: Bank <bank@evil.example>\nSubject: Your account is locked\n');
		expect(digest?.text).toContain('Why: link says bank.example, goes to evil.example');
		expect(digest?.text).toContain('Subject: See http[:]//evil.example and www[.]evil.example\ufffd');
		expect(digest?.text).not.toMatch(/:\/\//);
	});

	it('is sent once, however often and by whoever it is asked for', async () => {
		const account = await quarantined(lure());
		await account.evict();
		await Promise.all([1, 2, 3].map((minute) => account.stub.heal(account.id, TUESDAY + minute)));
		await heal(account, TUESDAY + 60_000);
		await heal(account, TUESDAY + DAY);
		expect(await digests(account)).toHaveLength(1);
		// What the others had written for nothing is gone.
		const { objects } = await env.MAIL.list();
		expect(objects.filter(({ key }) => key.includes(`/${account.id}/C`))).toHaveLength(1);
	});

	it('lists what is new only, and what was condemned later', async () => {
		const account = await quarantined(lure('The first'), { subject: 'Condemned' });
		await heal(account, TUESDAY);
		await account.at(TUESDAY + 60_000);
		const { ids } = await account.call('Email/query', { filter: { subject: 'Condemned' } });
		await account.stub.condemn(account.id, String(ids[0]), [LURE]);
		await heal(account, TUESDAY + DAY);
		const texts = (await digests(account)).map(({ text }) => text);
		expect(texts).toHaveLength(2);
		expect(texts[1]).toContain('Subject: Condemned');
		expect(texts[1]).not.toContain('The first');
	});

	it('does not come for what was taken out or destroyed, nor for nothing', async () => {
		const account = await quarantined(lure('Released'), lure('Destroyed'));
		const { ids } = await account.call('Email/query', { sort: [{ property: 'receivedAt' }] });
		await account.update(String(ids[0]), { mailboxIds: { [await account.mailboxId('archive')]: true } });
		await account.call('Email/set', { destroy: [ids[1]] });
		await heal(account, TUESDAY);
		expect(await digests(account)).toEqual([]);
		expect(await account.sql('SELECT * FROM undigested')).toEqual([]);
	});

	it('does not come to whom does not want it, nor later for what was then', async () => {
		const account = await quarantined(lure());
		const set = (isDigestWanted: boolean) =>
			account.call('ScanSettings/set', { update: { singleton: { isDigestWanted } } }, [CORE, MAIL, SCAN]);
		await set(false);
		await heal(account, TUESDAY);
		await set(true);
		await heal(account, TUESDAY + DAY);
		expect(await digests(account)).toEqual([]);
	});

	it('stays short, and says how many there are', async () => {
		const account = await quarantined(...Array.from({ length: 53 }, (_, number) => lure(`Number ${number}.`)));
		await heal(account, TUESDAY);
		const [digest] = await digests(account);
		expect(digest?.subject).toBe('53 mails in quarantine');
		expect(digest?.text.match(/^Subject: /gm)).toHaveLength(50);
		expect(digest?.text).toContain('And 3 mails more.');
	});

	it('waits where there is no room', async () => {
		const account = await quarantined(lure());
		await account.evict();
		await runInDurableObject(account.stub, async (instance: MailAccount) => {
			instance.hardLimit = 1;
			await instance.heal(account.id, TUESDAY);
		});
		expect(await digests(account)).toEqual([]);
		await heal(account, TUESDAY + 60_000);
		expect(await digests(account)).toHaveLength(1);
	});
});
