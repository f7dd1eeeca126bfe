// Promises of the outbox: at least once, never lost, given up in the end, and every late or doubled answer harmless.
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import type { ReadLesson } from '../../../durable-objects/account/learning';
import type { MailAccount } from '../../../durable-objects/account/mail-account';
import { MIGRATIONS } from '../../../durable-objects/account/migrations';
import {
	drain,
	dueAfterClaim,
	dueAfterDeferral,
	dueAfterFailure,
	MAX_ATTEMPTS,
	type OutboxVerbs,
} from '../../../durable-objects/account/outbox';
import type { OutboxRow } from '../../../durable-objects/account/store/outbox-rows';
import type { Insight } from '../../../workers/domain/insight';
import { TestAccount } from './account';

const MINUTE = 60_000;
/** Later than the tests' real time: no alarm fires by itself. */
const NOW = Date.UTC(2100, 0, 1);

/** The outbox without SQL: the decisions stand alone. */
class Memory implements OutboxVerbs {
	rows: OutboxRow[] = [];
	sent: number[] = [];
	removed: number[] = [];
	tries: [id: number, mayHaveBeenSent: boolean][] = [];
	taught: number[][] = [];
	/** The row whose mail cannot be read. */
	unreadable = 0;
	failures = 0;
	fault: Error | null = null;

	add(id: number, kind: OutboxRow['kind'] = 'enrich'): this {
		const row = { id, kind, emailId: id, blobId: `B${id}`, dueAt: NOW, attempts: 0, claimedAt: null };
		this.rows.push({ ...row, submissionId: kind === 'send' ? id : null, payload: null });
		return this;
	}
	row(id: number): OutboxRow | undefined {
		return this.rows.find((row) => row.id === id);
	}
	transaction = <T>(work: () => T): T => work();
	due = (now: number, limit: number) =>
		this.rows.filter((row) => row.dueAt !== null && row.dueAt <= now).slice(0, limit);
	update = (id: number, to: Partial<OutboxRow>) => {
		this.rows = this.rows.map((row) => (row.id === id ? { ...row, ...to } : row));
	};
	remove = (id: number) => {
		this.rows = this.rows.filter((row) => row.id !== id);
	};
	sendEnrich = async (rows: OutboxRow[]) => {
		if (this.fault) throw this.fault;
		this.sent.push(...rows.map((row) => row.id));
	};
	removeRaw = async (row: OutboxRow) => {
		if (this.fault) throw this.fault;
		this.removed.push(row.id);
	};
	readLesson = async (row: OutboxRow) => {
		if (row.id === this.unreadable) throw new Error('bucket down');
		return { features: Uint32Array.of(row.id) };
	};
	teach = (lessons: ReadLesson[]) => {
		if (this.fault) throw this.fault;
		this.taught.push(lessons.map(({ row }) => row.id));
		for (const { row } of lessons) this.remove(row.id);
	};
	send = async (row: OutboxRow, mayHaveBeenSent: boolean) => {
		if (this.fault) throw this.fault;
		this.tries.push([row.id, mayHaveBeenSent]);
	};
	failed = () => {
		this.failures += 1;
	};
}

