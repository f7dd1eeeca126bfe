// Promises of quarantine: out of the way, silent, never lost, undone by moving the mail out again.
import { describe, expect, it } from 'vitest';
import { CORE, MAIL, SCAN } from '../../../workers/domain/jmap';
import type { Reason, Verdict } from '../../../workers/domain/verdict';
import { type JsonObject, TestAccount } from './account';
import type { Letter } from './letters';

const LURE: Reason = { rule: 'link-mismatch', weight: 9, evidence: 'link says bank.example, goes to evil.example' };
const LISTED: Reason = { rule: 'listed-link', weight: 8, evidence: 'evil.example is on a list of malware hosts' };
const QUARANTINED: Letter = { verdict: { action: 'quarantine', score: 9, reasons: [LURE] } };

const WITH_FILE: Letter = {
	leaves: [
		{ type: 'text/plain', encoded: 'See the attachment.' },
		{ type: 'application/octet-stream', encoded: 'MZ', disposition: 'attachment', fileName: 'a.exe' },
	],
};

async function quarantineOf(account: TestAccount): Promise<JsonObject | undefined> {
	const { list } = await account.call('Mailbox/get', {}, [CORE, MAIL, SCAN]);
	return list.find((mailbox) => mailbox.isQuarantine === true);
}

async function verdictOf(account: TestAccount, id: string): Promise<Verdict> {
	return (await account.email(id, ['verdict'])).verdict as Verdict;
}

const placeOf = async (account: TestAccount, id: string) =>
	Object.keys((await account.email(id, ['mailboxIds'])).mailboxIds as JsonObject);

async function move(account: TestAccount, id: string, to: string): Promise<void> {
	expect((await account.update(id, { mailboxIds: { [to]: true } })).notUpdated).toBeNull();
}

describe('mail that is quarantined', () => {
	it('makes the mailbox, stands there alone, wakes nobody and asks no model', async () => {
		const account = await TestAccount.open();
		expect(await quarantineOf(account)).toBeUndefined();
		const before = await account.sql("SELECT modseq FROM states WHERE type = 'EmailDelivery'");
		const { emailId } = await account.deliver(QUARANTINED);
		await account.evict();
		const box = await quarantineOf(account);
		expect(box).toMatchObject({ name: 'Quarantine', role: null, totalEmails: 1, unreadEmails: 1 });
		expect(await placeOf(account, emailId)).toEqual([box?.id]);
		expect(await account.sql("SELECT modseq FROM states WHERE type = 'EmailDelivery'")).toEqual(before);
		expect(await account.sql('SELECT * FROM outbox')).toEqual([]);
		expect(await account.sql('SELECT loud < modseq AS quiet FROM account')).toEqual([{ quiet: 1 }]);
	});

	it('is not pushed to any device, until other mail comes', async () => {
		const account = await TestAccount.open();
		await account.sql(
			'INSERT INTO push_subscriptions (id, person_id, credential_id, accounts, device_client_id, url, code, verified) ' +
				"VALUES ('P1', 'p', 'c', ?, 'd', 'https://push.example/1', 'code', 1)",
			JSON.stringify([account.id]),
		);
		const pending = () => account.sql<{ pending: string }>('SELECT pending FROM push_subscriptions');
		await account.deliver(QUARANTINED);
		expect(await pending()).toEqual([{ pending: '{}' }]);
		await account.deliver();
		expect(JSON.parse((await pending())[0]?.pending ?? '')).toMatchObject({
			[account.id]: { Email: expect.any(String) },
		});
	});

	it('finds its mailbox by the mark: renamed, moved, and beside one of the same name', async () => {
		const account = await TestAccount.open();
		await account.call('Mailbox/set', { create: { own: { name: 'Quarantine' } } });
		await account.deliver(QUARANTINED);
		const box = await quarantineOf(account);
		expect(box?.name).toBe('Quarantine 2');
		const update = { [String(box?.id)]: { name: 'Dangerous', parentId: await account.mailboxId('archive') } };
		expect((await account.call('Mailbox/set', { update })).notUpdated).toBeNull();
		await account.deliver(QUARANTINED);
		expect(await quarantineOf(account)).toMatchObject({ id: box?.id, name: 'Dangerous', totalEmails: 2 });
	});

	it('makes the mailbox anew where its person has removed it', async () => {
		const account = await TestAccount.open();
		await account.deliver(QUARANTINED);
		const destroy = [String((await quarantineOf(account))?.id)];
		await account.call('Mailbox/set', { destroy, onDestroyRemoveEmails: true });
		expect(await quarantineOf(account)).toBeUndefined();
		await account.deliver(QUARANTINED);
		expect(await quarantineOf(account)).toMatchObject({ totalEmails: 1 });
	});

	it('shows plain mail clients a mailbox like any other, and lets nobody set the mark', async () => {
		const account = await TestAccount.open();
		await account.deliver(QUARANTINED);
		const { list } = await account.call('Mailbox/get', {}, [CORE, MAIL]);
		expect(list.every((mailbox) => !('isQuarantine' in mailbox))).toBe(true);
		expect((await account.call('Mailbox/get', { properties: ['isQuarantine'] }, [CORE, MAIL])).type).toBe(
			'invalidArguments',
		);
		const update = { [await account.mailboxId('archive')]: { isQuarantine: true } };
		const { notUpdated } = await account.call('Mailbox/set', { update }, [CORE, MAIL, SCAN]);
		expect(Object.values(notUpdated as JsonObject)).toMatchObject([{ type: 'invalidProperties' }]);
	});
});

