// Gathers the facts that a plan is made of. Reads only.
import { readMark } from '../directory/marks';
import { accountIds, openDeadLetters } from '../directory/operations';
import { countOverdue } from '../directory/upkeep';
import type { Facts } from './plan';
import type { Settings } from './work';

export const SWEEP_MARK = 'raw-sweep';
export const MADE_SWEEP_MARK = 'made-sweep';

/** Throws when the directory cannot be read: then there is no plan, and the next tick makes one. */
export async function gatherFacts(directory: D1Database, settings: Settings): Promise<Facts> {
	const now = settings.now();
	const [accounts, sweptTo, madeSweptTo, letters, overdue] = await Promise.all([
		accountIds(directory),
		readMark(directory, SWEEP_MARK),
		readMark(directory, MADE_SWEEP_MARK),
		openDeadLetters(directory, settings.replayedPerTick),
		countOverdue(directory, now, now - settings.keepLogMs),
	]);
	const ripe = letters.filter((letter) => letter.at <= now - settings.deadLetterRestMs);
	return {
		accountIds: accounts,
		sweptTo,
		madeSweptTo,
		ripeDeadLetters: ripe.length,
		expiredSessions: overdue.sessions,
		oldLogRows: overdue.logRows,
	};
}
