// Once a day, a letter about what went to quarantine before that day began: kept in the inbox like mail, sent nowhere. What it lists
// is forgotten in the transaction that keeps it, so that nothing is listed twice, however often the cron asks.
import type { Core } from '../../../wasm-core/host';
import { madeBlobId, rawKey } from '../../../workers/domain/blob';
import { readIndex } from '../read-index';
import { addEmail } from '../store/add-email';
import type { Database } from '../store/database';
import { emailRecords, envelopeOf } from '../store/emails';
import type { Step } from '../store/history';
import { ownAddresses } from '../store/identities';
import { mailboxByRole, mailboxRows } from '../store/mailboxes';
import { quarantineId } from '../store/quarantine';
import { readScanSettings } from '../store/scan-settings';
import { Tallies } from '../store/tallies';
import { forgetUndigested, undigested } from '../store/undigested';
import { digestMessage } from './digest-message';

export interface DigestContext {
	accountId: string;
	db: Database;
	mail: Pick<R2Bucket, 'put' | 'delete'>;
	core: Pick<Core, 'open'>;
	hasRoom: (octets: number) => boolean;
	write: <T>(work: (step: Step) => T) => T;
}

const DAY_MS = 24 * 60 * 60_000;
/** A day begins at six in the morning (UTC). */
const DAY_START_MS = 6 * 60 * 60_000;
/** More than these nobody reads in a letter. */
const MAX_LISTED = 50;

/** Does nothing where nothing is to be told. Throws where the bucket fails: the next tick asks again. */
export async function sendDigest(ctx: DigestContext, now: number): Promise<void> {
	const { db, accountId } = ctx;
	const today = Math.floor((now - DAY_START_MS) / DAY_MS) * DAY_MS + DAY_START_MS;
	const ids = undigested(db, today);
	if (ids.length === 0 || !readScanSettings(db).isDigestWanted) {
		forgetUndigested(db, today);
		return;
	}
	const blobId = madeBlobId(random(16));
	const raw = digestMessage(digestOf(db, ids), now, random);
	const index = await readIndex(new Blob([raw]).stream(), ctx.core);
	await ctx.mail.put(rawKey(accountId, blobId), raw);
	const isKept = ctx.write((step) => {
		// Another tick may have come first.
		const isDue = undigested(db, today).length > 0 && ctx.hasRoom(raw.byteLength);
		const inbox = mailboxByRole(db, 'inbox');
		if (!isDue || inbox === null) return false;
		const tallies = new Tallies(db, step);
		const origin = { envelope: { from: '', to: '' }, verdict: null };
		addEmail(db, step, tallies, { blobId, index, receivedAt: now, mailboxes: [inbox], keywords: [], ...origin });
		tallies.flush();
		step.next('EmailDelivery');
		forgetUndigested(db, today);
		return true;
	});
	if (!isKept) await ctx.mail.delete(rawKey(accountId, blobId));
}

function digestOf(db: Database, ids: readonly number[]) {
	const records = new Map(emailRecords(db, ids.slice(0, MAX_LISTED)).map((email) => [email.id, email]));
	const emails = [...records.values()].sort((a, b) => a.receivedAt - b.receivedAt);
	const [mailbox] = mailboxRows(db, [quarantineId(db) ?? 0]);
	const to = ownAddresses(db)[0] ?? envelopeOf(db, ids[0] ?? 0)?.to ?? '';
	return {
		...{ to, mailbox: mailbox?.name ?? '', total: ids.length },
		emails: emails.map(({ header, subject, receivedAt, verdict }) => ({
			from: header.from,
			subject,
			receivedAt,
			verdict,
		})),
	};
}

function random(bytes: number): Uint8Array {
	return crypto.getRandomValues(new Uint8Array(bytes));
}
