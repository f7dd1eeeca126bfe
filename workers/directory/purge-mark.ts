// How far a purge has come, and which filter the last one was made with.
import { readMark, writeMark } from './marks';

const FILTER = 'threat-filter';
const PURGE = 'purge';

export interface PurgeState {
	/** The filter that the round began with. */
	filter: string;
	/** Accounts come in the order of their ids: this one, from the page that `after` names. null: the round is done. */
	at: { accountId: string; after: string | null } | null;
}

/** Names the filter that is in R2; null: there is none. */
export function readFilterName(directory: D1Database): Promise<string | null> {
	return readMark(directory, FILTER);
}

export function writeFilterName(directory: D1Database, name: string | null, at: number): Promise<void> {
	return writeMark(directory, FILTER, name, at);
}

/** null: there was no purge yet. */
export async function readPurge(directory: D1Database): Promise<PurgeState | null> {
	const value = await readMark(directory, PURGE);
	return value === null ? null : (JSON.parse(value) as PurgeState);
}

export function writePurge(directory: D1Database, state: PurgeState, at: number): Promise<void> {
	return writeMark(directory, PURGE, JSON.stringify(state), at);
}
