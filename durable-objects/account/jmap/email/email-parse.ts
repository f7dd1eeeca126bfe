// Email/parse (RFC 8621 section 4.9): a blob read as a message, and kept nowhere.
import type { BlobLocation } from '../../../../workers/domain/account';
import { rawKey } from '../../../../workers/domain/blob';
import { isAsItStands, openOctets } from '../../../../workers/domain/blob-octets';
import { hasAttachment } from '../../../../workers/domain/body-lists';
import { LIMITS } from '../../../../workers/domain/jmap';
import type { PartIndex } from '../../../../workers/domain/part-index';
import { locateBlob } from '../../blobs';
import { isMessage, readIndex } from '../../read-index';
import { badEncodings, headerRecord } from '../../store/email-record';
import { addUpload } from '../../store/uploads';
import { Args, invalid, type JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { MethodError } from '../core/method-error';
import { listOrNull, objectOrNull } from '../core/or-null';
import { resolveId } from '../core/standard-get';
import { type BodyAsked, type BodySource, bodyProperties, readBodyAsked } from './email-body';
import { isEmailProperty, storedValue } from './email-properties';
import { storeMessage } from './new-email';
import { rawReader } from './raw-message';

/** Of a message that is in no account. */
const NULL = ['id', 'mailboxIds', 'keywords', 'receivedAt', 'threadId', 'verdict', 'withheld', 'insight'];
const DEFAULTS = [
	...['messageId', 'inReplyTo', 'references', 'sender', 'from', 'to', 'cc', 'bcc', 'replyTo', 'subject', 'sentAt'],
	...['hasAttachment', 'preview', 'bodyValues', 'textBody', 'htmlBody', 'attachments'],
];

export async function parseEmails(given: JsonObject, ctx: Context): Promise<JsonObject> {
	const args = new Args(given);
	args.string('accountId');
	const blobIds = args.strings('blobIds');
	const properties = args.strings('properties') ?? DEFAULTS;
	const asked = readBodyAsked(properties, args);
	args.done();
	if (blobIds === null) throw invalid('"blobIds" is missing.');
	const unknown = properties.filter((name) => !isEmailProperty(name, ctx));
	if (unknown.length > 0) throw invalid(`Email has no property ${unknown.join(', ')}`);
	if (blobIds.length > LIMITS.maxObjectsInGet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInGet} blobs in one parse.`);
	}
	const parsed: JsonObject = {};
	const notParsable: string[] = [];
	const notFound: string[] = [];
	for (const given of new Set(blobIds)) {
		const blobId = resolveId(given, ctx);
		const location = await locateBlob(ctx, blobId);
		const object = location && (await parseBlob(blobId, location, asked, ctx));
		if (location === null) notFound.push(given);
		else if (object === null) notParsable.push(given);
		else parsed[given] = object;
	}
	return {
		accountId: ctx.accountId,
		parsed: objectOrNull(Object.entries(parsed)),
		notParsable: listOrNull(notParsable),
		notFound: listOrNull(notFound),
	};
}

/** null: no message. */
async function parseBlob(
	blobId: string,
	location: BlobLocation,
	asked: BodyAsked,
	ctx: Context,
): Promise<JsonObject | null> {
	const opened = await openMessage(blobId, location, ctx);
	if (!isMessage(opened.index)) return null;
	const { index, source } = opened;
	const record = {
		...{ id: 0, threadId: 0, blobId, size: index.rawBytes, receivedAt: 0, subject: index.subject },
		...{ hasAttachment: hasAttachment(index.parts), preview: index.preview, header: headerRecord(index) },
		...{ verdict: null, insight: null, mailboxes: [], keywords: [] },
	};
	const made = await bodyProperties(source, asked, ctx);
	const value = (name: string) => (NULL.includes(name) ? null : (made(name) ?? storedValue(record, name) ?? null));
	return Object.fromEntries(asked.properties.map((name) => [name, value(name)]));
}

interface Opened {
	index: PartIndex;
	source: BodySource;
}

/**
 * Octets that stand in R2 as they are are read there. A message in an encoding (which RFC 2046 section 5.2.1 forbids) is
 * written out as an upload first, so that its parts have blob ids that can be downloaded.
 */
async function openMessage(blobId: string, location: BlobLocation, ctx: Context): Promise<Opened> {
	const octets = await openOctets(ctx.mail, ctx.core, location);
	if (isAsItStands(location.encoding)) return opened(blobId, location, await readIndex(octets, ctx.core), ctx);
	const written = await storeMessage(octets, location.decodedBytes, ctx);
	const size = written.index.rawBytes;
	const upload = { blobId: written.blobId, size, type: location.type, personId: ctx.caller.personId };
	ctx.write(() => addUpload(ctx.db, upload, ctx.now()));
	const place = { key: rawKey(ctx.accountId, written.blobId), start: 0, end: size };
	return opened(written.blobId, place, written.index, ctx);
}

function opened(
	blobId: string,
	{ key, start, end }: Pick<BlobLocation, 'key' | 'start' | 'end'>,
	index: PartIndex,
	ctx: Context,
): Opened {
	const body = { parts: index.parts, badEncodings: badEncodings(index) };
	return { index, source: { blobId, body, withheld: [], read: rawReader(ctx.mail, key, end - start, start) } };
}
