// The latest of what the platform did and survived, for people to read. Reads only.
import { count, desc, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { ActionRecord, CronRun, DeadLetter } from './operations';
import { actions, cronRuns, deadLetters, incidents } from './schema';

export type Incident = typeof incidents.$inferSelect;

export interface History {
	runs: CronRun[];
	actions: ActionRecord[];
	incidents: Incident[];
	deadLetters: DeadLetter[];
}

/** The last `limit` of each kind, newest first, in one round trip. */
export async function recentHistory(directory: D1Database, limit: number): Promise<History> {
	const db = drizzle(directory);
	const [runs, done, faults, letters] = await db.batch([
		db.select().from(cronRuns).orderBy(desc(cronRuns.slot)).limit(limit),
		db.select().from(actions).orderBy(desc(actions.id)).limit(limit),
		db.select().from(incidents).orderBy(desc(incidents.id)).limit(limit),
		db.select().from(deadLetters).orderBy(desc(deadLetters.id)).limit(limit),
	]);
	return { runs, actions: done, incidents: faults, deadLetters: letters };
}

/** How many dead letters wait to be replayed. */
export async function countOpenDeadLetters(directory: D1Database): Promise<number> {
	const [row] = await drizzle(directory)
		.select({ open: count() })
		.from(deadLetters)
		.where(isNull(deadLetters.replayedAt));
	return row?.open ?? 0;
}
