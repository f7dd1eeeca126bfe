// Changes and destroys emails, in the caller's transaction. The caller has checked what it asks for.
import type { Insight } from '../../../workers/domain/insight';
import type { Verdict } from '../../../workers/domain/verdict';
import type { Facets } from '../counts';
import { bury } from './bury';
import type { Database } from './database';
import { dropFields } from './email-fields';
import type { EmailRecord } from './emails';
import type { Step } from './history';
import { dropLesson } from './lessons';
import { addRow, removeRowsOf } from './outbox-rows';
import { displace, type Placement, replace } from './placements';
import { moveUsage } from './quota';
import { unindexEmail } from './search';
import type { Tallies } from './tallies';

const TOUCH = 'UPDATE emails SET changed = ? WHERE id = ?';
const JUDGED = 'UPDATE emails SET verdict = ?, changed = ? WHERE id = ?';
const ENRICHED = 'UPDATE emails SET insight = ?, changed = ? WHERE id = ?';
const GROWN_THREAD = 'UPDATE threads SET changed = ? WHERE id = ?';

export function facets(placement: Placement): Facets {
	const { mailboxes, keywords } = placement;
	return { mailboxes, unread: !keywords.includes('$seen') && !keywords.includes('$draft') };
}

/** Does nothing where nothing differs: such an update is no change. Whether anything did. */
export function refile(db: Database, step: Step, tallies: Tallies, email: EmailRecord, to: Placement): boolean {
	if (!replace(db, email, to)) return false;
	db.run(TOUCH, step.next('Email'), email.id);
	tallies.move(email.threadId, facets(email), facets(to));
	return true;
}

/** The raw message goes later, over the outbox; its delivery stays known, so that a late retry brings nothing back. */
export function destroyEmail(db: Database, step: Step, tallies: Tallies, email: EmailRecord, now: number): void {
	db.run('DELETE FROM emails WHERE id = ?', email.id);
	db.run('DELETE FROM email_bodies WHERE email_id = ?', email.id);
	displace(db, email);
	db.run('UPDATE deliveries SET destroyed_at = ? WHERE email_id = ?', now, email.id);
	unindexEmail(db, email.id);
	dropFields(db, email.id);
	removeRowsOf(db, 'enrich', email.id);
	removeRowsOf(db, 'teach', email.id);
	dropLesson(db, email.id);
	addRow(db, 'remove-raw', email.id, email.blobId, now);
	// The thread first: whoever knows the Email state that comes of this knows the thread as it is then.
	db.run(GROWN_THREAD, step.next('Thread'), email.threadId);
	bury(db, step, 'Email', email.id);
	tallies.move(email.threadId, facets(email), null);
	moveUsage(db, step, -email.size);
}

export function writeVerdict(db: Database, step: Step, emailId: number, verdict: Verdict): void {
	db.run(JUDGED, JSON.stringify(verdict), step.next('Email'), emailId);
}

export function writeInsight(db: Database, step: Step, emailId: number, insight: Insight): void {
	db.run(ENRICHED, JSON.stringify(insight), step.next('Email'), emailId);
}
