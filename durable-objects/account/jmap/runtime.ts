// Runs a JMAP request's calls in order (RFC 8620 section 3.4), each in the account that it names, with references resolved
// here for all of them. Knows no method by name but the registry's.
import type { Caller } from '../../../workers/domain/caller';
import {
	CORE,
	type Invocation,
	type JmapAnswer,
	type JmapRequest,
	type JmapResponse,
} from '../../../workers/domain/jmap';
import type { JsonObject } from './core/args';
import type { Context, MethodEntry } from './core/context';
import { MethodError } from './core/method-error';
import { resolveReferences } from './core/references';
import { parseRequest } from './core/request';
import { ResponseRoom } from './core/response-room';
import { METHODS } from './methods';

/** Everything of a Context that does not depend on the request. */
export type AccountContext = Omit<Context, 'using' | 'createdIds' | 'caller'>;

export async function answer(value: unknown, caller: Caller, account: AccountContext): Promise<JmapAnswer> {
	const parsed = parseRequest(value);
	if (!parsed.ok) return { status: parsed.problem.status, body: parsed.problem };
	return { status: 200, body: await run(parsed.request, caller, account) };
}

async function run(request: JmapRequest, caller: Caller, account: AccountContext): Promise<JmapResponse> {
	const createdIds = new Map(Object.entries(request.createdIds ?? {}));
	const ctx: Context = { ...account, caller, using: new Set(request.using), createdIds };
	const methodResponses: Invocation[] = [];
	const room = new ResponseRoom();
	for (const call of request.methodCalls) await respond(call, methodResponses, room, ctx);
	const response = { methodResponses, sessionState: caller.sessionState };
	// Told back only to a client that told its own (RFC 8620 section 3.4).
	return request.createdIds === undefined ? response : { ...response, createdIds: Object.fromEntries(createdIds) };
}

/** Adds the call's responses: its own, and those of the calls that it brings with it. */
async function respond(
	[name, args, callId]: Invocation,
	responses: Invocation[],
	room: ResponseRoom,
	ctx: Context,
): Promise<void> {
	try {
		const method = methodFor(name, ctx);
		const resolved = resolveReferences(args, responses);
		const elsewhere = otherAccount(method, resolved, ctx);
		if (elsewhere !== null) {
			responses.push(...(await handOn(elsewhere, [name, resolved, callId], ctx)));
			return;
		}
		const response = await method.run(resolved, ctx);
		room.take(response, method.changes === true);
		responses.push([name, response, callId]);
		for (const [next, more] of method.follows?.(resolved, response, ctx) ?? []) {
			await respond([next, more, callId], responses, room, ctx);
		}
	} catch (error) {
		responses.push(['error', toldError(error, name, ctx).toArguments(), callId]);
	}
}

function toldError(error: unknown, method: string, { accountId }: Context): MethodError {
	if (error instanceof MethodError) return error;
	console.error(JSON.stringify({ event: 'jmap-fault', method, accountId, cause: String(error) }));
	return new MethodError('serverFail', 'Something went wrong here. Nothing of this call was kept.');
}

function methodFor(name: string, ctx: Context): MethodEntry {
	const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
	if (method !== undefined && ctx.using.has(method.capability)) return method;
	throw new MethodError('unknownMethod', `There is no method ${name} in the capabilities that are used.`);
}

/** The granted account that the call is for, where it is another than this one. */
function otherAccount(method: MethodEntry, { accountId }: JsonObject, { caller, ...ctx }: Context): string | null {
	const home = caller.accounts[0]?.id ?? ctx.accountId;
	if (method.atHome) return home === ctx.accountId ? null : home;
	if (method.capability === CORE && accountId === undefined) return null;
	if (typeof accountId !== 'string' || accountId === ctx.accountId) return null;
	if (caller.accounts.some((account) => account.id === accountId)) return accountId;
	throw new MethodError('accountNotFound', 'There is no such account here.');
}

/** To another account's object: references are resolved, and ids created so far go along and come back. */
async function handOn(accountId: string, call: Invocation, ctx: Context): Promise<Invocation[]> {
	const request: JmapRequest = {
		using: [...ctx.using],
		methodCalls: [call],
		createdIds: Object.fromEntries(ctx.createdIds),
	};
	const { status, body } = await ctx.peer(accountId).jmap(accountId, request, ctx.caller);
	if (status !== 200) throw new Error(`The account ${accountId} refused a call that it was handed.`);
	const { methodResponses, createdIds } = body as JmapResponse;
	for (const [key, id] of Object.entries(createdIds ?? {})) ctx.createdIds.set(key, id);
	return methodResponses;
}