describe('drain', () => {
	test('hands a due row over and keeps it, claimed, until it is settled', async () => {
		const outbox = new Memory().add(1);
		await drain(outbox, NOW);
		await drain(outbox, NOW + MINUTE);
		expect(outbox.sent).toEqual([1]);
		expect(outbox.row(1)).toMatchObject({ attempts: 1, claimedAt: NOW, dueAt: NOW + 5 * MINUTE });
	});

	test('hands it over again when nobody settled it in time, each time waiting longer, up to an hour', async () => {
		const outbox = new Memory().add(1);
		await drain(outbox, NOW);
		await drain(outbox, NOW + 5 * MINUTE);
		expect(outbox.sent).toEqual([1, 1]);
		expect(outbox.row(1)?.dueAt).toBe(NOW + 15 * MINUTE);
		expect(dueAfterClaim(MAX_ATTEMPTS, 0)).toBe(60 * MINUTE);
	});

	test('gives up after the last attempt: parked, not lost', async () => {
		const outbox = new Memory().add(1);
		for (let round = 0; round < MAX_ATTEMPTS + 5; round++) await drain(outbox, NOW + round * 61 * MINUTE);
		expect(outbox.sent).toHaveLength(MAX_ATTEMPTS);
		expect(outbox.row(1)).toMatchObject({ dueAt: null, claimedAt: null, attempts: MAX_ATTEMPTS });
	});

	test('a queue that fails loses nothing: the rows are due again a minute later, then two', async () => {
		const outbox = new Memory().add(1).add(2);
		outbox.fault = new Error('queue down');
		await drain(outbox, NOW);
		expect(outbox.failures).toBe(2);
		expect(outbox.row(2)).toMatchObject({ claimedAt: null, dueAt: NOW + MINUTE });
		await drain(outbox, NOW + MINUTE);
		expect(outbox.row(2)?.dueAt).toBe(NOW + 3 * MINUTE);
		outbox.fault = null;
		await drain(outbox, NOW + 3 * MINUTE);
		expect(outbox.sent).toEqual([1, 2]);
		expect(dueAfterFailure(MAX_ATTEMPTS, 0)).toBe(60 * MINUTE);
	});

	test('lessons are taught together, some at a time, and one that cannot be read is tried again alone', async () => {
		const outbox = new Memory();
		for (let id = 1; id <= 25; id += 1) outbox.add(id, 'teach');
		outbox.unreadable = 3;
		await drain(outbox, NOW);
		expect(outbox.taught.map((ids) => ids.length)).toEqual([19]);
		expect(outbox.row(3)).toMatchObject({ attempts: 1, claimedAt: null, dueAt: NOW + MINUTE });
		expect(outbox.row(25)).toMatchObject({ attempts: 0, dueAt: NOW });
		outbox.unreadable = 0;
		await drain(outbox, NOW + MINUTE);
		expect(outbox.rows).toEqual([]);
	});

	test('a raw message is removed once, and tried again where the bucket failed', async () => {
		const outbox = new Memory().add(1, 'remove-raw');
		outbox.fault = new Error('bucket down');
		await drain(outbox, NOW);
		expect(outbox.rows).toHaveLength(1);
		outbox.fault = null;
		await drain(outbox, NOW + MINUTE);
		expect(outbox.removed).toEqual([1]);
		expect(outbox.rows).toEqual([]);
	});

	test('a mail that nobody settled is tried again as one that may have been sent, long after any try has ended', async () => {
		const outbox = new Memory().add(1, 'send');
		await drain(outbox, NOW);
		await drain(outbox, NOW + 19 * MINUTE);
		await drain(outbox, NOW + 20 * MINUTE);
		expect(outbox.tries).toEqual([
			[1, false],
			[1, true],
		]);
	});

	test('a mail whose answer is lost stays claimed: the next try knows', async () => {
		const outbox = new Memory().add(1, 'send');
		outbox.fault = new Error('connection lost');
		await drain(outbox, NOW);
		expect(outbox.row(1)).toMatchObject({ claimedAt: NOW, dueAt: NOW + MINUTE });
		outbox.fault = null;
		await drain(outbox, NOW + MINUTE);
		expect(outbox.tries).toEqual([[1, true]]);
	});

	test('sends four mails at a time; the others are not claimed meanwhile', async () => {
		const outbox = new Memory();
		for (let id = 1; id <= 6; id++) outbox.add(id, 'send');
		await drain(outbox, NOW);
		expect(outbox.tries).toHaveLength(4);
		expect(outbox.row(6)).toMatchObject({ claimedAt: null, attempts: 0, dueAt: NOW });
		await drain(outbox, NOW);
		expect(outbox.tries).toHaveLength(6);
	});

	test('waits longer each time that a server takes no mail for now, up to six hours', () => {
		expect([1, 2, 3].map((attempts) => dueAfterDeferral(attempts, 0) / MINUTE)).toEqual([5, 10, 20]);
		expect(dueAfterDeferral(MAX_ATTEMPTS, 0)).toBe(6 * 60 * MINUTE);
	});

	test('takes no more than a queue batch at a time', async () => {
		const outbox = new Memory();
		for (let id = 1; id <= 150; id++) outbox.add(id);
		await drain(outbox, NOW);
		expect(outbox.sent).toHaveLength(100);
		await drain(outbox, NOW);
		expect(outbox.sent).toHaveLength(150);
	});
});

