// The platform's key towards push services (RFC 8292): made when it is first asked for, and the same ever after.
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { toBase64url } from '../domain/base64url';
import type { VapidKey } from '../domain/web-push';
import { keys } from './schema';

const NAME = 'vapid';

/** By directory, for this isolate's life: every session object names the public key. */
const known = new WeakMap<D1Database, Promise<VapidKey>>();

export function vapidKey(directory: D1Database, now: number): Promise<VapidKey> {
	const found = known.get(directory);
	if (found !== undefined) return found;
	const asked = findOrMake(directory, now);
	known.set(directory, asked);
	asked.catch(() => known.delete(directory)); // told to whoever asked; the next one asks again
	return asked;
}

/** Two at once: the table keeps the first, and both go on with that one. */
async function findOrMake(directory: D1Database, now: number): Promise<VapidKey> {
	const kept = await find(directory);
	if (kept !== null) return kept;
	const value = await makeKey();
	await drizzle(directory).insert(keys).values({ name: NAME, value, createdAt: now }).onConflictDoNothing();
	return (await find(directory)) ?? value;
}

async function find(directory: D1Database): Promise<VapidKey | null> {
	const [row] = await drizzle(directory).select().from(keys).where(eq(keys.name, NAME));
	return (row?.value as VapidKey | undefined) ?? null;
}

async function makeKey(): Promise<VapidKey> {
	const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
	const pair = (await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as CryptoKeyPair;
	const point = new Uint8Array((await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer);
	const privateKey = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey;
	return { publicKey: toBase64url(point), privateKey };
}
