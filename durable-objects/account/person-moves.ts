// What a person's move of a mail says besides where it goes: out of quarantine, it is released.
import type { Verdict } from '../../workers/domain/verdict';
import { refile, writeVerdict } from './store/change-email';
import type { Database } from './store/database';
import type { EmailRecord } from './store/emails';
import type { Step } from './store/history';
import { mailboxByRole } from './store/mailboxes';
import { addRow } from './store/outbox-rows';
import type { Placement } from './store/placements';
import { quarantineId } from './store/quarantine';
import type { Tallies } from './store/tallies';
import { isReleased, withEvent } from './verdict-history';

export function moveByPerson(
	db: Database,
	step: Step,
	tallies: Tallies,
	email: EmailRecord,
	to: Placement,
	now: number,
): void {
	if (!refile(db, step, tallies, email, to)) return;
	if (isRelease(db, email, to)) release(db, step, email, now);
}

type Judged = EmailRecord & { verdict: Verdict };

/** From where only unwanted mail stands to where wanted mail does. Into the trash is no release, and out of it is. */
function isRelease(db: Database, email: EmailRecord, to: Placement): email is Judged {
	if (email.verdict?.action !== 'quarantine' || isReleased(email.verdict)) return false;
	const unwanted = [quarantineId(db), mailboxByRole(db, 'junk'), mailboxByRole(db, 'trash')];
	const isWanted = (mailbox: number) => !unwanted.includes(mailbox);
	return !email.mailboxes.some(isWanted) && to.mailboxes.some(isWanted);
}

/** From here on it is mail like any other: a model may read it too. */
function release(db: Database, step: Step, email: Judged, now: number): void {
	const { withheld: _, ...rest } = email.verdict;
	writeVerdict(db, step, email.id, withEvent(rest, 'released', email.mailboxes, now));
	if (email.insight === null) addRow(db, 'enrich', email.id, email.blobId, now);
}
