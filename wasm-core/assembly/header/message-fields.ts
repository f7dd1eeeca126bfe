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
import { isWhite, isWord, OPEN_PAREN, SEMICOLON } from '../octets';
import { beginString, endString, putUndeclared } from '../strings';
import { readAddresses } from './address';
import { putDate } from './date';
import {
	FIELD_AUTHENTICATION_RESULTS,
	FIELD_AUTO_SUBMITTED,
	FIELD_BCC,
	FIELD_CC,
	FIELD_DATE,
	FIELD_FROM,
	FIELD_IN_REPLY_TO,
	FIELD_LIST_ID,
	FIELD_LIST_UNSUBSCRIBE,
	FIELD_MESSAGE_ID,
	FIELD_PRECEDENCE,
	FIELD_RECEIVED,
	FIELD_REFERENCES,
	FIELD_REPLY_TO,
	FIELD_SENDER,
	FIELD_SUBJECT,
	FIELD_TO,
} from './field-names';
import { unfoldValue, valueEnd, valueStart } from './fields';
import { readBracketed } from './message-ids';
import { putText } from './text';

const MAX_SUBJECT_BYTES: i32 = 65536;
const MAX_AUTHENTICATION_BYTES: i32 = 8192;

/** Received fields seen so far: what stands below one is the sender's word. */
let received: i32 = 0;
/** Bit n: a field that yields entries of kind n was seen. */
let seen: i32 = 0;
const ONCE: i32 = (1 << ENTRY_FROM) | (1 << ENTRY_SENDER) | (1 << ENTRY_REPLY_TO);

export function resetMessageFields(): void {
	received = seen = 0;
}

/** Takes the field at hand, which has the number `field`. */
export function readMessageField(field: i32): void {
	if (field === FIELD_FROM) addresses(ENTRY_FROM);
	else if (field === FIELD_TO) addresses(ENTRY_TO);
	else if (field === FIELD_SUBJECT) subject();
	else if (field === FIELD_DATE) date();
	else if (field === FIELD_MESSAGE_ID) ids(ENTRY_MESSAGE_ID);
	else if (field === FIELD_IN_REPLY_TO) ids(ENTRY_IN_REPLY_TO);
	else if (field === FIELD_REFERENCES) ids(ENTRY_REFERENCES);
	else if (field === FIELD_CC) addresses(ENTRY_CC);
	else if (field === FIELD_BCC) addresses(ENTRY_BCC);
	else if (field === FIELD_SENDER) addresses(ENTRY_SENDER);
	else if (field === FIELD_REPLY_TO) addresses(ENTRY_REPLY_TO);
	else if (field === FIELD_AUTHENTICATION_RESULTS) authenticationResults();
	else readTrait(field);
}

/** Fields that say what kind of message it is. */
function readTrait(field: i32): void {
	if (field === FIELD_RECEIVED) received++;
	else if (field === FIELD_LIST_ID || field === FIELD_LIST_UNSUBSCRIBE) flag(FLAG_BULK);
	else if (field === FIELD_PRECEDENCE) precedence();
	else if (field === FIELD_AUTO_SUBMITTED) autoSubmitted();
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
	readAddresses(valueStart, valueEnd, kind);
}

function ids(kind: i32): void {
	unfoldValue();
	readBracketed(valueStart, valueEnd, kind);
}

function subject(): void {
	if (load<i32>(MESSAGE, MESSAGE_SUBJECT) !== REF_ABSENT) {
		noteDefect(DEFECT_BAD_FIELD, 0);
		return;
	}
	unfoldValue();
	beginString(MAX_SUBJECT_BYTES);
	putText(valueStart, valueEnd);
	endString(MESSAGE + MESSAGE_SUBJECT, true);
}

function date(): void {
	if (load<i32>(MESSAGE, MESSAGE_SENT_AT) !== REF_ABSENT) {
		noteDefect(DEFECT_BAD_FIELD, 0);
		return;
	}
	unfoldValue();
	beginString(64);
	if (putDate(valueStart, valueEnd)) endString(MESSAGE + MESSAGE_SENT_AT, false);
	else noteDefect(DEFECT_BAD_DATE, 0);
}

function authenticationResults(): void {
	const entry = addEntry(ENTRY_AUTHENTICATION_RESULTS, received);
	if (!entry) return;
	unfoldValue();
	beginString(MAX_AUTHENTICATION_BYTES);
	putUndeclared(valueStart, valueEnd);
	endString(entry + ENTRY_FIRST, true);
}

function precedence(): void {
	unfoldValue();
	if (
		isWord(valueStart, valueEnd, 'bulk') ||
		isWord(valueStart, valueEnd, 'list') ||
		isWord(valueStart, valueEnd, 'junk')
	)
		flag(FLAG_BULK);
}

/** RFC 3834 section 5: anything but "no", whatever parameters and comments follow. */
function autoSubmitted(): void {
	unfoldValue();
	let tokenEnd = valueStart;
	while (tokenEnd < valueEnd && !endsToken(load<u8>(tokenEnd))) tokenEnd++;
	if (tokenEnd > valueStart && !isWord(valueStart, tokenEnd, 'no')) flag(FLAG_AUTO_SUBMITTED);
}

function endsToken(c: i32): bool {
	return c === SEMICOLON || c === OPEN_PAREN || isWhite(c);
}

function flag(bit: i32): void {
	store<i32>(MESSAGE, load<i32>(MESSAGE, MESSAGE_FLAGS) | bit, MESSAGE_FLAGS);
}
