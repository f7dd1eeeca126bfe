// The account's history: every write is a transaction of numbered steps, and each type knows its latest one.
import type { ObjectType } from '../ids';
import type { Database } from './database';

/** Types with a state. 'EmailDelivery' has no objects: it moves when mail comes in (RFC 8621 section 1.5). */
export type StateType = ObjectType | 'EmailDelivery';

/** State strings by type: what a StateChange says of this account. */
export type States = Partial<Record<StateType, string>>;

/** One transaction's steps. Every changed object takes its own, so that /changes can stop between any two. */
export class Step {
	readonly #latest = new Map<StateType, number>();
	#modseq: number;
	/** What this transaction does is told to whoever looks, and wakes nobody's device. */
	isQuiet = false;

	constructor(modseq: number) {
		this.#modseq = modseq;
	}

	next(type: StateType): number {
		this.#modseq += 1;
		this.#latest.set(type, this.#modseq);
		return this.#modseq;
	}

	get modseq(): number {
		return this.#modseq;
	}

	get latest(): ReadonlyMap<StateType, number> {
		return this.#latest;
	}
}

const ADVANCE = 'UPDATE account SET modseq = ?, loud = max(loud, ?)';
const STATES = 'UPDATE states SET modseq = j.value FROM json_each(?) AS j WHERE states.type = j.key';

export interface Committed<T> {
	result: T;
	/** The types that moved; empty where nothing did. */
	changed: States;
	isQuiet: boolean;
}

/** Runs `work` in one transaction and numbers it. */
export function commit<T>(db: Database, work: (step: Step) => T): Committed<T> {
	return db.transaction(() => {
		const step = new Step(modseqOf(db));
		const result = work(step);
		const changed: States = {};
		for (const [type, modseq] of step.latest) changed[type] = String(modseq);
		if (step.latest.size > 0) {
			db.run(STATES, JSON.stringify(Object.fromEntries(step.latest)));
			db.run(ADVANCE, step.modseq, step.isQuiet ? 0 : step.modseq);
		}
		return { result, changed, isQuiet: step.isQuiet };
	});
}

export function modseqOf(db: Database): number {
	return db.first<{ modseq: number }>('SELECT modseq FROM account')?.modseq ?? 0;
}

/** The latest step that is worth waking a device for. */
export function loudOf(db: Database): number {
	return db.first<{ loud: number }>('SELECT loud FROM account')?.loud ?? 0;
}

export function statesOf(db: Database): Record<StateType, string> {
	const rows = db.all<{ type: StateType; modseq: number }>('SELECT type, modseq FROM states');
	const found = Object.fromEntries(rows.map((row) => [row.type, String(row.modseq)]));
	return found as Record<StateType, string>;
}

export function stateOf(db: Database, type: StateType): string {
	return String(db.first<{ modseq: number }>('SELECT modseq FROM states WHERE type = ?', type)?.modseq ?? 0);
}
