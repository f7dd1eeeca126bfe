// Reads emails. Lists of ids go in as one JSON parameter, and lists never touch email_bodies.
import type { Envelope } from '../../../workers/domain/address';
import type { Insight } from '../../../workers/domain/insight';
import type { Part } from '../../../workers/domain/part-index';
import type { Verdict } from '../../../workers/domain/verdict';
import type { Database } from './database';
import type { HeaderRecord } from './email-record';

export interface EmailRecord {
	id: number;
	threadId: number;
	blobId: string;
	/** Octets of the raw message. */
	size: number;
	/** Milliseconds since the epoch. */
	receivedAt: number;
	subject: string | null;
	hasAttachment: boolean;
	preview: string;
	header: HeaderRecord;
	/** null: it did not come in from outside. */
	verdict: Verdict | null;
	insight: Insight | null;
	mailboxes: number[];
	keywords: string[];
}

export interface BodyRecord {
	parts: Part[];
	/** Indexes into `parts`: the transfer encoding is broken there. */
	badEncodings: number[];
}

const LISTED = '(SELECT value FROM json_each(?))';
const EMAILS =
	'SELECT id, thread_id, blob_id, size, received_at, subject, has_attachment, preview, header, verdict, insight, ' +
	'(SELECT json_group_array(mailbox_id) FROM email_mailboxes WHERE email_id = emails.id) AS mailboxes, ' +
	'(SELECT json_group_array(keyword) FROM email_keywords WHERE email_id = emails.id) AS keywords ' +
	`FROM emails WHERE id IN ${LISTED}`;
const BODIES = `SELECT email_id, parts, bad_encodings FROM email_bodies WHERE email_id IN ${LISTED}`;

type EmailColumns = {
	id: number;
	thread_id: number;
	blob_id: string;
	size: number;
	received_at: number;
	subject: string | null;
	has_attachment: number;
	preview: string;
	header: string;
	verdict: string;
	insight: string | null;
	mailboxes: string;
	keywords: string;
};

/** In no order; ids that do not exist are left out. */
export function emailRecords(db: Database, ids: readonly number[]): EmailRecord[] {
	return db.all<EmailColumns>(EMAILS, JSON.stringify(ids)).map(emailRecord);
}

export function emailRecord(row: EmailColumns): EmailRecord {
	return {
		id: row.id,
		threadId: row.thread_id,
		blobId: row.blob_id,
		size: row.size,
		receivedAt: row.received_at,
		subject: row.subject,
		hasAttachment: row.has_attachment === 1,
		preview: row.preview,
		header: JSON.parse(row.header) as HeaderRecord,
		verdict: JSON.parse(row.verdict) as Verdict | null,
		insight: row.insight === null ? null : (JSON.parse(row.insight) as Insight),
		mailboxes: JSON.parse(row.mailboxes) as number[],
		keywords: JSON.parse(row.keywords) as string[],
	};
}

export function bodyRecords(db: Database, ids: readonly number[]): Map<number, BodyRecord> {
	const rows = db.all<{ email_id: number; parts: string; bad_encodings: string }>(BODIES, JSON.stringify(ids));
	return new Map(
		rows.map((row) => [
			row.email_id,
			{ parts: JSON.parse(row.parts) as Part[], badEncodings: JSON.parse(row.bad_encodings) as number[] },
		]),
	);
}

/** The readable text, up to the core's cap. */
export function emailText(db: Database, id: number): string {
	return db.first<{ text: string }>('SELECT text FROM email_bodies WHERE email_id = ?', id)?.text ?? '';
}

/** Subjects and readable texts, one email at a time: together they may be more than the object's memory holds. */
export function emailTexts(
	db: Database,
	ids: readonly number[],
): Iterable<[id: number, subject: string | null, text: string]> {
	const sql = `SELECT id, subject, text FROM emails JOIN email_bodies ON email_id = id WHERE id IN ${LISTED}`;
	return db.rows(sql, JSON.stringify(ids));
}

