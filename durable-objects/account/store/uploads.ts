// Octets that a client brought, for as long as no email stands on them: a day, unless so much is uploaded that the oldest
// must go (RFC 8620 sections 6 and 6.1). Only who brought them sees them.
import { LIMITS } from '../../../workers/domain/jmap';
import type { Database } from './database';
import { addRow } from './outbox-rows';

export interface Upload {
	blobId: string;
	/** Octets. */
	size: number;
	/** Media type, as the client said. */
	type: string;
	personId: string;
}

/** Of all uploads of an account together, in octets: apart from its mail's quota (RFC 8620 section 6). */
export const MAX_UPLOADED_OCTETS = 10 * LIMITS.maxSizeUpload;

const ADD = 'INSERT INTO uploads (blob_id, size, type, person_id, uploaded_at) VALUES (?, ?, ?, ?, ?)';
const FIND = "SELECT size, type FROM uploads WHERE blob_id = ?1 AND person_id IN (?2, '')";
const OLD = 'SELECT blob_id, size FROM uploads WHERE uploaded_at < ? ORDER BY uploaded_at LIMIT ?';
const OTHERS = 'SELECT blob_id, size FROM uploads WHERE blob_id <> ? ORDER BY uploaded_at, blob_id';
const FORGET = 'DELETE FROM uploads WHERE blob_id IN (SELECT value FROM json_each(?))';
const COUNT = 'UPDATE account SET upload_octets = upload_octets + ?';

type UploadRow = { blob_id: string; size: number };

/** In the caller's transaction. Where there is no room, the oldest others are forgotten. */
export function addUpload(db: Database, { blobId, size, type, personId }: Upload, now: number): void {
	db.run(ADD, blobId, size, type, personId, now);
	db.run(COUNT, size);
	let excess = uploadedOctets(db) - MAX_UPLOADED_OCTETS;
	if (excess <= 0) return;
	const oldest: UploadRow[] = [];
	for (const [blob_id, octets] of db.rows<[string, number]>(OTHERS, blobId)) {
		if (excess <= 0) break;
		oldest.push({ blob_id, size: octets });
		excess -= octets;
	}
	forget(db, oldest, now);
}

/** null: there is none, or it is another person's. */
export function uploadOf(db: Database, blobId: string, personId: string): { size: number; type: string } | null {
	return db.first<{ size: number; type: string }>(FIND, blobId, personId);
}

/** Forgets uploads from before that time, at most `limit`. In the caller's transaction. */
export function forgetUploads(db: Database, before: number, limit: number, now: number): void {
	forget(db, db.all<UploadRow>(OLD, before, limit), now);
}

function uploadedOctets(db: Database): number {
	return db.first<{ octets: number }>('SELECT upload_octets AS octets FROM account')?.octets ?? 0;
}

/** The octets go later, over the outbox, unless an email has come to stand on them. */
function forget(db: Database, rows: readonly UploadRow[], now: number): void {
	db.run(FORGET, JSON.stringify(rows.map((row) => row.blob_id)));
	db.run(COUNT, -rows.reduce((sum, row) => sum + row.size, 0));
	for (const row of rows) addRow(db, 'remove-raw', 0, row.blob_id, now);
}
