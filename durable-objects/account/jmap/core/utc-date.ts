// UTCDate (RFC 8620 section 1.4), read and written. Pure.

const UTC_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** Milliseconds since the epoch; null: no UTCDate. */
export function parseUtcDate(value: unknown): number | null {
	const ms = typeof value === 'string' && UTC_DATE.test(value) ? Date.parse(value) : Number.NaN;
	return Number.isNaN(ms) ? null : ms;
}

/** RFC 8620 section 1.4: no fraction of a second. Comparing it with filters stays true, for these compare the same. */
export function utcDate(ms: number): string {
	return new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000Z', 'Z');
}
