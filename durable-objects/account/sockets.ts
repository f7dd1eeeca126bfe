// JMAP over WebSocket (RFC 8887) on sockets that hibernate: all that a socket knows is in its attachment.
// Authentication was the API's: what comes here is already one of this account's people.
import type { Seen } from '../../workers/domain/account';
import type { Caller } from '../../workers/domain/caller';
import type { Gate } from '../../workers/domain/gate';
import { type JmapAnswer, LIMITS, type StateChange } from '../../workers/domain/jmap';
import type { Problem } from '../../workers/domain/problem';
import { isObject, type JsonObject } from './jmap/core/args';
import { beyond, refuse } from './jmap/core/request';

interface Attachment {
	caller: Caller;
	/** Types whose changes are told. */
	push: 'none' | 'all' | string[];
	/** The modseq of each account that the client knows of, or was told. */
	told: Record<string, number>;
}

/** What a message may ask of the account. */
export interface SocketHost {
	answer: (request: unknown, caller: Caller) => Promise<JmapAnswer>;
	/** Of all sockets together (RFC 8620 section 2: maxConcurrentRequests). */
	requests: Gate;
	/** How the caller's accounts stand. From then on, every change of them comes to `broadcast`. */
	watch: (caller: Caller) => Promise<Record<string, Seen>>;
}

/** Takes the upgrade that the API let through. Headers as the API sets them; without them nobody is let in. */
export function acceptSocket(ctx: DurableObjectState, request: Request): Response {
	const accountId = request.headers.get('X-Waypost-Account');
	const caller = request.headers.get('X-Waypost-Caller');
	if (request.headers.get('Upgrade')?.toLowerCase() !== 'websocket' || !accountId || !caller) {
		return new Response('This address speaks WebSocket only.', { status: 426, headers: { Upgrade: 'websocket' } });
	}
	const { 0: client, 1: server } = new WebSocketPair();
	ctx.acceptWebSocket(server);
	attach(server, { caller: JSON.parse(decodeURIComponent(caller)) as Caller, push: 'none', told: {} });
	return new Response(null, { status: 101, webSocket: client, headers: { 'Sec-WebSocket-Protocol': 'jmap' } });
}

/**
 * Tells every socket that asked for one of the changed types of that account, be it this one or one that is watched. Call
 * after the commit, never before. Says whether anybody listens for that account at all.
 */
export function broadcast(
	ctx: DurableObjectState,
	accountId: string,
	changed: Record<string, string>,
	modseq: number,
): boolean {
	let listening = false;
	for (const socket of ctx.getWebSockets()) {
		const attachment = attachmentOf(socket);
		if (attachment.push === 'none' || !isGranted(attachment.caller, accountId)) continue;
		listening = true;
		raise(attachment, accountId, modseq);
		attach(socket, attachment);
		sendChange(socket, { [accountId]: changed });
	}
	return listening;
}

export async function handleMessage(socket: WebSocket, data: string | ArrayBuffer, host: SocketHost): Promise<void> {
	// RFC 8887 section 4.3.1: JMAP is text.
	if (typeof data !== 'string') return socket.close(1003, 'JMAP messages are text.');
	const message = parseMessage(data);
	if (!message.ok) return sendError(socket, message.problem, null);
	const { '@type': type, ...rest } = message.object;
	if (type === 'Request') return answerRequest(socket, rest, host);
	if (type === 'WebSocketPushEnable') return enablePush(socket, rest, host);
	if (type === 'WebSocketPushDisable') return attach(socket, { ...attachmentOf(socket), push: 'none' });
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
	const { caller } = attachmentOf(socket);
	const entry = host.requests.enter(caller.personId, Date.now());
	if (entry === null) {
		const words = `At most ${LIMITS.maxConcurrentRequests} of your requests are served here at the same time.`;
		return sendError(socket, beyond('maxConcurrentRequests', words).problem, requestId);
	}
	try {
		const { status, body } = await host.answer(message, caller);
		if (status !== 200) return sendError(socket, body as Problem, requestId);
		send(socket, { '@type': 'Response', ...(requestId === null ? {} : { requestId }), ...body });
	} finally {
		host.requests.leave(entry);
	}
}

