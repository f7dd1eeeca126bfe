// The fields of the message's own header that every mail has use for, into the message record and its entries. Reads the
// whole block once, from the top; knows nothing of MIME structure.
import { noteDefect } from '../defects';
import { addEntry } from '../entries';
import {
	DEFECT_BAD_DATE,
	DEFECT_BAD_FIELD,
	ENTRY_AUTHENTICATION_RESULTS,
	ENTRY_BCC,
	ENTRY_CC,
	ENTRY_FIRST,
	ENTRY_FROM,
	ENTRY_IN_REPLY_TO,
	ENTRY_MESSAGE_ID,
	ENTRY_REFERENCES,
	ENTRY_REPLY_TO,
	ENTRY_SENDER,
	ENTRY_TO,
	FLAG_AUTO_SUBMITTED,
	FLAG_BULK,
	MESSAGE_FLAGS,
	MESSAGE_SENT_AT,
	MESSAGE_SUBJECT,
	REF_ABSENT,
} from '../layout';
import { MESSAGE } from '../memory';
import { isWhite, isWord, OPEN_PAREN, SEMICOLON, skipWhite, trimEnd } from '../octets';
import { beginString, endString, putUndeclared } from '../strings';
import { readAddresses } from './address';
import { putDate } from './date';
import { nameEnd, nameStart, unfold, valueEnd, valueStart } from './fields';
import { readBracketed } from './message-ids';
import { putText } from './text';

const MAX_SUBJECT_BYTES: i32 = 65536;
const MAX_AUTHENTICATION_BYTES: i32 = 8192;

/** Received fields seen so far: what stands below one is the sender's word. */
let received: i32 = 0;
/** Bit n: a field that yields entries of kind n was seen. */
let seen: i32 = 0;
const ONCE: i32 = (1 << ENTRY_FROM) | (1 << ENTRY_SENDER) | (1 << ENTRY_REPLY_TO);

/** The field at hand, unfolded and trimmed. */
let value: usize = 0;
let end: usize = 0;

export function resetMessageFields(): void {
	received = seen = 0;
}

/** Takes the field that nextField found. */
export function readMessageField(): void {
	const length = <i32>(nameEnd - nameStart);
	if (length < 2 || length > 25) return;
	if (is('received')) received++;
	else if (length <= 8) readShort();
	else readLong();
}

function readShort(): void {
	if (is('from')) addresses(ENTRY_FROM);
	else if (is('to')) addresses(ENTRY_TO);
	else if (is('cc')) addresses(ENTRY_CC);
	else if (is('bcc')) addresses(ENTRY_BCC);
	else if (is('sender')) addresses(ENTRY_SENDER);
	else if (is('reply-to')) addresses(ENTRY_REPLY_TO);
	else if (is('subject')) subject();
	else if (is('date')) date();
	else if (is('list-id')) flag(FLAG_BULK);
}

function readLong(): void {
	if (is('message-id')) ids(ENTRY_MESSAGE_ID);
	else if (is('in-reply-to')) ids(ENTRY_IN_REPLY_TO);
	else if (is('references')) ids(ENTRY_REFERENCES);
	else if (is('authentication-results')) authenticationResults();
	else if (is('list-unsubscribe')) flag(FLAG_BULK);
	else if (is('precedence')) precedence();
	else if (is('auto-submitted')) autoSubmitted();
}

function is(name: string): bool {
	return isWord(nameStart, nameEnd, name);
}

function unfoldValue(): void {
	const unfolded = unfold(valueStart, valueEnd);
	value = skipWhite(valueStart, unfolded);
	end = trimEnd(value, unfolded);
}

/** From, Sender and Reply-To may stand once (RFC 5322 section 3.6): a second one is how a sender is forged. */
function addresses(kind: i32): void {
	const bit = 1 << kind;
	if ((seen & bit & ONCE) !== 0) {
		noteDefect(DEFECT_BAD_FIELD, 0);
		return;
	}
	seen |= bit;
	unfoldValue();
	readAddresses(value, end, kind);
}

function ids(kind: i32): void {
	unfoldValue();
	readBracketed(value, end, kind);
}

function subject(): void {
	if (load<i32>(MESSAGE, MESSAGE_SUBJECT) !== REF_ABSENT) {
		noteDefect(DEFECT_BAD_FIELD, 0);
		return;
	}
	unfoldValue();
	beginString(MAX_SUBJECT_BYTES);
	putText(value, end);
	endString(MESSAGE + MESSAGE_SUBJECT, true);
}

function date(): void {
	if (load<i32>(MESSAGE, MESSAGE_SENT_AT) !== REF_ABSENT) {
		noteDefect(DEFECT_BAD_FIELD, 0);
		return;
	}
	unfoldValue();
	beginString(64);
	if (putDate(value, end)) endString(MESSAGE + MESSAGE_SENT_AT, false);
	else noteDefect(DEFECT_BAD_DATE, 0);
}

function authenticationResults(): void {
	const entry = addEntry(ENTRY_AUTHENTICATION_RESULTS, received);
	if (!entry) return;
	unfoldValue();
	beginString(MAX_AUTHENTICATION_BYTES);
	putUndeclared(value, end);
	endString(entry + ENTRY_FIRST, true);
}

function precedence(): void {
	unfoldValue();
	if (isWord(value, end, 'bulk') || isWord(value, end, 'list') || isWord(value, end, 'junk')) flag(FLAG_BULK);
}

/** RFC 3834 section 5: anything but "no", whatever parameters and comments follow. */
function autoSubmitted(): void {
	unfoldValue();
	let tokenEnd = value;
	while (tokenEnd < end && !endsToken(load<u8>(tokenEnd))) tokenEnd++;
	if (tokenEnd > value && !isWord(value, tokenEnd, 'no')) flag(FLAG_AUTO_SUBMITTED);
}

function endsToken(c: i32): bool {
	return c === SEMICOLON || c === OPEN_PAREN || isWhite(c);
}

function flag(bit: i32): void {
	store<i32>(MESSAGE, load<i32>(MESSAGE, MESSAGE_FLAGS) | bit, MESSAGE_FLAGS);
}
