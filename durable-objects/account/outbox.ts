// When outside work is tried, tried again and given up. Pure decisions over a small interface of verbs; knows no SQL and no queue.
import type { Evidence } from '../../workers/domain/verdict';
import type { ReadLesson } from './learning';
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
	/** Reads what a mail is to teach. */
	readLesson: (row: OutboxRow) => Promise<Evidence | null>;
	/** Teaches it, and settles the rows. */
	teach: (lessons: ReadLesson[]) => void;
	/** Sends mail, and settles the row. `wasLost`: nobody knows what became of the try before. */
	send: (row: OutboxRow, wasLost: boolean) => Promise<void>;
	failed: (row: OutboxRow, cause: unknown) => void;
}

/** A queue's batch holds at most 100 messages. */
const BATCH = 100;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A claimed row that nobody settled by then is due again: the job, or its answer, was lost. */
const VISIBILITY_MS = 5 * MINUTE_MS;
/** Longer than an alarm may run: a try that was not settled by then is lost. */
const SENDING_MS = 20 * MINUTE_MS;
/** Mails that are sent at the same time. What is not claimed is due at once again. */
const SENDS = 4;
/** Mails that are read again for what they teach, one after the other. */
const LESSONS = 20;
export const MAX_ATTEMPTS = 24;

/** After the claim: doubling, so that a consumer that is down for a day is not flooded with doubles when it comes back. */
export function dueAfterClaim(attempts: number, now: number): number {
	return now + Math.min(HOUR_MS, VISIBILITY_MS * 2 ** (attempts - 1));
}

/** After a stand-in or a failed hand-over: from one minute, doubling, up to an hour. */
export function dueAfterFailure(attempts: number, now: number): number {
	return now + Math.min(HOUR_MS, MINUTE_MS * 2 ** (attempts - 1));
}

/** After a server took no mail for now: from five minutes, doubling, up to six hours. Some five days in all. */
export function dueAfterDeferral(attempts: number, now: number): number {
	return now + Math.min(6 * HOUR_MS, 5 * MINUTE_MS * 2 ** (attempts - 1));
}

/** Work whose double would be seen by others: a claim is let go of only by who knows what became of it. */
export function isSending({ kind }: Pick<OutboxRow, 'kind'>): boolean {
	return kind === 'send' || kind === 'vacation';
}

type Claimed = OutboxRow & { wasClaimed: boolean };

/** Tries what is due. Never throws for a row's sake: a row that fails is due again later. */
export async function drain(verbs: OutboxVerbs, now: number): Promise<void> {
	const claimed = verbs.transaction(() => {
		const due = verbs.due(now, BATCH);
		const sends = due.filter(isSending).slice(0, SENDS);
		const lessons = due.filter(isLesson).slice(0, LESSONS);
		const others = due.filter((row) => !isSending(row) && !isLesson(row));
		return [...others, ...lessons, ...sends].flatMap((row) => claim(verbs, row, now));
	});
	const jobs = claimed.filter((row) => row.kind === 'enrich');
	if (jobs.length > 0) await attempt(verbs, jobs, now, () => verbs.sendEnrich(jobs));
	for (const row of claimed.filter((one) => one.kind === 'remove-raw')) {
		await attempt(verbs, [row], now, async () => {
			await verbs.removeRaw(row);
			verbs.remove(row.id);
		});
	}
	await teachAll(verbs, claimed.filter(isLesson), now);
	const sends = claimed.filter(isSending);
	await Promise.all(sends.map((row) => attempt(verbs, [row], now, () => verbs.send(row, row.wasClaimed))));
}

function isLesson({ kind }: OutboxRow): boolean {
	return kind === 'teach';
}

/** One that cannot be read keeps none of the others from being taught. */
async function teachAll(verbs: OutboxVerbs, rows: readonly OutboxRow[], now: number): Promise<void> {
	const lessons: ReadLesson[] = [];
	for (const row of rows) {
		await attempt(verbs, [row], now, async () => {
			lessons.push({ row, evidence: await verbs.readLesson(row) });
		});
	}
	const read = lessons.map(({ row }) => row);
	if (read.length > 0) await attempt(verbs, read, now, async () => verbs.teach(lessons));
}

/** The attempt is counted before it is made: a row that kills its object is still given up in the end. */
function claim(verbs: OutboxVerbs, row: OutboxRow, now: number): Claimed[] {
	// The last try of a mail settles it; what comes after has died in every try.
	if (row.attempts >= (isSending(row) ? 2 * MAX_ATTEMPTS : MAX_ATTEMPTS)) {
		verbs.update(row.id, { dueAt: null, claimedAt: null });
		return [];
	}
	const attempts = row.attempts + 1;
	const dueAt = isSending(row) ? now + SENDING_MS : dueAfterClaim(attempts, now);
	const claimed = { attempts, claimedAt: now, dueAt };
	verbs.update(row.id, claimed);
	return [{ ...row, ...claimed, wasClaimed: row.claimedAt !== null }];
}

async function attempt(verbs: OutboxVerbs, rows: OutboxRow[], now: number, act: () => Promise<void>): Promise<void> {
	try {
		await act();
	} catch (cause) {
		for (const row of rows) {
			verbs.failed(row, cause);
			const dueAt = dueAfterFailure(row.attempts, now);
			verbs.update(row.id, isSending(row) ? { dueAt } : { claimedAt: null, dueAt });
		}
	}
}
