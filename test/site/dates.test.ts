// Dates as rows and headers show them, in a fixed place and time.
import { describe, expect, it } from 'vitest';
import { fullDate, headerDate, rowDate, sinceWords } from '../../site/src/mail/dates';

// A Wednesday, 15:30 in Berlin.
const calendar = { now: Date.parse('2026-09-16T13:30:00Z'), locale: 'en-GB', timeZone: 'Europe/Berlin' };

describe('a row', () => {
	it.each([
		['2026-09-16T08:05:00Z', '10:05'],
		['2026-09-15T22:30:00Z', '00:30'], // yesterday in UTC, today in Berlin
		['2026-09-15T21:30:00Z', 'Tue'],
		['2026-09-11T09:00:00Z', 'Fri'],
		['2026-09-08T09:00:00Z', '8 Sept'],
		['2025-12-31T09:00:00Z', '31/12/2025'],
		['2026-09-17T09:00:00Z', '17 Sept'], // a sender's clock runs ahead: never a weekday of the past
	])('shows %s as %s', (iso, shown) => {
		expect(rowDate(iso, calendar)).toBe(shown);
	});

	it('shows nothing for what is no date', () => {
		expect(rowDate('soon', calendar)).toBe('');
	});
});

it('a header shows the day where it is not today, and the year where it is not this one', () => {
	expect(headerDate('2026-09-16T08:05:00Z', calendar)).toBe('10:05');
	expect(headerDate('2026-09-08T08:05:00Z', calendar)).toBe('8 Sept, 10:05');
	expect(headerDate('2025-09-08T08:05:00Z', calendar)).toBe('8 Sept 2025, 10:05');
});

it('the details show all of it', () => {
	expect(fullDate('2026-09-08T08:05:00Z', calendar)).toMatch(/^Tuesday,? 8 September 2026 at 10:05$/);
});

it.each([
	[10_000, 'just now'],
	[-60_000, 'just now'],
	[5 * 60_000, '5 minutes ago'],
	[3 * 3_600_000, '3 hours ago'],
	[72 * 3_600_000, '3 days ago'],
])('%i ms ago reads "%s"', (age, words) => {
	expect(sinceWords(calendar.now - age, calendar.now)).toBe(words);
});
