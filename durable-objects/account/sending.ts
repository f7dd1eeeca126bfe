// What becomes of a submission once its time has come: tried, tried again, settled recipient by recipient, or called back.
// Every outcome is a change of its EmailSubmission. Which way the mail takes is the Sender's.
import { rawKey } from '../../workers/domain/blob';
import type { Sender, SendJob, SendResult } from '../../workers/outbound/sender';
import { toId } from './ids';
import { dueAfterDeferral, MAX_ATTEMPTS } from './outbox';
import type { Database } from './store/database';
import type { Step } from './store/history';
import { addRow, type OutboxRow, removeRow, rowById, sendRowOf, updateRow } from './store/outbox-rows';
import { changeSubmission, type SubmissionRow, submissionRows } from './store/submissions';
import type { DeliveryStatus, Sending } from './submission-record';

export interface SendingContext {
	accountId: string;
	db: Database;
	sender: Sender;
	write: (work: (step: Step) => void) => void;
}

/**
 * Sends to whom the claimed row still names. `mayHaveBeenSent`: an earlier try was lost before its outcome was known. Throws
 * where the Sender's answer is lost: the row stays claimed, so that the next try knows.
 */
export async function sendClaimed(
	row: OutboxRow,
	mayHaveBeenSent: boolean,
	ctx: SendingContext,
	now: number,
): Promise<void> {
	const { payload, submissionId } = row;
	if (payload === null || submissionId === null) throw new Error(`The outbox row ${row.id} has nothing to send.`);
	const job: SendJob = {
		...payload,
		accountId: ctx.accountId,
		submissionId: toId('EmailSubmission', submissionId),
		key: rawKey(ctx.accountId, row.blobId),
		mayHaveBeenSent,
	};
	const results = await ctx.sender.send(job);
	ctx.write((step) => settle(ctx.db, step, row, payload, results, now));
}

function settle(db: Database, step: Step, row: OutboxRow, tried: Sending, results: SendResult[], now: number): void {
	// A double of this try, whose answer came late, must not settle what another one has settled.
	const current = rowById(db, row.id);
	if (current?.attempts !== row.attempts) return;
	const isLast = row.attempts >= MAX_ATTEMPTS;
	const told = isLast ? results.map(expired) : results;
	note(db, step, row.submissionId ?? 0, told);
	const waiting = new Set(told.filter(({ outcome }) => outcome === 'deferred').map(({ email }) => email));
	const rcptTo = tried.rcptTo.filter(({ email }) => waiting.has(email));
	if (rcptTo.length === 0) finish(db, row, now);
	else {
		const dueAt = dueAfterDeferral(row.attempts, now);
		updateRow(db, row.id, { payload: { ...tried, rcptTo }, claimedAt: null, dueAt });
	}
}

/** After some days nobody waits for it any more (RFC 5321 section 4.5.4.1). */
function expired(result: SendResult): SendResult {
	if (result.outcome !== 'deferred') return result;
	const smtpReply = `550 5.4.7 Given up after ${MAX_ATTEMPTS} tries; the last reply was: ${result.smtpReply}`;
	return { ...result, outcome: 'failed', delivered: 'no', smtpReply };
}

function note(db: Database, step: Step, submissionId: number, results: readonly SendResult[]): void {
	const row = submissionRows(db, [submissionId])[0];
	if (row === undefined) return; // Its client has destroyed the record; the mail goes on.
	const deliveryStatus = { ...row.deliveryStatus };
	for (const { email, smtpReply, delivered } of results) {
		deliveryStatus[email] = { ...UNSEEN, ...deliveryStatus[email], smtpReply, delivered };
	}
	// As long as nobody may have got it, and somebody still waits for it, it can be called back.
	const isOpen = results.every(({ outcome }) => outcome === 'deferred' || outcome === 'failed');
	const isWaiting = results.some(({ outcome }) => outcome === 'deferred');
	const undoStatus = isOpen && isWaiting ? row.undoStatus : 'final';
	changeSubmission(db, step, submissionId, { deliveryStatus, undoStatus });
}

const UNSEEN: Pick<DeliveryStatus, 'displayed'> = { displayed: 'unknown' };

/** The raw message may go, unless something else stands on it. */
function finish(db: Database, row: OutboxRow, now: number): void {
	removeRow(db, row.id);
	addRow(db, 'remove-raw', row.emailId, row.blobId, now);
}

/** Of a pending submission. false: a try is under way. */
export function callBack(db: Database, step: Step, submission: SubmissionRow, now: number): boolean {
	const row = sendRowOf(db, submission.id);
	if (row === null || row.claimedAt !== null) return false;
	finish(db, row, now);
	const canceled = (status: DeliveryStatus): DeliveryStatus =>
		status.delivered === 'queued' ? { ...status, smtpReply: CANCELED, delivered: 'no' } : status;
	const entries = Object.entries(submission.deliveryStatus).map(([email, status]) => [email, canceled(status)]);
	changeSubmission(db, step, submission.id, {
		undoStatus: 'canceled',
		deliveryStatus: Object.fromEntries(entries),
	});
	return true;
}

const CANCELED = '554 5.7.0 Canceled by its sender before it was sent';
