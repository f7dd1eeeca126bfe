// Who wants to hear of this account's changes besides its own sockets: other accounts' objects, where somebody listens who
// was granted both. They are told over RPC and hold no connection, so that either object may sleep in between.
import type { Relay, Seen } from '../../../workers/domain/account';
import type { Database } from '../store/database';
import { loudOf, modseqOf, type States, type StateType, statesOf } from '../store/history';

interface Watcher extends Record<string, SqlStorageValue> {
	home_id: string;
	/** How often it asked. Only who has seen the latest asking may forget it. */
	asked: number;
	/** The modseq that it knows. */
	told: number;
	attempts: number;
}

/** Passes a relay on; false: nobody listens there any more. Throws where the other object cannot be reached. */
export type Tell = (homeId: string, relay: Relay) => Promise<boolean>;

/** A relay that was lost with its object is told again after this long. */
const SAFETY_MS = 60_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 60 * 60_000;

export class Watchers {
	/** At most one relay is under way to each: what changes meanwhile goes with the next, together. */
	readonly #busy = new Set<string>();

	constructor(
		private readonly db: Database,
		private readonly tell: Tell,
		private readonly now: () => number,
	) {}

	/** From here on `homeId` is told of every change after the state that is returned. Safe to ask again. */
	watch(homeId: string): Seen {
		const modseq = modseqOf(this.db);
		const sql = 'INSERT INTO watchers (home_id, asked, told) VALUES (?, 1, ?)';
		this.db.run(`${sql} ON CONFLICT (home_id) DO UPDATE SET asked = asked + 1`, homeId, modseq);
		return { modseq, states: statesOf(this.db) };
	}

	/** Belongs into the transaction of the change: whatever happens after it, the watchers will be told. */
	note(): void {
		this.db.run('UPDATE watchers SET due_at = ? WHERE due_at IS NULL', this.now() + SAFETY_MS);
	}

	/** After a change: tells those who can be reached. Never throws; who could not be told is due again. */
	async tellAll(accountId: string): Promise<void> {
		const behind = 'SELECT * FROM watchers WHERE due_at IS NOT NULL AND attempts = 0';
		await Promise.all(this.db.all<Watcher>(behind).map((watcher) => this.#tellOne(accountId, watcher)));
	}

	/** On the alarm: once more to those who could not be told. Never throws. */
	async tellDue(accountId: string): Promise<void> {
		const due = this.db.all<Watcher>('SELECT * FROM watchers WHERE due_at <= ?', this.now());
		await Promise.all(due.map((watcher) => this.#tellOne(accountId, watcher)));
	}

	nextDueAt(): number | null {
		return this.db.first<{ due: number | null }>('SELECT min(due_at) AS due FROM watchers')?.due ?? null;
	}

	async #tellOne(accountId: string, { home_id: homeId }: Watcher): Promise<void> {
		if (this.#busy.has(homeId)) return;
		this.#busy.add(homeId);
		try {
			for (let one = this.#find(homeId); one !== null; one = this.#find(homeId)) {
				if (one.told >= modseqOf(this.db)) return this.#settle(one);
				await this.#tellOnce(accountId, one);
			}
		} catch (cause) {
			this.#retryLater(homeId);
			console.error(JSON.stringify({ event: 'relay-failed', accountId, homeId, cause: String(cause) }));
		} finally {
			this.#busy.delete(homeId);
		}
	}

	async #tellOnce(accountId: string, { home_id: homeId, asked, told }: Watcher): Promise<void> {
		const modseq = modseqOf(this.db);
		const isQuiet = loudOf(this.db) <= told;
		const wanted = await this.tell(homeId, { accountId, changed: this.#changedSince(told), modseq, isQuiet });
		if (!wanted) this.db.run('DELETE FROM watchers WHERE home_id = ? AND asked = ?', homeId, asked);
		this.db.run('UPDATE watchers SET told = ?, attempts = 0 WHERE home_id = ?', modseq, homeId);
	}

	#find(homeId: string): Watcher | null {
		return this.db.first<Watcher>('SELECT * FROM watchers WHERE home_id = ?', homeId);
	}

	#settle({ home_id: homeId }: Watcher): void {
		this.db.run('UPDATE watchers SET due_at = NULL WHERE home_id = ?', homeId);
	}

	#retryLater(homeId: string): void {
		const attempts = this.#find(homeId)?.attempts ?? 0;
		const wait = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** attempts);
		const sql = 'UPDATE watchers SET attempts = attempts + 1, due_at = ? WHERE home_id = ?';
		this.db.run(sql, this.now() + wait, homeId);
	}

	#changedSince(told: number): States {
		const sql = 'SELECT type, modseq FROM states WHERE modseq > ?';
		const rows = this.db.all<{ type: StateType; modseq: number }>(sql, told);
		return Object.fromEntries(rows.map(({ type, modseq }) => [type, String(modseq)]));
	}
}
