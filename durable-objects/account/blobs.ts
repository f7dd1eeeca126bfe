// Where this account's blobs stand: whole messages and uploads, and parts as ranges of messages. Finds nothing of another account.
import type { BlobLocation, EmailParts } from '../../workers/domain/account';
import { parseBlobId, rawKey } from '../../workers/domain/blob';
import { fromId } from './ids';
import type { Database } from './store/database';
import { bodyRecords, emailByBlob, emailRecords } from './store/emails';
import { uploadOf } from './store/uploads';

export function locateBlob(db: Database, accountId: string, blobId: string): BlobLocation | null {
	const named = parseBlobId(blobId);
	if (named === null) return null;
	const key = rawKey(accountId, named.blobId);
	const upload = named.part === null ? uploadOf(db, named.blobId) : null;
	if (upload !== null) return wholeBlob(key, upload.size, upload.type);
	const email = emailByBlob(db, named.blobId);
	if (email === null) return null;
	if (named.part === null) return wholeBlob(key, email.size, 'message/rfc822');
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

function wholeBlob(key: string, bytes: number, type: string): BlobLocation {
	const octets = { start: 0, end: bytes, encoding: null, decodedBytes: bytes };
	return { key, ...octets, type, charset: null, fileName: null };
}
