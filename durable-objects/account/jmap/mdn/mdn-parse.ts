// MDN/parse (RFC 9007 section 2.2): blobs read as messages, by the same core that reads mail, and what they notify of.
import type { BlobLocation } from '../../../../workers/domain/account';
import { openOctets } from '../../../../workers/domain/blob-octets';
import type { Part } from '../../../../workers/domain/part-index';
import { locateBlob } from '../../blobs';
import { toId } from '../../ids';
import { emailByMessageId } from '../../store/emails';
import { Args, invalid, type JsonObject } from '../core/args';
import type { Context, Method } from '../core/context';
import { MethodError } from '../core/method-error';
import { listOrNull, objectOrNull } from '../core/or-null';
import { resolveId } from '../core/standard-get';
import { isNotification, readNotification } from './notification';

/** Each is read from R2, one after the other. */
const MAX_BLOBS = 100;
/** Of a part, in octets: a notification is some lines, and its text for people is not much more. */
const MAX_PART_BYTES = 64 * 1024;
/** Of a message: of these parts the octets are kept. The notification is the second of three (RFC 8098 section 3). */
const MAX_PARTS = 16;

export const parseMdns: Method = async (given, ctx) => {
	const ids = readArguments(given, ctx);
	const parsed: [string, JsonObject][] = [];
	const notParsable: string[] = [];
	const notFound: string[] = [];
	for (const id of ids) {
		const blob = await locateBlob(ctx, id);
		const mdn = blob === null ? null : await parseOne(blob, ctx);
		if (mdn !== null) parsed.push([id, mdn]);
		else (blob === null ? notFound : notParsable).push(id);
	}
	return {
		accountId: ctx.accountId,
		parsed: objectOrNull(parsed),
		...{ notParsable: listOrNull(notParsable), notFound: listOrNull(notFound) },
	};
};

function readArguments(given: JsonObject, ctx: Context): string[] {
	const args = new Args(given);
	args.string('accountId');
	const blobIds = args.strings('blobIds');
	args.done();
	if (blobIds === null) throw invalid('"blobIds" is missing.');
	if (blobIds.length > MAX_BLOBS) throw new MethodError('requestTooLarge', `At most ${MAX_BLOBS} blobs in one parse.`);
	return [...new Set(blobIds)].map((id) => resolveId(id, ctx));
}

/** null: no message/disposition-notification that can be read is in it. */
async function parseOne(blob: BlobLocation, ctx: Context): Promise<JsonObject | null> {
	const { subject, parts, octets } = await readMessage(blob, ctx);
	const place = parts.findIndex(isNotification);
	const fields = place < 0 ? [] : ctx.core.headerFields(octets.get(place) ?? new Uint8Array());
	const notification = readNotification(fields, ctx.core);
	if (notification === null) return null;
	return {
		forEmailId: forEmailId(notification.originalMessageId, ctx),
		subject,
		textBody: textBefore(place, parts, octets, ctx),
		includeOriginalMessage: parts.slice(place + 1).some((part) => /^message\/(?:rfc822|global)$/.test(part.type)),
		...notification,
	};
}

interface Read {
	subject: string | null;
	parts: Part[];
	/** By part index: the beginning of its decoded octets. */
	octets: Map<number, Uint8Array>;
}

async function readMessage(blob: BlobLocation, ctx: Context): Promise<Read> {
	const octets = new Map<number, Uint8Array>();
	const onPart = (part: number, more: Uint8Array) => {
		const kept = octets.get(part) ?? new Uint8Array();
		if (part < MAX_PARTS && kept.length < MAX_PART_BYTES) octets.set(part, joined(kept, more));
	};
	const reading = ctx.core.open({ scan: false, onPart });
	try {
		for await (const chunk of await openOctets(ctx.mail, ctx.core, blob)) reading.push(chunk);
		const { subject, parts } = reading.finish();
		return { subject, parts, octets };
	} finally {
		reading.close();
	}
}

function joined(kept: Uint8Array, more: Uint8Array): Uint8Array {
	const whole = new Uint8Array(Math.min(MAX_PART_BYTES, kept.length + more.length));
	whole.set(kept);
	whole.set(more.subarray(0, whole.length - kept.length), kept.length);
	return whole;
}

/** The part for people stands before the notification. */
function textBefore(place: number, parts: readonly Part[], octets: Read['octets'], ctx: Context): string | null {
	const index = parts.slice(0, place).findIndex((part) => part.type === 'text/plain');
	const text = octets.get(index);
	return text === undefined ? null : ctx.decodeCharset(text, parts[index]?.charset ?? null).replaceAll('\r\n', '\n');
}

/** null: it is not here, or several are. */
function forEmailId(originalMessageId: string | null, { core, db }: Context): string | null {
	const messageId = originalMessageId === null ? undefined : core.asMessageIds(originalMessageId)?.[0];
	const id = messageId === undefined ? null : emailByMessageId(db, messageId);
	return id === null ? null : toId('Email', id);
}
