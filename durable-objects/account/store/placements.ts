// Where an email stands and how it is marked: the only file that writes email_mailboxes, email_keywords and what lists read
// beside them (0005_listing.sql). In the caller's transaction; counts are the caller's, over tallies.ts.
import type { Database } from './database';

/** What a client may change of an email. */
export interface Placement {
	/** Ids, at least one. */
	mailboxes: readonly number[];
	/** Lower case. */
	keywords: readonly string[];
}

/** What never changes of it. */
export interface Placed {
	id: number;
	threadId: number;
	/** Milliseconds since the epoch. */
	receivedAt: number;
}

const FILE =
	'INSERT INTO email_mailboxes (mailbox_id, received_at, email_id, thread_id, unseen) ' +
	'SELECT value, ?2, ?3, ?4, ?5 FROM json_each(?1)';
const UNFILE = 'DELETE FROM email_mailboxes WHERE email_id = ?1 AND mailbox_id IN (SELECT value FROM json_each(?2))';
const MARK = 'INSERT INTO email_keywords (keyword, email_id) SELECT value, ?2 FROM json_each(?1)';
const UNMARK = 'DELETE FROM email_keywords WHERE email_id = ?1 AND keyword IN (SELECT value FROM json_each(?2))';
const SEE = 'UPDATE email_mailboxes SET unseen = ?2 WHERE email_id = ?1';
/** A later email of the thread takes the lead. */
const LEAD =
	'INSERT INTO thread_leads (mailbox_id, received_at, email_id, thread_id) SELECT value, ?2, ?3, ?4 FROM json_each(?1) WHERE true ' +
	'ON CONFLICT (thread_id, mailbox_id) DO UPDATE SET received_at = excluded.received_at, email_id = excluded.email_id ' +
	'WHERE (excluded.received_at, excluded.email_id) > (received_at, email_id)';
const LOSE_LEAD =
	'DELETE FROM thread_leads WHERE thread_id = ?1 AND email_id = ?2 AND mailbox_id IN (SELECT value FROM json_each(?3))';
/** In mailboxes that have no lead of the thread: the latest that is there, since each takes the lead from those before it. */
const NEXT_LEAD =
	'INSERT INTO thread_leads (mailbox_id, received_at, email_id, thread_id) ' +
	'SELECT m.mailbox_id, m.received_at, m.email_id, ?1 FROM json_each(?2) j ' +
	'CROSS JOIN emails e ON e.thread_id = ?1 CROSS JOIN email_mailboxes m ON m.email_id = e.id AND m.mailbox_id = j.value ' +
	'WHERE NOT EXISTS (SELECT 1 FROM thread_leads l WHERE l.thread_id = ?1 AND l.mailbox_id = j.value) ' +
	'ORDER BY m.received_at, m.email_id ' +
	'ON CONFLICT (thread_id, mailbox_id) DO UPDATE SET received_at = excluded.received_at, email_id = excluded.email_id';

export function place(db: Database, email: Placed, { mailboxes, keywords }: Placement): void {
	file(db, email, mailboxes, keywords);
	if (keywords.length > 0) db.run(MARK, JSON.stringify(keywords), email.id);
}

/** Writes only what differs; false: nothing does. */
export function replace(db: Database, email: Placed & Placement, to: Placement): boolean {
	const left = without(email.mailboxes, to.mailboxes);
	const entered = without(to.mailboxes, email.mailboxes);
	const lost = without(email.keywords, to.keywords);
	const gained = without(to.keywords, email.keywords);
	if (left.length + entered.length + lost.length + gained.length === 0) return false;
	if (left.length > 0) unfile(db, email, left);
	if (lost.length > 0) db.run(UNMARK, email.id, JSON.stringify(lost));
	if (gained.length > 0) db.run(MARK, JSON.stringify(gained), email.id);
	if (isUnseen(email.keywords) !== isUnseen(to.keywords)) db.run(SEE, email.id, isUnseen(to.keywords));
	if (entered.length > 0) file(db, email, entered, to.keywords);
	return true;
}

/** The email itself is gone already, so that it leads no more. */
export function displace(db: Database, email: Placed & Placement): void {
	unfile(db, email, email.mailboxes);
	db.run('DELETE FROM email_keywords WHERE email_id = ?', email.id);
}

function file(db: Database, email: Placed, mailboxes: readonly number[], keywords: readonly string[]): void {
	const json = JSON.stringify(mailboxes);
	db.run(FILE, json, email.receivedAt, email.id, email.threadId, isUnseen(keywords));
	db.run(LEAD, json, email.receivedAt, email.id, email.threadId);
}

function unfile(db: Database, email: Placed, mailboxes: readonly number[]): void {
	const json = JSON.stringify(mailboxes);
	db.run(UNFILE, email.id, json);
	db.run(LOSE_LEAD, email.threadId, email.id, json);
	db.run(NEXT_LEAD, email.threadId, json);
}

function isUnseen(keywords: readonly string[]): 0 | 1 {
	return keywords.includes('$seen') ? 0 : 1;
}

function without<T>(all: readonly T[], some: readonly T[]): T[] {
	return all.filter((one) => !some.includes(one));
}
