// Keeps one delivered email: every row of it, in the caller's transaction. The hot path; plain prepared SQL.
import type { DeliverResult, Delivery } from '../../../workers/domain/account';
import { hasAttachment } from '../../../workers/domain/body-lists';
import { baseSubject, sortName } from '../base-subject';
import { EMPTY_TALLY } from '../counts';
import { toId } from '../ids';
import { chooseThread, threadKeys } from '../threads';
import { boundedHeader, boundedParts, boundedText, MAX_SUBJECT_BYTES } from './bounds';
import type { Database } from './database';
import { badEncodings, filing, headerRecord } from './email-record';
import type { Step } from './history';
import { mailboxByRole } from './mailboxes';
import { addRow } from './outbox-rows';
import { indexEmail, peopleWords } from './search';
import { Tallies } from './tallies';

const KNOWN =
	'SELECT d.email_id, d.thread_id, d.blob_id, coalesce(e.received_at, d.destroyed_at) AS at ' +
	'FROM deliveries d LEFT JOIN emails e ON e.id = d.email_id WHERE d.key = ?';
const REMEMBER =
	'INSERT INTO deliveries (key, email_id, thread_id, blob_id) VALUES (?1, ?2, ?3, ?4) ' +
	'ON CONFLICT (key) DO UPDATE SET email_id = ?2, thread_id = ?3, blob_id = ?4, destroyed_at = NULL';
const EMAIL =
	'INSERT INTO emails (id, thread_id, blob_id, size, received_at, sent_at, subject, sort_subject, sort_from, sort_to, ' +
	'has_attachment, preview, header, envelope, verdict, changed) ' +
	'VALUES (?1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?1)';
const BODY = 'INSERT INTO email_bodies (email_id, parts, bad_encodings, text) VALUES (?, ?, ?, ?)';
const FILE = 'INSERT INTO email_mailboxes (mailbox_id, received_at, email_id, thread_id) VALUES (?, ?, ?, ?)';
const KEYWORD = 'INSERT INTO email_keywords (keyword, email_id) VALUES (?, ?)';
const FIND_THREADS =
	'SELECT message_id, thread_id FROM thread_references WHERE message_id IN (SELECT value FROM json_each(?))';
const NEW_THREAD = 'INSERT INTO threads (id, tally, changed) VALUES (?1, ?2, ?1)';
const GROWN_THREAD = 'UPDATE threads SET changed = ? WHERE id = ?';
const REFER =
	'INSERT INTO thread_references (message_id, thread_id) SELECT value, ?2 FROM json_each(?1) WHERE true ON CONFLICT DO NOTHING';

type Kept = Extract<DeliverResult, { ok: true }>;

/** `key`: deliveryKey(delivery). `now`: when the email's outbox row becomes due. */
export function keep(db: Database, step: Step, delivery: Delivery, key: string, now: number): Kept {
	const known = db.first<KnownRow>(KNOWN, key);
	if (known && isSameAs(known, delivery)) {
		const ids = { emailId: toId('Email', known.email_id), threadId: toId('Thread', known.thread_id) };
		return { ok: true, ...ids, duplicate: true, keptBlobId: known.blob_id };
	}
	const threadId = joinThread(db, step, delivery);
	const emailId = step.next('Email');
	step.next('EmailDelivery');
	writeEmail(db, emailId, threadId, delivery);
	file(db, step, emailId, threadId, delivery);
	db.run(REMEMBER, key, emailId, threadId, delivery.blobId);
	// Junk is not worth a model's time, and a model is one more reader that hostile text could reach.
	if (delivery.verdict.action !== 'junk') addRow(db, 'enrich', emailId, delivery.blobId, now);
	return { ok: true, emailId: toId('Email', emailId), threadId: toId('Thread', threadId), duplicate: false };
}

/** Senders that set neither retry at once or never; the alarm that they send next week reads the same and is another one. */
const RETRY_MS = 15 * 60_000;

type KnownRow = { email_id: number; thread_id: number; blob_id: string; at: number };

/** Under the same key: a message that says by Message-ID or Date which one it is, is that one at any time. */
function isSameAs(known: KnownRow, { index, blobId, receivedAt }: Delivery): boolean {
	if (index.messageId.length > 0 || index.sentAt !== null || known.blob_id === blobId) return true;
	return Math.abs(receivedAt - known.at) <= RETRY_MS;
}

function joinThread(db: Database, step: Step, delivery: Delivery): number {
	const keys = threadKeys(delivery.index);
	const json = JSON.stringify(keys);
	const rows = db.all<{ message_id: string; thread_id: number }>(FIND_THREADS, json);
	const known = chooseThread(keys, new Map(rows.map((row) => [row.message_id, row.thread_id])));
	const modseq = step.next('Thread');
	if (known === null) db.run(NEW_THREAD, modseq, JSON.stringify(EMPTY_TALLY));
	else db.run(GROWN_THREAD, modseq, known);
	db.run(REFER, json, known ?? modseq);
	return known ?? modseq;
}

function writeEmail(db: Database, emailId: number, threadId: number, delivery: Delivery): void {
	const { index, receivedAt } = delivery;
	const subject = index.subject === null ? null : boundedText(index.subject, MAX_SUBJECT_BYTES);
	const text = boundedText(index.text);
	const sentAt = index.sentAt === null ? Number.NaN : Date.parse(index.sentAt);
	db.run(
		EMAIL,
		...[emailId, threadId, delivery.blobId, index.rawBytes, receivedAt, Number.isNaN(sentAt) ? null : sentAt],
		...[subject, baseSubject(subject ?? ''), sortName(index.from), sortName(index.to)],
		...[hasAttachment(index.parts) ? 1 : 0, index.preview, boundedHeader(headerRecord(index))],
		...[JSON.stringify(delivery.envelope), JSON.stringify(delivery.verdict)],
	);
	db.run(BODY, emailId, boundedParts(index.parts), JSON.stringify(badEncodings(index)), text);
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

function file(db: Database, step: Step, emailId: number, threadId: number, delivery: Delivery): void {
	const { role, keywords } = filing(delivery);
	// A person may have removed the junk mailbox; the inbox cannot be.
	const mailbox = mailboxByRole(db, role) ?? mailboxByRole(db, 'inbox');
	if (mailbox === null) throw new Error('The account has no inbox.');
	db.run(FILE, mailbox, delivery.receivedAt, emailId, threadId);
	for (const keyword of keywords) db.run(KEYWORD, keyword, emailId);
	const tallies = new Tallies(db, step);
	tallies.move(threadId, null, { mailboxes: [mailbox], unread: true });
	tallies.flush();
}
