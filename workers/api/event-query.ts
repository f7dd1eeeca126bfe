// The variables of the event source's URL (RFC 8620 section 7.3), read strictly: a wrong one is told, never guessed. Pure.

export interface EventQuery {
	/** null: all types. */
	types: string[] | null;
	closeAfterState: boolean;
	/** 0: no ping events. */
	pingSeconds: number;
}

export type ParsedEventQuery = { ok: true; query: EventQuery } | { ok: false; detail: string };

/** Bounds of the ping interval. The RFC wants the least to be at most 30, and the most at least 300. */
const [MIN_PING_SECONDS, MAX_PING_SECONDS] = [5, 600];
const TYPES = /^[A-Za-z][A-Za-z0-9]*(,[A-Za-z][A-Za-z0-9]*)*$/;
const MAX_TYPES_LETTERS = 2000;

export function parseEventQuery(given: URLSearchParams): ParsedEventQuery {
	const [types, closeAfter, ping] = ['types', 'closeafter', 'ping'].map((name) => once(given, name));
	if (types !== '*' && !(types && TYPES.test(types) && types.length <= MAX_TYPES_LETTERS)) {
		return { ok: false, detail: '"types" must be * or names of types with commas between them.' };
	}
	if (closeAfter !== 'state' && closeAfter !== 'no') return { ok: false, detail: '"closeafter" must be state or no.' };
	if (!ping || !/^\d{1,9}$/.test(ping)) {
		return { ok: false, detail: '"ping" must be a number of seconds, or 0 for none.' };
	}
	const query = {
		types: types === '*' ? null : types.split(','),
		closeAfterState: closeAfter === 'state',
		pingSeconds: clampPing(Number(ping)),
	};
	return { ok: true, query };
}

function clampPing(seconds: number): number {
	return seconds === 0 ? 0 : Math.min(MAX_PING_SECONDS, Math.max(MIN_PING_SECONDS, seconds));
}

/** A variable that stands twice has no value. */
function once(given: URLSearchParams, name: string): string | undefined {
	const values = given.getAll(name);
	return values.length === 1 ? values[0] : undefined;
}
