// MDN/send (RFC 9007 section 2.1): a receipt for an email whose sender asked for one. It goes out over the outbox, once: the email
// bears $mdnsent from the very transaction that queues it.
import { rawKey } from '../../../../workers/domain/blob';
import { openOctets } from '../../../../workers/domain/blob-octets';
import { LIMITS, MAIL } from '../../../../workers/domain/jmap';
import { MAX_SEND_BYTES } from '../../../../workers/domain/submission';
import { fromId } from '../../ids';
import { refile } from '../../store/change-email';
import { type EmailRecord, emailRecords } from '../../store/emails';
import { type IdentityRow, identityRows } from '../../store/identities';
import { addSend } from '../../store/outbox-rows';
import { Tallies } from '../../store/tallies';
import { Args, invalid, isObject, type JsonObject } from '../core/args';
import type { Context, ImplicitCall } from '../core/context';
import { MethodError, notFound, type SetError } from '../core/method-error';
import { objectOrNull } from '../core/or-null';
import { resolveId } from '../core/standard-get';
import { objectsById } from '../core/standard-set';
import { type AskedReceipt, askedReceipt } from './asked-receipt';
import { keepMdn } from './keep-mdn';
import { composeMdn } from './mdn-message';
import { type GivenMdn, readMdn } from './mdn-object';
import type { Notification } from './notification';
import { automaticError, notificationOf, senderError, wordsOf } from './receipt-rules';

const SENT = '$mdnsent';
const MAX_REFERENCES = 20;

export async function sendMdns(given: JsonObject, ctx: Context): Promise<JsonObject> {
	if (!ctx.using.has(MAIL)) throw new MethodError('unknownMethod', 'MDN/send needs the mail capability in "using".');
	const { identity, send } = readArguments(given, ctx);
	const sent: [string, JsonObject][] = [];
	const notSent: [string, SetError][] = [];
	for (const [key, object] of send) {
		const outcome = await sendOne(object, identity, ctx);
		if (outcome.ok) sent.push([key, outcome.object]);
		else notSent.push([key, outcome.error]);
	}
	return { accountId: ctx.accountId, sent: objectOrNull(sent), notSent: objectOrNull(notSent) };
}

/** The Email/set that the client asked for, of those emails whose receipts are on their way. */
export function afterSending(given: JsonObject, response: JsonObject, ctx: Context): ImplicitCall[] {
	const send = given.send as Record<string, JsonObject>;
	const patches = given.onSuccessUpdateEmail as Record<string, JsonObject>;
	const update: Record<string, JsonObject> = {};
	for (const key of Object.keys(response.sent ?? {})) {
		const emailId = resolveId(String(send[key]?.forEmailId), ctx);
		update[emailId] = { ...update[emailId], ...patches[`#${key}`] };
	}
	return Object.keys(update).length > 0 ? [['Email/set', { accountId: ctx.accountId, update }]] : [];
}

function readArguments(given: JsonObject, ctx: Context): { identity: IdentityRow; send: Map<string, JsonObject> } {
	const args = new Args(given);
	args.string('accountId');
	const identityId = fromId('Identity', resolveId(args.string('identityId'), ctx));
	const send = objectsById(args.object('send'), 'send');
	const patches = args.object('onSuccessUpdateEmail') ?? {};
	args.done();
	const identity = identityId === null ? undefined : identityRows(ctx.db, [identityId])[0];
	if (identity === undefined) throw invalid('There is no such identity.');
	if (send.size > LIMITS.maxObjectsInSet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInSet} objects in one call.`);
	}
	const without = [...send.keys()].find((key) => !marksAsSent(patches[`#${key}`]));
	if (without !== undefined) throw invalid(`"onSuccessUpdateEmail" must set ${SENT} for "#${without}".`);
	return { identity, send };
}

/** Section 2.1: what would not leave the keyword is not sent. */
function marksAsSent(patch: unknown): boolean {
	if (!isObject(patch)) return false;
	return patch[`keywords/${SENT}`] === true || (isObject(patch.keywords) && patch.keywords[SENT] === true);
}

type Outcome = { ok: true; object: JsonObject } | { ok: false; error: SetError };

