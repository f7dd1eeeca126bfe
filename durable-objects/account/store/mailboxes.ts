// Reads and writes mailboxes. Counts are written by tallies.ts alone.
import { eq, inArray, sql } from 'drizzle-orm';
import { bury } from './bury';
import type { Database } from './database';
import type { Step } from './history';
import { mailboxes } from './schema';

export type MailboxRow = typeof mailboxes.$inferSelect;

export function mailboxRows(db: Database, ids: readonly number[] | null): MailboxRow[] {
	if (ids === null) return db.orm.select().from(mailboxes).all();
	// One JSON parameter: a statement takes at most 100.
	const listed = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
	return db.orm.select().from(mailboxes).where(inArray(mailboxes.id, listed)).all();
}

/** Plain SQL: every delivery asks. */
export function mailboxByRole(db: Database, role: string): number | null {
	return db.first<{ id: number }>('SELECT id FROM mailboxes WHERE role = ?', role)?.id ?? null;
}

/** 0 of one that does not exist. Plain SQL: every page asks. */
export function mailboxTotals(db: Database, id: number): { emails: number; threads: number } {
	const sql = 'SELECT total_emails AS emails, total_threads AS threads FROM mailboxes WHERE id = ?';
	return db.first<{ emails: number; threads: number }>(sql, id) ?? { emails: 0, threads: 0 };
}

/** What a client sets of a mailbox. */
type Own = Pick<MailboxRow, 'name' | 'parentId' | 'role' | 'sortOrder' | 'isSubscribed'>;

export function addMailbox(db: Database, step: Step, own: Own & { isQuarantine?: boolean }): MailboxRow {
	const id = step.next('Mailbox');
	return db.orm
		.insert(mailboxes)
		.values({ ...own, id, changed: id, changedOwn: id })
		.returning()
		.get();
}

/** The row as it stands afterwards. Its counts stay. */
export function changeMailbox(db: Database, step: Step, { id, ...row }: Own & { id: number }): MailboxRow {
	const { name, parentId, role, sortOrder, isSubscribed } = row;
	const changed = step.next('Mailbox');
	const own = { name, parentId, role, sortOrder, isSubscribed, changed, changedOwn: changed };
	return db.orm.update(mailboxes).set(own).where(eq(mailboxes.id, id)).returning().get();
}

/** Of a mailbox that no email and no mailbox stands in. */
export function destroyMailbox(db: Database, step: Step, id: number): void {
	db.orm.delete(mailboxes).where(eq(mailboxes.id, id)).run();
	bury(db, step, 'Mailbox', id);
}

export function emailsIn(db: Database, mailbox: number, limit: number): number[] {
	const sql = 'SELECT email_id FROM email_mailboxes WHERE mailbox_id = ? LIMIT ?';
	return db.all<{ email_id: number }>(sql, mailbox, limit).map((row) => row.email_id);
}
