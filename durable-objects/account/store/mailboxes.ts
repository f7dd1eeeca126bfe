// Reads and writes mailboxes. Counts are written by tallies.ts alone.
import { eq, inArray, sql } from 'drizzle-orm';
import type { Database } from './database';
import { mailboxes } from './schema';

export type MailboxRow = typeof mailboxes.$inferSelect;

export function mailboxRows(db: Database, ids: readonly number[] | null): MailboxRow[] {
	if (ids === null) return db.orm.select().from(mailboxes).all();
	// One JSON parameter: a statement takes at most 100.
	const listed = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
	return db.orm.select().from(mailboxes).where(inArray(mailboxes.id, listed)).all();
}

export function mailboxByRole(db: Database, role: string): number | null {
	return db.orm.select({ id: mailboxes.id }).from(mailboxes).where(eq(mailboxes.role, role)).get()?.id ?? null;
}
