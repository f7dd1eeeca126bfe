// What each mail is to teach and has taught: it counts once, and its latest word is the one that stands.
import type { Label, Lesson } from '../../../workers/scanner/words/account-layer';
import type { Database } from './database';

export interface LessonRow {
	wanted: Label;
	/** null: not yet. */
	taught: Label | null;
	/** What it taught; 0 before. */
	lesson: Lesson;
}

const FIND = 'SELECT wanted, taught, lesson FROM lessons WHERE email_id = ?';
const WANT =
	'INSERT INTO lessons (email_id, wanted) VALUES (?1, ?2) ON CONFLICT (email_id) DO UPDATE SET wanted = excluded.wanted';
const TAUGHT = 'UPDATE lessons SET taught = ?2, lesson = ?3 WHERE email_id = ?1';

type Columns = LessonRow & Record<string, SqlStorageValue>;

export function lessonOf(db: Database, emailId: number): LessonRow | null {
	return db.first<Columns>(FIND, emailId);
}

export function wantLesson(db: Database, emailId: number, label: Label): void {
	db.run(WANT, emailId, label);
}

export function noteLesson(db: Database, emailId: number, label: Label, lesson: Lesson): void {
	db.run(TAUGHT, emailId, label, lesson);
}

/** What it taught stands; that it did is known no more. */
export function dropLesson(db: Database, emailId: number): void {
	db.run('DELETE FROM lessons WHERE email_id = ?', emailId);
}