/** A client that comes back with another pushState than ours has missed something: it is told at once how things stand. */
async function enablePush(socket: WebSocket, asked: JsonObject, host: SocketHost): Promise<void> {
	const { dataTypes, pushState } = asked;
	const push = Array.isArray(dataTypes) ? dataTypes.filter((type) => typeof type === 'string') : 'all';
	// Before anybody is asked: what changes from now on is told, whatever the others answer.
	attach(socket, { ...attachmentOf(socket), push });
	const seen = await host.watch(attachmentOf(socket).caller).catch((cause) => {
		console.error(JSON.stringify({ event: 'watch-failed', cause: String(cause) }));
		socket.close(1011, 'An account cannot be reached. Please come back.');
		return {};
	});
	const attachment = attachmentOf(socket);
	for (const [accountId, { modseq }] of Object.entries(seen)) raise(attachment, accountId, modseq);
	attach(socket, attachment);
	if (typeof pushState === 'string') sendChange(socket, missed(attachment.caller, pushState, seen));
}

/**
 * RFC 8887 section 4.3.5.2: all that the client knows, in few letters. A modseq for each of its accounts, in their order;
 * where that order changes, more is told than was missed, never less.
 */
function pushStateOf({ caller, told }: Attachment): string {
	return caller.accounts.map(({ id }) => told[id] ?? '').join('.');
}

function missed(caller: Caller, pushState: string, seen: Record<string, Seen>): Record<string, Record<string, string>> {
	const known = pushState.split('.');
	const behind = caller.accounts.filter(({ id }, place) => known[place] !== String(seen[id]?.modseq));
	return Object.fromEntries(behind.map(({ id }) => [id, seen[id]?.states ?? {}]));
}

/** An answer that was under way may be older than what was told meanwhile. */
function raise({ told }: Attachment, accountId: string, modseq: number): void {
	told[accountId] = Math.max(told[accountId] ?? 0, modseq);
}

function isGranted({ accounts }: Caller, accountId: string): boolean {
	return accounts.some(({ id }) => id === accountId);
}

type ParsedMessage = { ok: true; object: JsonObject } | { ok: false; problem: Problem };

function parseMessage(data: string): ParsedMessage {
	if (isTooLarge(data)) return beyond('maxSizeRequest', `A request has at most ${LIMITS.maxSizeRequest} octets.`);
	try {
		const value: unknown = JSON.parse(data);
		return isObject(value) ? { ok: true, object: value } : refuse('notRequest', 'A message is a JSON object.');
	} catch {
		return refuse('notJSON', 'The message is not JSON.'); // the client is told, which is all there is to do
	}
}

/** In octets of UTF-8, of which a UTF-16 code unit takes one to three. */
function isTooLarge(data: string): boolean {
	if (data.length * 3 <= LIMITS.maxSizeRequest) return false;
	return data.length > LIMITS.maxSizeRequest || new TextEncoder().encode(data).byteLength > LIMITS.maxSizeRequest;
}

/** Only the types that the socket asked for; nothing where none of them changed. */
function sendChange(socket: WebSocket, changed: Record<string, Record<string, string>>): void {
	const attachment = attachmentOf(socket);
	const told = Object.entries(changed)
		.map(([accountId, states]) => [accountId, pick(states, attachment.push)] as const)
		.filter(([, states]) => Object.keys(states).length > 0);
	if (told.length === 0) return;
	const change: StateChange = { '@type': 'StateChange', changed: Object.fromEntries(told) };
	send(socket, { ...change, pushState: pushStateOf(attachment) });
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

function pick(states: Record<string, string>, push: Attachment['push']): Record<string, string> {
	if (push === 'all') return states;
	return Object.fromEntries(Object.entries(states).filter(([type]) => push.includes(type)));
}

function attach(socket: WebSocket, attachment: Attachment): void {
	socket.serializeAttachment(attachment);
}

function attachmentOf(socket: WebSocket): Attachment {
	return socket.deserializeAttachment() as Attachment;
}
