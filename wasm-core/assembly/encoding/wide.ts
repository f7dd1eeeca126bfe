// UTF-16 (RFC 2781) and UTF-7 (RFC 2152) to UTF-8 as octets stream by: for the scanner, which sees no word and no link in charsets
// that do not have ASCII as it is. What is kept of the text is not touched.
import { PART_CHARSET, REF_ABSENT, REF_LENGTH, REF_WIDE } from '../layout';
import { STRINGS } from '../memory';
import { isWord, startsWithWord } from '../octets';
import { storeCodePoint } from './utf8';

/** How many octets are taken at once. */
export const WIDE_STEP: usize = 1024;
/** Where their UTF-8 stands: three octets for each at most, and a character that was held back. */
export const WIDE_AT: usize = memory.data(3 * 1024 + 64, 16);

const NONE: i32 = 0;
const LITTLE_ENDIAN: i32 = 1;
const BIG_ENDIAN: i32 = 2;
/** As its byte order mark says; little-endian without one, which is what mail programs send. */
const AS_MARKED: i32 = 3;
const UTF7: i32 = 4;

const REPLACEMENT: u32 = 0xfffd;
const PLUS: u32 = 0x2b;
const DASH: u32 = 0x2d;

let form: i32 = NONE;
let out: usize = WIDE_AT;
let isFirst = false;
/** The first octet of a unit whose second has not come; -1: none. */
let half: i32 = -1;
/** The first half of a surrogate pair; 0: none. */
let lead: u32 = 0;
/** UTF-7: inside a run of base64, its bits that make no unit yet, and whether it has any. */
let isShifted = false;
let hasRun = false;
let bits: u32 = 0;
let bitCount: i32 = 0;

/** Begins a body; whether its charset, that of `part`, is one of these. */
export function openWide(part: usize): bool {
	form = formOf(part);
	isFirst = true;
	half = -1;
	lead = 0;
	isShifted = false;
	return form !== NONE;
}

/** Takes at most WIDE_STEP octets; gives the end of what stands at WIDE_AT. */
export function wideToUtf8(p: usize, end: usize): usize {
	out = WIDE_AT;
	for (; p < end; p++) {
		if (form === UTF7) utf7Octet(load<u8>(p));
		else utf16Octet(load<u8>(p));
	}
	return out;
}

/** Names of the Encoding standard, and those of UTF-7. */
function formOf(part: usize): i32 {
	const length = load<i32>(part, PART_CHARSET + REF_LENGTH);
	if (load<i32>(part, PART_CHARSET) === REF_ABSENT || length < 0 || length >= REF_WIDE) return NONE;
	const p = STRINGS + <usize>load<i32>(part, PART_CHARSET);
	const end = p + <usize>length;
	if (isWord(p, end, 'utf-7') || isWord(p, end, 'unicode-1-1-utf-7')) return UTF7;
	if (isWord(p, end, 'utf-16be') || isWord(p, end, 'unicodefffe')) return BIG_ENDIAN;
	if (isWord(p, end, 'utf-16')) return AS_MARKED;
	if (isWord(p, end, 'utf-16le') || isWord(p, end, 'ucs-2') || isWord(p, end, 'iso-10646-ucs-2')) return LITTLE_ENDIAN;
	const isUnicode = startsWithWord(p, end, 'unicode') || isWord(p, end, 'csunicode');
	return isUnicode && !startsWithWord(p, end, 'unicode-1-1') ? LITTLE_ENDIAN : NONE;
}

function utf16Octet(octet: u32): void {
	if (half < 0) {
		half = octet;
		return;
	}
	const unit = form === BIG_ENDIAN ? ((<u32>half) << 8) | octet : (octet << 8) | <u32>half;
	half = -1;
	if (isFirst) {
		isFirst = false;
		if (unit === 0xfeff) return;
		if (unit === 0xfffe && form === AS_MARKED) {
			form = BIG_ENDIAN;
			return;
		}
	}
	putUnit(unit);
}

function utf7Octet(octet: u32): void {
	if (isShifted && runOctet(octet)) return;
	if (octet !== PLUS) {
		put(octet);
		return;
	}
	isShifted = true;
	hasRun = false;
	bits = 0;
	bitCount = 0;
}

/** Whether the octet belongs to the run, or only ends it. */
function runOctet(octet: u32): bool {
	const value = base64Value(octet);
	if (value < 0) {
		isShifted = false;
		lead = 0;
		if (!hasRun) put(PLUS);
		return octet === DASH;
	}
	hasRun = true;
	bits = (bits << 6) | <u32>value;
	bitCount += 6;
	if (bitCount < 16) return true;
	bitCount -= 16;
	putUnit((bits >> bitCount) & 0xffff);
	return true;
}

function base64Value(octet: u32): i32 {
	if (octet - 0x41 < 26) return octet - 0x41;
	if (octet - 0x61 < 26) return octet - 0x61 + 26;
	if (octet - 0x30 < 10) return octet - 0x30 + 52;
	return octet === PLUS ? 62 : octet === 0x2f ? 63 : -1;
}

function putUnit(unit: u32): void {
	const isTrail = (unit & 0xfc00) === 0xdc00;
	if (lead !== 0) {
		const pair = 0x10000 + ((lead & 0x3ff) << 10) + (unit & 0x3ff);
		lead = 0;
		put(isTrail ? pair : REPLACEMENT);
		if (isTrail) return;
	}
	if ((unit & 0xfc00) === 0xd800) lead = unit;
	else put(isTrail ? REPLACEMENT : unit);
}

function put(code: u32): void {
	if (code < 0x10000) {
		out = storeCodePoint(code, out);
		return;
	}
	store<u8>(out, <u8>(0xf0 | (code >> 18)));
	store<u8>(out, <u8>(0x80 | ((code >> 12) & 0x3f)), 1);
	store<u8>(out, <u8>(0x80 | ((code >> 6) & 0x3f)), 2);
	store<u8>(out, <u8>(0x80 | (code & 0x3f)), 3);
	out += 4;
}
