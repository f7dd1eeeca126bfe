// Dates: RFC 3339 as JMAP has it (RFC 8620 section 1.4) to the date-time of RFC 5322 section 3.3.

const DATE = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Whether it is a real moment from 1900 on (RFC 5322 section 3.3), in JMAP's spelling. */
export function isDate(text: string): boolean {
	const match = DATE.exec(text);
	if (!match) return false;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
	if (hour > 23 || minute > 59 || second > 60) return false;
	if (Number(match[8] ?? 0) > 23 || Number(match[9] ?? 0) > 59) return false;
	return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** `Tue, 01 Sep 2026 10:00:00 +0200`. The header knows no part of a second: it is cut off. Throws for no date. */
export function writeDate(text: string): string {
	const match = DATE.exec(text);
	if (!match) throw new Error(`No date: ${text}`);
	const [, year = '', month = '', day = '', hour, minute, second, sign = '+', zoneHours = '00', zoneMinutes = '00'] =
		match;
	const weekday = DAYS[new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDay()];
	const date = `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year}`;
	return `${date} ${hour}:${minute}:${second} ${sign}${zoneHours}${zoneMinutes}`;
}

/** The last day of a month is the day before the next one's first. */
function daysIn(year: number, month: number): number {
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
