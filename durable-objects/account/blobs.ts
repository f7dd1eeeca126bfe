// Where this account's blobs stand: whole messages, and parts as ranges of them. Finds nothing of another account.
import type { BlobLocation, EmailParts } from '../../workers/domain/account';
import { parseBlobId, rawKey } from '../../workers/domain/blob';
import { fromId } from './ids';
import type { Database } from './store/database';
import { bodyRecords, emailByBlob, emailRecords } from './store/emails';

export function locateBlob(db: Database, accountId: string, blobId: string): BlobLocation | null {
	const named = parseBlobId(blobId);
	const email = named === null ? null : emailByBlob(db, named.blobId);
	if (named === null || email === null) return null;
	const key = rawKey(accountId, named.blobId);
	if (named.part === null) return wholeMessage(key, email.size);
	const part = bodyRecords(db, [email.id]).get(email.id)?.parts[named.part];
	if (part === undefined || part.type.startsWith('multipart/')) return null;
	const { bodyStart: start, bodyEnd: end, encoding, type, charset, fileName, decodedBytes } = part;
	return { key, start, end, encoding, type, charset, fileName, decodedBytes };
}

export function partsOf(db: Database, accountId: string, emailId: string): EmailParts | null {
	const id = fromId('Email', emailId);
	const email = id === null ? undefined : emailRecords(db, [id])[0];
	const body = email && bodyRecords(db, [email.id]).get(email.id);
	if (!email || !body) return null;
	return { emailId, blobId: email.blobId, key: rawKey(accountId, email.blobId), parts: body.parts };
}

function wholeMessage(key: string, bytes: number): BlobLocation {
	const octets = { start: 0, end: bytes, encoding: null, decodedBytes: bytes };
	return { key, ...octets, type: 'message/rfc822', charset: null, fileName: null };
}
