// The account's side of enrichment: what a model is asked, and what becomes of its answer.
import type { EnrichInput, Insight } from '../../workers/domain/insight';
import { fromId, toId } from './ids';
import { dueAfterFailure } from './outbox';
import { writeInsight } from './store/change-email';
import type { Database } from './store/database';
import { type EmailRecord, emailRecords, emailText } from './store/emails';
import type { Step } from './store/history';
import { type OutboxRow, removeRow, rowById, updateRow } from './store/outbox-rows';

export interface Job {
	emailId: string;
	outboxId: number;
}

/** null: the row is settled, as it is for an email that is gone. Jobs come at least once: no model is asked twice for that. */
export function enrichInput(db: Database, job: Job): EnrichInput | null {
	const email = rowOf(db, job) === null ? null : emailOf(db, job);
	if (email === null) return null;
	const { header, subject, hasAttachment } = email;
	return {
		emailId: toId('Email', email.id),
		subject: subject ?? '',
		from: header.from.map(({ name, email: address }) => (name ? `${name} <${address}>` : address)).join(', '),
		text: emailText(db, email.id),
		bulk: header.bulk,
		autoSubmitted: header.autoSubmitted,
		hasAttachment,
	};
}

/**
 * Keeps the insight and settles the row. Jobs come at least once: an answer for a row that is settled already is a double
 * and changes nothing. A stand-in is kept too, but its row stays, to be asked again later.
 */
export function recordInsight(db: Database, step: Step, job: Job, insight: Insight, now: number): void {
	const row = rowOf(db, job);
	if (row === null) return;
	const email = emailOf(db, job);
	if (email && !saysTheSame(email.insight, insight)) writeInsight(db, step, email.id, insight);
	if (email === null || insight.standsInFor === null) removeRow(db, row.id);
	// A parked row stays parked: it has been asked often enough.
	else if (row.dueAt !== null)
		updateRow(db, row.id, { claimedAt: null, dueAt: dueAfterFailure(row.attempts || 1, now) });
}

function emailOf(db: Database, job: Job): EmailRecord | null {
	const id = fromId('Email', job.emailId);
	return id === null ? null : (emailRecords(db, [id])[0] ?? null);
}

/** The job's own row: an id alone, perhaps of a stale or forged job, settles nothing. */
function rowOf(db: Database, job: Job): OutboxRow | null {
	const row = rowById(db, job.outboxId);
	return row?.kind === 'enrich' && row.emailId === fromId('Email', job.emailId) ? row : null;
}

/** A stand-in that is asked again and says the same is no change: clients need not hear of it 24 times. */
function saysTheSame(kept: Insight | null, told: Insight): boolean {
	if (kept === null || told.standsInFor === null) return false;
	const same = (name: keyof Insight) => kept[name] === told[name];
	return (['language', 'summary', 'category', 'provider', 'model', 'standsInFor'] as const).every(same);
}
