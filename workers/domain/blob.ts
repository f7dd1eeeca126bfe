// Blob ids and R2 keys. The raw message is stored once, immutable; a part's blob id names its place in the part index.

/** R2 key of a raw message. By account first, so that healing can list one account's messages. */
export function rawKey(accountId: string, blobId: string): string {
	return `mail/${accountId}/${blobId}`;
}

/** The inverse of rawKey; null for a key of another shape. */
export function parseRawKey(key: string): { accountId: string; blobId: string } | null {
	const match = /^mail\/([A-Za-z0-9_-]+)\/(B[0-9a-f]{32})$/.exec(key);
	return match ? { accountId: match[1] as string, blobId: match[2] as string } : null;
}

/** A fresh message blob id from 16 random octets. */
export function messageBlobId(random: Uint8Array): string {
	return `B${Array.from(random, (octet) => octet.toString(16).padStart(2, '0')).join('')}`;
}

/** Blob id of the part with that index in PartIndex.parts. */
export function partBlobId(blobId: string, part: number): string {
	return `${blobId}_${part}`;
}

/** Splits 'B…' or 'B…_3'; null where it is neither. */
export function parseBlobId(id: string): { blobId: string; part: number | null } | null {
	const match = /^(B[0-9a-f]{32})(?:_(\d{1,6}))?$/.exec(id);
	return match ? { blobId: match[1] as string, part: match[2] === undefined ? null : Number(match[2]) } : null;
}
