// Keeps one delivered email, once: what a sender's retry brings is known by its key. In the caller's transaction.
import type { DeliverResult, Delivery } from '../../../workers/domain/account';
import type { Verdict } from '../../../workers/domain/verdict';
import { toId } from '../ids';
import { getToKnow, lastWord, type OnFault } from '../last-word';
import { refusal } from '../refusal';
import { attachedParts } from '../withheld';
import { addEmail } from './add-email';
import type { Database } from './database';
import type { Step } from './history';
import { mailboxByRole } from './mailboxes';
import { addRow } from './outbox-rows';
import { openQuarantine } from './quarantine';
import { Tallies } from './tallies';
import { noteQuarantined } from './undigested';
import { isAwayAt, readVacation } from './vacation';

const KNOWN =
	'SELECT d.email_id, d.thread_id, d.blob_id, coalesce(e.received_at, d.destroyed_at) AS at ' +
	'FROM deliveries d LEFT JOIN emails e ON e.id = d.email_id WHERE d.key = ?';
const REMEMBER =
	'INSERT INTO deliveries (key, email_id, thread_id, blob_id) VALUES (?1, ?2, ?3, ?4) ' +
	'ON CONFLICT (key) DO UPDATE SET email_id = ?2, thread_id = ?3, blob_id = ?4, destroyed_at = NULL';

/** What keeping asks of the account around it. */
export interface Keeping {
	/** deliveryKey(delivery). */
	key: string;
	/** When the email's outbox rows become due. */
	now: number;
	/** What the account may still take, for mail that it does not have yet. */
	hasRoom: (octets: number) => boolean;
	onFault: OnFault;
}

export function keep(db: Database, step: Step, delivery: Delivery, keeping: Keeping): DeliverResult {
	const known = db.first<KnownRow>(KNOWN, keeping.key);
	if (known && isSameAs(known, delivery)) {
		const ids = { emailId: toId('Email', known.email_id), threadId: toId('Thread', known.thread_id) };
		return { ok: true, ...ids, duplicate: true, keptBlobId: known.blob_id };
	}
	const verdict = lastWord(db, delivery, keeping.onFault);
	if (verdict.action === 'refuse' && !delivery.isLate) return refusal(verdict);
	if (!keeping.hasRoom(delivery.index.rawBytes)) return { ok: false, reason: 'overQuota' };
	const kept = verdict.action === 'refuse' ? inPlaceOfRefusal(verdict, delivery) : verdict;
	return keepJudged(db, step, { ...delivery, verdict: kept }, keeping);
}

/** What may be dangerous in it is not given out unasked. */
function inPlaceOfRefusal(verdict: Verdict, { index }: Delivery): Verdict {
	const withheld = attachedParts(index.parts);
	return { ...verdict, action: 'quarantine', ...(withheld.length === 0 ? {} : { withheld }) };
}

function keepJudged(db: Database, step: Step, delivery: Delivery, { key, now, onFault }: Keeping): DeliverResult {
	const { verdict, blobId } = delivery;
	const tallies = new Tallies(db, step);
	const { emailId, threadId } = addEmail(db, step, tallies, { ...delivery, ...filing(db, step, verdict) });
	tallies.flush();
	if (verdict.action === 'quarantine') {
		step.isQuiet = true;
		noteQuarantined(db, emailId, now);
	} else step.next('EmailDelivery');
	db.run(REMEMBER, key, emailId, threadId, blobId);
	getToKnow(db, delivery, verdict, onFault);
	// Junk is not worth a model's time, and a model is one more reader that hostile text could reach.
	if (verdict.action === 'inbox') addRow(db, 'enrich', emailId, blobId, now);
	if (mayWantAnswer(delivery) && isAwayAt(readVacation(db), delivery.receivedAt)) {
		addRow(db, 'vacation', emailId, blobId, now);
	}
	return { ok: true, emailId: toId('Email', emailId), threadId: toId('Thread', threadId), duplicate: false };
}

/** Senders that set neither retry at once or never; the alarm that they send next week reads the same and is another one. */
const RETRY_MS = 15 * 60_000;

type KnownRow = { email_id: number; thread_id: number; blob_id: string; at: number };

/** Under the same key: a message that says by Message-ID or Date which one it is, is that one at any time. */
function isSameAs(known: KnownRow, { index, blobId, receivedAt }: Delivery): boolean {
	if (index.messageId.length > 0 || index.sentAt !== null || known.blob_id === blobId) return true;
	return Math.abs(receivedAt - known.at) <= RETRY_MS;
}

/** What is known at once; the whole of RFC 3834 is looked at when the answer is due. */
function mayWantAnswer({ envelope, index, verdict }: Delivery): boolean {
	return envelope.from !== '' && verdict.action === 'inbox' && !index.bulk && !index.autoSubmitted;
}

/** Keywords in lower case. A person may have removed the junk mailbox; the inbox cannot be. */
function filing(db: Database, step: Step, { action }: Verdict): { mailboxes: number[]; keywords: string[] } {
	if (action === 'quarantine') return { mailboxes: [openQuarantine(db, step)], keywords: [] };
	const isJunk = action === 'junk';
	const mailbox = (isJunk ? mailboxByRole(db, 'junk') : null) ?? mailboxByRole(db, 'inbox');
	if (mailbox === null) throw new Error('The account has no inbox.');
	return { mailboxes: [mailbox], keywords: isJunk ? ['$junk'] : [] };
}
