// What a tick does, decided from facts alone: pure. Every job is due by what is true now, not by which tick ran before,
// so that a lost or a doubled tick is harmless.

export type Job =
	/** Outbox rows that are stuck are made due again. */
	| { kind: 'heal-account'; accountId: string }
	/** Raw messages that no account knows are delivered again. Goes on after that R2 key; null: from the start. */
	| { kind: 'sweep-raw'; after: string | null }
	/** Old uploads and drafts that no account knows are removed. Goes on likewise. */
	| { kind: 'sweep-made'; after: string | null }
	| { kind: 'replay-dead-letters' }
	| { kind: 'expire-sessions' }
	| { kind: 'prune-log' };

export interface Facts {
	/** In a stable order. */
	accountIds: string[];
	/** The last R2 key that the sweep looked at; null: it came to the end. */
	sweptTo: string | null;
	/** The same of the sweep of uploads and drafts. */
	madeSweptTo: string | null;
	/** Dead letters that have rested long enough to be tried again. */
	ripeDeadLetters: number;
	expiredSessions: number;
	/** Rows of the log older than it is kept. */
	oldLogRows: number;
}

const TICK_MS = 5 * 60_000;
/** Each heals by waking a Durable Object: a tick wakes so many, and the next ticks the others. */
export const HEALED_PER_TICK = 100;

/** `now`: the tick's scheduled time in ms, which also picks whose turn it is. */
export function plan(now: number, facts: Facts): Job[] {
	const jobs: Job[] = onTurn(facts.accountIds, Math.floor(now / TICK_MS)).map((accountId) => {
		return { kind: 'heal-account', accountId };
	});
	jobs.push({ kind: 'sweep-raw', after: facts.sweptTo }, { kind: 'sweep-made', after: facts.madeSweptTo });
	if (facts.ripeDeadLetters > 0) jobs.push({ kind: 'replay-dead-letters' });
	if (facts.expiredSessions > 0) jobs.push({ kind: 'expire-sessions' });
	if (facts.oldLogRows > 0) jobs.push({ kind: 'prune-log' });
	return jobs;
}

/** A window over the accounts that moves by its own size with each tick, round and round. */
function onTurn(accountIds: string[], tick: number): string[] {
	if (accountIds.length <= HEALED_PER_TICK) return accountIds;
	const start = (tick * HEALED_PER_TICK) % accountIds.length;
	return [...accountIds, ...accountIds].slice(start, start + HEALED_PER_TICK);
}
