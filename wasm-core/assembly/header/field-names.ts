// The name of a header field to a number, in one look-up: a header has dozens of fields and few of them concern us.

import { addName, findName, NAME_TABLE_BYTES } from '../names';
import { isWord } from '../octets';

export const OTHER_FIELD: i32 = -1;
export const FIELD_FROM: i32 = 0;
export const FIELD_TO: i32 = 1;
export const FIELD_CC: i32 = 2;
export const FIELD_BCC: i32 = 3;
export const FIELD_SENDER: i32 = 4;
export const FIELD_REPLY_TO: i32 = 5;
export const FIELD_SUBJECT: i32 = 6;
export const FIELD_DATE: i32 = 7;
export const FIELD_LIST_ID: i32 = 8;
export const FIELD_RECEIVED: i32 = 9;
/** Only the first eight octets of the longer names are looked up: the rest must be compared. */
export const FIELD_MESSAGE_ID: i32 = 10;
export const FIELD_IN_REPLY_TO: i32 = 11;
export const FIELD_REFERENCES: i32 = 12;
export const FIELD_AUTHENTICATION_RESULTS: i32 = 13;
export const FIELD_LIST_UNSUBSCRIBE: i32 = 14;
export const FIELD_PRECEDENCE: i32 = 15;
export const FIELD_AUTO_SUBMITTED: i32 = 16;
/** Any name that begins with `content-`. */
export const FIELD_CONTENT: i32 = 17;

/** In the order of the numbers. */
const NAMES =
	'from to cc bcc sender reply-to subject date list-id received ' +
	'message-id in-reply-to references authentication-results list-unsubscribe precedence auto-submitted content-';

/** The table's values: the number, and above it how many octets were looked up. */
const LENGTH_SHIFT: i32 = 8;
const table: usize = memory.data(NAME_TABLE_BYTES, 16);
let built: bool = false;

/** The number of the name [p, end), whatever its case; OTHER_FIELD for all that nobody asks for. */
export function fieldNumber(p: usize, end: usize): i32 {
	if (!built) buildTable();
	const found = findName(table, firstEight(p, end));
	if (found >> LENGTH_SHIFT !== <i32>min(end - p, 8)) return OTHER_FIELD; // an octet 0 is no end
	const field = found & ((1 << LENGTH_SHIFT) - 1);
	// Received-SPF begins like Received, and a platform writes both above its results
	const isWhole = field < FIELD_MESSAGE_ID ? end - p <= 8 : hasRest(field, p, end);
	return isWhole ? field : OTHER_FIELD;
}

/** The names that are longer than what is looked up, from FIELD_MESSAGE_ID on. */
const LONG_NAMES: StaticArray<string> = [
	'message-id',
	'in-reply-to',
	'references',
	'authentication-results',
	'list-unsubscribe',
	'precedence',
	'auto-submitted',
];

function hasRest(field: i32, p: usize, end: usize): bool {
	if (field === FIELD_CONTENT) return end - p > 8;
	return isWord(p, end, unchecked(LONG_NAMES[field - FIELD_MESSAGE_ID]));
}

/** The first eight octets of the name, in lower case, in one integer; a shorter name ends in zeros. */
function firstEight(p: usize, end: usize): u64 {
	const octets = load<u64>(p);
	const bytes = end - p;
	return lowerCaseOfEight(bytes < 8 ? octets & (((<u64>1) << ((<u64>bytes) << 3)) - 1) : octets);
}

/** 1 in each of eight octets. */
const EACH: u64 = ~(<u64>0) / 0xff;

/** Eight octets at once: bit 7 of each tells whether it is A to Z, and a quarter of that is the bit of lower case. */
function lowerCaseOfEight(octets: u64): u64 {
	const sevenBits = octets & (EACH * 0x7f);
	const fromA = sevenBits + EACH * 0x3f; // 0x80 - 'A'
	const aboveZ = sevenBits + EACH * 0x25; // 0x7f - 'Z'
	const upper = fromA & ~aboveZ & ~octets & (EACH * 0x80);
	return octets | (upper >> 2);
}

function buildTable(): void {
	let number = 0;
	let packed: u64 = 0;
	let bytes: u64 = 0;
	for (let i = 0, n = NAMES.length; i <= n; i++) {
		const unit = i < n ? NAMES.charCodeAt(i) : 0x20;
		if (unit === 0x20) {
			addName(table, packed, number++ | ((<i32>bytes) << LENGTH_SHIFT));
			packed = bytes = 0;
		} else if (bytes < 8) packed |= (<u64>unit) << (bytes++ << 3);
	}
	built = true;
}
