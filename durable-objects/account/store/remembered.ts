// Counts that are slow to make and asked for with every page of the same results: true until the account's next change.
import type { Database, Value } from './database';
import { modseqOf } from './history';

const MAX_COUNTS = 50;
const memories = new WeakMap<Database, { modseq: number; counts: Map<string, number> }>();

/** The statement's count, made anew only after a change. */
export function remembered(db: Database, sql: string, values: readonly Value[], count: () => number): number {
	const modseq = modseqOf(db);
	let memory = memories.get(db);
	if (memory?.modseq !== modseq || memory.counts.size >= MAX_COUNTS) {
		memory = { modseq, counts: new Map() };
		memories.set(db, memory);
	}
	const key = JSON.stringify([sql, values]);
	const known = memory.counts.get(key);
	if (known !== undefined) return known;
	const made = count();
	memory.counts.set(key, made);
	return made;
}
