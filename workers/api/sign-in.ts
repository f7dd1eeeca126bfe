// Signing in and out of the web app: a password for a cookie. Mail clients use Basic authentication instead.
import { deleteCookie, setCookie } from 'hono/cookie';
import { verifyPassword } from '../directory/passwords';
import { findPerson } from '../directory/people';
import { endSession, SESSION_MS, startSession } from '../directory/sessions';
import { toBase64url } from '../domain/base64url';
import { COOKIE, overHttps, sessionToken } from './identity';
import { readJson } from './json-body';
import { problemResponse, unauthorized } from './problems';
import type { Call, Route } from './routes';

const MAX_BODY_OCTETS = 8192;

export const signInRoutes: readonly Route[] = [
	{ method: 'POST', path: '/api/session', guard: 'public', handle: signIn },
	{ method: 'DELETE', path: '/api/session', guard: 'public', handle: signOut },
];

/** `{address, password}` → a session cookie. An unknown address takes as long, and reads the same, as a wrong password. */
async function signIn(call: Call): Promise<Response> {
	const given = credentials(await readJson(call.req.raw, MAX_BODY_OCTETS));
	if (given === null) return problemResponse(400, 'Bad request', 'Send JSON with an address and a password.');
	const found = await findPerson(call.env.DIRECTORY, given.address);
	const right = await verifyPassword(found?.passwordHash ?? null, given.password);
	if (!found || !right) return unauthorized(call.req.raw, 'The address or the password is wrong.');
	await forget(call);
	const token = freshToken();
	await startSession(call.env.DIRECTORY, token, found.person.id, Date.now());
	setCookie(call, COOKIE, token, { ...cookieOptions(call), maxAge: SESSION_MS / 1000 });
	return call.json({ address: found.person.address, accounts: found.person.accounts });
}

/** Signing out twice, or after the session ended by itself, is signing out. */
async function signOut(call: Call): Promise<Response> {
	await forget(call);
	deleteCookie(call, COOKIE, cookieOptions(call));
	return call.body(null, 204);
}

async function forget(call: Call): Promise<void> {
	const token = sessionToken(call);
	if (token !== undefined) await endSession(call.env.DIRECTORY, token);
}

function cookieOptions(call: Call) {
	const shared = { path: '/', httpOnly: true, sameSite: 'Lax' } as const;
	return overHttps(call) ? ({ ...shared, secure: true, prefix: 'host' } as const) : shared;
}

function credentials(body: Awaited<ReturnType<typeof readJson>>): { address: string; password: string } | null {
	const { address, password } = ((body.ok ? body.value : null) ?? {}) as Record<string, unknown>;
	return typeof address === 'string' && typeof password === 'string' ? { address, password } : null;
}

/** 256 random bits in base64url. */
function freshToken(): string {
	return toBase64url(crypto.getRandomValues(new Uint8Array(32)));
}
