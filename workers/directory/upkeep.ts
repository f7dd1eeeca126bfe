// What grows old in the directory: expired sign-in sessions and the log of operations. Counts it and removes it.
// It must not touch a dead letter that still waits to be replayed.
import { and, count, isNotNull, lt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { actions, cronRuns, deadLetters, incidents, sessions } from './schema';

export interface Overdue {
	/** Sessions that have expired. */
	sessions: number;
	/** Rows of the log from before `logBefore`. */
	logRows: number;
}

/** What is there to remove, in one round trip. Times in milliseconds since the epoch. */
export async function countOverdue(directory: D1Database, now: number, logBefore: number): Promise<Overdue> {
	const db = drizzle(directory);
	const [expired, ...log] = await db.batch([
		db.select({ rows: count() }).from(sessions).where(lt(sessions.expiresAt, now)),
		db.select({ rows: count() }).from(actions).where(lt(actions.at, logBefore)),
		db.select({ rows: count() }).from(incidents).where(lt(incidents.at, logBefore)),
		db.select({ rows: count() }).from(cronRuns).where(lt(cronRuns.slot, logBefore)),
		db.select({ rows: count() }).from(deadLetters).where(replayedBefore(logBefore)),
	]);
	return { sessions: expired[0]?.rows ?? 0, logRows: log.reduce((sum, [row]) => sum + (row?.rows ?? 0), 0) };
}

/** Returns how many went. */
export async function expireSessions(directory: D1Database, now: number): Promise<number> {
	const result = await drizzle(directory).delete(sessions).where(lt(sessions.expiresAt, now));
	return result.meta.changes;
}

/** Returns how many rows went. */
export async function pruneLog(directory: D1Database, before: number): Promise<number> {
	const db = drizzle(directory);
	const results = await db.batch([
		db.delete(actions).where(lt(actions.at, before)),
		db.delete(incidents).where(lt(incidents.at, before)),
		db.delete(cronRuns).where(lt(cronRuns.slot, before)),
		db.delete(deadLetters).where(replayedBefore(before)),
	]);
	return results.reduce((sum, result) => sum + result.meta.changes, 0);
}

function replayedBefore(before: number) {
	return and(isNotNull(deadLetters.replayedAt), lt(deadLetters.replayedAt, before));
}
