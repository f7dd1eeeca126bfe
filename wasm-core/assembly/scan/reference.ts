// Undoes character references (`&amp;`, `&#46;`, `&#x2e;`) as octets stream by (HTML Standard 13.2.5.72).
// Only the names that can stand in a host name or hide in one; others pass as they are written.
import { isDigit, isLetter, lower, pack } from './octet';

const NONE: i32 = 0;
const AMPERSAND_SEEN: i32 = 1;
const HASH_SEEN: i32 = 2;
const DECIMAL: i32 = 3;
const HEX: i32 = 4;
const NAME: i32 = 5;

const AMPERSAND: u32 = 0x26;
const SEMICOLON: u32 = 0x3b;
const HASH: u32 = 0x23;
const NAME_CAP: i32 = 8;

const AMP = pack('amp');
const LT = pack('lt');
const GT = pack('gt');
const QUOT = pack('quot');
const APOS = pack('apos');
const NBSP = pack('nbsp');
const SHY = pack('shy');
const PERIOD = pack('period');
const SOL = pack('sol');
const BSOL = pack('bsol');
const COLON = pack('colon');
const COMMAT = pack('commat');
const NUM = pack('num');
const QUEST = pack('quest');
const LOWBAR = pack('lowbar');
const TAB = pack('Tab');
const NEW_LINE = pack('NewLine');
const ZWJ = pack('zwj');
const ZWNJ = pack('zwnj');
const ENSP = pack('ensp');
const EMSP = pack('emsp');
const THINSP = pack('thinsp');

/** Holds the longest answer: '&', eight letters, the octet after them; or one scalar and that octet. */
const ready: usize = memory.data(16, 8);
let readyBytes: i32 = 0;
let state: i32 = NONE;
let name: u64 = 0;
let scalar: u32 = 0;
let digits: i32 = 0;

export function resetReference(): void {
	state = NONE;
}

/** Whether the last octet taken belongs to a reference that is not finished. */
export function inReference(): bool {
	return state !== NONE;
}

/** Takes one octet; returns how many decoded octets stand ready (see `readyOctet`), 0 while a reference is unfinished. */
export function referenceOctet(octet: u32): i32 {
	readyBytes = 0;
	if (state !== NONE) {
		if (goesOn(octet)) return 0;
		finish(octet === SEMICOLON);
		if (octet === SEMICOLON) return readyBytes;
	}
	if (octet === AMPERSAND) begin();
	else put(octet);
	return readyBytes;
}

/** The text ends here: an unfinished reference becomes what it can. Returns as referenceOctet does. */
export function endReference(): i32 {
	readyBytes = 0;
	if (state !== NONE) finish(false);
	return readyBytes;
}

export function readyOctet(index: i32): u32 {
	return load<u8>(ready + index);
}

function put(octet: u32): void {
	store<u8>(ready + readyBytes++, octet);
}

function begin(): void {
	state = AMPERSAND_SEEN;
	name = 0;
	scalar = 0;
	digits = 0;
}

function goesOn(octet: u32): bool {
	if (state === AMPERSAND_SEEN || state === NAME) return goesOnAsName(octet);
	if (state === HASH_SEEN && lower(octet) === 0x78) {
		state = HEX;
		return true;
	}
	return goesOnAsNumber(octet);
}

function goesOnAsName(octet: u32): bool {
	if (state === AMPERSAND_SEEN && octet === HASH) {
		state = HASH_SEEN;
		return true;
	}
	if (digits === NAME_CAP || !(isLetter(octet) || isDigit(octet))) return false;
	state = NAME;
	name = (name << 8) | octet;
	digits++;
	return true;
}

function goesOnAsNumber(octet: u32): bool {
	const letter = lower(octet) - 0x61;
	if (isDigit(octet)) addDigit(octet - 0x30);
	else if (state === HEX && letter < 6) addDigit(letter + 10);
	else return false;
	return true;
}

/** Past the last scalar the value stands still: leading zeros may be many, digits that count are few. */
function addDigit(value: u32): void {
	if (state === HASH_SEEN) state = DECIMAL;
	scalar = min<u32>(scalar * (state === HEX ? 16 : 10) + value, 0x110000);
	digits = 1;
}

function finish(closed: bool): void {
	const was = state;
	state = NONE;
	if (was === NAME) finishName(closed);
	else if (digits > 0) putScalar(scalar);
	else {
		put(AMPERSAND);
		if (was >= HASH_SEEN) put(HASH);
		if (was === HEX) put(0x78);
		if (closed) put(SEMICOLON);
	}
}

function finishName(closed: bool): void {
	const value = namedScalar(closed);
	if (value !== 0) {
		putScalar(value);
		return;
	}
	put(AMPERSAND);
	for (let i = digits - 1; i >= 0; i--) put(<u32>(name >> ((<u64>i) << 3)) & 0xff);
	if (closed) put(SEMICOLON);
}

/** 0 for a name that is not known here. The first six need no semicolon. */
function namedScalar(closed: bool): u32 {
	if (name === AMP) return 0x26;
	if (name === LT) return 0x3c;
	if (name === GT) return 0x3e;
	if (name === QUOT) return 0x22;
	if (name === NBSP) return 0xa0;
	if (name === SHY) return 0xad;
	return closed ? punctuationScalar() + spaceScalar() : 0;
}

function punctuationScalar(): u32 {
	if (name === PERIOD) return 0x2e;
	if (name === SOL) return 0x2f;
	if (name === BSOL) return 0x5c;
	if (name === COLON) return 0x3a;
	if (name === COMMAT) return 0x40;
	if (name === NUM) return 0x23;
	if (name === QUEST) return 0x3f;
	if (name === LOWBAR) return 0x5f;
	return name === APOS ? 0x27 : 0;
}

function spaceScalar(): u32 {
	if (name === TAB) return 0x09;
	if (name === NEW_LINE) return 0x0a;
	if (name === ENSP) return 0x2002;
	if (name === EMSP) return 0x2003;
	if (name === THINSP) return 0x2009;
	if (name === ZWJ) return 0x200d;
	return name === ZWNJ ? 0x200c : 0;
}

function putScalar(value: u32): void {
	if (value === 0 || value > 0x10ffff || (value & 0xfffff800) === 0xd800) putScalar(0xfffd);
	else if (value < 0x80) put(value);
	else putSequence(value);
}

function putSequence(value: u32): void {
	if (value < 0x800) put(0xc0 | (value >> 6));
	else {
		if (value < 0x10000) put(0xe0 | (value >> 12));
		else {
			put(0xf0 | (value >> 18));
			put(0x80 | ((value >> 12) & 0x3f));
		}
		put(0x80 | ((value >> 6) & 0x3f));
	}
	put(0x80 | (value & 0x3f));
}
