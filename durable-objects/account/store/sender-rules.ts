// Whom this account allows and blocks (JMAP SenderRule). Written in the caller's transaction.
import type { SenderAction } from '../../../workers/domain/sender-rule';
import { bury } from './bury';
import type { Database } from './database';
import type { Step } from './history';

export interface SenderRuleRow {
	id: number;
	/** In normal form. */
	sender: string;
	action: SenderAction;
	note: string;
	/** Milliseconds since the epoch. */
	createdAt: number;
}

const COLUMNS = 'SELECT id, sender, action, note, created_at AS createdAt FROM sender_rules';
const ADD = 'INSERT INTO sender_rules (id, sender, action, note, created_at, changed) VALUES (?1, ?2, ?3, ?4, ?5, ?1)';

type Columns = SenderRuleRow & Record<string, SqlStorageValue>;

/** null: all of them, in the order in which they were made. */
export function senderRules(db: Database, ids: readonly number[] | null): SenderRuleRow[] {
	if (ids === null) return db.all<Columns>(`${COLUMNS} ORDER BY id`);
	return db.all<Columns>(`${COLUMNS} WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(ids));
}

export function senderRuleCount(db: Database): number {
	return db.first<{ rules: number }>('SELECT count(*) AS rules FROM sender_rules')?.rules ?? 0;
}

export function senderRuleFor(db: Database, sender: string): SenderRuleRow | null {
	return db.first<Columns>(`${COLUMNS} WHERE sender = ?`, sender);
}

/** Of these senders, the ones that there is a rule for. */
export function actionsFor(db: Database, senders: readonly string[]): Map<string, SenderAction> {
	const sql = 'SELECT sender, action FROM sender_rules WHERE sender IN (SELECT value FROM json_each(?))';
	const rows = db.all<{ sender: string; action: SenderAction }>(sql, JSON.stringify(senders));
	return new Map(rows.map(({ sender, action }) => [sender, action]));
}

export function addSenderRule(db: Database, step: Step, rule: Omit<SenderRuleRow, 'id'>): number {
	const id = step.next('SenderRule');
	db.run(ADD, id, rule.sender, rule.action, rule.note, rule.createdAt);
	return id;
}

export function changeSenderRule(db: Database, step: Step, { id, action, note }: SenderRuleRow): void {
	const sql = 'UPDATE sender_rules SET action = ?, note = ?, changed = ? WHERE id = ?';
	db.run(sql, action, note, step.next('SenderRule'), id);
}

export function destroySenderRule(db: Database, step: Step, id: number): void {
	db.run('DELETE FROM sender_rules WHERE id = ?', id);
	bury(db, step, 'SenderRule', id);
}
