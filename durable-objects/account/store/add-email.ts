// Writes one new email, however it came: every row of it, in the caller's transaction. The hot path; plain prepared SQL.
import type { Envelope } from '../../../workers/domain/address';
import { hasAttachment } from '../../../workers/domain/body-lists';
import type { PartIndex } from '../../../workers/domain/part-index';
import type { Verdict } from '../../../workers/domain/verdict';
import { baseSubject, sortName } from '../base-subject';
import { EMPTY_TALLY } from '../counts';
import { chooseThread, threadKeys } from '../threads';
import { boundedHeader, boundedParts, boundedText, MAX_SUBJECT_BYTES } from './bounds';
import { facets } from './change-email';
import type { Database } from './database';
import { keepFields } from './email-fields';
import { badEncodings, headerRecord } from './email-record';
import type { Step } from './history';
import { type Placement, place } from './placements';
import { moveUsage } from './quota';
import { indexEmail, peopleWords } from './search';
import type { Tallies } from './tallies';

const EMAIL =
	'INSERT INTO emails (id, thread_id, blob_id, size, received_at, sent_at, subject, sort_subject, sort_from, sort_to, ' +
	'has_attachment, preview, header, envelope, verdict, changed, latest_at) ' +
	'VALUES (?1, ?, ?, ?, ?5, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?1, max(?5, coalesce((SELECT max(received_at) FROM emails), ?5)))';
const BODY = 'INSERT INTO email_bodies (email_id, parts, bad_encodings, text) VALUES (?, ?, ?, ?)';
const FIND_THREADS =
	'SELECT message_id, thread_id FROM thread_references WHERE message_id IN (SELECT value FROM json_each(?))';
const NEW_THREAD = 'INSERT INTO threads (id, tally, changed) VALUES (?1, ?2, ?1)';
const GROWN_THREAD = 'UPDATE threads SET changed = ? WHERE id = ?';
const REFER =
	'INSERT INTO thread_references (message_id, thread_id) SELECT value, ?2 FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING';

/** `mailboxes`: at least one, and all of them exist. `keywords`: lower case. */
export interface NewEmail extends Placement {
	index: PartIndex;
	/** Of the raw message, which is durable already. */
	blobId: string;
	/** Milliseconds since the epoch. */
	receivedAt: number;
	/** Empty addresses where no SMTP brought it. */
	envelope: Envelope;
	/** null: made here, by whom it belongs to; nothing was scanned. */
	verdict: Verdict | null;
}

export function addEmail(
	db: Database,
	step: Step,
	tallies: Tallies,
	email: NewEmail,
): { emailId: number; threadId: number } {
	const threadId = joinThread(db, step, email);
	const emailId = step.next('Email');
	writeEmail(db, emailId, threadId, email);
	place(db, { id: emailId, threadId, receivedAt: email.receivedAt }, email);
	tallies.move(threadId, null, facets(email));
	moveUsage(db, step, email.index.rawBytes);
	return { emailId, threadId };
}

function joinThread(db: Database, step: Step, email: NewEmail): number {
	const keys = threadKeys(email.index);
	const json = JSON.stringify(keys);
	const rows = db.all<{ message_id: string; thread_id: number }>(FIND_THREADS, json);
	const known = chooseThread(keys, new Map(rows.map((row) => [row.message_id, row.thread_id])));
	const modseq = step.next('Thread');
	if (known === null) db.run(NEW_THREAD, modseq, JSON.stringify(EMPTY_TALLY));
	else db.run(GROWN_THREAD, modseq, known);
	db.run(REFER, json, known ?? modseq);
	return known ?? modseq;
}

function writeEmail(db: Database, emailId: number, threadId: number, email: NewEmail): void {
	const { index, receivedAt } = email;
	const subject = index.subject === null ? null : boundedText(index.subject, MAX_SUBJECT_BYTES);
	const text = boundedText(index.text);
	const sentAt = index.sentAt === null ? Number.NaN : Date.parse(index.sentAt);
	db.run(
		EMAIL,
		...[emailId, threadId, email.blobId, index.rawBytes, receivedAt, Number.isNaN(sentAt) ? null : sentAt],
		...[subject, baseSubject(subject ?? ''), sortName(index.from), sortName(index.to)],
		...[hasAttachment(index.parts) ? 1 : 0, index.preview, boundedHeader(headerRecord(index))],
		...[JSON.stringify(email.envelope), JSON.stringify(email.verdict)],
	);
	db.run(BODY, emailId, boundedParts(index.parts), JSON.stringify(badEncodings(index)), text);
	keepFields(db, emailId, index.fields);
	indexEmail(db, emailId, {
		subject: subject ?? '',
		sender: peopleWords(index.from),
		recipients: peopleWords(index.to),
		copied: peopleWords(index.cc),
		blind: peopleWords(index.bcc),
		body: text,
		files: boundedText(index.parts.map((part) => part.fileName ?? '').join(' ')),
	});
}
