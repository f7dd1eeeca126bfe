// Answers one mail while its person is away: asked again whether it may, once for each sender in some days, and sent without a
// return address, so that nothing comes back (RFC 3834). A try that was lost is not made again: no answer is worth two.
import type { Core } from '../../../wasm-core/host';
import { recipientKeys } from '../../../workers/domain/address';
import { madeBlobId, rawKey } from '../../../workers/domain/blob';
import { isWireAddress } from '../../../workers/outbound/wire-address';
import { toId } from '../ids';
import { rawReader } from '../jmap/email/raw-message';
import { dueAfterDeferral } from '../outbox';
import type { SendingContext } from '../sending';
import { bodyRecords, type EmailRecord, emailRecords, envelopeOf } from '../store/emails';
import { identityRows, ownAddresses } from '../store/identities';
import { type OutboxRow, removeRow, updateRow } from '../store/outbox-rows';
import { readVacation, rememberReply } from '../store/vacation';
import { type Arrived, mayAnswer, RECIPIENT_FIELDS } from './may-answer';
import { replyMessage } from './reply-message';

export interface AnsweringContext extends SendingContext {
	mail: R2Bucket;
	core: Core;
}

/** "Several days" (RFC 3834 section 2): the same sender is not answered again before. */
export const REPLY_MS = 7 * 24 * 60 * 60 * 1000;
const MAX_TRIES = 5;
/** A header that is larger is no letter. */
const MAX_HEADER_BYTES = 256 * 1024;

/** Throws where the bucket, or the Sender's answer, is lost. */
export async function answerClaimed(
	row: OutboxRow,
	wasLost: boolean,
	ctx: AnsweringContext,
	now: number,
): Promise<void> {
	const { db } = ctx;
	const [email] = emailRecords(db, [row.emailId]);
	const envelope = email && envelopeOf(db, email.id);
	// The one who destroyed it has seen it; a lost try may have been answered.
	if (!email || !envelope || wasLost) return removeRow(db, row.id);
	const arrived = await readArrived(email, envelope, ctx);
	const isFirst = row.attempts === 1;
	const isDue = arrived !== null && mayAnswer(arrived) && isWireAddress(arrived.from);
	if (!isDue || (isFirst && !rememberReply(db, arrived.from, now, now - REPLY_MS))) return removeRow(db, row.id);
	const outcome = await sendReply(email, arrived, envelope.to, ctx, now);
	if (outcome !== 'deferred' || row.attempts >= MAX_TRIES) return removeRow(db, row.id);
	updateRow(db, row.id, { claimedAt: null, dueAt: dueAfterDeferral(row.attempts, now) });
}

async function readArrived(
	email: EmailRecord,
	envelope: { from: string; to: string },
	ctx: AnsweringContext,
): Promise<Arrived | null> {
	const root = bodyRecords(ctx.db, [email.id]).get(email.id)?.parts[0];
	if (root === undefined || root.bodyStart > MAX_HEADER_BYTES) return null;
	const read = rawReader(ctx.mail, rawKey(ctx.accountId, email.blobId), email.size);
	const block = await read(root.headerStart, root.bodyStart);
	const fields = ctx.core.headerFields(block).map(({ name, raw }) => ({ name: name.toLowerCase(), raw }));
	const named = fields
		.filter(({ name }) => RECIPIENT_FIELDS.includes(name))
		.flatMap(({ raw }) => ctx.core.asAddresses(raw).map((one) => one.email));
	const own = [...ownAddresses(ctx.db), ...recipientKeys(envelope.to)];
	return { from: envelope.from, own, fields, named, type: root.type };
}

async function sendReply(email: EmailRecord, { from: asker }: Arrived, to: string, ctx: AnsweringContext, now: number) {
	const { db, accountId } = ctx;
	const { header, subject } = email;
	const question = { ...header, subject };
	const reply = { from: authorOf(to, ctx), to: asker, question, settings: readVacation(db) };
	const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
	const key = rawKey(accountId, madeBlobId(random(16)));
	await ctx.mail.put(key, replyMessage(reply, now, random));
	try {
		const [result] = await ctx.sender.send({
			accountId,
			submissionId: `V${toId('Email', email.id)}`,
			mailFrom: { email: '', parameters: null },
			rcptTo: [{ email: asker, parameters: null }],
			key,
			mayHaveBeenSent: false,
		});
		return result?.outcome;
	} finally {
		await ctx.mail.delete(key);
	}
}

/** The address that was written to, without its tag where the account has it so; the name from its identity. */
function authorOf(to: string, { db }: AnsweringContext): { name: string | null; email: string } {
	const own = ownAddresses(db);
	const email = recipientKeys(to).find((key) => own.includes(key)) ?? to;
	const identity = identityRows(db, null).find((row) => row.email.toLowerCase() === email.toLowerCase());
	return { name: identity?.name || null, email };
}
