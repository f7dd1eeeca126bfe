// Runs a JMAP request's calls in order (RFC 8620 section 3.4) against one account. Knows no method by name but the registry's.
import { CORE, type Invocation, type JmapRequest, type JmapResponse } from '../../../workers/domain/jmap';
import type { Problem } from '../../../workers/domain/problem';
import type { JsonObject } from './core/args';
import type { Context, MethodEntry } from './core/context';
import { MethodError } from './core/method-error';
import { resolveReferences } from './core/references';
import { parseRequest } from './core/request';
import { ResponseRoom } from './core/response-room';
import { standardMethods } from './core/standard';
import { email } from './email/email';
import { mailbox } from './mailbox/mailbox';
import { thread } from './thread/thread';

export type JmapAnswer = { status: 200; body: JmapResponse } | { status: number; body: Problem };

const METHODS: Record<string, MethodEntry> = {
	'Core/echo': { capability: CORE, run: (args) => args },
	...standardMethods(mailbox),
	...standardMethods(thread),
	...standardMethods(email),
};

/** Everything of a Context that does not depend on the request. */
export type AccountContext = Omit<Context, 'using' | 'createdIds'>;

export async function answer(value: unknown, sessionState: string, account: AccountContext): Promise<JmapAnswer> {
	const parsed = parseRequest(value);
	if (!parsed.ok) return { status: parsed.problem.status, body: parsed.problem };
	return { status: 200, body: await run(parsed.request, sessionState, account) };
}

async function run(request: JmapRequest, sessionState: string, account: AccountContext): Promise<JmapResponse> {
	const createdIds = new Map(Object.entries(request.createdIds ?? {}));
	const ctx: Context = { ...account, using: new Set(request.using), createdIds };
	const methodResponses: Invocation[] = [];
	const room = new ResponseRoom();
	for (const call of request.methodCalls) methodResponses.push(await respond(call, methodResponses, room, ctx));
	const response = { methodResponses, sessionState };
	// Told back only to a client that told its own (RFC 8620 section 3.4).
	return request.createdIds === undefined ? response : { ...response, createdIds: Object.fromEntries(createdIds) };
}

async function respond(
	[name, args, callId]: Invocation,
	earlier: Invocation[],
	room: ResponseRoom,
	ctx: Context,
): Promise<Invocation> {
	try {
		const method = methodFor(name, ctx);
		const response = await runMethod(method, args, earlier, ctx);
		room.take(response, method.changes === true);
		return [name, response, callId];
	} catch (error) {
		if (error instanceof MethodError) return ['error', error.toArguments(), callId];
		console.error(
			JSON.stringify({ event: 'jmap-fault', method: name, accountId: ctx.accountId, cause: String(error) }),
		);
		const fault = new MethodError('serverFail', 'Something went wrong here. Nothing of this call was kept.');
		return ['error', fault.toArguments(), callId];
	}
}

function methodFor(name: string, ctx: Context): MethodEntry {
	const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
	if (method !== undefined && ctx.using.has(method.capability)) return method;
	throw new MethodError('unknownMethod', `There is no method ${name} in the capabilities that are used.`);
}

function runMethod(method: MethodEntry, args: JsonObject, earlier: Invocation[], ctx: Context) {
	const resolved = resolveReferences(args, earlier);
	if (method.capability !== CORE && typeof resolved.accountId === 'string' && resolved.accountId !== ctx.accountId) {
		throw new MethodError('accountNotFound', 'There is no such account here.');
	}
	return method.run(resolved, ctx);
}
