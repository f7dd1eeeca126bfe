// Counts all over again, from the emails: after the role of trash moved, which decides what is unread where. Rare and whole.
import { type Counts, contribution, EMPTY_TALLY, plus, type Tally, tallyWith } from '../counts';
import type { Database } from './database';
import type { Step } from './history';
import { mailboxByRole, mailboxRows } from './mailboxes';

const EMAILS =
	'SELECT e.thread_id, (SELECT json_group_array(mailbox_id) FROM email_mailboxes m WHERE m.email_id = e.id) AS mailboxes, ' +
	"NOT EXISTS (SELECT 1 FROM email_keywords k WHERE k.email_id = e.id AND k.keyword IN ('$seen', '$draft')) AS unread " +
	'FROM emails e';
const COUNT =
	'UPDATE mailboxes SET total_emails = ?, unread_emails = ?, total_threads = ?, unread_threads = ?, changed = ? WHERE id = ?';

/** Mailboxes whose counts stay as they were do not change. */
export function recount(db: Database, step: Step): void {
	const trash = mailboxByRole(db, 'trash');
	const tallies = new Map<number, Tally>();
	for (const row of db.all<{ thread_id: number; mailboxes: string; unread: number }>(EMAILS)) {
		const email = { mailboxes: JSON.parse(row.mailboxes) as number[], unread: row.unread === 1 };
		tallies.set(row.thread_id, tallyWith(tallies.get(row.thread_id) ?? EMPTY_TALLY, email, 1, trash));
	}
	const totals = new Map<number, Counts>();
	for (const [thread, tally] of tallies) {
		db.run('UPDATE threads SET tally = ? WHERE id = ?', JSON.stringify(tally), thread);
		for (const id of Object.keys(tally.mailboxes).map(Number)) {
			totals.set(id, plus(totals.get(id) ?? NOTHING, contribution(tally, id, trash), 1));
		}
	}
	for (const row of mailboxRows(db, null)) {
		const { totalEmails, unreadEmails, totalThreads, unreadThreads } = totals.get(row.id) ?? NOTHING;
		const counts = [totalEmails, unreadEmails, totalThreads, unreadThreads];
		const before = [row.totalEmails, row.unreadEmails, row.totalThreads, row.unreadThreads];
		if (counts.join() !== before.join()) db.run(COUNT, ...counts, step.next('Mailbox'), row.id);
	}
}

const NOTHING: Counts = contribution(EMPTY_TALLY, 0, null);
