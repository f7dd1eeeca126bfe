// A message becomes an email at a client's word: written to R2 and read outside the transaction, kept inside of it.
import { madeBlobId, rawKey } from '../../../../workers/domain/blob';
import { openOctets } from '../../../../workers/domain/blob-octets';
import type { PartIndex } from '../../../../workers/domain/part-index';
import { toId } from '../../ids';
import { isMessage, readIndex } from '../../read-index';
import { addEmail } from '../../store/add-email';
import type { Step } from '../../store/history';
import { mailboxRows } from '../../store/mailboxes';
import type { Tallies } from '../../store/tallies';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';
import type { Created } from '../core/descriptor';
import { refused } from '../core/descriptor';
import { OVER_QUOTA, type SetError } from '../core/method-error';
import { parseUtcDate } from '../core/utc-date';
import { type Placed, readPlacement } from './placement';

/** A message that stands in R2 and was read. */
export interface Message {
	blobId: string;
	index: PartIndex;
	/** Milliseconds since the epoch. */
	receivedAt: number;
	/** Its octets were written for this email: they go if it does not come to be. */
	written: boolean;
}

export type Prepared = { ok: true; message: Message } | { ok: false; error: SetError };

/** Streams octets to a blob of their own while the core reads them. `bytes`: exactly how many will come. */
export async function storeMessage(
	octets: ReadableStream<Uint8Array>,
	bytes: number,
	ctx: Context,
): Promise<Pick<Message, 'blobId' | 'index' | 'written'>> {
	const blobId = madeBlobId(crypto.getRandomValues(new Uint8Array(16)));
	const fixed = new FixedLengthStream(bytes);
	const writer = fixed.writable.getWriter();
	const [index] = await Promise.all([
		readIndex(octets, ctx.core, writer).catch(async (cause) => {
			await writer.abort(cause).catch(() => {}); // Already broken: the cause below is what counts.
			throw cause;
		}),
		ctx.mail.put(rawKey(ctx.accountId, blobId), fixed.readable),
	]);
	return { blobId, index, written: true };
}

/** Reads a message that stands in R2 already, as a blob of its own. */
export async function readMessage(
	blobId: string,
	bytes: number,
	ctx: Context,
): Promise<Pick<Message, 'blobId' | 'index' | 'written'>> {
	const range = { key: rawKey(ctx.accountId, blobId), start: 0, end: bytes, encoding: null };
	const index = await readIndex(await openOctets(ctx.mail, ctx.core, range), ctx.core);
	return { blobId, index, written: false };
}

/** RFC 8621 section 4.8. */
export function checkMessage(message: Message): Prepared {
	if (isMessage(message.index)) return { ok: true, message };
	return refused({ type: 'invalidEmail', description: 'It does not begin with a header field: that is no message.' });
}

/** The date that a client gives, in milliseconds; `otherwise` where it gives none. undefined: it is no UTCDate. */
export function readDate(value: unknown, otherwise: number): number | undefined {
	if (value === undefined || value === null) return otherwise;
	return parseUtcDate(value) ?? undefined;
}

export function mailboxNumbers(ctx: Context): ReadonlySet<number> {
	return new Set(mailboxRows(ctx.db, null).map((row) => row.id));
}

/** Looked at before anything is written, and once more when it is kept: mailboxes may go meanwhile. */
export function placementOf(object: JsonObject, ctx: Context): Placed {
	return readPlacement(object, mailboxNumbers(ctx), ctx);
}

/** Keeps prepared messages in one transaction, whose tallies its owner flushes. */
export class EmailMaker {
	constructor(
		private readonly ctx: Context,
		private readonly step: Step,
		private readonly tallies: Tallies,
	) {}

	/** `object`: what the client said of it, `mailboxIds` and `keywords` among it. */
	make(object: JsonObject, prepared: Prepared): Created {
		if (!prepared.ok) return prepared;
		const placed = placementOf(object, this.ctx);
		if (!placed.ok) return placed;
		const { blobId, index, receivedAt } = prepared.message;
		if (!this.ctx.hasRoom(index.rawBytes)) return refused(OVER_QUOTA);
		const origin = { envelope: { from: '', to: '' }, verdict: null };
		const { emailId, threadId } = addEmail(this.ctx.db, this.step, this.tallies, {
			...{ blobId, index, receivedAt, ...origin },
			...{ mailboxes: placed.mailboxes, keywords: placed.keywords },
		});
		const told = { blobId, threadId: toId('Thread', threadId), size: index.rawBytes };
		return { ok: true, id: emailId, object: told };
	}
}

/** Removes what was written for emails that did not come to be. */
export async function discardUnkept(
	prepared: ReadonlyMap<string, Prepared>,
	kept: ReadonlySet<string>,
	ctx: Context,
): Promise<void> {
	const keys = [...prepared].flatMap(([creationId, one]) =>
		one.ok && one.message.written && !kept.has(creationId) ? [rawKey(ctx.accountId, one.message.blobId)] : [],
	);
	if (keys.length > 0) await ctx.mail.delete(keys);
}