const INSIGHT: Insight = {
	language: 'en',
	summary: 'A letter.',
	category: 'personal',
	provider: 'workers-ai',
	model: '@cf/some/model',
	standsInFor: null,
	note: null,
	createdAt: '2026-09-01T10:00:00Z',
};
const STAND_IN: Insight = { ...INSIGHT, provider: 'local', model: null, standsInFor: 'workers-ai', note: 'timeout' };

async function deliveredAt(now: number) {
	const account = await TestAccount.open('live');
	await account.at(now);
	const { emailId } = await account.deliver({ text: 'Hello there', from: [{ name: 'Al', email: 'al@example.com' }] });
	const [row] = await account.sql<OutboxRecord>('SELECT * FROM outbox');
	return { account, emailId, job: { emailId, outboxId: row?.id ?? 0 } };
}

type OutboxRecord = { id: number; due_at: number | null; attempts: number; claimed_at: number | null };

const rowsOf = (account: TestAccount) => account.sql<OutboxRecord>('SELECT * FROM outbox');
const alarmOf = (account: TestAccount) =>
	runInDurableObject(account.stub, (_: MailAccount, state) => state.storage.getAlarm());

describe('enrichment', () => {
	test('delivery leaves a due row and an alarm; the alarm claims it and stands at its next time', async () => {
		const { account } = await deliveredAt(NOW);
		expect(await alarmOf(account)).toBe(NOW);
		expect(await runDurableObjectAlarm(account.stub)).toBe(true);
		expect(await rowsOf(account)).toMatchObject([{ attempts: 1, claimed_at: NOW, due_at: NOW + 5 * MINUTE }]);
		expect(await alarmOf(account)).toBe(NOW + 5 * MINUTE);
	});

	test('row and alarm outlive eviction', async () => {
		const { account } = await deliveredAt(NOW);
		await account.evict();
		expect(await rowsOf(account)).toHaveLength(1);
		expect(await alarmOf(account)).toBe(NOW);
	});

	test('the model is given the text, and who wrote it', async () => {
		const { account, job, emailId } = await deliveredAt(NOW);
		const input = await account.stub.enrichInput(account.id, job);
		expect(input).toMatchObject({ emailId, text: 'Hello there', from: 'Al <al@example.com>', bulk: false });
	});

	test('an insight is a change of the email, shown to those who use the capability, and settles the row', async () => {
		const { account, emailId, job } = await deliveredAt(NOW);
		const { state } = await account.call('Email/get', { ids: [] });
		await account.stub.record(account.id, job, INSIGHT);
		await account.evict();
		expect((await account.call('Email/changes', { sinceState: state })).updated).toEqual([emailId]);
		expect((await account.email(emailId, ['insight'])).insight).toEqual(INSIGHT);
		expect(await rowsOf(account)).toEqual([]);
	});

	test('a doubled answer, and one for another row, change nothing', async () => {
		const { account, emailId, job } = await deliveredAt(NOW);
		await account.stub.record(account.id, { ...job, outboxId: job.outboxId + 1 }, STAND_IN);
		await account.stub.record(account.id, { ...job, emailId: 'E999' }, STAND_IN);
		expect((await account.email(emailId, ['insight'])).insight).toBeNull();
		await account.stub.record(account.id, job, INSIGHT);
		const { state } = await account.call('Email/get', { ids: [] });
		expect(await account.stub.enrichInput(account.id, job)).toBeNull();
		await account.stub.record(account.id, job, STAND_IN);
		expect((await account.call('Email/get', { ids: [] })).state).toBe(state);
	});

	test('a stand-in is kept at once, and a model is asked again later', async () => {
		const { account, emailId, job } = await deliveredAt(NOW);
		await runDurableObjectAlarm(account.stub);
		await account.stub.record(account.id, job, STAND_IN);
		expect((await account.email(emailId, ['insight'])).insight).toEqual(STAND_IN);
		expect(await rowsOf(account)).toMatchObject([{ claimed_at: null, due_at: NOW + MINUTE }]);
		expect(await alarmOf(account)).toBe(NOW + MINUTE);
		await account.at(NOW + MINUTE);
		await runDurableObjectAlarm(account.stub);
		const { state } = await account.call('Email/get', { ids: [] });
		await account.stub.record(account.id, job, { ...STAND_IN, createdAt: '2026-09-01T11:00:00Z' });
		expect((await account.call('Email/get', { ids: [] })).state).toBe(state);
		expect(await rowsOf(account)).toMatchObject([{ attempts: 2, due_at: NOW + 3 * MINUTE }]);
		await account.stub.record(account.id, job, INSIGHT);
		expect((await account.email(emailId, ['insight'])).insight).toEqual(INSIGHT);
		expect(await rowsOf(account)).toEqual([]);
	});

	test('a job for an email that is gone gets nothing, and its row with it', async () => {
		const { account, emailId, job } = await deliveredAt(NOW);
		await account.call('Email/set', { destroy: [emailId] });
		expect(await account.stub.enrichInput(account.id, job)).toBeNull();
		await account.stub.record(account.id, job, INSIGHT);
		expect(await account.sql("SELECT * FROM outbox WHERE kind = 'enrich'")).toEqual([]);
	});
});

