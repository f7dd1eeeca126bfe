// Email/import (RFC 8621 section 4.8): uploaded messages become emails, octet for octet as they are.
import type { BlobLocation } from '../../../../workers/domain/account';
import { rawKey } from '../../../../workers/domain/blob';
import { openOctets } from '../../../../workers/domain/blob-octets';
import { locateBlob } from '../../blobs';
import { Args, type JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { refused } from '../core/descriptor';
import { invalidProperties, type SetError, together } from '../core/method-error';
import { resolveId } from '../core/standard-get';
import { makeEmails, readObjects } from './make-emails';
import {
	checkMessage,
	type Message,
	type Prepared,
	placementOf,
	readDate,
	readMessage,
	storeMessage,
} from './new-email';
import { rawReader } from './raw-message';

const PROPERTIES = ['blobId', 'mailboxIds', 'keywords', 'receivedAt'];
/** Where the latest Received field is looked for: trace fields stand on top. */
const HEADER_BYTES = 64 * 1024;

export function importEmails(given: JsonObject, ctx: Context): Promise<JsonObject> {
	const args = new Args(given);
	args.string('accountId');
	const ifInState = args.optionalString('ifInState');
	const objects = readObjects(args.object('emails'), 'emails');
	args.done();
	return makeEmails({ ifInState, objects, prepare: (object) => prepareImport(object, ctx) }, ctx);
}

async function prepareImport(object: JsonObject, ctx: Context): Promise<Prepared> {
	const placed = placementOf(object, ctx);
	const receivedAt = readDate(object.receivedAt, Number.NaN);
	const blobId = typeof object.blobId === 'string' ? resolveId(object.blobId, ctx) : '';
	const location = await locateBlob(ctx, blobId);
	const unknown = Object.keys(object).filter((name) => !PROPERTIES.includes(name));
	const error = together([
		...(unknown.length > 0 ? [invalidProperties(unknown, 'An EmailImport has no such property.')] : []),
		...(location === null ? [invalidProperties(['blobId'], 'There is no such blob.')] : []),
		...(placed.ok ? [] : [placed.error]),
		...(receivedAt === undefined ? [invalidProperties(['receivedAt'], 'That is no UTCDate.')] : []),
	]);
	if (error || location === null || receivedAt === undefined) return refused(error as SetError);
	const message = await messageOf(blobId, location, ctx);
	const at = Number.isNaN(receivedAt) ? ((await lastReceived(message, ctx)) ?? ctx.now()) : receivedAt;
	return checkMessage({ ...message, receivedAt: at });
}

/** A whole blob is the message itself; a message that is a part of another gets a blob of its own. */
async function messageOf(blobId: string, location: BlobLocation, ctx: Context): Promise<Omit<Message, 'receivedAt'>> {
	if (!blobId.includes('_')) return readMessage(blobId, location.end, ctx);
	return storeMessage(await openOctets(ctx.mail, ctx.core, location), location.decodedBytes, ctx);
}

/** When the last server on its way received it (RFC 5321 section 4.4): the date after the topmost field's last semicolon. */
async function lastReceived({ blobId, index }: Omit<Message, 'receivedAt'>, ctx: Context): Promise<number | null> {
	const end = Math.min(index.parts[0]?.bodyStart ?? 0, HEADER_BYTES);
	const block = await rawReader(ctx.mail, rawKey(ctx.accountId, blobId), index.rawBytes)(0, end);
	const received = ctx.core.headerFields(block).find((field) => field.name.toLowerCase() === 'received');
	const date = received === undefined ? null : ctx.core.asDate(received.raw.slice(received.raw.lastIndexOf(';') + 1));
	const ms = date === null ? Number.NaN : Date.parse(date);
	return Number.isNaN(ms) ? null : ms;
}