describe('a release', () => {
	it('is a move out of quarantine: noted with the verdict, read by a model, no longer withheld', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver({ verdict: { ...QUARANTINED.verdict, withheld: [0] } });
		const [box] = await placeOf(account, emailId);
		await move(account, emailId, await account.mailboxId('inbox'));
		await account.evict();
		const { history, withheld, action } = await verdictOf(account, emailId);
		expect(history).toEqual([{ at: expect.stringMatching(/Z$/), kind: 'released', mailboxIds: [box] }]);
		expect({ withheld, action }).toEqual({ withheld: undefined, action: 'quarantine' });
		expect(await account.sql('SELECT kind FROM outbox')).toEqual([{ kind: 'enrich' }, { kind: 'teach' }]);
	});

	it('is none into junk or trash, and happens when it comes out of there', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver(QUARANTINED);
		for (const role of ['junk', 'trash']) await move(account, emailId, await account.mailboxId(role));
		expect((await verdictOf(account, emailId)).history).toBeUndefined();
		await move(account, emailId, await account.mailboxId('archive'));
		expect((await verdictOf(account, emailId)).history).toHaveLength(1);
	});
});

describe('a refusal', () => {
	const reasons = [LURE, { rule: 'threat-hash', weight: 100, evidence: 'invoice.exe is malware\r\n250 ok\u202e' }];

	it('quotes a file in plain quotation marks', async () => {
		const account = await TestAccount.open();
		const quoted = [{ rule: 'eicar', weight: 100, evidence: '“bücher.com” holds the EICAR test string' }];
		const result = await account.offer({ verdict: { action: 'refuse', reasons: quoted } });
		expect(!result.ok && result.reason === 'refused' && result.reply).toMatch(
			/: "b\?cher\.com" holds the EICAR test string$/,
		);
	});

	it('says in one line of ASCII why, and keeps nothing', async () => {
		const account = await TestAccount.open();
		const result = await account.offer({ verdict: { action: 'refuse', reasons } });
		expect(result).toEqual({
			...{ ok: false, reason: 'refused' },
			reply: '550 5.7.1 This mailbox does not take this message: invoice.exe is malware??250 ok?',
		});
		await account.evict();
		expect((await account.call('Email/query')).ids).toEqual([]);
	});

	it('fits in a reply line, however long its reason', async () => {
		const account = await TestAccount.open();
		const long = [{ rule: 'threat-hash', weight: 100, evidence: 'x'.repeat(5000) }];
		const result = await account.offer({ verdict: { action: 'refuse', reasons: long } });
		expect(!result.ok && result.reason === 'refused' && result.reply.length).toBeLessThan(510);
	});

	it('is quarantine where nobody waits at the door any more', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver({ ...WITH_FILE, verdict: { action: 'refuse', reasons }, isLate: true });
		expect(await placeOf(account, emailId)).toEqual([(await quarantineOf(account))?.id]);
		expect(await verdictOf(account, emailId)).toMatchObject({ action: 'quarantine', withheld: [2] });
	});
});

