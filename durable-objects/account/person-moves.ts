// What a person's move of a mail says besides where it goes: out of quarantine, it is released; to and from Junk, it teaches.
import type { Verdict } from '../../workers/domain/verdict';
import { noteTold } from './learning';
import { refile, writeVerdict } from './store/change-email';
import type { Database } from './store/database';
import type { EmailRecord } from './store/emails';
import type { Step } from './store/history';
import { mailboxByRole } from './store/mailboxes';
import { addRow } from './store/outbox-rows';
import type { Placement } from './store/placements';
import { quarantineId } from './store/quarantine';
import type { Tallies } from './store/tallies';
import { type TellingMailboxes, toldByMove } from './told-by-move';
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
	const boxes = tellingMailboxes(db);
	if (isRelease(boxes, email, to)) release(db, step, email, now);
	// A draft is its person's own.
	const label = to.keywords.includes('$draft') ? null : toldByMove(email, to, boxes);
	if (label !== null) noteTold(db, email, label, now);
}

function tellingMailboxes(db: Database): TellingMailboxes {
	return { junk: mailboxByRole(db, 'junk'), trash: mailboxByRole(db, 'trash'), quarantine: quarantineId(db) };
}

type Judged = EmailRecord & { verdict: Verdict };

/** From where only unwanted mail stands to where wanted mail does. Into the trash is no release, and out of it is. */
function isRelease({ junk, trash, quarantine }: TellingMailboxes, email: EmailRecord, to: Placement): email is Judged {
	if (email.verdict?.action !== 'quarantine' || isReleased(email.verdict)) return false;
	const isWanted = (mailbox: number) => ![junk, trash, quarantine].includes(mailbox);
	return !email.mailboxes.some(isWanted) && to.mailboxes.some(isWanted);
}

/** From here on it is mail like any other: a model may read it too. */
function release(db: Database, step: Step, email: Judged, now: number): void {
	const { withheld: _, ...rest } = email.verdict;
	writeVerdict(db, step, email.id, withEvent(rest, 'released', email.mailboxes, now));
	if (email.insight === null) addRow(db, 'enrich', email.id, email.blobId, now);
}
