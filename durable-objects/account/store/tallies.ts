// Keeps the counts of threads and mailboxes right while one transaction changes emails. Writes each row once, at the end.
import {
	type Counts,
	contribution,
	EMPTY_TALLY,
	type Facets,
	gains,
	isEmpty,
	plus,
	type Tally,
	tallyWith,
} from '../counts';
import { bury } from './bury';
import type { Database } from './database';
import type { Step } from './history';
import { mailboxByRole } from './mailboxes';

const READ = 'SELECT tally FROM threads WHERE id = ?';
const WRITE = 'UPDATE threads SET tally = ? WHERE id = ?';
const REMOVE = 'DELETE FROM threads WHERE id = ?';
const FORGET = 'DELETE FROM thread_references WHERE thread_id = ?';
const COUNT =
	'UPDATE mailboxes SET total_emails = total_emails + ?, unread_emails = unread_emails + ?, ' +
	'total_threads = total_threads + ?, unread_threads = unread_threads + ?, changed = ? WHERE id = ?';

const NOTHING: Counts = contribution(EMPTY_TALLY, 0, null);

export class Tallies {
	readonly #before = new Map<number, Tally>();
	readonly #after = new Map<number, Tally>();
	readonly #trash: number | null;

	constructor(
		private readonly db: Database,
		private readonly step: Step,
	) {
		this.#trash = mailboxByRole(db, 'trash');
	}

	/** An email of the thread came (`before` null), went (`after` null) or moved. */
	move(threadId: number, before: Facets | null, after: Facets | null): void {
		let tally = this.#after.get(threadId) ?? this.#read(threadId);
		if (before) tally = tallyWith(tally, before, -1, this.#trash);
		if (after) tally = tallyWith(tally, after, 1, this.#trash);
		this.#after.set(threadId, tally);
	}

	/** Call once, when every email of the transaction has been moved. Threads without an email are destroyed. */
	flush(): void {
		const totals = new Map<number, Counts>();
		for (const [threadId, after] of this.#after) {
			const before = this.#before.get(threadId) ?? EMPTY_TALLY;
			for (const [mailbox, gain] of gains(before, after, this.#trash)) {
				totals.set(mailbox, plus(totals.get(mailbox) ?? NOTHING, gain, 1));
			}
			if (isEmpty(after)) this.#destroyThread(threadId);
			else this.db.run(WRITE, JSON.stringify(after), threadId);
		}
		for (const [mailbox, gain] of totals) this.#count(mailbox, gain);
	}

	#read(threadId: number): Tally {
		const row = this.db.first<{ tally: string }>(READ, threadId);
		const tally = row ? (JSON.parse(row.tally) as Tally) : EMPTY_TALLY;
		this.#before.set(threadId, tally);
		return tally;
	}

	#count(mailbox: number, gain: Counts): void {
		const { totalEmails, unreadEmails, totalThreads, unreadThreads } = gain;
		if (![totalEmails, unreadEmails, totalThreads, unreadThreads].some((count) => count !== 0)) return;
		this.db.run(COUNT, totalEmails, unreadEmails, totalThreads, unreadThreads, this.step.next('Mailbox'), mailbox);
	}

	#destroyThread(threadId: number): void {
		this.db.run(REMOVE, threadId);
		this.db.run(FORGET, threadId);
		bury(this.db, this.step, 'Thread', threadId);
	}
}
