// Makes a fresh account: its one row, its states and the mailboxes with roles. Does nothing to an account that exists.
import type { Database } from './database';
import { commit, type StateType } from './history';
import { makeQuota } from './quota';
import { mailboxes } from './schema';

/** Roles of the IANA registry "IMAP Mailbox Name Attributes", in the order in which people expect them. */
const ROLES = [
	['inbox', 'Inbox'],
	['archive', 'Archive'],
	['drafts', 'Drafts'],
	['sent', 'Sent'],
	['junk', 'Junk'],
	['trash', 'Trash'],
] as const;

const STATE_TYPES: readonly StateType[] = [
	...(['Email', 'Mailbox', 'Thread', 'EmailDelivery', 'Identity', 'EmailSubmission', 'VacationResponse'] as const),
	...(['Quota', 'SenderRule', 'ScanSettings'] as const),
];

/**
 * `bare`: a fresh account gets an inbox and nothing else (conformance suites want that).
 * Throws where this object already is another account's store: a mistaken address must never mix two people's mail.
 */
export function openAccount(db: Database, accountId: string, bare = false): void {
	const kept = db.first<{ account_id: string }>('SELECT account_id FROM account')?.account_id;
	if (kept === accountId) return;
	if (kept !== undefined) throw new Error('This object is the store of another account.');
	db.transaction(() => {
		db.run('INSERT INTO account (one, account_id, modseq) VALUES (1, ?, 0)', accountId);
		for (const type of STATE_TYPES) db.run('INSERT INTO states (type, modseq, oldest) VALUES (?, 0, 0)', type);
		commit(db, (step) => {
			ROLES.slice(0, bare ? 1 : ROLES.length).forEach(([role, name], index) => {
				const id = step.next('Mailbox');
				const row = { id, name, role, sortOrder: (index + 1) * 10, changed: id, changedOwn: id };
				db.orm.insert(mailboxes).values(row).run();
			});
			makeQuota(db, step);
		});
	});
}

/** null: nobody has used this object yet. */
export function accountIdOf(db: Database): string | null {
	return db.first<{ account_id: string }>('SELECT account_id FROM account')?.account_id ?? null;
}
