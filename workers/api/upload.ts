// Upload of a blob (RFC 8620 section 6.1): straight into R2, then told to its account.
import type { Person } from '../directory/people';
import { madeBlobId, rawKey } from '../domain/blob';
import { LIMITS } from '../domain/jmap';
import { problem } from '../domain/problem';
import { accountStub } from './account-stub';
import { atMost } from './concurrency';
import { mayOpen } from './download';
import { asResponse, notFound, problemResponse } from './problems';
import type { Call, Route } from './routes';

export const uploadRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/jmap/upload/:accountId',
		guard: 'person',
		handle: atMost('maxConcurrentUpload', 429, upload),
	},
];

async function upload(call: Call, person: Person): Promise<Response> {
	const { accountId = '' } = call.req.param();
	if (!mayOpen(person, accountId)) return notFound();
	const blobId = madeBlobId(crypto.getRandomValues(new Uint8Array(16)));
	const key = rawKey(accountId, blobId);
	const size = await store(call, key);
	if (size === null) return tooLarge();
	const type = call.req.header('Content-Type') ?? 'application/octet-stream';
	const outcome = await accountStub(call.env, accountId).addUpload(accountId, {
		blobId,
		size,
		type,
		personId: person.id,
	});
	// Not 201: RFC 8620 section 6.1 names no status, and a widespread client library takes nothing but 200.
	if (outcome === 'kept') return Response.json({ accountId, blobId, type, size });
	await call.env.MAIL.delete(key);
	return problemResponse(507, 'No room', 'This account is full: delete some mail first.');
}

/** Octets that were stored; null: more than are taken. R2 wants to know the length first: a body that does not say is held. */
async function store(call: Call, key: string): Promise<number | null> {
	const declared = call.req.header('Content-Length');
	const body = call.req.raw.body;
	if (declared === undefined || body === null) {
		const octets = await octetsOf(body);
		if (octets !== null) await call.env.MAIL.put(key, octets);
		return octets?.byteLength ?? null;
	}
	const length = Number(declared);
	if (length > LIMITS.maxSizeUpload) return null;
	await call.env.MAIL.put(key, body.pipeThrough(new FixedLengthStream(length)));
	return length;
}

async function octetsOf(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array | null> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of body ?? []) {
		size += chunk.byteLength;
		if (size > LIMITS.maxSizeUpload) return null;
		chunks.push(chunk);
	}
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.byteLength;
	}
	return whole;
}

function tooLarge(): Response {
	const detail = `An upload has at most ${LIMITS.maxSizeUpload} octets.`;
	return asResponse(problem(413, 'Too large', detail, 'urn:ietf:params:jmap:error:limit', 'maxSizeUpload'));
}
