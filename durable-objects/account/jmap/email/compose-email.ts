// Email/set create (RFC 8621 section 4.6): what a client describes becomes a message, written to R2 as it is composed, with its
// attachments streaming through. What may be described is decided by the composer.
import type { BlobLocation } from '../../../../workers/domain/account';
import { domainOf } from '../../../../workers/domain/address';
import { openOctets } from '../../../../workers/domain/blob-octets';
import {
	type BlobFacts,
	type ComposedMessage,
	composeMessage,
} from '../../../../workers/outbound/compose/compose-message';
import { blobIdsOf, type Draft, partsOf } from '../../../../workers/outbound/compose/draft';
import { readCreation } from '../../../../workers/outbound/compose/read-creation';
import { type OpenBlob, writeMessage } from '../../../../workers/outbound/compose/write-message';
import { locateBlob } from '../../blobs';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { refused } from '../core/descriptor';
import { invalidProperties } from '../core/method-error';
import { resolveId } from '../core/standard-get';
import { type Prepared, placementOf, readDate, storeMessage } from './new-email';

/** Octets of attachments before they are encoded, as the session says (RFC 8621 section 1.3.1). */
export const MAX_ATTACHMENT_BYTES = 25_000_000;

export async function composeEmail(object: JsonObject, ctx: Context): Promise<Prepared> {
	const creation = readCreation(object);
	if (!creation.ok) return creation;
	const placed = placementOf(object, ctx);
	if (!placed.ok) return placed;
	const receivedAt = readDate(object.receivedAt, ctx.now());
	if (receivedAt === undefined) return refused(invalidProperties(['receivedAt'], 'That is no UTCDate.'));
	const found = await findBlobs(creation.draft, ctx);
	if (found.missing.length > 0) {
		const description = 'These blobs are not here.';
		return refused({ type: 'blobNotFound', description, notFound: found.missing });
	}
	const attached = attachedBytes(creation.draft, found.places);
	if (attached > MAX_ATTACHMENT_BYTES) {
		const description = `Attachments have at most ${MAX_ATTACHMENT_BYTES} octets together.`;
		return refused({ type: 'tooLarge', description, maxSize: MAX_ATTACHMENT_BYTES });
	}
	const message = await store(creation.draft, found.places, ctx);
	return { ok: true, message: { ...message, receivedAt } };
}

/** By the id that the draft gives. */
type Places = ReadonlyMap<string, BlobLocation>;

async function findBlobs(draft: Draft, ctx: Context): Promise<{ places: Places; missing: string[] }> {
	const places = new Map<string, BlobLocation>();
	const missing: string[] = [];
	for (const id of blobIdsOf(draft)) {
		const place = await locateBlob(ctx, resolveId(id, ctx));
		if (place === null) missing.push(id);
		else places.set(id, place);
	}
	return { places, missing };
}

/** One blob may stand in many parts, and counts in each. */
function attachedBytes(draft: Draft, places: Places): number {
	const sizes = [...partsOf(draft.body)].map((part) =>
		part.kind === 'blob' ? (places.get(part.blobId)?.decodedBytes ?? 0) : 0,
	);
	return sizes.reduce((sum, size) => sum + size, 0);
}

async function store(draft: Draft, places: Places, ctx: Context) {
	const facts = new Map(
		[...places].map(([id, { decodedBytes: size, type }]): [string, BlobFacts] => [id, { size, type }]),
	);
	const composed = composeMessage(draft, {
		now: ctx.now(),
		messageIdDomain: ownDomain(ctx),
		random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
		blobs: facts,
	});
	const open: OpenBlob = (id) => openOctets(ctx.mail, ctx.core, places.get(id) as BlobLocation);
	return stream(composed, open, ctx);
}

/** Composed and kept at the same time: neither waits for the whole of the other. */
async function stream(composed: ComposedMessage, open: OpenBlob, ctx: Context) {
	const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
	const [message] = await Promise.all([
		storeMessage(readable, composed.bytes, ctx),
		writeMessage(composed, open, writable),
	]);
	return message;
}

/** Of the account's main address: what a Message-ID of its mail ends with. */
function ownDomain({ caller, accountId }: Context): string {
	const address = caller.accounts.find((account) => account.id === accountId)?.addresses[0] ?? '';
	return domainOf(address) || 'localhost';
}
