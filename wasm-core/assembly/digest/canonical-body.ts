// The body as DKIM hashes it (RFC 6376 sections 3.4.3 "simple" and 3.4.4 "relaxed"), as it streams by, cut anywhere.
// Both kinds may run over one message side by side. Hashes nothing, and never reads past `end` or writes past `outEnd`.
import { RELAXED_BODY, SIMPLE_BODY } from '../layout';
import { CR, isBlank, LF, SPACE, TAB } from '../octets';

/*
 * Line ends at the body's end do not count, nor do (relaxed) blanks at a line's end, and a CR may be half of a line end:
 * only what follows tells. So they are owed, not written, and are paid once content follows:
 *
 *              content: written                         white: owed
 *                  +----+                                 +----+
 *                  v    |                                 v    |
 *     [*] ------>   PAID   --------- white: owed ------->  OWING
 *                     ^                                      |
 *                     +---- content, or all but LF after CR: pays
 *
 *     white          owes                                    owed, in the order in which it is paid:
 *     LF             CRLF; what was owed of SP and CR         +----------------+----+----+
 *                    falls away                               | CRLF CRLF ...  | SP | CR |
 *     CR             CR; it is content unless LF follows      +----------------+----+----+
 *     blank          SP, once (relaxed only)
 *
 *     finish pays a CR that is owed, writes CRLF (relaxed: if there was content) and drops the rest --> CLOSED
 *
 * A single letter may have millions of empty lines paid. They are paid as far as `out` has room, and until all are, the
 * letter is not taken: the caller hands on what there is and calls again with the rest.
 *
 *     while (p < end) { stop = canonicalBody(kind, p, end, OUT, OUT_END); hand on [OUT, stop); p = bodyTaken }
 *     while ((stop = finishCanonicalBody(kind, OUT, OUT_END)) > OUT) hand on [OUT, stop)
 *
 * What is signed has CRLF at its line ends: bare CR and LF that stood for them became CRLF before (RFC 6376 section 5.3).
 *
 * - A bare LF that arrives is a line end, in both kinds, and CRLF stands for it: a store on the way kept LF for CRLF.
 *   A forger gains nothing by it: the parser ends lines at LF as well, so the lines that are shown are those signed.
 *   mailauth, go-msgauth, mail-auth and nodemailer read it so, OpenDKIM if told to mend line ends; dkimpy does not.
 * - A bare CR that arrives is content, and stays: the parser ends no line there, and were it dropped, as mail-auth does,
 *   CRs could be strewn into a signed body. mailauth, go-msgauth (simple) and nodemailer keep it.
 */

/** After canonicalBody: the place in its input after the octets taken. */
export let bodyTaken: usize = 0;

/*
 * A kind's state:   line ends owed (4 octets) | flags (4 octets)
 *
 *     flags:   .... | CLOSED | WRITTEN | CR owed | SP owed
 */
const STATE_BYTES: usize = 8;
const STATES: usize = memory.data(16, 8);
const FLAGS: usize = 4;
const OWED_SPACE: u32 = 1;
const OWED_CR: u32 = 2;
const WRITTEN: u32 = 4;
const CLOSED: u32 = 8;

const CRLF: u16 = 0x0a0d;

export function resetCanonicalBody(kind: i32): void {
	store<u64>(stateOf(kind), 0);
}

/**
 * Takes octets of [p, end) up to bodyTaken, and writes to [out, outEnd). Gives the end of what it wrote. Two octets of room
 * are the least with which a call comes any further; the more, the fewer calls.
 */
export function canonicalBody(kind: i32, p: usize, end: usize, out: usize, outEnd: usize): usize {
	const state = stateOf(kind);
	while (p < end) {
		p = oweRun(state, kind, p, end);
		if (p === end) break;
		out = pay(state, out, outEnd);
		if (isOwing(state) || out === outEnd) break;
		const stop = copyRun(kind, p, min(end, p + (outEnd - out)), out);
		out += stop - p;
		p = stop;
	}
	bodyTaken = p;
	return out;
}

/** Ends the body. To be called until it writes nothing, which it tells by giving `out`. */
export function finishCanonicalBody(kind: i32, out: usize, outEnd: usize): usize {
	const state = stateOf(kind);
	if (has(state, CLOSED)) return out;
	if (has(state, OWED_CR)) {
		out = pay(state, out, outEnd);
		if (isOwing(state)) return out;
	}
	if (kind === SIMPLE_BODY || has(state, WRITTEN)) {
		if (outEnd - out < 2) return out;
		store<u16>(out, CRLF);
		out += 2;
	}
	set(state, CLOSED);
	return out;
}

function stateOf(kind: i32): usize {
	return STATES + <usize>kind * STATE_BYTES;
}

function has(state: usize, flag: u32): bool {
	return (load<u32>(state, FLAGS) & flag) !== 0;
}

