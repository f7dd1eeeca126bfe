// What GET /health says, made ready for the page. Pure. The server's rows are read with care: a missing field shows as nothing.
import { sinceWords } from '../mail/dates';

export type State = 'ok' | 'degraded' | 'down';

/** The answer of GET /health; all times in milliseconds unless they are strings (RFC 3339). */
export interface Health {
	status: State;
	parts: { name: string; state: State; detail: string }[];
	checkedAt: string;
	/** Absent for who is not signed in. */
	cron?: { runs: Run[]; actions: Action[] };
	incidents: Incident[];
	deadLetters: DeadLetter[];
}

export interface Run {
	/** The scheduled time. */
	slot: number;
	startedAt: number;
	finishedAt: number | null;
	outcome: string | null;
	plan?: unknown;
}

export interface Action {
	id?: number;
	slot: number;
	at: number;
	kind: string;
	subject: string;
	reason: string;
	outcome: string;
}

export interface Incident {
	at: number;
	kind: string;
	detail: Record<string, unknown>;
}

export interface DeadLetter {
	at: number;
	queue: string;
	replayedAt: number | null;
}

/** One entry of the timeline: a run with what it did. */
export interface Entry {
	at: number;
	ago: string;
	state: State;
	title: string;
	/** 'took 120 ms' */
	took: string;
	actions: { what: string; subject: string; reason: string; outcome: string }[];
}

const RUN_WORDS: Record<string, [State, string]> = {
	ok: ['ok', 'Nothing needed doing'],
	failed: ['down', 'Failed; the next run tries again'],
};

/** Runs newest first with their actions under them; actions of runs that are no longer listed stand alone. */
export function timeline(runs: Run[], actions: Action[], now: number): Entry[] {
	const bySlot = Map.groupBy(actions, (action) => action.slot);
	const entries = runs.map((run) => runEntry(run, bySlot.get(run.slot) ?? [], now));
	const listed = new Set(runs.map((run) => run.slot));
	const orphans = [...bySlot].filter(([slot]) => !listed.has(slot));
	for (const [slot, done] of orphans) {
		const run: Run = { slot, startedAt: slot, finishedAt: null, outcome: 'ok' };
		entries.push({ ...runEntry(run, done, now), took: '' });
	}
	return entries.toSorted((a, b) => b.at - a.at);
}

function runEntry(run: Run, actions: Action[], now: number): Entry {
	const [state, words] = RUN_WORDS[run.outcome ?? ''] ?? ['degraded', 'Did not come to its end'];
	const title =
		state === 'ok' && actions.length > 0 ? `${actions.length} action${actions.length === 1 ? '' : 's'}` : words;
	return {
		at: run.startedAt,
		ago: sinceWords(run.startedAt, now),
		state,
		title,
		took: run.finishedAt === null ? '' : `took ${tookWords(run.finishedAt - run.startedAt)}`,
		actions: actions.map(({ kind, subject, reason, outcome }) => ({ what: plainKind(kind), subject, reason, outcome })),
	};
}

function tookWords(ms: number): string {
	return ms < 1000 ? `${Math.max(0, ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** 'replay-dead-letters' → 'Replay dead letters'. */
export function plainKind(kind: string): string {
	const words = kind.replaceAll('-', ' ');
	return words.charAt(0).toUpperCase() + words.slice(1);
}

export interface Fault {
	ago: string;
	what: string;
	detail: string;
}

export function faults(incidents: Incident[], now: number): Fault[] {
	return incidents.map((one) => ({
		ago: sinceWords(one.at, now),
		what: plainKind(one.kind),
		detail: pairs(one.detail),
	}));
}

function pairs(detail: Record<string, unknown>): string {
	const shown = Object.entries(detail ?? {}).map(([key, value]) => {
		return `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
	});
	return shown.join(' · ');
}

export const STATE_WORDS: Record<State, string> = { ok: 'Works', degraded: 'Impaired', down: 'Down' };

export function headline(status: State): string {
	if (status === 'ok') return 'Everything works';
	return status === 'down' ? 'A part is down' : 'It works, with something to look at';
}

/** Parses the answer; null where it is not a health report. What is not a list is shown as an empty one. */
export function readHealth(answer: unknown): Health | null {
	const health = answer as Partial<Health> | null;
	if (!health?.status || !Array.isArray(health.parts)) return null;
	const { status, parts, checkedAt = '', cron } = health;
	return {
		...{ status, parts, checkedAt },
		...(cron && { cron: { runs: listOf(cron.runs), actions: listOf(cron.actions) } }),
		incidents: listOf(health.incidents),
		deadLetters: listOf(health.deadLetters),
	};
}

function listOf<T>(value: T[] | undefined): T[] {
	return Array.isArray(value) ? value : [];
}
