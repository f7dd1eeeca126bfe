// When outside work is tried, tried again and given up. Pure decisions over a small interface of verbs; knows no SQL and no queue.
import type { OutboxRow } from './store/outbox-rows';

/** What draining may do. `claim` is the store's transaction; the rest reaches outside or comes after it. */
export interface OutboxVerbs {
	/** Runs in one transaction, so that no two drains hold the same row. */
	transaction: <T>(work: () => T) => T;
	due: (now: number, limit: number) => OutboxRow[];
	update: (id: number, to: Partial<OutboxRow>) => void;
	remove: (id: number) => void;
	/** Hands jobs to the queue. They are settled later, over `record`. */
	sendEnrich: (rows: OutboxRow[]) => Promise<void>;
	/** Deletes a raw message that no email refers to. */
	removeRaw: (row: OutboxRow) => Promise<void>;
	failed: (row: OutboxRow, cause: unknown) => void;
}

/** A queue's batch holds at most 100 messages. */
const BATCH = 100;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A claimed row that nobody settled by then is due again: the job, or its answer, was lost. */
const VISIBILITY_MS = 5 * MINUTE_MS;
export const MAX_ATTEMPTS = 24;

/** After the claim: doubling, so that a consumer that is down for a day is not flooded with doubles when it comes back. */
export function dueAfterClaim(attempts: number, now: number): number {
	return now + Math.min(HOUR_MS, VISIBILITY_MS * 2 ** (attempts - 1));
}

/** After a stand-in or a failed hand-over: from one minute, doubling, up to an hour. */
export function dueAfterFailure(attempts: number, now: number): number {
	return now + Math.min(HOUR_MS, MINUTE_MS * 2 ** (attempts - 1));
}

/** Tries what is due, at least once each. Never throws for a row's sake: a row that fails is due again later. */
export async function drain(verbs: OutboxVerbs, now: number): Promise<void> {
	const claimed = verbs.transaction(() => verbs.due(now, BATCH).flatMap((row) => claim(verbs, row, now)));
	const jobs = claimed.filter((row) => row.kind === 'enrich');
	if (jobs.length > 0) await attempt(verbs, jobs, now, () => verbs.sendEnrich(jobs));
	for (const row of claimed.filter((one) => one.kind === 'remove-raw')) {
		await attempt(verbs, [row], now, async () => {
			await verbs.removeRaw(row);
			verbs.remove(row.id);
		});
	}
}

/** The attempt is counted before it is made: a row that kills its object is still given up in the end. */
function claim(verbs: OutboxVerbs, row: OutboxRow, now: number): OutboxRow[] {
	if (row.attempts >= MAX_ATTEMPTS) {
		verbs.update(row.id, { dueAt: null, claimedAt: null });
		return [];
	}
	const attempts = row.attempts + 1;
	const claimed = { attempts, claimedAt: now, dueAt: dueAfterClaim(attempts, now) };
	verbs.update(row.id, claimed);
	return [{ ...row, ...claimed }];
}

async function attempt(verbs: OutboxVerbs, rows: OutboxRow[], now: number, act: () => Promise<void>): Promise<void> {
	try {
		await act();
	} catch (cause) {
		for (const row of rows) {
			verbs.failed(row, cause);
			verbs.update(row.id, { claimedAt: null, dueAt: dueAfterFailure(row.attempts, now) });
		}
	}
}
