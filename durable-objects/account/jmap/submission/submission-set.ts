// EmailSubmission/set (RFC 8621 section 7.5): what may be sent goes to the outbox, what has not gone can be called back.
// It sends nothing itself: ../../sending.ts does, when the time has come.
import type { Address } from '../../../../workers/domain/address';
import { MAX_SEND_BYTES } from '../../../../workers/domain/submission';
import type { EnvelopeAddress } from '../../../../workers/outbound/sender';
import { isWireAddress } from '../../../../workers/outbound/wire-address';
import { fromId } from '../../ids';
import { callBack } from '../../sending';
import { noteWritten } from '../../store/acquaintances';
import { type EmailRecord, emailRecords } from '../../store/emails';
import type { Step } from '../../store/history';
import { type IdentityRow, identityRows } from '../../store/identities';
import { addSend } from '../../store/outbox-rows';
import { addSubmission, destroySubmission, submissionRows } from '../../store/submissions';
import type { DeliveryStatus, SubmissionEnvelope } from '../../submission-record';
import { withheldParts } from '../../withheld';
import type { Args, JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { type Created, DONE, refused, type SetDescriptor, type Updated } from '../core/descriptor';
import { jsonEqual } from '../core/json-equal';
import { invalidProperties, notFound, type SetError } from '../core/method-error';
import { applyPatch } from '../core/patch';
import { resolveId } from '../core/standard-get';
import { distinct, envelopeOf, parametersOf, readEnvelope, recipientsError } from './envelope';
import { releaseOf } from './future-release';
import { readOnSuccess } from './on-success';
import { callersAddresses, isOneOf } from './own-addresses';
import { submissionObject } from './submission-values';
import { type SubmittedHeader, submittedHeader } from './submitted-header';

/** Headers of the emails that are to be sent, by creation id. */
type Headers = Map<string, SubmittedHeader | null>;

export const submissionSet: SetDescriptor<unknown, Headers> = {
	options: (args: Args) => readOnSuccess(args),
	prepare: readHeaders,
	begin: (ctx, step, _options, headers) => ({
		create: (object, creationId) => create(object, headers.get(creationId) ?? null, ctx, step),
		update: (id, patch) => update(id, patch, ctx, step),
		destroy: (id) => {
			if (submissionRows(ctx.db, [id]).length === 0) return notFound('EmailSubmission');
			destroySubmission(ctx.db, step, id);
			return null;
		},
		finish: () => {},
	}),
};

async function readHeaders(creates: ReadonlyMap<string, JsonObject>, ctx: Context): Promise<Headers> {
	const headers: Headers = new Map();
	for (const [creationId, { emailId }] of creates) {
		const email = emailOf(emailId, ctx);
		if (email !== null) headers.set(creationId, await submittedHeader(email, ctx));
	}
	return headers;
}

function emailOf(id: unknown, ctx: Context): EmailRecord | null {
	const number = typeof id === 'string' ? fromId('Email', resolveId(id, ctx)) : null;
	return number === null ? null : (emailRecords(ctx.db, [number])[0] ?? null);
}

function identityOf(id: unknown, ctx: Context): IdentityRow | null {
	const number = typeof id === 'string' ? fromId('Identity', resolveId(id, ctx)) : null;
	return number === null ? null : (identityRows(ctx.db, [number])[0] ?? null);
}

const GIVEN = ['identityId', 'emailId', 'envelope'];

/** The server sets undoStatus, but meli writes "final" into every submission, and asks for nothing by it. */
function isHarmless(name: string, value: unknown): boolean {
	return name === 'undoStatus' && (value === 'final' || value === 'pending');
}

function create(object: JsonObject, header: SubmittedHeader | null, ctx: Context, step: Step): Created {
	const foreign = Object.keys(object).filter((name) => !GIVEN.includes(name) && !isHarmless(name, object[name]));
	if (foreign.length > 0) return refused(invalidProperties(foreign, 'A client does not set these.'));
	const email = emailOf(object.emailId, ctx);
	const identity = identityOf(object.identityId, ctx);
	if (email === null || identity === null) return refused(unknownIds(email, identity));
	const error = sendabilityError(email, header, ctx);
	if (error !== null || header === null) return refused(error ?? unreadable());
	const addresses = callersAddresses(ctx);
	const envelope = chosenEnvelope(object.envelope ?? null, header, identity, addresses);
	if (!envelope.ok) return envelope;
	const { mailFrom, rcptTo } = envelope.envelope;
	const release = releaseOf(parametersOf(mailFrom), ctx.now());
	if (!release.ok) return refused(invalidProperties(['envelope'], release.wrong));
	const recipients = distinct(rcptTo);
	const forbidden = mailFromError(mailFrom.email, addresses) ?? recipientsError(recipients);
	if (forbidden) return refused(forbidden);
	noteWritten(ctx.db, named(recipients, email), ctx.now());
	return submit({ email, identity, envelope: envelope.envelope, sendAt: release.sendAt }, object, ctx, step);
}

/** Recipients with the names that the message gives them. */
function named(recipients: readonly EnvelopeAddress[], { header }: EmailRecord): Address[] {
	const names = new Map([...header.to, ...header.cc].map(({ name, email }) => [email.toLowerCase(), name]));
	return recipients.map(({ email }) => ({ email, name: names.get(email.toLowerCase()) ?? null }));
}

function unknownIds(email: EmailRecord | null, identity: IdentityRow | null): SetError {
	const unknown = [...(email === null ? ['emailId'] : []), ...(identity === null ? ['identityId'] : [])];
	return invalidProperties(unknown, 'There is none with this id.');
}

/** What of the message itself forbids to send it. */
function sendabilityError(email: EmailRecord, header: SubmittedHeader | null, ctx: Context): SetError | null {
	const addresses = callersAddresses(ctx);
	if (addresses.length === 0) {
		return { type: 'forbiddenToSend', description: 'This account has no address to send from.' };
	}
	if (email.size > MAX_SEND_BYTES) {
		return { type: 'tooLarge', description: 'This message is larger than can be sent.', maxSize: MAX_SEND_BYTES };
	}
	if (withheldParts(email).length > 0) {
		return { type: 'forbiddenToSend', description: 'Parts of this message are withheld: release it first.' };
	}
	if (header === null) return unreadable();
	const invalid = invalidFields(header);
	if (invalid.length > 0) {
		const description = 'A message that is sent has one Date field, one From field, and one author or one Sender.';
		return { type: 'invalidEmail', description, properties: invalid };
	}
	const authors = header.from.flat();
	if (isRedirect(email) || authors.every((author) => isOneOf(addresses, author.email))) return null;
	return { type: 'forbiddenFrom', description: 'This account may not send as the author of this message.' };
}

function unreadable(): SetError {
	return { type: 'invalidEmail', description: 'The header of this message is too large to be read.', properties: [] };
}

/** RFC 5322 section 3.6.2, and RFC 8621 section 7 where the sender must be told from it. */
function invalidFields({ from, sender, dates }: SubmittedHeader): string[] {
	const authors = from.flat();
	const isFrom = from.length === 1 && authors.length > 0 && (authors.length === 1 || sender.length === 1);
	const isSender = sender.length === 0 || (sender.length === 1 && sender.flat().length === 1);
	return [...(isFrom ? [] : ['from']), ...(isSender ? [] : ['sender']), ...(dates === 1 ? [] : ['sentAt'])];
}

/** A mail that came in is sent on as it is, in its author's name; the envelope says who sent it on (RFC 8621 section 7, emailId). */
function isRedirect(email: EmailRecord): boolean {
	return email.verdict !== null && email.blobId.startsWith('B');
}

function chosenEnvelope(
	given: unknown,
	header: SubmittedHeader,
	identity: IdentityRow,
	addresses: readonly string[],
): { ok: true; envelope: SubmissionEnvelope } | { ok: false; error: SetError } {
	if (given !== null) return readEnvelope(given);
	const isAllowed = (email: string) => isOneOf(addresses, email) && isOneOf([identity.email.toLowerCase()], email);
	return { ok: true, envelope: envelopeOf(header, identity.email, isAllowed) };
}

/** The null reverse-path is anybody's: bounces and receipts have it (RFC 8621 section 7, mailFrom). */
function mailFromError(email: string, addresses: readonly string[]): SetError | null {
	if (email === '' || (isWireAddress(email) && isOneOf(addresses, email))) return null;
	return { type: 'forbiddenMailFrom', description: 'This account may not send from the address of the envelope.' };
}

interface Submittable {
	email: EmailRecord;
	identity: IdentityRow;
	envelope: SubmissionEnvelope;
	sendAt: number;
}

function submit(
	{ email, identity, envelope, sendAt }: Submittable,
	given: JsonObject,
	ctx: Context,
	step: Step,
): Created {
	const { mailFrom } = envelope;
	const rcptTo = distinct(envelope.rcptTo);
	const row = {
		identityId: identity.id,
		emailId: email.id,
		threadId: email.threadId,
		envelope,
		sendAt,
		undoStatus: 'pending' as const,
		deliveryStatus: Object.fromEntries(rcptTo.map((one) => [one.email, QUEUED])),
	};
	const id = addSubmission(ctx.db, step, row);
	addSend(ctx.db, { emailId: email.id, blobId: email.blobId, submissionId: id, payload: { mailFrom, rcptTo } }, sendAt);
	const whole = submissionObject({ ...row, id, changed: id });
	const unknown = Object.entries(whole).filter(([name]) => name !== 'id' && (given[name] ?? null) === null);
	return { ok: true, id, object: Object.fromEntries(unknown) };
}

const QUEUED: DeliveryStatus = { smtpReply: '250 2.1.5 Queued here', delivered: 'queued', displayed: 'unknown' };

function update(id: number, patch: JsonObject, ctx: Context, step: Step): Updated {
	const row = submissionRows(ctx.db, [id])[0];
	if (row === undefined) return refused(notFound('EmailSubmission'));
	const before = submissionObject(row);
	const patched = applyPatch(before, patch);
	if (!patched.ok) return patched;
	const isChanged = (name: string) => !jsonEqual(patched.object[name], before[name]);
	const changed = Object.keys(patched.object).filter(isChanged);
	if (changed.length === 0) return DONE;
	const isCancel = patched.object.undoStatus === 'canceled';
	const wrong = changed.filter((name) => name !== 'undoStatus' || !isCancel);
	if (wrong.length > 0) {
		return refused(
			invalidProperties(wrong, 'A submission can be canceled: undoStatus becomes "canceled", nothing else.'),
		);
	}
	if (row.undoStatus === 'pending' && callBack(ctx.db, step, row, ctx.now())) return DONE;
	return refused({ type: 'cannotUnsend', description: 'It is on its way already, or has arrived.' });
}
