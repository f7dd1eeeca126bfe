// Who is asking: by session cookie, or by Basic authentication (RFC 7617) for mail clients. Decides no access.
import { getCookie } from 'hono/cookie';
import { passwordCredential, type SignedIn } from '../directory/credentials';
import { findPerson } from '../directory/people';
import { sessionPerson } from '../directory/sessions';
import type { Call } from './routes';
import { verifyOften } from './verified-passwords';

export const COOKIE = 'waypost';

/** null: nobody we know. Credentials in the Authorization header count before, and instead of, a cookie. */
export async function identify(call: Call, now: number): Promise<SignedIn | null> {
	const authorization = call.req.header('Authorization');
	if (authorization !== undefined) return identifyBasic(call.env.DIRECTORY, authorization, now);
	const token = sessionToken(call);
	return token === undefined ? null : sessionPerson(call.env.DIRECTORY, token, now);
}

export function sessionToken(call: Call): string | undefined {
	return overHttps(call) ? getCookie(call, COOKIE, 'host') : getCookie(call, COOKIE);
}

/** `__Host-` cookies (which no sibling domain can set) exist over https only; a local start has none. */
export function overHttps(call: Call): boolean {
	return new URL(call.req.url).protocol === 'https:';
}

async function identifyBasic(directory: D1Database, authorization: string, now: number): Promise<SignedIn | null> {
	const credentials = parseBasic(authorization);
	if (credentials === null) return null;
	const found = await findPerson(directory, credentials.address);
	const right = await verifyOften(found?.passwordHash ?? null, credentials.password, now);
	if (!found || !right) return null;
	return { ...found.person, credential: await passwordCredential(found.passwordHash) };
}

function parseBasic(authorization: string): { address: string; password: string } | null {
	const encoded = /^Basic +([A-Za-z0-9+/]+=*) *$/i.exec(authorization)?.[1];
	const pair = encoded === undefined ? null : decodeBase64(encoded);
	const colon = pair?.indexOf(':') ?? -1;
	return pair === null || colon < 0 ? null : { address: pair.slice(0, colon), password: pair.slice(colon + 1) };
}

function decodeBase64(encoded: string): string | null {
	try {
		return new TextDecoder().decode(Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)));
	} catch {
		return null; // not base64: credentials that match nobody
	}
}
