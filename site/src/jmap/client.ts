// The way to the server: sign-in, the session, JMAP calls and download addresses. Holds no state and shows nothing.
import type { Invocation, JmapResponse } from '../../../workers/domain/jmap';
import { CORE, MAIL, SCAN, WAYPOST, WEBSOCKET } from '../../../workers/domain/jmap';
import { Fault } from './fault';
import { inTurns } from './turns';
import type { BodyPart, Session } from './types';

const TIMEOUT_MS = 30_000;
/** Of one page: the server's limit is for all of a person's pages and clients together. */
const MAX_AT_ONCE = 4;

/** Runs method calls in one request; `answer('id')` is that call's arguments, or throws its Fault. */
export type Call = (calls: Invocation[]) => Promise<Answers>;
export type Answers = <T>(callId: string) => T;

/** A fetch to our own server. Throws Fault 'offline' (nothing answered) or 'signedOut' (401). */
async function reach(path: string, init: RequestInit = {}): Promise<Response> {
	const headers = new Headers(init.headers);
	headers.set('X-Requested-With', 'waypost');
	let response: Response;
	try {
		response = await fetch(path, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
	} catch (cause) {
		throw new Fault('offline', 'network', 'The server could not be reached.', cause);
	}
	if (response.status === 401) throw new Fault('signedOut', '401', await detailOf(response, 'Please sign in.'));
	return response;
}

async function detailOf(response: Response, otherwise: string): Promise<string> {
	try {
		const body = (await response.json()) as { detail?: unknown };
		return typeof body.detail === 'string' && body.detail !== '' ? body.detail : otherwise;
	} catch {
		return otherwise; // no problem body (RFC 9457): the caller's words stand
	}
}

async function refused(response: Response): Promise<Fault> {
	const words = `The server answered with an error (${response.status}).`;
	return new Fault('server', String(response.status), await detailOf(response, words));
}

export async function signIn(address: string, password: string): Promise<void> {
	const response = await reach('/api/session', {
		method: 'POST',
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ address, password }),
	});
	if (!response.ok) throw await refused(response);
}

export async function signOut(): Promise<void> {
	const response = await reach('/api/session', { method: 'DELETE' });
	if (!response.ok) throw await refused(response);
}

export async function openSession(): Promise<Session> {
	const response = await reach('/jmap/session', { headers: { Accept: 'application/json' } });
	if (!response.ok) throw await refused(response);
	return (await response.json()) as Session;
}

export function caller(apiUrl: string): Call {
	const turn = inTurns(MAX_AT_ONCE);
	return async (methodCalls) => {
		const init = {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ using: [CORE, MAIL, WAYPOST, SCAN], methodCalls }),
		};
		const response = await turn(() => reach(apiUrl, init));
		if (!response.ok) throw await refused(response);
		return answers((await response.json()) as JmapResponse);
	};
}

function answers(response: JmapResponse): Answers {
	return <T>(callId: string): T => {
		const found = response.methodResponses.find((one) => one[2] === callId);
		if (!found) throw new Fault('server', 'missing', 'The server left a question unanswered.');
		if (found[0] === 'error') throw methodFault(found[1]);
		return found[1] as T;
	};
}

function methodFault(args: Record<string, unknown>): Fault {
	const type = typeof args.type === 'string' ? args.type : 'serverFail';
	return new Fault('method', type, `The server refused this (${type}).`);
}

/** The push address of RFC 8887 section 3.1, absolute; null where the server offers none. */
export function pushUrl(session: Session, base: string): string | null {
	const capability = session.capabilities[WEBSOCKET] as { url?: string; supportsPush?: boolean } | undefined;
	if (!capability?.url) return null;
	const url = new URL(capability.url, base);
	url.protocol = url.protocol.replace('http', 'ws');
	return url.href;
}

/** Fills the session's download template (RFC 8620 section 6.2). */
export function downloadUrl(template: string, accountId: string, part: BodyPart, name: string): string {
	const values: Record<string, string> = { accountId, blobId: part.blobId ?? '', type: part.type, name };
	return template.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(values[key] ?? ''));
}
