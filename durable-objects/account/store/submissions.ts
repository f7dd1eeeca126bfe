// Submissions: the record of what was sent, and of what became of it. Written in the caller's transaction.
import { eq, inArray, sql } from 'drizzle-orm';
import { bury } from './bury';
import type { Database } from './database';
import type { Step } from './history';
import { submissions } from './schema';

export type SubmissionRow = typeof submissions.$inferSelect;
export type NewSubmission = Omit<SubmissionRow, 'id' | 'changed'>;

export function submissionRows(db: Database, ids: readonly number[]): SubmissionRow[] {
	// One JSON parameter: a statement takes at most 100.
	const listed = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
	return db.orm.select().from(submissions).where(inArray(submissions.id, listed)).all();
}

export function submissionIds(db: Database): number[] {
	return db.all<{ id: number }>('SELECT id FROM submissions').map((row) => row.id);
}

export function addSubmission(db: Database, step: Step, submission: NewSubmission): number {
	const id = step.next('EmailSubmission');
	db.orm
		.insert(submissions)
		.values({ ...submission, id, changed: id })
		.run();
	return id;
}

/** Does nothing where the client has destroyed the record. */
export function changeSubmission(
	db: Database,
	step: Step,
	id: number,
	to: Partial<Pick<SubmissionRow, 'undoStatus' | 'deliveryStatus'>>,
): void {
	if (submissionRows(db, [id]).length === 0) return;
	db.orm
		.update(submissions)
		.set({ ...to, changed: step.next('EmailSubmission') })
		.where(eq(submissions.id, id))
		.run();
}

/** The record alone: what it says of deliveries goes on (RFC 8621 section 7.5). */
export function destroySubmission(db: Database, step: Step, id: number): void {
	db.orm.delete(submissions).where(eq(submissions.id, id)).run();
	bury(db, step, 'EmailSubmission', id);
}
