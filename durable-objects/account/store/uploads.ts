// Octets that a client brought, for as long as no email stands on them: a day at least (RFC 8620 section 6.1).
import type { Database } from './database';

export interface Upload {
	blobId: string;
	/** Octets. */
	size: number;
	/** Media type, as the client said. */
	type: string;
}

const ADD = 'INSERT INTO uploads (blob_id, size, type, uploaded_at) VALUES (?, ?, ?, ?)';
const FIND = 'SELECT size, type FROM uploads WHERE blob_id = ?';
const OLD = 'SELECT blob_id FROM uploads WHERE uploaded_at < ? ORDER BY uploaded_at LIMIT ?';

export function addUpload(db: Database, { blobId, size, type }: Upload, now: number): void {
	db.run(ADD, blobId, size, type, now);
}

export function uploadOf(db: Database, blobId: string): Upload | null {
	const row = db.first<{ size: number; type: string }>(FIND, blobId);
	return row && { blobId, ...row };
}

/** Forgets uploads from before that time, at most `limit`; their blob ids. */
export function forgetUploads(db: Database, before: number, limit: number): string[] {
	const old = db.all<{ blob_id: string }>(OLD, before, limit).map((row) => row.blob_id);
	db.run('DELETE FROM uploads WHERE blob_id IN (SELECT value FROM json_each(?))', JSON.stringify(old));
	return old;
}
