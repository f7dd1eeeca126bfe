// What a tick does, decided from facts alone: pure. Every job is due by what is true now, not by which tick ran before,
// so that a lost or a doubled tick is harmless.

import type { FeedState } from '../directory/feed-marks';
import type { PurgeState } from '../directory/purge-mark';

export type Job =
	/** Outbox rows that are stuck are made due again. */
	| { kind: 'heal-account'; accountId: string }
	/** Raw messages that no account knows are delivered again. Goes on after that R2 key; null: from the start. */
	| { kind: 'sweep-raw'; after: string | null }
	/** Old uploads and drafts that no account knows are removed. Goes on likewise. */
	| { kind: 'sweep-made'; after: string | null }
	| { kind: 'replay-dead-letters' }
	/** A threat feed is asked for its list. */
	| { kind: 'refresh-feed'; feed: string }
	/** The list of a feed that the settings name no more is dropped. */
	| { kind: 'remove-feed'; feed: string }
	/** Mail of the last days is looked at again with the filter of that name. Goes on from there; null: from the first account. */
	| { kind: 'purge-mail'; filter: string; from: PurgeState['at'] }
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
	/** As the settings have them. */
	feeds: { name: string; hours: number }[];
	feedStates: FeedState[];
	/** Of the threat filter that is in use; null: there is none. */
	filterName: string | null;
	/** The last purge, done or under way; null: there was none. */
	purge: PurgeState | null;
	/** Whether the settings want purges at all. */
	mayPurge: boolean;
}

const TICK_MS = 5 * 60_000;
/** Each heals by waking a Durable Object: a tick wakes so many, and the next ticks the others. */
export const HEALED_PER_TICK = 100;

/** Each builds a filter, which takes memory and time: the others come with the next tick. */
export const FEEDS_PER_TICK = 4;
const HOUR_MS = 60 * 60_000;
/** A feed that failed is tried again after so long. */
const FEED_RETRY_MS = HOUR_MS;

/** `now`: the tick's scheduled time in ms, which also picks whose turn it is. */
export function plan(now: number, facts: Facts): Job[] {
	const jobs: Job[] = onTurn(facts.accountIds, Math.floor(now / TICK_MS)).map((accountId) => {
		return { kind: 'heal-account', accountId };
	});
	jobs.push({ kind: 'sweep-raw', after: facts.sweptTo }, { kind: 'sweep-made', after: facts.madeSweptTo });
	if (facts.ripeDeadLetters > 0) jobs.push({ kind: 'replay-dead-letters' });
	if (facts.expiredSessions > 0) jobs.push({ kind: 'expire-sessions' });
	if (facts.oldLogRows > 0) jobs.push({ kind: 'prune-log' });
	return [...jobs, ...feedJobs(now, facts), ...purgeJobs(facts)];
}

/** Those that have waited longest first. */
function feedJobs(now: number, { feeds, feedStates }: Facts): Job[] {
	const states = new Map(feedStates.map((state) => [state.name, state]));
	const triedAt = (name: string) => states.get(name)?.triedAt ?? Number.NEGATIVE_INFINITY;
	const due = feeds.filter(({ name, hours }) => {
		const wait = states.get(name)?.isGood ? hours * HOUR_MS : FEED_RETRY_MS;
		return now - triedAt(name) >= wait;
	});
	const first = due.sort((a, b) => triedAt(a.name) - triedAt(b.name)).slice(0, FEEDS_PER_TICK);
	const strangers = feedStates.filter(({ name }) => !feeds.some((feed) => feed.name === name));
	return [
		...strangers.map(({ name }) => ({ kind: 'remove-feed' as const, feed: name })),
		...first.map(({ name }) => ({ kind: 'refresh-feed' as const, feed: name })),
	];
}

/** A round that has begun is brought to its end before the next one: else the last accounts would never have a turn. */
function purgeJobs({ filterName, purge, mayPurge }: Facts): Job[] {
	if (!mayPurge || filterName === null) return [];
	if (purge !== null && purge.at !== null) return [{ kind: 'purge-mail', filter: purge.filter, from: purge.at }];
	return purge?.filter === filterName ? [] : [{ kind: 'purge-mail', filter: filterName, from: null }];
}

/** A window over the accounts that moves by its own size with each tick, round and round. */
function onTurn(accountIds: string[], tick: number): string[] {
	if (accountIds.length <= HEALED_PER_TICK) return accountIds;
	const start = (tick * HEALED_PER_TICK) % accountIds.length;
	return [...accountIds, ...accountIds].slice(start, start + HEALED_PER_TICK);
}
