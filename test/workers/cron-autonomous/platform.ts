// A platform for ticks: the real directory and the real bucket, accounts in memory, and a queue that notes what it is sent.
import { applyD1Migrations, env, reset } from 'cloudflare:test';
import { tick } from '../../../workers/cron-autonomous/tick';
import type { Doors, RawMessage, Redeliver, Settings } from '../../../workers/cron-autonomous/work';
import { rawKey } from '../../../workers/domain/blob';
import type { EnrichJob } from '../../../workers/domain/insight';
import type { Env } from '../../../workers/env';
import { memoryAccounts } from '../ai/memory-account';

export interface ActionRow {
	kind: string;
	subject: string;
	reason: string;
	outcome: string;
}

/** Slots in these tests are small numbers: the log that they leave is never old. */
const KEPT_FOR_EVER_MS = 1e15;

/** Everything empty, and accounts of these names in the directory. */
export async function platform(...accountIds: string[]) {
	await reset();
	await applyD1Migrations(env.DIRECTORY, env.TEST_MIGRATIONS);
	for (const id of accountIds) await run('INSERT INTO accounts (id, name, created_at) VALUES (?, ?, 0)', id, id);
	const accounts = memoryAccounts();
	const sent: EnrichJob[] = [];
	const queue = { send: async (job: EnrichJob) => void sent.push(job) };
	const there: Env = { ...env, ACCOUNT: accounts.namespace, ENRICH: queue as unknown as Queue<EnrichJob> };
	const redelivered: RawMessage[] = [];
	const door = (answer: Redeliver): Redeliver => {
		return (raw) => {
			redelivered.push(raw);
			return answer(raw);
		};
	};
	// Without a filter there is no purge: nothing goes through this door.
	const rejudge: Doors['rejudge'] = ({ blobId }) => Promise.reject(new Error(`Nobody was to read ${blobId}`));
	return {
		account: accounts.account,
		env: there,
		sent,
		redelivered,
		tick: (slot: number, answer: Redeliver = async () => 'delivered', settings: Partial<Settings> = {}) =>
			tick(
				slot,
				there,
				{ rejudge, redeliver: door(answer) },
				{ rawGraceMs: 0, keepLogMs: KEPT_FOR_EVER_MS, ...settings },
			),
	};
}

export async function run(sql: string, ...values: (string | number | null)[]): Promise<void> {
	await env.DIRECTORY.prepare(sql)
		.bind(...values)
		.run();
}

export async function rows<Row>(sql: string): Promise<Row[]> {
	return (await env.DIRECTORY.prepare(sql).all<Row>()).results;
}

export function actions(): Promise<ActionRow[]> {
	return rows<ActionRow>('SELECT kind, subject, reason, outcome FROM actions ORDER BY id');
}

/** 'B' and 32 digits, in order of `at`. */
export function blobId(at: number): string {
	return `B${at.toString(16).padStart(32, '0')}`;
}

export async function putRaw(accountId: string, ...ats: number[]): Promise<string[]> {
	const keys = ats.map((at) => rawKey(accountId, blobId(at)));
	for (const key of keys) await env.MAIL.put(key, 'Subject: x\r\n\r\nx');
	return keys;
}

export async function rawKeys(): Promise<string[]> {
	return (await env.MAIL.list({ prefix: '' })).objects.map((object) => object.key);
}
