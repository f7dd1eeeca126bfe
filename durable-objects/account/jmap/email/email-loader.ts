// Email/get's own part (RFC 8621 section 4.2): rows first and at once, then whatever needs the raw message.
import { rawKey } from '../../../../workers/domain/blob';
import { type BodyRecord, bodyRecords, type EmailRecord, emailRecords } from '../../store/emails';
import { withheldParts } from '../../withheld';
import type { Args, JsonObject } from '../core/args';
import type { Context } from '../core/context';
import type { Loader } from '../core/descriptor';
import { type BodyAsked, type BodySource, bodyProperties, needsBody, readBodyAsked } from './email-body';
import { storedValue } from './email-properties';
import { rawReader } from './raw-message';
import { verdictHeader } from './verdict-header';

/** Emails whose raw messages are read at the same time. */
const CONCURRENCY = 6;

export function emailLoader(properties: readonly string[], args: Args, ctx: Context): Loader {
	const asked = readBodyAsked(properties, args);
	return async (ids) => {
		const records = emailRecords(ctx.db, ids);
		const bodies = needsBody(asked) ? bodyRecords(ctx.db, ids) : new Map<number, BodyRecord>();
		const found = new Map<number, JsonObject>();
		for (let start = 0; start < records.length; start += CONCURRENCY) {
			const some = records.slice(start, start + CONCURRENCY);
			const objects = await Promise.all(some.map((email) => emailObject(email, bodies.get(email.id), asked, ctx)));
			some.forEach((email, index) => {
				found.set(email.id, objects[index] ?? {});
			});
		}
		return found;
	};
}

async function emailObject(
	email: EmailRecord,
	body: BodyRecord | undefined,
	asked: BodyAsked,
	ctx: Context,
): Promise<JsonObject> {
	const object: JsonObject = {};
	const made = body === undefined ? null : await bodyProperties(sourceOf(email, body, ctx), asked, ctx);
	for (const name of asked.properties) {
		const judged = verdictHeader(email, name, ctx);
		object[name] = judged === undefined ? (made?.(name) ?? storedValue(email, name) ?? null) : judged;
	}
	return object;
}

function sourceOf(email: EmailRecord, body: BodyRecord, ctx: Context): BodySource {
	const { blobId, size } = email;
	const read = rawReader(ctx.mail, rawKey(ctx.accountId, blobId), size);
	return { blobId, body, withheld: withheldParts(email), read };
}