/** What SMTP said when it came; empty addresses where no SMTP brought it. */
export function envelopeOf(db: Database, id: number): Envelope | null {
	const row = db.first<{ envelope: string }>('SELECT envelope FROM emails WHERE id = ?', id);
	return row && (JSON.parse(row.envelope) as Envelope);
}

/** The email that stands on this raw message. */
export function emailByBlob(db: Database, blobId: string): { id: number; size: number } | null {
	return db.first<{ id: number; size: number }>('SELECT id, size FROM emails WHERE blob_id = ? LIMIT 1', blobId);
}

const BY_MESSAGE_ID =
	'SELECT e.id FROM thread_references r JOIN emails e ON e.thread_id = r.thread_id ' +
	"WHERE r.message_id = ?1 AND e.header ->> '$.messageId[0]' = ?1 LIMIT 2";

/** The one email that bears this Message-ID; null where none does, or several do, or it stands in a thread of other ids. */
export function emailByMessageId(db: Database, messageId: string): number | null {
	const [only, ...more] = db.all<{ id: number }>(BY_MESSAGE_ID, messageId);
	return more.length === 0 ? (only?.id ?? null) : null;
}

/** Of these, the whole blobs that an email, an upload or a message that waits to be sent stands on. */
export function knownBlobs(db: Database, blobIds: readonly string[]): string[] {
	const found =
		`WITH asked AS ${LISTED} SELECT DISTINCT value AS blob_id FROM asked WHERE EXISTS (SELECT 1 FROM emails WHERE blob_id = value) ` +
		'OR EXISTS (SELECT 1 FROM uploads WHERE blob_id = value) ' +
		"OR EXISTS (SELECT 1 FROM outbox WHERE blob_id = value AND kind = 'send')";
	return db.all<{ blob_id: string }>(found, JSON.stringify(blobIds)).map((row) => row.blob_id);
}

export function emailCount(db: Database): number {
	return db.first<{ emails: number }>('SELECT count(*) AS emails FROM emails')?.emails ?? 0;
}

/** Oldest first (RFC 8621 section 3). */
export function threadEmails(db: Database, threadIds: readonly number[]): Map<number, number[]> {
	const rows = db.all<{ id: number; thread_id: number }>(
		`SELECT id, thread_id FROM emails WHERE thread_id IN ${LISTED} ORDER BY thread_id, received_at, id`,
		JSON.stringify(threadIds),
	);
	const found = new Map<number, number[]>();
	for (const row of rows) {
		const emails = found.get(row.thread_id);
		if (emails) emails.push(row.id);
		else found.set(row.thread_id, [row.id]);
	}
	return found;
}

/** All emails of these emails' threads. */
export function threadMates(db: Database, ids: readonly number[]): number[] {
	const sql = `SELECT id FROM emails WHERE thread_id IN (SELECT thread_id FROM emails WHERE id IN ${LISTED})`;
	return db.all<{ id: number }>(sql, JSON.stringify(ids)).map((row) => row.id);
}

/** All emails of the threads that since that step of the history gained or lost one, or (`marked`) have one that changed. */
export function emailsOfChangedThreads(db: Database, since: number, marked: boolean): number[] {
	const threads = 'SELECT id FROM threads INDEXED BY threads_changed WHERE changed > ?1';
	const emails = ' UNION SELECT thread_id FROM emails INDEXED BY emails_changed WHERE changed > ?1';
	const changed = marked ? threads + emails : threads;
	return db.all<{ id: number }>(`SELECT id FROM emails WHERE thread_id IN (${changed})`, since).map((row) => row.id);
}

export function threadIds(db: Database): number[] {
	return db.all<{ id: number }>('SELECT id FROM threads').map((row) => row.id);
}

export function emailIds(db: Database): number[] {
	return db.all<{ id: number }>('SELECT id FROM emails').map((row) => row.id);
}
