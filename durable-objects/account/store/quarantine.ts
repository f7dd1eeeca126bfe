// The quarantine mailbox: found by its mark, whatever it is called, and made when the first mail has to go there.
import type { Database } from './database';
import type { Step } from './history';
import { addMailbox, mailboxRows } from './mailboxes';

const NAME = 'Quarantine';
/** Below the mailboxes with roles. */
const SORT_ORDER = 70;

/** null: nothing was ever quarantined, or its person has removed the mailbox. Plain SQL: every move asks. */
export function quarantineId(db: Database): number | null {
	return db.first<{ id: number }>('SELECT id FROM mailboxes WHERE is_quarantine = 1')?.id ?? null;
}

export function openQuarantine(db: Database, step: Step): number {
	return quarantineId(db) ?? makeQuarantine(db, step);
}

function makeQuarantine(db: Database, step: Step): number {
	const own = { parentId: null, role: null, sortOrder: SORT_ORDER, isSubscribed: true, isQuarantine: true };
	return addMailbox(db, step, { ...own, name: freeName(db) }).id;
}

/** A person may have a mailbox of that name already; siblings differ (RFC 8621 section 2). */
function freeName(db: Database): string {
	const taken = new Set(mailboxRows(db, null).flatMap((row) => (row.parentId === null ? [row.name.normalize()] : [])));
	let name = NAME;
	for (let count = 2; taken.has(name); count += 1) name = `${NAME} ${count}`;
	return name;
}
