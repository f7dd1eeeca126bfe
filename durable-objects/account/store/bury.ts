// Tombstones: what was destroyed, for /changes.
import type { ObjectType } from '../ids';
import type { Database } from './database';
import type { Step } from './history';

const BURY = 'INSERT INTO tombstones (type, destroyed, id) VALUES (?, ?, ?)';

export function bury(db: Database, step: Step, type: ObjectType, id: number): void {
	db.run(BURY, type, step.next(type), id);
}
