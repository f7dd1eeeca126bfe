// What the cron asks of an account: how it is, and to set right what a lost alarm or a dead consumer left behind.
import type { Vitals } from '../../workers/domain/account';
import { isSending } from './outbox';
import type { Database } from './store/database';
import { emailCount } from './store/emails';
import { dueRows, nextDueAt, outboxCounts, updateRow } from './store/outbox-rows';
import { forgetUploads } from './store/uploads';
import { forgetReplies } from './store/vacation';
import { REPLY_MS } from './vacation/answer';

/** An alarm may be a little late; only what has waited longer was forgotten. */
const GRACE_MS = 60_000;
const MAX_RELEASED = 1000;
/** RFC 8620 section 6.1: at least an hour. */
const UPLOAD_MS = 24 * 60 * 60 * 1000;
/** A sender gives up after some days (RFC 5321 section 4.5.4.1): until then a destroyed email's retry is known. */
const REMEMBER_MS = 30 * 24 * 60 * 60 * 1000;

/** How many rows had been due for too long; they are due now. Safe to run at any time, and twice. */
export function releaseForgotten(db: Database, now: number): number {
	return db.transaction(() => {
		const forgotten = dueRows(db, now - GRACE_MS, MAX_RELEASED);
		for (const row of forgotten)
			updateRow(db, row.id, isSending(row) ? { dueAt: now } : { dueAt: now, claimedAt: null });
		return forgotten.length;
	});
}

/** Who was answered long ago may be answered again. */
export function forgetOldReplies(db: Database, now: number): void {
	forgetReplies(db, now - REPLY_MS);
}

export function forgetOldDeliveries(db: Database, now: number): void {
	db.run('DELETE FROM deliveries WHERE destroyed_at < ?', now - REMEMBER_MS);
}

/** What no email came to stand on within its day goes, over the outbox. */
export function forgetOldUploads(db: Database, now: number): void {
	db.transaction(() => forgetUploads(db, now - UPLOAD_MS, MAX_RELEASED, now));
}

export function readVitals(db: Database, sockets: number, now: number): Vitals {
	const { pending, parked } = outboxCounts(db);
	const due = nextDueAt(db);
	return {
		emails: emailCount(db),
		outboxPending: pending,
		outboxParked: parked,
		oldestDueMs: due === null ? 0 : Math.max(0, now - due),
		sockets,
		schemaVersion: db.schemaVersion,
		databaseBytes: db.bytes,
	};
}
