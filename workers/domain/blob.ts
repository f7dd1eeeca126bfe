// Blob ids and R2 keys. Octets are stored once, immutable; a part's blob id names its place in the part index.
//
//     B… a message that came in     mail/{account}/{blob}: of what no account knows, healing makes a delivery
//     C… what a client brought      made/{account}/{blob}: uploads, drafts, imports; what nobody refers to is removed
import { hex } from './hex';

/** R2 key of a whole blob. By account first, so that healing can list one account's. */
export function rawKey(accountId: string, blobId: string): string {
	return `${blobId.startsWith('C') ? 'made' : 'mail'}/${accountId}/${blobId}`;
}

export interface BlobPlace {
	accountId: string;
	blobId: string;
}

/** The inverse of rawKey for messages that came in; null for a key of another shape. */
export function parseRawKey(key: string): BlobPlace | null {
	return placeOf(/^mail\/([A-Za-z0-9_-]+)\/(B[0-9a-f]{32})$/.exec(key));
}

/** The inverse of rawKey for what was brought or made; null for a key of another shape. */
export function parseMadeKey(key: string): BlobPlace | null {
	return placeOf(/^made\/([A-Za-z0-9_-]+)\/(C[0-9a-f]{32})$/.exec(key));
}

function placeOf(match: RegExpExecArray | null): BlobPlace | null {
	return match ? { accountId: match[1] as string, blobId: match[2] as string } : null;
}

/** A fresh blob id for a message that comes in, from 16 random octets. */
export function messageBlobId(random: Uint8Array): string {
	return `B${hex(random)}`;
}

/** A fresh blob id for what a client brings, or what is made for it, from 16 random octets. */
export function madeBlobId(random: Uint8Array): string {
	return `C${hex(random)}`;
}

/** Blob id of the part with that index in PartIndex.parts. */
export function partBlobId(blobId: string, part: number): string {
	return `${blobId}_${part}`;
}

/** Messages in messages that one id leads through. */
const MAX_STEPS = 8;

/** Splits 'B…', 'C…', 'B…_3', or 'B…_3_1', the first part of the message in part 3; null where it is none of these. */
export function parseBlobId(id: string): { blobId: string; path: number[] } | null {
	const match = /^([BC][0-9a-f]{32})((?:_\d{1,6})*)$/.exec(id);
	const path = (match?.[2] ?? '').split('_').slice(1).map(Number);
	return match && path.length <= MAX_STEPS ? { blobId: match[1] as string, path } : null;
}