describe('what is learned later', () => {
	it('takes a mail to quarantine with its reasons, and says where it was', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver();
		const inbox = await account.mailboxId('inbox');
		await account.update(emailId, { 'keywords/$seen': true });
		expect(await account.stub.condemn(account.id, emailId, [LISTED])).toEqual({ ok: true });
		await account.evict();
		expect(await placeOf(account, emailId)).toEqual([(await quarantineOf(account))?.id]);
		expect(await account.email(emailId, ['keywords', 'verdict'])).toMatchObject({
			keywords: { $seen: true },
			verdict: {
				...{ action: 'quarantine', score: 8.5 },
				reasons: [expect.objectContaining({ rule: 'first-time-sender' }), LISTED],
				history: [{ kind: 'condemned', mailboxIds: [inbox] }],
			},
		});
		expect(await account.sql('SELECT * FROM outbox')).toEqual([]);
		expect(await account.stub.condemn(account.id, emailId, [LISTED])).toEqual({ ok: false, reason: 'there' });
	});

	it('weighs and is as likely bad as if it had been known at the door, in every view', async () => {
		const account = await TestAccount.open();
		const probability = 0.01;
		const { emailId } = await account.deliver({ verdict: { probability } });
		const known = await account.deliver({
			...{ from: [{ name: null, email: 'bob@other.example' }] },
			verdict: { ...QUARANTINED.verdict, reasons: [LISTED], probability },
		});
		const before = await verdictOf(account, emailId);
		await account.stub.condemn(account.id, emailId, [LISTED]);
		await account.evict();
		const [late, early] = [await verdictOf(account, emailId), await verdictOf(account, known.emailId)];
		expect(late.probability).toBeGreaterThan(before.probability ?? 1);
		expect([late.score, late.probability]).toEqual([early.score, early.probability]);
		const shown = { properties: ['verdict', 'header:X-Waypost-Verdict:asText'] };
		const { list } = await account.call('Email/get', { ids: [emailId], ...shown }, [CORE, MAIL, SCAN]);
		expect(list[0]).toMatchObject({
			verdict: { score: 8.5, probability: late.probability },
			'header:X-Waypost-Verdict:asText': 'quarantine; score=8.5; reasons=first-time-sender,listed-link',
		});
	});

	it('makes up no probability for a mail that was never measured', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver({ verdict: { scanned: false } });
		await account.stub.condemn(account.id, emailId, [LISTED]);
		expect(await verdictOf(account, emailId)).not.toHaveProperty('probability');
	});

	it('is told also beside hundreds of reasons that weigh nothing, and stays known', async () => {
		const account = await TestAccount.open();
		const many = Array.from({ length: 150 }, (_, at) => ({
			...{ rule: 'attachment-withheld', weight: 0 },
			evidence: `“${at}.exe” would be run by a double click`,
		}));
		const { emailId } = await account.deliver({ verdict: { reasons: many } });
		await account.stub.condemn(account.id, emailId, [LISTED]);
		const { reasons } = await verdictOf(account, emailId);
		expect(reasons).toContainEqual(LISTED);
		expect(reasons).toHaveLength(100);
		await move(account, emailId, await account.mailboxId('inbox'));
		expect(await account.stub.condemn(account.id, emailId, [LISTED])).toEqual({ ok: false, reason: 'released' });
	});

	it('keeps back the files of what is malware, until its person releases it', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver(WITH_FILE);
		const malware = { rule: 'threat-hash', weight: 100, evidence: 'a.exe is malware' };
		await account.stub.condemn(account.id, emailId, [malware]);
		expect((await verdictOf(account, emailId)).withheld).toEqual([2]);
		await move(account, emailId, await account.mailboxId('inbox'));
		expect((await verdictOf(account, emailId)).withheld).toBeUndefined();
	});

	it('leaves alone what a person has released, until there is a new reason', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver();
		const inbox = await account.mailboxId('inbox');
		await account.stub.condemn(account.id, emailId, [LISTED]);
		await move(account, emailId, inbox);
		await account.evict();
		expect(await account.stub.condemn(account.id, emailId, [LISTED])).toEqual({ ok: false, reason: 'released' });
		expect(await placeOf(account, emailId)).toEqual([inbox]);
		expect(await account.stub.condemn(account.id, emailId, [LISTED, LURE])).toEqual({ ok: true });
		expect((await verdictOf(account, emailId)).history?.map(({ kind }) => kind)).toEqual([
			...['condemned', 'released', 'condemned'],
		]);
	});

	it('excuses an allowed sender from all but malware', async () => {
		const account = await TestAccount.open();
		const allowed = [{ rule: 'sender-allowed', weight: -5, evidence: 'bob@example.com is allowed here' }];
		const { emailId } = await account.deliver({ verdict: { reasons: allowed } });
		expect(await account.stub.condemn(account.id, emailId, [LISTED])).toEqual({ ok: false, reason: 'allowed' });
		const malware = { rule: 'threat-hash', weight: 100, evidence: 'a.exe is malware' };
		expect(await account.stub.condemn(account.id, emailId, [malware])).toEqual({ ok: true });
	});

	it('says notFound of what is gone, was never there, or was made here', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver();
		await account.call('Email/set', { destroy: [emailId] });
		const draft = { mailboxIds: { [await account.mailboxId('drafts')]: true }, subject: 'Mine' };
		const { created } = await account.call('Email/set', { create: { draft } });
		const own = (created as unknown as Record<string, { id: string }>).draft?.id ?? '';
		for (const id of [emailId, 'E999', 'nonsense', own]) {
			expect(await account.stub.condemn(account.id, id, [LISTED])).toEqual({ ok: false, reason: 'notFound' });
		}
	});
});

