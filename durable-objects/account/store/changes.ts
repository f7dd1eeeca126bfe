// What changed since a state (RFC 8620 section 5.2), read from the objects' own high-water marks and the tombstones.
import type { ObjectType } from '../ids';
import type { Database } from './database';

export interface Changes {
	oldState: string;
	newState: string;
	hasMoreChanges: boolean;
	created: number[];
	updated: number[];
	destroyed: number[];
}

const TABLE: Record<ObjectType, string> = {
	Email: 'emails',
	Mailbox: 'mailboxes',
	Thread: 'threads',
	Identity: 'identities',
	EmailSubmission: 'submissions',
	Quota: 'quotas',
	VacationResponse: 'vacation',
	SenderRule: 'sender_rules',
	ScanSettings: 'scan_settings',
};
const STATE = /^(?:0|[1-9]\d{0,14})$/;

type Event = { id: number; at: number; kind: 'created' | 'updated' | 'destroyed' };

/**
 * Every object that differs, once, at the step where a client that replays the history meets it: a new one at its
 * creation (its id), one that was there at its latest change. So a page may end anywhere: what is on later pages is
 * either unknown to the client or known to it in an older form, and never "updated" before it was "created".
 */
function eventsSql(table: string): string {
	return (
		`SELECT id, id AS at, 'created' AS kind FROM ${table} WHERE id > ?1 ` +
		`UNION ALL SELECT id, changed, 'updated' FROM ${table} WHERE changed > ?1 AND id <= ?1 ` +
		`UNION ALL SELECT id, destroyed, 'destroyed' FROM tombstones WHERE type = ?2 AND destroyed > ?1 AND id <= ?1 ` +
		'ORDER BY at LIMIT ?3'
	);
}

/** null: the state is not one of ours, or older than what is kept (cannotCalculateChanges). */
export function changesSince(db: Database, type: ObjectType, sinceState: string, max: number): Changes | null {
	const now = db.first<{ modseq: number; oldest: number }>('SELECT modseq, oldest FROM states WHERE type = ?', type);
	const since = STATE.test(sinceState) ? Number(sinceState) : -1;
	if (now === null || since < now.oldest || since > now.modseq) return null;
	const found = db.all<Event>(eventsSql(TABLE[type]), since, type, max + 1);
	const page = found.slice(0, max);
	const hasMoreChanges = found.length > max;
	const newState = String(hasMoreChanges ? (page.at(-1)?.at ?? since) : now.modseq);
	const ids = (kind: Event['kind']) => page.filter((event) => event.kind === kind).map((event) => event.id);
	return {
		...{ oldState: sinceState, newState, hasMoreChanges },
		...{ created: ids('created'), updated: ids('updated'), destroyed: ids('destroyed') },
	};
}

/** Whether, since that state, nothing but counts changed in mailboxes that were there (RFC 8621 section 2.2). */
export function onlyCountsChanged(db: Database, ids: readonly number[], sinceState: string): boolean {
	const sql =
		'SELECT 1 AS found FROM mailboxes WHERE id IN (SELECT value FROM json_each(?)) AND changed_own > ? LIMIT 1';
	return db.first(sql, JSON.stringify(ids), Number(sinceState)) === null;
}
