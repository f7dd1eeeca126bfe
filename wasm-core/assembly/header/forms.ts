// The parsed forms of RFC 8621 section 4.1.2, of one raw field value in HEADER: the same grammars that read messages.
import {
	ENTRY_FORM_MAILBOX,
	ENTRY_FORM_MESSAGE_ID,
	ENTRY_FORM_URL,
	FORM_ADDRESSES,
	FORM_DATE,
	FORM_MESSAGE_IDS,
	FORM_URLS,
	MAX_FIELD_BYTES,
	MESSAGE_SENT_AT,
	MESSAGE_SUBJECT,
} from '../layout';
import { HEADER, MESSAGE } from '../memory';
import { indexOf, OPEN_ANGLE, skipWhite, trimEnd } from '../octets';
import { beginString, endString } from '../strings';
import { readAddresses } from './address';
import { putDate } from './date';
import { unfold } from './fields';
import { readBracketed } from './message-ids';
import { putText } from './text';

/** Reads the `bytes` octets in HEADER as `form`. Answers in the message record and its entries. */
export function readForm(form: i32, bytes: i32): void {
	const unfolded = unfold(HEADER, HEADER + <usize>min(bytes, MAX_FIELD_BYTES));
	const p = skipWhite(HEADER, unfolded);
	const end = trimEnd(p, unfolded);
	if (form === FORM_ADDRESSES) readAddresses(p, end, ENTRY_FORM_MAILBOX);
	else if (form === FORM_MESSAGE_IDS) readBracketed(p, end, ENTRY_FORM_MESSAGE_ID);
	else if (form === FORM_URLS) readUrls(p, end);
	else if (form === FORM_DATE) readDate(p, end);
	else readText(p, end);
}

/** Only what stands in angle brackets is a URL (RFC 2369 section 2). */
function readUrls(p: usize, end: usize): void {
	if (indexOf(p, end, OPEN_ANGLE) < end) readBracketed(p, end, ENTRY_FORM_URL);
}

function readDate(p: usize, end: usize): void {
	beginString(64);
	if (putDate(p, end)) endString(MESSAGE + MESSAGE_SENT_AT, false);
}

function readText(p: usize, end: usize): void {
	beginString(MAX_FIELD_BYTES);
	putText(p, end);
	endString(MESSAGE + MESSAGE_SUBJECT, true);
}
