// Sign-in sessions. The token is the caller's secret: only its SHA-256 is kept, so that a stolen table signs nobody in.
import { eq, lt } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { hex } from '../domain/hex';
import { type SignedIn, sessionCredential } from './credentials';
import { findSession } from './people';
import { sessions } from './schema';

/** A session ends this long after sign-in, used or not. */
export const SESSION_MS = 30 * 24 * 60 * 60 * 1000;

/** `token` is 256 random bits as text. Expired sessions of everybody go on the way. */
export async function startSession(directory: D1Database, token: string, personId: string, now: number): Promise<void> {
	const db = drizzle(directory);
	const tokenHash = await sha256(token);
	await db.batch([
		db.delete(sessions).where(lt(sessions.expiresAt, now)),
		db.insert(sessions).values({ tokenHash, personId, createdAt: now, expiresAt: now + SESSION_MS }),
	]);
}

export async function sessionPerson(directory: D1Database, token: string, now: number): Promise<SignedIn | null> {
	const tokenHash = await sha256(token);
	const found = await findSession(directory, tokenHash, now);
	return found && { ...found.person, credential: sessionCredential(tokenHash, found.expiresAt) };
}

/** Ends one session; that it never was is fine. */
export async function endSession(directory: D1Database, token: string): Promise<void> {
	await drizzle(directory)
		.delete(sessions)
		.where(eq(sessions.tokenHash, await sha256(token)));
}

async function sha256(text: string): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return hex(digest);
}
