// JMAP over WebSocket (RFC 8887) on sockets that hibernate: all that a socket knows is in its attachment.
// Authentication was the API's: what comes here is already this account's person.
import type { Caller } from '../../workers/domain/caller';
import { type JmapAnswer, LIMITS, type StateChange } from '../../workers/domain/jmap';
import type { Problem } from '../../workers/domain/problem';
import { isObject, type JsonObject } from './jmap/core/args';
import { refuse } from './jmap/core/request';
import type { States, StateType } from './store/history';

interface Attachment {
	accountId: string;
	caller: Caller;
	/** Types whose changes are told; null: none asked for. */
	push: StateType[] | null;
}

/** What a message may ask of the account. */
export interface SocketHost {
	answer: (request: unknown, caller: Caller) => Promise<JmapAnswer>;
	states: () => Record<StateType, string>;
	/** Names the account's present: RFC 8887 section 4.3.5.1. */
	pushState: () => string;
}

const PUSHED: readonly StateType[] = ['Email', 'EmailDelivery', 'Mailbox', 'Thread'];

/** Takes the upgrade that the API let through. Headers as the API sets them; without them nobody is let in. */
export function acceptSocket(ctx: DurableObjectState, request: Request): Response {
	const accountId = request.headers.get('X-Waypost-Account');
	const caller = request.headers.get('X-Waypost-Caller');
	if (request.headers.get('Upgrade')?.toLowerCase() !== 'websocket' || !accountId || !caller) {
		return new Response('This address speaks WebSocket only.', { status: 426, headers: { Upgrade: 'websocket' } });
	}
	const { 0: client, 1: server } = new WebSocketPair();
	ctx.acceptWebSocket(server);
	attach(server, { accountId, caller: JSON.parse(decodeURIComponent(caller)) as Caller, push: null });
	return new Response(null, { status: 101, webSocket: client, headers: { 'Sec-WebSocket-Protocol': 'jmap' } });
}

/** Tells every socket that asked for one of the changed types. Call after the commit, never before. */
export function broadcast(ctx: DurableObjectState, accountId: string, changed: States, pushState: string): void {
	for (const socket of ctx.getWebSockets()) {
		const { push } = attachmentOf(socket);
		if (push !== null) sendChange(socket, accountId, pick(changed, push), pushState);
	}
}

export async function handleMessage(socket: WebSocket, data: string | ArrayBuffer, host: SocketHost): Promise<void> {
	// RFC 8887 section 4.3.1: JMAP is text.
	if (typeof data !== 'string') return socket.close(1003, 'JMAP messages are text.');
	const message = parseMessage(data);
	if (!message.ok) return sendError(socket, message.problem, null);
	const { '@type': type, ...rest } = message.object;
	if (type === 'Request') return answerRequest(socket, rest, host);
	if (type === 'WebSocketPushEnable') return enablePush(socket, rest, host);
	if (type === 'WebSocketPushDisable') return attach(socket, { ...attachmentOf(socket), push: null });
	sendError(
		socket,
		refuse('notRequest', 'The "@type" of a message is Request, WebSocketPushEnable or -Disable.').problem,
		null,
	);
}

/** Ends the closing handshake (RFC 6455 section 7.1.2): until then a socket that left would count as connected. */
export function answerClose(socket: WebSocket, code: number): void {
	// Codes that say that none came, or that may not be sent at all (section 7.4), are answered as a plain goodbye.
	const sendable = code >= 1000 && code < 5000 && ![1004, 1005, 1006, 1015].includes(code);
	socket.close(sendable ? code : 1000);
}

async function answerRequest(socket: WebSocket, message: JsonObject, host: SocketHost): Promise<void> {
	const requestId = typeof message.id === 'string' ? message.id : null;
	const { status, body } = await host.answer(message, attachmentOf(socket).caller);
	if (status !== 200) return sendError(socket, body as Problem, requestId);
	send(socket, { '@type': 'Response', ...(requestId === null ? {} : { requestId }), ...body });
}

/** A client that comes back with another pushState than ours has missed something: it is told all states at once. */
function enablePush(socket: WebSocket, { dataTypes, pushState }: JsonObject, host: SocketHost): void {
	const push = Array.isArray(dataTypes) ? PUSHED.filter((type) => dataTypes.includes(type)) : [...PUSHED];
	const attachment = { ...attachmentOf(socket), push };
	attach(socket, attachment);
	const current = host.pushState();
	if (typeof pushState !== 'string' || pushState === current) return;
	sendChange(socket, attachment.accountId, pick(host.states(), push), current);
}

type ParsedMessage = { ok: true; object: JsonObject } | { ok: false; problem: Problem };

function parseMessage(data: string): ParsedMessage {
	if (data.length > LIMITS.maxSizeRequest) {
		const { problem } = refuse('notRequest', `A request has at most ${LIMITS.maxSizeRequest} octets.`);
		return { ok: false, problem: { ...problem, type: 'urn:ietf:params:jmap:error:limit', limit: 'maxSizeRequest' } };
	}
	try {
		const value: unknown = JSON.parse(data);
		return isObject(value) ? { ok: true, object: value } : refuse('notRequest', 'A message is a JSON object.');
	} catch {
		return refuse('notJSON', 'The message is not JSON.'); // the client is told, which is all there is to do
	}
}

function sendChange(socket: WebSocket, accountId: string, states: States, pushState: string): void {
	if (Object.keys(states).length === 0) return;
	const change: StateChange = { '@type': 'StateChange', changed: { [accountId]: states } };
	send(socket, { ...change, pushState });
}

function sendError(socket: WebSocket, problem: Problem, requestId: string | null): void {
	send(socket, { '@type': 'RequestError', requestId, ...problem });
}

function send(socket: WebSocket, message: JsonObject): void {
	try {
		socket.send(JSON.stringify(message));
	} catch {
		// The socket is closing: its client comes back and asks for what it missed.
	}
}

function pick(states: States, types: readonly StateType[]): States {
	return Object.fromEntries(Object.entries(states).filter(([type]) => types.includes(type as StateType)));
}

function attach(socket: WebSocket, attachment: Attachment): void {
	socket.serializeAttachment(attachment);
}

function attachmentOf(socket: WebSocket): Attachment {
	return socket.deserializeAttachment() as Attachment;
}
