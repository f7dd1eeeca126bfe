// Dates (RFC 5322 section 3.3 with the obsolete zones of 4.3) to RFC 3339. Told by their shape, not their place; what does
// not make a real moment is unreadable, never a guess and never "now".
import { COLON, COMMA, DASH, isDigit, isLetter, isWhite, lowerCase, OPEN_PAREN, PLUS, SPACE } from '../octets';
import { addReserved, reserve } from '../strings';
import { skipComment } from './comment';

/** `2026-09-01T12:00:00+02:00` */
const RFC_3339_BYTES: i32 = 25;

const UNSET: i32 = -1;
let year: i32 = UNSET;
let month: i32 = UNSET;
let day: i32 = UNSET;
let hour: i32 = UNSET;
let minute: i32 = UNSET;
let second: i32 = 0;
/** Minutes east of Greenwich. */
let zone: i32 = 0;
let zoneSet: bool = false;

/** Puts the date in [p, end) into the string at hand as RFC 3339. False: unreadable, and nothing was put. */
export function putDate(p: usize, end: usize): bool {
	year = month = day = hour = minute = UNSET;
	second = zone = 0;
	zoneSet = false;
	if (!readUsual(p, end)) while (p < end) p = readToken(p, end);
	if (!isMoment()) return false;
	putMoment();
	return true;
}

/**
 * The shape that nearly every date has, `Tue, 1 Sep 2026 12:00:00 +0200`, read in place. False: it is another, and nothing
 * was read.
 */
function readUsual(p: usize, end: usize): bool {
	if (end - p > 5 && <i32>load<u8>(p, 3) === COMMA && isLetter(load<u8>(p)) && isLetter(load<u8>(p, 2))) p += 5;
	const oneDigit = <i32>load<u8>(p, 1) === SPACE;
	const monthAt = p + (oneDigit ? 2 : 3);
	const time = monthAt + 9; // after `Sep 2026 `
	if (time + 14 !== end || !hasUsualMarks(monthAt, time)) return false;
	const days = oneDigit ? <i32>load<u8>(p) - 0x30 : twoDigits(p);
	const letters = monthOf(threeLetters(monthAt));
	const century = twoDigits(monthAt + 4);
	const years = twoDigits(monthAt + 6);
	const offset = twoDigits(time + 10) * 60 + twoDigits(time + 12);
	const hours = twoDigits(time);
	const minutes = twoDigits(time + 3);
	const seconds = twoDigits(time + 6);
	if (oneDigit && days > 9) return false;
	if ((days | letters | century | years | offset | hours | minutes | seconds) < 0 || days > 31) return false;
	if (offset >= 24 * 60) return false;
	day = days;
	month = letters;
	year = century * 100 + years;
	hour = hours;
	minute = minutes;
	second = seconds;
	zone = <i32>load<u8>(time + 9) === DASH ? -offset : offset;
	return true;
}

/** The octets of that shape that are no letters and digits. */
function hasUsualMarks(monthAt: usize, time: usize): bool {
	if (<i32>load<u8>(monthAt - 1) !== SPACE || <i32>load<u8>(monthAt, 3) !== SPACE) return false;
	if (<i32>load<u8>(time - 1) !== SPACE || <i32>load<u8>(time, 8) !== SPACE) return false;
	const sign: i32 = load<u8>(time, 9);
	return <i32>load<u8>(time, 2) === COLON && <i32>load<u8>(time, 5) === COLON && (sign === PLUS || sign === DASH);
}

/** Their value, negative where they are no digits. */
function twoDigits(p: usize): i32 {
	const tens: i32 = <i32>load<u8>(p) - 0x30;
	const ones: i32 = <i32>load<u8>(p, 1) - 0x30;
	return tens < 0 || ones < 0 || tens > 9 || ones > 9 ? -10_000 : tens * 10 + ones;
}

function readToken(p: usize, end: usize): usize {
	const c: i32 = load<u8>(p);
	if (c === OPEN_PAREN) return skipComment(p, end);
	if (isDigit(c)) return readNumber(p, end);
	if (isLetter(c)) return readWord(p, end);
	if ((c === PLUS || c === DASH) && hour !== UNSET) return readOffset(p, end);
	return p + 1;
}

let number: i32 = 0;

/** Reads up to nine digits into `number`; gives the place after all of them. */
function readDigits(p: usize, end: usize): usize {
	const start = p;
	number = 0;
	for (; p < end && isDigit(load<u8>(p)); p++) if (p - start < 9) number = number * 10 + load<u8>(p) - 0x30;
	return p;
}

function readNumber(p: usize, end: usize): usize {
	const start = p;
	p = readDigits(p, end);
	const digits = <i32>(p - start);
	const colon = skipFiller(p, end);
	if (hour === UNSET && colon < end && <i32>load<u8>(colon) === COLON) return readTime(colon, end);
	if (day === UNSET && digits <= 2) day = number;
	else if (year === UNSET && digits <= 4) year = fullYear(number, digits);
	return p;
}

