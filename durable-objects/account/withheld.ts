// Parts that are kept back until a person says otherwise: which blobs that concerns, and how it ends.
import { parseBlobId } from '../../workers/domain/blob';
import type { Part } from '../../workers/domain/part-index';
import { writeVerdict } from './store/change-email';
import type { Database } from './store/database';
import type { EmailRecord } from './store/emails';
import type { Step } from './store/history';
import { withEvent } from './verdict-history';

const WITHHELD =
	"SELECT part.value AS part FROM emails, json_each(verdict -> '$.withheld') AS part WHERE blob_id = ?1 AND verdict <> 'null'";

/** A whole message is withheld with any of its parts: it holds them. */
export function isWithheld(db: Database, blobId: string): boolean {
	const named = parseBlobId(blobId);
	if (named === null) return false;
	const parts = db.all<{ part: number }>(WITHHELD, named.blobId).map(({ part }) => part);
	const [first] = named.path;
	return first === undefined ? parts.length > 0 : parts.includes(first);
}

export function withheldParts({ verdict }: Pick<EmailRecord, 'verdict'>): readonly number[] {
	return verdict?.withheld ?? [];
}

/** Every part that a person would open as a file. */
export function attachedParts(parts: readonly Part[]): number[] {
	const isFile = ({ disposition, fileName }: Part) => disposition === 'attachment' || fileName !== null;
	return parts.flatMap((part, index) => (isFile(part) ? [index] : []));
}

/** A person wants them, wherever the mail stands. */
export function liftWithheld(db: Database, step: Step, { id, verdict, mailboxes }: EmailRecord, now: number): void {
	if (!verdict?.withheld) return;
	const { withheld: _, ...rest } = verdict;
	writeVerdict(db, step, id, withEvent(rest, 'lifted', mailboxes, now));
}
