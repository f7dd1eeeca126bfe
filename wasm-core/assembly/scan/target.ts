// Finds the host that a link goes to, as a browser would (URL Standard 4.4), from an href that streams by.
// Keeps the host and port alone: user names and paths pass, however long they are.
import {
	LINK_MARK_ODD_SLASHES,
	LINK_MARK_PERCENT_HOST,
	LINK_MARK_USERINFO,
	SCHEME_BLOB,
	SCHEME_DATA,
	SCHEME_FILE,
	SCHEME_FTP,
	SCHEME_HTTP,
	SCHEME_HTTPS,
	SCHEME_MAILTO,
	SCHEME_NONE,
	SCHEME_SCRIPT,
	SCHEME_TEL,
} from './layout';
import { hexDigit, isDigit, isLetter, lower, pack } from './octet';

const START: i32 = 0;
const SCHEME: i32 = 1;
const ONE_SLASH: i32 = 2;
const SLASHES: i32 = 3;
const AUTHORITY: i32 = 4;
const OVER: i32 = 5;

/** Three octets a percent-encoded one, 253 in a host name at most (RFC 1035). */
const HOST_ROOM: i32 = 768;
const HTTP = pack('http');
const HTTPS = pack('https');
const FTP = pack('ftp');
const MAILTO = pack('mailto');
const DATA = pack('data');
const BLOB = pack('blob');
const FILE = pack('file');
const TEL = pack('tel');
/** The last eight letters of `javascript` and `vbscript`. */
const JAVASCRIPT = pack('vascript');
const VBSCRIPT = pack('vbscript');
/** `https://` as it lies in memory. */
const HTTPS_SLASHES: u64 = bswap<u64>(pack('https://'));

const host: usize = memory.data(HOST_ROOM, 8);
let hostBytes: i32 = 0;
let overflowed = false;
let state: i32 = OVER;
let scheme: u64 = 0;
let schemeLetters: i32 = 0;
/** SCHEME_*, -1: the address has no scheme and no host of its own, or one that is no matter. */
let found: i32 = -1;
let marks: i32 = 0;
let port: i32 = 0;
let slashes: i32 = 0;

export function openTarget(): void {
	state = START;
	hostBytes = 0;
	overflowed = false;
	scheme = 0;
	schemeLetters = 0;
	found = -1;
	marks = 0;
	port = 0;
	slashes = 0;
}

export function targetScheme(): i32 {
	return found;
}

/** LINK_MARK_* of how the host is written. */
export function targetMarks(): i32 {
	return marks;
}

/** The port that stands there in digits, 0 where none does. */
export function targetPort(): i32 {
	return port;
}

/** One octet of the href, character references undone. */
export function targetOctet(octet: u32): void {
	if (state === OVER || octet === 0x09 || octet === 0x0a || octet === 0x0d) return;
	if (state === AUTHORITY) stepAuthority(octet);
	else if (state === SLASHES) stepSlashes(octet);
	else if (state === SCHEME) stepScheme(octet);
	else if (state === START) stepStart(octet);
	else stepSecondSlash(octet);
}

/** `//host`: the scheme is the page's own. */
function stepSecondSlash(octet: u32): void {
	state = isSlash(octet) ? SLASHES : OVER;
	if (state === OVER) return;
	found = SCHEME_NONE;
	noteSlash(octet);
}

/** Browsers take a backslash for a slash in web addresses. */
function isSlash(octet: u32): bool {
	return octet === 0x2f || octet === 0x5c;
}

function stepStart(octet: u32): void {
	if (octet <= 0x20) return;
	if (isSlash(octet)) {
		noteSlash(octet);
		state = ONE_SLASH;
	} else if (isLetter(octet)) {
		state = SCHEME;
		stepScheme(octet);
	} else state = OVER;
}

function stepScheme(octet: u32): void {
	if (octet === 0x3a) {
		found = knownScheme();
		state = found >= SCHEME_HTTP && found <= SCHEME_FTP ? SLASHES : OVER;
	} else if (isLetter(octet) || isDigit(octet) || octet === 0x2b || octet === 0x2d || octet === 0x2e) {
		scheme = (scheme << 8) | lower(octet);
		schemeLetters++;
	} else state = OVER;
}