/** RFC 5322 section 4.3: two digits are 1950..2049, three are years since 1900. */
function fullYear(value: i32, digits: i32): i32 {
	if (digits >= 4) return value;
	if (digits === 3) return 1900 + value;
	return value < 50 ? 2000 + value : 1900 + value;
}

/** The time from its first colon on. White space and comments may stand between all of it (section 4.3). */
function readTime(colon: usize, end: usize): usize {
	hour = number;
	let p = readDigits(skipFiller(colon + 1, end), end);
	minute = isDigit(load<u8>(p - 1)) ? number : 99;
	colon = skipFiller(p, end);
	if (colon >= end || <i32>load<u8>(colon) !== COLON) return p;
	const start = skipFiller(colon + 1, end);
	p = readDigits(start, end);
	if (p > start) second = number;
	return p;
}

function skipFiller(p: usize, end: usize): usize {
	while (p < end) {
		const c: i32 = load<u8>(p);
		if (c === OPEN_PAREN) p = skipComment(p, end);
		else if (isWhite(c)) p++;
		else break;
	}
	return p;
}

/** `+0200`, and as some write it `+02:00` or `+2`. What is no offset leaves the zone unknown, as -0000 does. */
function readOffset(p: usize, end: usize): usize {
	const sign = <i32>load<u8>(p) === DASH ? -1 : 1;
	const start = p + 1;
	p = readDigits(start, end);
	const digits = <i32>(p - start);
	let minutes = digits > 2 ? (number / 100) * 60 + (number % 100) : number * 60;
	if (digits <= 2 && p + 1 < end && <i32>load<u8>(p) === COLON && isDigit(load<u8>(p, 1))) {
		p = readDigits(p + 1, end);
		minutes += number;
	}
	if (!zoneSet && digits > 0 && digits <= 4 && minutes < 24 * 60) zone = sign * minutes;
	zoneSet = true;
	return p;
}

function readWord(p: usize, end: usize): usize {
	const start = p;
	while (p < end && isLetter(load<u8>(p))) p++;
	const length = <i32>(p - start);
	if (month === UNSET && length >= 3) month = monthOf(threeLetters(start));
	if (hour !== UNSET && !zoneSet && length <= 3) namedZone(start, length);
	return p;
}

function threeLetters(p: usize): i32 {
	return (lowerCase(load<u8>(p)) << 16) | (lowerCase(load<u8>(p, 1)) << 8) | lowerCase(load<u8>(p, 2));
}

/** jan feb mar … as three octets each, in order. */
const MONTHS: usize = memory.data<u32>([
	0x6a616e, 0x666562, 0x6d6172, 0x617072, 0x6d6179, 0x6a756e, 0x6a756c, 0x617567, 0x736570, 0x6f6374, 0x6e6f76,
	0x646563,
]);

/** 1..12, or UNSET. */
function monthOf(letters: i32): i32 {
	for (let i = 0; i < 12; i++) if (load<i32>(MONTHS + <usize>(i << 2)) === letters) return i + 1;
	return UNSET;
}

/** EST EDT CST CDT MST MDT PST PDT. Other letters say nothing that can be trusted: -0000 (RFC 5322 section 4.3). */
function namedZone(p: usize, length: i32): void {
	if (length !== 3) return;
	const letters = threeLetters(p);
	const saves = (letters & 0xffff) === 0x6474;
	if (!saves && (letters & 0xffff) !== 0x7374) return;
	const first = letters >> 16;
	const hours = first === 0x65 ? 5 : first === 0x63 ? 6 : first === 0x6d ? 7 : first === 0x70 ? 8 : 0;
	if (hours === 0) return;
	zone = (saves ? 1 - hours : -hours) * 60;
	zoneSet = true;
}

function isMoment(): bool {
	if (year < 1 || month < 1 || day < 1 || day > daysInMonth()) return false;
	if (hour === UNSET) hour = minute = 0;
	if (second === 60) second = 59; // a leap second; RFC 3339 readers choke on it
	return hour < 24 && minute < 60 && second < 60;
}

function daysInMonth(): i32 {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function putMoment(): void {
	const out = reserve(RFC_3339_BYTES);
	if (!out) return;
	storeTwo(out, year / 100);
	storeTwo(out + 2, year % 100);
	storeNext(out + 4, 0x2d, month);
	storeNext(out + 7, 0x2d, day);
	storeNext(out + 10, 0x54, hour);
	storeNext(out + 13, COLON, minute);
	storeNext(out + 16, COLON, second);
	if (zone === 0) {
		store<u8>(out + 19, 0x5a);
		addReserved(20);
		return;
	}
	const minutes = abs(zone);
	storeNext(out + 19, zone < 0 ? DASH : PLUS, minutes / 60);
	storeNext(out + 22, COLON, minutes % 60);
	addReserved(RFC_3339_BYTES);
}

function storeNext(out: usize, separator: i32, value: i32): void {
	store<u8>(out, <u8>separator);
	storeTwo(out + 1, value);
}

function storeTwo(out: usize, value: i32): void {
	const tens = value / 10;
	store<u16>(out, <u16>(0x3030 + tens + ((value - tens * 10) << 8)));
}