describe('healing', () => {
	test('sets an alarm that was lost and makes forgotten rows due, once', async () => {
		const { account } = await deliveredAt(NOW);
		await runDurableObjectAlarm(account.stub);
		await runInDurableObject(account.stub, (_: MailAccount, state) => state.storage.deleteAlarm());
		const later = NOW + 10 * MINUTE;
		expect(await account.stub.heal(account.id, later)).toEqual({ released: 1, alarmSet: true });
		expect(await alarmOf(account)).toBe(later);
		expect(await account.stub.heal(account.id, later)).toEqual({ released: 0, alarmSet: false });
		await account.evict();
		expect(await rowsOf(account)).toMatchObject([{ due_at: later, claimed_at: null }]);
	});

	test('leaves an account alone that has nothing to heal', async () => {
		const account = await TestAccount.open('live');
		expect(await account.stub.heal(account.id, NOW)).toEqual({ released: 0, alarmSet: false });
		expect(await alarmOf(account)).toBeNull();
	});

	test('vitals tell what waits, how long, and what was given up', async () => {
		const { account } = await deliveredAt(NOW);
		const vitals = await account.stub.vitals(account.id, NOW + MINUTE);
		expect(vitals).toMatchObject({
			emails: 1,
			outboxPending: 1,
			outboxParked: 0,
			oldestDueMs: MINUTE,
			schemaVersion: MIGRATIONS.length,
		});
		expect(vitals.databaseBytes).toBeGreaterThan(0);
		await account.sql('UPDATE outbox SET attempts = 24');
		await runDurableObjectAlarm(account.stub);
		expect(await account.stub.vitals(account.id, NOW)).toMatchObject({
			outboxPending: 0,
			outboxParked: 1,
			oldestDueMs: 0,
		});
	});
});
