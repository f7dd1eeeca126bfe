// The event source (RFC 8620 section 7.3): push for clients that can hold a response open but have no WebSocket. The door.
import type { SignedIn } from '../directory/credentials';
import { parseEventQuery } from './event-query';
import { eventStream } from './event-stream';
import { openSocket } from './jmap-socket';
import { problemResponse } from './problems';
import type { Call, Route } from './routes';

export const eventSourceRoutes: readonly Route[] = [
	{ method: 'GET', path: '/jmap/eventsource', guard: 'person', handle: listen },
];

/** What the account's object takes for a client's handshake. */
const HANDSHAKE = new Headers({ Upgrade: 'websocket', 'Sec-WebSocket-Protocol': 'jmap' });

async function listen(call: Call, person: SignedIn): Promise<Response> {
	const asked = parseEventQuery(new URL(call.req.url).searchParams);
	if (!asked.ok) return problemResponse(400, 'Bad request', asked.detail);
	const opened = await openSocket(call, person, HANDSHAKE);
	if (!opened.webSocket) return opened; // its own words why
	const body = eventStream(opened.webSocket, asked.query, call.req.header('Last-Event-ID') ?? null);
	// no-transform: what compresses on the way would hold events back.
	return new Response(body, {
		headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' },
	});
}
