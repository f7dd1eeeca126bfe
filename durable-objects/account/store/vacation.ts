// The answer while away: its settings, and who was answered.
import type { Database } from './database';
import type { Step } from './history';
import { vacation } from './schema';

export type VacationRow = typeof vacation.$inferSelect;
export type Vacation = Omit<VacationRow, 'id' | 'changed'>;

/** As it is before anybody has set it. */
const NONE: Vacation = {
	isEnabled: false,
	fromDate: null,
	toDate: null,
	subject: null,
	textBody: null,
	htmlBody: null,
};

export function readVacation(db: Database): Vacation {
	// Plain SQL first: every delivery asks, and most people are here.
	if (db.first('SELECT 1 AS is_set FROM vacation') === null) return NONE;
	const row = db.orm.select().from(vacation).get();
	if (row === undefined) return NONE;
	const { id: _, changed: __, ...settings } = row;
	return settings;
}

export function writeVacation(db: Database, step: Step, to: Vacation): void {
	const changed = step.next('VacationResponse');
	db.orm
		.insert(vacation)
		.values({ ...to, id: 1, changed })
		.onConflictDoUpdate({ target: vacation.id, set: { ...to, changed } })
		.run();
}

/** Whether mail that arrives at that time shall be answered: from `fromDate` on, before `toDate` (RFC 8621 section 8). */
export function isAwayAt({ isEnabled, fromDate, toDate }: Vacation, at: number): boolean {
	return isEnabled && (fromDate === null || at >= fromDate) && (toDate === null || at < toDate);
}

const REMEMBER =
	'INSERT INTO vacation_replies (address, replied_at) VALUES (?1, ?2) ' +
	'ON CONFLICT (address) DO UPDATE SET replied_at = ?2 WHERE replied_at <= ?3 RETURNING address';

/** false: that address was answered since `after` already. Else it is remembered from now on. */
export function rememberReply(db: Database, address: string, now: number, after: number): boolean {
	return db.first(REMEMBER, address.toLowerCase(), now, after) !== null;
}

export function forgetReplies(db: Database, before: number): void {
	db.run('DELETE FROM vacation_replies WHERE replied_at < ?', before);
}