function set(state: usize, flag: u32): void {
	store<u32>(state, load<u32>(state, FLAGS) | flag, FLAGS);
}

/** Notes what counts only if content follows; gives the place of the octet that is content, or shows that a CR was. */
function oweRun(state: usize, kind: i32, p: usize, end: usize): usize {
	let lines = load<u32>(state);
	let flags = load<u32>(state, FLAGS);
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (c === LF) {
			lines++;
			flags &= ~(OWED_SPACE | OWED_CR);
		} else if (flags & OWED_CR) break;
		else if (c === CR) flags |= OWED_CR;
		else if (kind === RELAXED_BODY && isBlank(c)) flags |= OWED_SPACE;
		else break;
	}
	store<u32>(state, lines);
	store<u32>(state, flags, FLAGS);
	return p;
}

function isOwing(state: usize): bool {
	return load<u32>(state) > 0 || has(state, OWED_SPACE | OWED_CR);
}

/** Content follows: writes what is owed, as far as there is room. */
function pay(state: usize, out: usize, outEnd: usize): usize {
	set(state, WRITTEN);
	if (!isOwing(state)) return out;
	let lines = load<u32>(state);
	for (; lines > 0 && outEnd - out >= 2; lines--, out += 2) store<u16>(out, CRLF);
	store<u32>(state, lines);
	if (outEnd - out < 2) return out;
	if (has(state, OWED_SPACE)) store<u8>(out++, <u8>SPACE);
	if (has(state, OWED_CR)) store<u8>(out++, <u8>CR);
	store<u32>(state, load<u32>(state, FLAGS) & ~(OWED_SPACE | OWED_CR), FLAGS);
	return out;
}

/*
 * A run stays as it stands, and ends in content. Octet by octet it ends before the first white. Vectors go on over every
 * CRLF and (relaxed) every single SP inside a line, 16 octets at a time, up to the first octet that shows that it or the
 * one before it is not canonical (`wrong`); the white at the run's end is taken back, as it may yet fall away. Where runs
 * end differs; what comes out does not.
 */

/** Copies a run of [p, end) to `out`; gives the place after it. What `out` has after the run may be written over. */
function copyRun(kind: i32, p: usize, end: usize, out: usize): usize {
	// after a bare CR: there is no run, and to look for one at each of millions would cost
	if (<i32>load<u8>(p) === CR) return p;
	return kind === SIMPLE_BODY ? copySimpleRun(p, end, out - p) : copyRelaxedRun(p, end, out - p);
}

/** `shift`: how far the output lies from the input. */
function copySimpleRun(p: usize, end: usize, shift: usize): usize {
	if (ASC_FEATURE_SIMD) {
		const start = p;
		let crBefore = 0;
		for (; p + 16 <= end; p += 16) {
			const block = v128.load(p);
			v128.store(p + shift, block);
			const crs = placesOf(block, CR);
			const wrong = (((crs << 1) | crBefore) ^ placesOf(block, LF)) & 0xffff;
			if (wrong) {
				p += <usize>ctz(wrong);
				break;
			}
			crBefore = crs >> 15;
		}
		while (p > start && isLineEnd(load<u8>(p - 1))) p--;
	}
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (isLineEnd(c)) break;
		store<u8>(p + shift, <u8>c);
	}
	return p;
}

function copyRelaxedRun(p: usize, end: usize, shift: usize): usize {
	if (ASC_FEATURE_SIMD) {
		const start = p;
		let crBefore = 0;
		let blankBefore = 0;
		for (; p + 16 <= end; p += 16) {
			const block = v128.load(p);
			v128.store(p + shift, block);
			const crs = placesOf(block, CR);
			const lfs = placesOf(block, LF);
			const blanks = placesOf(block, SPACE);
			const droppable = ((blanks << 1) | blankBefore) & (blanks | crs | lfs);
			const wrong = (droppable | placesOf(block, TAB) | (((crs << 1) | crBefore) ^ lfs)) & 0xffff;
			if (wrong) {
				p += <usize>ctz(wrong);
				break;
			}
			crBefore = crs >> 15;
			blankBefore = blanks >> 15;
		}
		while (p > start && isRelaxedWhite(load<u8>(p - 1))) p--;
	}
	for (; p < end; p++) {
		const c: i32 = load<u8>(p);
		if (isRelaxedWhite(c)) break;
		store<u8>(p + shift, <u8>c);
	}
	return p;
}

/** A bit for each of the 16 octets that is `c`, the first octet's lowest. */
function placesOf(block: v128, c: i32): i32 {
	return i8x16.bitmask(i8x16.eq(block, i8x16.splat(<i8>c)));
}

function isLineEnd(c: i32): bool {
	return c === CR || c === LF;
}

function isRelaxedWhite(c: i32): bool {
	return isLineEnd(c) || isBlank(c);
}
