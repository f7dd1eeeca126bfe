// Where this account's blobs stand: whole messages and uploads, parts as ranges of these, and parts of messages that are
// parts. Finds nothing of another account.
import type { Core } from '../../wasm-core/host';
import type { BlobLocation, EmailParts } from '../../workers/domain/account';
import { parseBlobId, rawKey } from '../../workers/domain/blob';
import { isAsItStands, openOctets } from '../../workers/domain/blob-octets';
import type { Caller } from '../../workers/domain/caller';
import type { Part } from '../../workers/domain/part-index';
import { fromId } from './ids';
import { readIndex } from './read-index';
import type { Database } from './store/database';
import { bodyRecords, emailByBlob, emailRecords } from './store/emails';
import { uploadOf } from './store/uploads';
import { isWithheld, withheldParts } from './withheld';

export interface BlobReader {
	accountId: string;
	db: Database;
	mail: Pick<R2Bucket, 'get'>;
	core: Pick<Core, 'decodeTransfer' | 'open'>;
	/** Who asks: another person's upload is not there for them (RFC 8620 section 6.1). */
	caller: Pick<Caller, 'personId'>;
}

/** null: this account has no such blob, or withholds it. Messages that are no email of ours are read anew for each step into them. */
export async function locateBlob(reader: BlobReader, blobId: string): Promise<BlobLocation | null> {
	const named = parseBlobId(blobId);
	if (named === null || isWithheld(reader.db, blobId)) return null;
	let location = wholeBlob(reader, named.blobId);
	let known = knownParts(reader.db, named.blobId);
	for (const step of named.path) {
		if (location === null || !isAsItStands(location.encoding)) return null;
		const parts: readonly Part[] = known ?? (await partsIn(reader, location));
		location = partLocation(location, parts[step]);
		known = null;
	}
	return location;
}

export function partsOf(db: Database, accountId: string, emailId: string): EmailParts | null {
	const id = fromId('Email', emailId);
	const email = id === null ? undefined : emailRecords(db, [id])[0];
	const body = email && bodyRecords(db, [email.id]).get(email.id);
	if (!email || !body) return null;
	const withheld = [...withheldParts(email)];
	return { emailId, blobId: email.blobId, key: rawKey(accountId, email.blobId), parts: body.parts, withheld };
}

function wholeBlob({ db, accountId, caller }: BlobReader, blobId: string): BlobLocation | null {
	const email = emailByBlob(db, blobId);
	const found = email ? { size: email.size, type: 'message/rfc822' } : uploadOf(db, blobId, caller.personId);
	if (found === null) return null;
	const octets = { start: 0, end: found.size, encoding: null, decodedBytes: found.size };
	return { key: rawKey(accountId, blobId), ...octets, type: found.type, charset: null, fileName: null };
}

function knownParts(db: Database, blobId: string): readonly Part[] | null {
	const email = emailByBlob(db, blobId);
	return email === null ? null : (bodyRecords(db, [email.id]).get(email.id)?.parts ?? null);
}

async function partsIn({ mail, core }: BlobReader, location: BlobLocation): Promise<readonly Part[]> {
	return (await readIndex(await openOctets(mail, core, location), core)).parts;
}

/** Its offsets are those of the R2 object. A multipart has no content of its own. */
function partLocation(message: BlobLocation, part: Part | undefined): BlobLocation | null {
	if (part === undefined || part.type.startsWith('multipart/')) return null;
	const { bodyStart, bodyEnd, encoding, type, charset, fileName, decodedBytes } = part;
	const range = { start: message.start + bodyStart, end: message.start + bodyEnd };
	return { key: message.key, ...range, encoding, type, charset, fileName, decodedBytes };
}
