// Dates as people read them. Pure: the clock, the locale and the time zone come in from outside.

export interface Calendar {
	/** Milliseconds since the epoch. */
	now: number;
	/** undefined: the browser's own. */
	locale?: string | undefined;
	timeZone?: string | undefined;
}

const DAY_MS = 86_400_000;

function format(ms: number, calendar: Calendar, options: Intl.DateTimeFormatOptions): string {
	const zone = calendar.timeZone === undefined ? {} : { timeZone: calendar.timeZone };
	return new Intl.DateTimeFormat(calendar.locale, { ...options, ...zone }).format(ms);
}

function dayKey(ms: number, calendar: Calendar): string {
	return format(ms, { ...calendar, locale: 'en-CA' }, { year: 'numeric', month: '2-digit', day: '2-digit' });
}

/** Short, for a row: '14:05' today, 'Tue' this week, '12 Sept' this year, '12/09/2024' before. '' for no date. */
export function rowDate(iso: string, calendar: Calendar): string {
	const ms = Date.parse(iso);
	if (Number.isNaN(ms)) return '';
	const [day, today] = [dayKey(ms, calendar), dayKey(calendar.now, calendar)];
	if (day === today) return format(ms, calendar, { hour: '2-digit', minute: '2-digit' });
	const age = calendar.now - ms;
	if (age > 0 && age < 6 * DAY_MS) return format(ms, calendar, { weekday: 'short' });
	if (day.slice(0, 4) === today.slice(0, 4)) return format(ms, calendar, { day: 'numeric', month: 'short' });
	return format(ms, calendar, { day: '2-digit', month: '2-digit', year: 'numeric' });
}

/** Long, for a message's details: 'Monday 1 September 2026 at 12:00'. */
export function fullDate(iso: string, calendar: Calendar): string {
	const ms = Date.parse(iso);
	return Number.isNaN(ms) ? '' : format(ms, calendar, { dateStyle: 'full', timeStyle: 'short' });
}

/** Medium, for a message's header: '14:05' today, '1 Sept, 12:00' otherwise, with the year where it is another one. */
export function headerDate(iso: string, calendar: Calendar): string {
	const ms = Date.parse(iso);
	if (Number.isNaN(ms)) return '';
	const [day, today] = [dayKey(ms, calendar), dayKey(calendar.now, calendar)];
	const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
	if (day === today) return format(ms, calendar, time);
	const year: Intl.DateTimeFormatOptions = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' };
	return format(ms, calendar, { day: 'numeric', month: 'short', ...year, ...time });
}

/** 'just now', '5 minutes ago', '3 hours ago', '2 days ago'. Times in milliseconds. */
export function sinceWords(ms: number, now: number, locale?: string): string {
	const minutes = Math.round((now - ms) / 60_000);
	if (minutes < 1) return 'just now';
	const relative = new Intl.RelativeTimeFormat(locale ?? 'en', { numeric: 'always' });
	if (minutes < 60) return relative.format(-minutes, 'minute');
	if (minutes < 36 * 60) return relative.format(-Math.round(minutes / 60), 'hour');
	return relative.format(-Math.round(minutes / 1440), 'day');
}
