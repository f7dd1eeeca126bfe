// What this account's moves to and from Junk have taught: the layer as a blob, and how many lessons stand in it.
import { type AccountLayer, EMPTY_LAYER, parse, serialise } from '../../../workers/scanner/words/account-layer';
import type { Database } from './database';

export interface OwnWords {
	layer: AccountLayer;
	/** Lessons of either kind that stand. */
	junk: number;
	good: number;
}

export const NOTHING_LEARNED: OwnWords = { layer: EMPTY_LAYER, junk: 0, good: 0 };

/** Mails that have taught keep no memory of it: they may teach again. */
export function forgetLessons(db: Database): void {
	db.run('DELETE FROM own_words');
	db.run('DELETE FROM lessons');
}

const READ = 'SELECT junk, good, layer FROM own_words';
const WRITE =
	'INSERT INTO own_words (one, junk, good, layer) VALUES (1, ?1, ?2, ?3) ' +
	'ON CONFLICT (one) DO UPDATE SET junk = ?1, good = ?2, layer = ?3';

export function readOwnWords(db: Database): OwnWords {
	const row = db.first<{ junk: number; good: number; layer: ArrayBuffer }>(READ);
	return row === null ? NOTHING_LEARNED : { ...row, layer: parse(new Uint8Array(row.layer)) };
}

/** Without the blob. */
export function lessonCounts(db: Database): { junk: number; good: number } {
	return db.first<{ junk: number; good: number }>('SELECT junk, good FROM own_words') ?? { junk: 0, good: 0 };
}

export function writeOwnWords(db: Database, { layer, junk, good }: OwnWords): void {
	db.run(WRITE, junk, good, serialise(layer).buffer as ArrayBuffer);
}
