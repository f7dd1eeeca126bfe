// Mail of the last days that came in from outside, page by page, for whoever has learned something new since. Reads only.
import type { RecentAsked, RecentPage } from '../../../workers/domain/account';
import type { Envelope } from '../../../workers/domain/address';
import type { Verdict } from '../../../workers/domain/verdict';
import { fromId, toId } from '../ids';
import type { Database } from './database';
import { quarantineId } from './quarantine';

const MAX_PAGE = 500;
const RECENT =
	'SELECT id, blob_id, size, received_at, envelope, verdict FROM emails ' +
	"WHERE (received_at, id) > (?1, ?2) AND received_at >= ?3 AND verdict <> 'null' " +
	'AND NOT EXISTS (SELECT 1 FROM email_mailboxes m WHERE m.email_id = emails.id AND m.mailbox_id = ?4) ' +
	'ORDER BY received_at, id LIMIT ?5';

type Columns = { id: number; blob_id: string; size: number; received_at: number; envelope: string; verdict: string };

/** Throws where `after` is no `next` that was given here. */
export function recentMail(db: Database, { since, after, limit }: RecentAsked): RecentPage {
	const [at, id] = after === null ? [0, 0] : readCursor(after);
	const size = Math.max(1, Math.min(limit, MAX_PAGE));
	const rows = db.all<Columns>(RECENT, at, id, since, quarantineId(db) ?? 0, size + 1);
	const page = rows.slice(0, size);
	const last = page.at(-1);
	const next = rows.length > size && last !== undefined ? `${last.received_at}/${toId('Email', last.id)}` : null;
	return { emails: page.map(recentEmail), next };
}

function recentEmail(row: Columns): RecentPage['emails'][number] {
	return {
		emailId: toId('Email', row.id),
		blobId: row.blob_id,
		size: row.size,
		receivedAt: row.received_at,
		envelope: JSON.parse(row.envelope) as Envelope,
		verdict: JSON.parse(row.verdict) as Verdict,
	};
}

function readCursor(cursor: string): [receivedAt: number, id: number] {
	const [at = '', id = ''] = cursor.split('/');
	const number = fromId('Email', id);
	if (!/^\d{1,15}$/.test(at) || number === null) throw new Error('No page of recent mail ends there.');
	return [Number(at), number];
}
