// The outbox's rows. When to try and when to stop is decided in ../outbox.ts.
import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Sending } from '../submission-record';
import type { Database } from './database';
import { outbox } from './schema';

export type OutboxRow = typeof outbox.$inferSelect;
export type OutboxKind = OutboxRow['kind'];

const ADD = 'INSERT INTO outbox (kind, email_id, blob_id, due_at) VALUES (?, ?, ?, ?)';

export function addRow(db: Database, kind: OutboxKind, emailId: number, blobId: string, dueAt: number): void {
	db.run(ADD, kind, emailId, blobId, dueAt);
}

export interface NewSend {
	emailId: number;
	blobId: string;
	submissionId: number;
	payload: Sending;
}

export function addSend(db: Database, send: NewSend, dueAt: number): void {
	db.orm
		.insert(outbox)
		.values({ ...send, kind: 'send', dueAt })
		.run();
}

export function sendRowOf(db: Database, submissionId: number): OutboxRow | null {
	return db.orm.select().from(outbox).where(eq(outbox.submissionId, submissionId)).get() ?? null;
}

export function dueRows(db: Database, now: number, limit: number): OutboxRow[] {
	return db.orm.select().from(outbox).where(lte(outbox.dueAt, now)).orderBy(asc(outbox.dueAt)).limit(limit).all();
}

export function rowById(db: Database, id: number): OutboxRow | null {
	return db.orm.select().from(outbox).where(eq(outbox.id, id)).get() ?? null;
}

export function updateRow(db: Database, id: number, to: Partial<Omit<OutboxRow, 'id'>>): void {
	db.orm.update(outbox).set(to).where(eq(outbox.id, id)).run();
}

export function removeRow(db: Database, id: number): void {
	db.orm.delete(outbox).where(eq(outbox.id, id)).run();
}

export function removeRowsOf(db: Database, kind: OutboxKind, emailId: number): void {
	db.orm
		.delete(outbox)
		.where(and(eq(outbox.kind, kind), eq(outbox.emailId, emailId)))
		.run();
}

/** When the next row is due; null where none will ever be. */
export function nextDueAt(db: Database): number | null {
	// Plain SQL: every write asks.
	const sql = 'SELECT min(due_at) AS earliest FROM outbox WHERE due_at IS NOT NULL';
	return db.first<{ earliest: number | null }>(sql)?.earliest ?? null;
}

/** Rows that will be tried (again), and rows that were given up. */
export function outboxCounts(db: Database): { pending: number; parked: number } {
	const pending = sql<number>`count(${outbox.dueAt})`;
	const all = sql<number>`count(*)`;
	const counts = db.orm.select({ pending, all }).from(outbox).get() ?? { pending: 0, all: 0 };
	return { pending: counts.pending, parked: counts.all - counts.pending };
}
