// The core's door: what the host may call. One message at a time, in the order open, push…, finish; then the records,
// which stand until the next open. No imports, no allocation, and no input that may not be pushed.
import { bodyTaken, canonicalBody, finishCanonicalBody, resetCanonicalBody } from './digest/canonical-body';
import { decodeBase64, finishBase64, resetBase64 } from './encoding/base64';
import { decodeQuotedPrintable, finishQuotedPrintable, resetQuotedPrintable } from './encoding/quoted-printable';
import { decodeUuencode, finishUuencode, resetUuencode } from './encoding/uuencode';
import { readForm } from './header/forms';
import {
	ENCODING_BASE64,
	ENCODING_QUOTED_PRINTABLE,
	ENCODING_UUENCODE,
	MESSAGE_DEFECTS_AT,
	MESSAGE_ENTRIES_AT,
	MESSAGE_PARTS_AT,
	MESSAGE_STRINGS_AT,
	MESSAGE_TEXT_AT,
} from './layout';
import {
	DECODED,
	DECODED_END,
	DEFECTS,
	ENTRIES,
	HANDED_OUT,
	HEADER,
	INPUT,
	MESSAGE,
	PARTS,
	RUNS,
	STRINGS,
	TEXT,
} from './memory';
import { handedOutRuns } from './mime/hand-out';
import { makeReadable, makeText } from './mime/kept-text';
import { resetMessage } from './mime/parser';
import { partAt } from './mime/parts';

export { finish, open, push } from './mime/parser';
export { attachmentRecords, scanRecords } from './scan/index';

/** Where the host writes each chunk: INPUT_BYTES octets. */
export function input(): usize {
	return INPUT;
}

/** The message record, with the addresses of all tables. */
export function record(): usize {
	store<usize>(MESSAGE, PARTS, MESSAGE_PARTS_AT);
	store<usize>(MESSAGE, DEFECTS, MESSAGE_DEFECTS_AT);
	store<usize>(MESSAGE, ENTRIES, MESSAGE_ENTRIES_AT);
	store<usize>(MESSAGE, STRINGS, MESSAGE_STRINGS_AT);
	store<usize>(MESSAGE, TEXT, MESSAGE_TEXT_AT);
	return MESSAGE;
}

/**
 * After finish: the text kept of part `index` as a string's octets, which then stand at MESSAGE_MADE_AT. Gives how many, with
 * TEXT_UTF16 where they are UTF-16, else they are Latin-1; TEXT_FOREIGN where the host must decode what was kept.
 */
export function text(index: i32): i32 {
	return makeText(partAt(index));
}

/** The same of what people read of an HTML part; soon stops once that has `maxBytes` octets of UTF-8. */
export function readable(index: i32, maxBytes: i32): i32 {
	return makeReadable(partAt(index), maxBytes);
}

/** After each push and after finish, where OPEN_HAND_OUT was asked for: how many runs of decoded octets stand at `runsAt()`. */
export function runs(): i32 {
	return handedOutRuns();
}

/** Part and octets of each run, two integers; the octets stand one after the other at `handedOutAt()`. */
export function runsAt(): usize {
	return RUNS;
}

export function handedOutAt(): usize {
	return HANDED_OUT;
}

/** Where the host writes a field value for `form`: MAX_FIELD_BYTES octets. */
export function formInput(): usize {
	return HEADER;
}

/** Reads the field value as one of FORM_*; the answer stands in the records. */
export function form(kind: i32, bytes: i32): void {
	resetMessage();
	readForm(kind, bytes);
}

/** Where decodePush and decodeFinish leave what they decoded. */
export function decoded(): usize {
	return DECODED;
}

/** Begins the canonical body of the kind SIMPLE_BODY or RELAXED_BODY. */
export function canonicalOpen(kind: i32): void {
	resetCanonicalBody(kind);
}

/** Takes octets [from, to) of INPUT, or fewer (`canonicalTaken`); gives how many octets it left at `decoded()`. */
export function canonicalPush(kind: i32, from: i32, to: i32): i32 {
	return <i32>(canonicalBody(kind, INPUT + <usize>from, INPUT + <usize>to, DECODED, DECODED_END) - DECODED);
}

/** The place in INPUT after the octets that canonicalPush has taken. */
export function canonicalTaken(): i32 {
	return <i32>(bodyTaken - INPUT);
}

/** To be called until it gives 0. */
export function canonicalFinish(kind: i32): i32 {
	return <i32>(finishCanonicalBody(kind, DECODED, DECODED_END) - DECODED);
}

let decoding: i32 = 0;

/** Begins to undo a transfer encoding, ENCODING_BASE64 or one above it, apart from any message. */
export function decodeOpen(encoding: i32): void {
	decoding = encoding;
	if (encoding === ENCODING_BASE64) resetBase64();
	if (encoding === ENCODING_QUOTED_PRINTABLE) resetQuotedPrintable();
	if (encoding === ENCODING_UUENCODE) resetUuencode();
}

/** Decodes `bytes` octets of INPUT; gives how many came out. */
export function decodePush(bytes: i32): i32 {
	const end = INPUT + <usize>bytes;
	if (decoding === ENCODING_BASE64) return <i32>(decodeBase64(INPUT, end, DECODED) - DECODED);
	if (decoding === ENCODING_UUENCODE) return <i32>(decodeUuencode(INPUT, end, DECODED) - DECODED);
	return <i32>(decodeQuotedPrintable(INPUT, end, DECODED) - DECODED);
}

export function decodeFinish(): i32 {
	if (decoding === ENCODING_BASE64) return <i32>(finishBase64(DECODED) - DECODED);
	if (decoding === ENCODING_UUENCODE) return <i32>(finishUuencode(DECODED) - DECODED);
	return <i32>(finishQuotedPrintable(DECODED) - DECODED);
}
