// What the platform did by itself, kept in the directory: cron runs, actions, dead letters. Writes and the reads that
// autonomous work decides by; it judges nothing and touches no mail.
import { asc, desc, eq, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { accounts, actions, cronRuns, deadLetters } from './schema';

export type CronRun = typeof cronRuns.$inferSelect;
export type ActionRecord = typeof actions.$inferSelect;
export type DeadLetter = typeof deadLetters.$inferSelect;

/** Claims a slot (scheduled time, ms). False: some tick has claimed it already, so this one is a double and does nothing. */
export async function startRun(
	directory: D1Database,
	slot: number,
	startedAt: number,
	plan: unknown,
): Promise<boolean> {
	const claimed = await drizzle(directory)
		.insert(cronRuns)
		.values({ slot, startedAt, plan })
		.onConflictDoNothing()
		.returning({ slot: cronRuns.slot });
	return claimed.length === 1;
}

export async function finishRun(
	directory: D1Database,
	slot: number,
	finishedAt: number,
	outcome: 'ok' | 'failed',
): Promise<void> {
	await drizzle(directory).update(cronRuns).set({ finishedAt, outcome }).where(eq(cronRuns.slot, slot));
}

/** The run with the latest slot, finished or not; null before the first tick. */
export async function lastRun(directory: D1Database): Promise<CronRun | null> {
	const [run] = await drizzle(directory).select().from(cronRuns).orderBy(desc(cronRuns.slot)).limit(1);
	return run ?? null;
}

/** `subject` is what was acted upon (account id, R2 key); `reason` and `outcome` are words that a person can read. */
export async function recordAction(directory: D1Database, action: Omit<ActionRecord, 'id'>): Promise<void> {
	await drizzle(directory).insert(actions).values(action);
}

/** Throws when D1 fails: the queue must deliver the letter again rather than lose it. */
export async function recordDeadLetter(directory: D1Database, at: number, queue: string, body: unknown): Promise<void> {
	await drizzle(directory).insert(deadLetters).values({ at, queue, body });
}

/** Dead letters that nobody replayed yet, oldest first. */
export async function openDeadLetters(directory: D1Database, limit: number): Promise<DeadLetter[]> {
	const open = isNull(deadLetters.replayedAt);
	return drizzle(directory).select().from(deadLetters).where(open).orderBy(asc(deadLetters.id)).limit(limit);
}

export async function markReplayed(directory: D1Database, id: number, at: number): Promise<void> {
	await drizzle(directory).update(deadLetters).set({ replayedAt: at }).where(eq(deadLetters.id, id));
}

/** Every account, in a stable order. */
export async function accountIds(directory: D1Database): Promise<string[]> {
	const rows = await drizzle(directory).select({ id: accounts.id }).from(accounts).orderBy(asc(accounts.id));
	return rows.map((row) => row.id);
}
