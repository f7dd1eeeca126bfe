// Gathers the facts that a plan is made of. Reads only.
import { readFeedStates } from '../directory/feed-marks';
import { readMark } from '../directory/marks';
import { accountIds, openDeadLetters } from '../directory/operations';
import { readFilterName, readPurge } from '../directory/purge-mark';
import { countOverdue } from '../directory/upkeep';
import type { Env } from '../env';
import { readFeedSettings } from '../scanner/feeds/settings';
import type { Facts } from './plan';
import type { Settings } from './work';

export const SWEEP_MARK = 'raw-sweep';
export const MADE_SWEEP_MARK = 'made-sweep';

/** Throws when the directory cannot be read: then there is no plan, and the next tick makes one. */
export async function gatherFacts(env: Env, settings: Settings): Promise<Facts> {
	const directory = env.DIRECTORY;
	const now = settings.now();
	const [accounts, sweptTo, madeSweptTo, letters, overdue, feedStates, filterName, purge] = await Promise.all([
		accountIds(directory),
		readMark(directory, SWEEP_MARK),
		readMark(directory, MADE_SWEEP_MARK),
		openDeadLetters(directory, settings.replayedPerTick),
		countOverdue(directory, now, now - settings.keepLogMs),
		readFeedStates(directory),
		readFilterName(directory),
		readPurge(directory),
	]);
	const ripe = letters.filter((letter) => letter.at <= now - settings.deadLetterRestMs);
	return {
		accountIds: accounts,
		sweptTo,
		madeSweptTo,
		ripeDeadLetters: ripe.length,
		expiredSessions: overdue.sessions,
		oldLogRows: overdue.logRows,
		feeds: readFeedSettings(env.THREAT_FEEDS).feeds.map(({ name, hours }) => ({ name, hours })),
		feedStates,
		filterName,
		purge,
		mayPurge: purgeMs(env) > 0,
	};
}

/** How far back a purge looks; 0: there are none. */
export function purgeMs(env: Env): number {
	return Math.max(0, Number(env.THREAT_PURGE_DAYS) || 0) * 24 * 60 * 60_000;
}