describe('recent mail', () => {
	it('comes in pages by date, without quarantine and without what was made here', async () => {
		const account = await TestAccount.open();
		const day = Date.UTC(2026, 8, 2);
		const ids: string[] = [];
		for (const at of [day - 1, day + 2, day + 1, day + 2]) {
			ids.push((await account.deliver({ receivedAt: at })).emailId);
		}
		await account.deliver({ ...QUARANTINED, receivedAt: day + 1 });
		const draft = { mailboxIds: { [await account.mailboxId('drafts')]: true }, subject: 'Mine' };
		await account.call('Email/set', { create: { draft } });
		await account.evict();
		const pages: string[][] = [];
		let after: string | null = null;
		do {
			const page = await account.stub.recentMail(account.id, { since: day, after, limit: 2 });
			pages.push(page.emails.map((email) => email.emailId));
			after = page.next;
		} while (after !== null);
		expect(pages).toEqual([[ids[2], ids[1]], [ids[3]]]);
		const { emails } = await account.stub.recentMail(account.id, { since: day, after: null, limit: 1 });
		expect(emails[0]).toMatchObject({
			...{ receivedAt: day + 1, envelope: { to: 'demo@waypost.test' }, verdict: { action: 'inbox' } },
			blobId: expect.stringMatching(/^B/),
		});
	});

	it('goes on behind a mail that was destroyed meanwhile', async () => {
		const account = await TestAccount.open();
		const ids = [await account.deliver(), await account.deliver()].map(({ emailId }) => emailId);
		const first = await account.stub.recentMail(account.id, { since: 0, after: null, limit: 1 });
		await account.call('Email/set', { destroy: [ids[0]] });
		const { emails, next } = await account.stub.recentMail(account.id, { since: 0, after: first.next, limit: 1 });
		expect({ ids: emails.map(({ emailId }) => emailId), next }).toEqual({ ids: [ids[1]], next: null });
	});
});
