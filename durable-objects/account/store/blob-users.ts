// Which emails stand on a blob, and where these are. Reads only.
import type { Database } from './database';

export interface BlobUser {
	blobId: string;
	emailId: number;
	threadId: number;
	mailboxes: number[];
}

const USERS =
	'SELECT blob_id, id, thread_id, ' +
	'(SELECT json_group_array(mailbox_id) FROM email_mailboxes WHERE email_id = emails.id) AS mailboxes ' +
	'FROM emails WHERE blob_id IN (SELECT value FROM json_each(?)) ORDER BY id';

type Columns = { blob_id: string; id: number; thread_id: number; mailboxes: string };

/** Of these whole blobs. In the order of the emails' ids. */
export function blobUsers(db: Database, blobIds: readonly string[]): BlobUser[] {
	return db.all<Columns>(USERS, JSON.stringify(blobIds)).map((row) => ({
		blobId: row.blob_id,
		emailId: row.id,
		threadId: row.thread_id,
		mailboxes: JSON.parse(row.mailboxes) as number[],
	}));
}
