// What went to quarantine since its person was last told. In the caller's transaction.
import type { Database } from './database';

const NOTE = 'INSERT INTO undigested (email_id, at) VALUES (?1, ?2) ON CONFLICT (email_id) DO UPDATE SET at = ?2';
const DUE =
	'SELECT u.email_id FROM undigested u JOIN mailboxes b ON b.is_quarantine = 1 ' +
	'JOIN email_mailboxes m ON m.mailbox_id = b.id AND m.email_id = u.email_id WHERE u.at < ? ORDER BY u.at, u.email_id';

export function noteQuarantined(db: Database, emailId: number, now: number): void {
	db.run(NOTE, emailId, now);
}

/** Those from before that time that still stand in quarantine, the oldest first. */
export function undigested(db: Database, before: number): number[] {
	return db.all<{ email_id: number }>(DUE, before).map((row) => row.email_id);
}

/** All from before that time: those too that somebody has taken out meanwhile. */
export function forgetUndigested(db: Database, before: number): void {
	db.run('DELETE FROM undigested WHERE at < ?', before);
}
