// JMAP over WebSocket (RFC 8887): the door. The socket itself lives in the account's object, which may hibernate.
import type { SignedIn } from '../directory/credentials';
import { accountStub } from './account-stub';
import { noAccount } from './jmap-calls';
import { callerOf } from './jmap-session';
import { problemResponse } from './problems';
import type { Call, Route } from './routes';

export const socketRoutes: readonly Route[] = [{ method: 'GET', path: '/jmap/ws', guard: 'person', handle: connect }];

/** What the object needs of the handshake (RFC 6455 section 4.1). Credentials and claims of the client stay here. */
const FORWARDED = /^(upgrade|connection|sec-websocket-.+)$/i;

async function connect(call: Call, person: SignedIn): Promise<Response> {
	if (call.req.header('Upgrade')?.toLowerCase() !== 'websocket') {
		return problemResponse(426, 'Upgrade required', 'This address speaks WebSocket only.', { Upgrade: 'websocket' });
	}
	const offered = (call.req.header('Sec-WebSocket-Protocol') ?? '').split(',').map((name) => name.trim());
	if (!offered.includes('jmap')) return problemResponse(400, 'Wrong subprotocol', 'Ask for the subprotocol "jmap".');
	return openSocket(call, person, call.req.raw.headers);
}

/** The account's answer to the handshake in `handshake`; its socket speaks for all accounts that the person was granted. */
export async function openSocket(call: Call, person: SignedIn, handshake: Headers): Promise<Response> {
	const account = person.accounts[0];
	if (account === undefined) return noAccount();
	const headers = new Headers([...handshake].filter(([name]) => FORWARDED.test(name)));
	headers.set('X-Waypost-Account', account.id);
	headers.set('X-Waypost-Caller', encodeURIComponent(JSON.stringify(await callerOf(call.env, person))));
	return accountStub(call.env, account.id).fetch(new Request(call.req.url, { headers }));
}
