// How much mail an account holds (RFC 9425): a running total that every email that comes or goes moves. Never a sum over rows.
import type { Database } from './database';
import type { Step } from './history';

export interface QuotaRow {
	id: number;
	/** Octets of all raw messages together. */
	used: number;
	/** Octets, as clients were last told. */
	hardLimit: number;
}

const UNTOLD = 0;
const MAKE = `INSERT INTO quotas (id, used, hard_limit, changed, changed_own) VALUES (?1, 0, ${UNTOLD}, ?1, ?1)`;
const MOVE = 'UPDATE quotas SET used = used + ?, changed = ?';
const LIMIT = 'UPDATE quotas SET hard_limit = ?1, changed = ?2, changed_own = ?2';
const READ = 'SELECT id, used, hard_limit AS hardLimit FROM quotas';

type Columns = { id: number; used: number; hardLimit: number };

/** Of a fresh account. Its limit is told when somebody first asks: `setHardLimit`. */
export function makeQuota(db: Database, step: Step): void {
	db.run(MAKE, step.next('Quota'));
}

/** One email came (its octets) or went (minus its octets). */
export function moveUsage(db: Database, step: Step, octets: number): void {
	db.run(MOVE, octets, step.next('Quota'));
}

/** Throws where nobody has opened the account yet. */
export function quotaRow(db: Database): QuotaRow {
	const row = db.first<Columns>(READ);
	if (row === null) throw new Error('This account has no quota.');
	return row;
}

/** Whether an email of that size may still come. */
export function hasRoom(db: Database, octets: number, hardLimit: number): boolean {
	return quotaRow(db).used + octets <= hardLimit;
}

/** A setting that an administrator changed is a change of the quota. Before anybody was told one, it is none. */
export function setHardLimit(db: Database, step: Step, hardLimit: number): void {
	if (quotaRow(db).hardLimit === UNTOLD) db.run('UPDATE quotas SET hard_limit = ?', hardLimit);
	else db.run(LIMIT, hardLimit, step.next('Quota'));
}

/** Whether, since that state, nothing but `used` changed (RFC 9425 section 4.3). */
export function onlyUsageChanged(db: Database, sinceState: string): boolean {
	return db.first('SELECT 1 AS found FROM quotas WHERE changed_own > ?', Number(sinceState)) === null;
}