function knownScheme(): i32 {
	if (schemeLetters > 8) return schemeLetters === 10 && scheme === JAVASCRIPT ? SCHEME_SCRIPT : -1;
	if (scheme === HTTPS) return SCHEME_HTTPS;
	if (scheme === HTTP) return SCHEME_HTTP;
	if (scheme === MAILTO) return SCHEME_MAILTO;
	if (scheme === TEL) return SCHEME_TEL;
	if (scheme === DATA) return SCHEME_DATA;
	if (scheme === FTP) return SCHEME_FTP;
	if (scheme === VBSCRIPT) return SCHEME_SCRIPT;
	if (scheme === BLOB) return SCHEME_BLOB;
	return scheme === FILE ? SCHEME_FILE : -1;
}

/** Anything but two forward slashes is written to be misread. */
function noteSlash(octet: u32): void {
	slashes++;
	if (octet !== 0x2f || slashes > 2) marks |= LINK_MARK_ODD_SLASHES;
}

/** Takes octets that stand for themselves in a host, and the scheme that most links have; gives the first that is neither. */
export function targetRun(at: usize, end: usize): usize {
	if (state === START && end - at >= 8 && load<u64>(at) === HTTPS_SLASHES) {
		state = SLASHES;
		found = SCHEME_HTTPS;
		slashes = 2;
		at += 8;
	}
	if (state === SLASHES && at < end && isPlain(load<u8>(at))) beginAuthority();
	if (state !== AUTHORITY) return at;
	for (; at < end && hostBytes < HOST_ROOM; at++) {
		const octet: u32 = load<u8>(at);
		if (!isPlain(octet)) break;
		store<u8>(host + hostBytes++, lower(octet));
	}
	return at;
}

function isPlain(octet: u32): bool {
	return isLetter(octet) || isDigit(octet) || octet === 0x2e || octet === 0x2d;
}

/** Whether nothing that follows can change the host. */
export function isTargetOver(): bool {
	return state === OVER;
}

/** Any number of slashes, none included: `https:evil.example` opens evil.example. */
function stepSlashes(octet: u32): void {
	if (isSlash(octet)) {
		noteSlash(octet);
		return;
	}
	beginAuthority();
	stepAuthority(octet);
}

function beginAuthority(): void {
	state = AUTHORITY;
	if (slashes < 2) marks |= LINK_MARK_ODD_SLASHES;
}

/** What stands before an '@' is a user name, whatever it looks like: `https://paypal.com@evil.example`. */
function stepAuthority(octet: u32): void {
	if (isSlash(octet) || octet === 0x3f || octet === 0x23) state = OVER;
	else if (octet === 0x40) {
		if (hostBytes > 0) marks |= LINK_MARK_USERINFO;
		hostBytes = 0;
		overflowed = false;
	} else if (hostBytes < HOST_ROOM) store<u8>(host + hostBytes++, lower(octet));
	else overflowed = true;
}

export function targetHost(): usize {
	return host;
}

/** Ends the href. Returns the host's octets at targetHost(), 0 where the link names none that could be looked up. */
export function endTarget(): i32 {
	state = OVER;
	if (overflowed) return 0;
	undoPercent();
	dropPort();
	while (hostBytes > 0 && isPadding(load<u8>(host + hostBytes - 1))) hostBytes--;
	return hostBytes;
}

/** A root dot, and the white space that browsers strip from an address's end. */
function isPadding(octet: u32): bool {
	return octet === 0x2e || octet <= 0x20;
}

function undoPercent(): void {
	let to = 0;
	for (let from = 0; from < hostBytes; from++, to++) {
		let octet: u32 = load<u8>(host + from);
		if (octet === 0x25 && from + 2 < hostBytes) {
			const high = hexDigit(load<u8>(host + from + 1));
			const low = hexDigit(load<u8>(host + from + 2));
			if (high < 16 && low < 16) {
				octet = lower((high << 4) | low);
				from += 2;
				marks |= LINK_MARK_PERCENT_HOST;
			}
		}
		store<u8>(host + to, octet);
	}
	hostBytes = to;
}

function dropPort(): void {
	if (hostBytes > 0 && load<u8>(host) === 0x5b) return;
	for (let i = 0; i < hostBytes; i++) {
		if (load<u8>(host + i) !== 0x3a) continue;
		readPort(i + 1);
		hostBytes = i;
	}
}

function readPort(from: i32): void {
	for (let i = from; i < hostBytes && isDigit(load<u8>(host + i)); i++) {
		port = min(port * 10 + (load<u8>(host + i) - 0x30), 0xffff);
	}
}