async function sendOne(object: JsonObject, identity: IdentityRow, ctx: Context): Promise<Outcome> {
	const read = readMdn(object);
	if (!read.ok) return read;
	const { mdn } = read;
	const email = emailOf(mdn.forEmailId, ctx);
	if (email === null) return { ok: false, error: notFound('Email') };
	if (email.keywords.includes(SENT)) return ALREADY_SENT;
	const asked = await askedReceipt(email, ctx);
	if (asked === null) return NOT_ASKED;
	const notification = notificationOf(mdn, asked, identity);
	const error = senderError(identity, notification, ctx) ?? automaticError(mdn, asked);
	if (error !== null) return { ok: false, error };
	return compose(object, { mdn, email, asked, notification, identity }, ctx);
}

interface Receipt {
	mdn: GivenMdn;
	email: EmailRecord;
	asked: AskedReceipt;
	notification: Notification;
	identity: IdentityRow;
}

async function compose(object: JsonObject, receipt: Receipt, ctx: Context): Promise<Outcome> {
	const { mdn, email, asked, notification, identity } = receipt;
	const subject = mdn.subject ?? `Read: ${(email.subject ?? '').slice(0, 200)}`.trim();
	const textBody = mdn.textBody ?? wordsOf(mdn);
	const { messageId, references, inReplyTo } = email.header;
	const before = references.length > 0 ? references : inReplyTo;
	const message = composeMdn(
		{
			...{
				from: { name: identity.name || null, email: identity.email },
				to: asked.to,
				subject,
				textBody,
				notification,
			},
			references: [...before.slice(-MAX_REFERENCES), ...messageId.slice(0, 1)],
			original: mdn.includeOriginalMessage ? { blobId: email.blobId, size: email.size } : null,
		},
		ctx.now(),
		(bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
	);
	if (message.bytes > MAX_SEND_BYTES) return TOO_LARGE;
	const original = { key: rawKey(ctx.accountId, email.blobId), start: 0, end: email.size, encoding: null };
	const blobId = await keepMdn(message, () => openOctets(ctx.mail, ctx.core, original), ctx);
	if (!queue(blobId, receipt, ctx)) {
		await ctx.mail.delete(rawKey(ctx.accountId, blobId));
		return emailOf(mdn.forEmailId, ctx) === null ? { ok: false, error: notFound('Email') } : ALREADY_SENT;
	}
	const { includeOriginalMessage } = mdn;
	const whole: JsonObject = { subject, textBody, includeOriginalMessage, ...notification };
	const unknown = Object.entries(whole).filter(([name]) => (object[name] ?? null) === null);
	return { ok: true, object: Object.fromEntries(unknown) };
}

/** false: meanwhile somebody else sent a receipt for the email, or destroyed it. The null reverse-path: RFC 8098 section 3. */
function queue(blobId: string, { mdn, asked }: Receipt, ctx: Context): boolean {
	return ctx.write((step) => {
		const email = emailOf(mdn.forEmailId, ctx);
		if (email === null || email.keywords.includes(SENT)) return false;
		const tallies = new Tallies(ctx.db, step);
		refile(ctx.db, step, tallies, email, { ...email, keywords: [...email.keywords, SENT] });
		tallies.flush();
		const rcptTo = asked.to.map((one) => ({ email: one, parameters: null }));
		const payload = { mailFrom: { email: '', parameters: null }, rcptTo };
		// A number of the history that no submission has: the outbox needs one, and nobody is told what becomes of it.
		const submissionId = step.next('Email');
		addSend(ctx.db, { emailId: email.id, blobId, submissionId, payload }, ctx.now());
		return true;
	});
}

function emailOf(id: string, ctx: Context): EmailRecord | null {
	const number = fromId('Email', resolveId(id, ctx));
	return number === null ? null : (emailRecords(ctx.db, [number])[0] ?? null);
}

const ALREADY_SENT: Outcome = {
	ok: false,
	error: { type: 'mdnAlreadySent', description: `The email has the keyword ${SENT} already.` },
};
const NOT_ASKED: Outcome = {
	ok: false,
	error: { type: 'notFound', description: 'The email asks for no notification that could be sent.' },
};
const TOO_LARGE: Outcome = {
	ok: false,
	error: {
		type: 'tooLarge',
		description: 'With the original message it is larger than can be sent.',
		maxSize: MAX_SEND_BYTES,
	},
};
