// Days, ages and sizes as people write them in a search. Days are those of this device's time zone. Pure but for that zone.

/** [start, end) in milliseconds since the epoch. */
export interface Span {
	start: number;
	end: number;
}

const DATE = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/;
const DAY_FIRST = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const AGE = /^(\d{1,6})(h|d|w|m|y)$/i;
const SIZE = /^(\d{1,15}(?:[.,]\d{1,6})?)\s?(k|m|g)?(?:i?b|bytes)?$/i;

/** A day, month or year ('2026-09-01', '2026/9/1', '1.9.2026', '2026-09', '2026'), 'today', 'yesterday', or the day '3d' ago. */
export function readSpan(written: string, now: number): Span | null {
	const text = written.normalize('NFKC').toLowerCase();
	if (text === 'today') return dayOf(now);
	if (text === 'yesterday') return dayOf(dayOf(now).start - 1);
	const ago = readAge(text, now);
	if (ago !== null) return dayOf(ago);
	const dayFirst = DAY_FIRST.exec(text);
	if (dayFirst) return spanOf(dayFirst[3], dayFirst[2], dayFirst[1]);
	const date = DATE.exec(text);
	return date && spanOf(date[1], date[2], date[3]);
}

/** The moment that long ago: '12h', '3d', '2w', '6m' (months), '1y'. null: no age, or one before the years. */
export function readAge(written: string, now: number): number | null {
	const found = AGE.exec(written.normalize('NFKC'));
	if (!found) return null;
	const [count, unit] = [Number(found[1]), found[2]?.toLowerCase()];
	const moment = new Date(now);
	if (unit === 'h') moment.setTime(now - count * 3_600_000);
	else if (unit === 'd') moment.setDate(moment.getDate() - count);
	else if (unit === 'w') moment.setDate(moment.getDate() - 7 * count);
	else monthsBefore(moment, unit === 'y' ? 12 * count : count);
	return isYear(moment) ? moment.getTime() : null;
}

/** A month before 31 March is the last of February, not 3 March. */
function monthsBefore(moment: Date, months: number): void {
	const day = moment.getDate();
	moment.setMonth(moment.getMonth() - months);
	if (moment.getDate() !== day) moment.setDate(0);
}

/** Octets: '5M', '5 MB', '300k', '1.5g', '1000'; thousands, as sizes are shown (mail/sizes.ts). */
export function readSize(written: string): number | null {
	const found = SIZE.exec(written.normalize('NFKC'));
	if (!found) return null;
	const unit = { k: 1e3, m: 1e6, g: 1e9 }[found[2]?.toLowerCase() ?? ''] ?? 1;
	const octets = Math.round(Number(found[1]?.replace(',', '.')) * unit);
	return Number.isSafeInteger(octets) ? octets : null;
}

/** A UTCDate (RFC 8620 section 1.4). */
export function utcDate(ms: number): string {
	return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function dayOf(ms: number): Span {
	const day = new Date(ms);
	return between(day.getFullYear(), day.getMonth(), day.getDate(), [0, 0, 1]);
}

function spanOf(year?: string, month?: string, day?: string): Span | null {
	const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
	const first = at(y, m, d);
	// 31 February would be a day of March.
	if (first.getFullYear() !== y || first.getMonth() !== m || first.getDate() !== d || !isYear(first)) return null;
	return between(y, m, d, day ? [0, 0, 1] : month ? [0, 1, 0] : [1, 0, 0]);
}

function between(year: number, month: number, day: number, [years, months, days]: [number, number, number]): Span {
	return { start: at(year, month, day).getTime(), end: at(year + years, month + months, day + days).getTime() };
}

function at(year: number, month: number, day: number): Date {
	const date = new Date(2000, 0, 1);
	date.setFullYear(year, month, day); // the constructor takes year 26 for 1926
	return date;
}

/** A year that a date on the wire can hold, whatever the time zone. */
function isYear(date: Date): boolean {
	const year = date.getFullYear();
	return year >= 1 && year < 9999;
}
