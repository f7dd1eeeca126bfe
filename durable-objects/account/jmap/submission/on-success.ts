// onSuccessUpdateEmail and onSuccessDestroyEmail (RFC 8621 section 7.5): the one Email/set that follows.
import { fromId, toId } from '../../ids';
import { submissionRows } from '../../store/submissions';
import { type Args, invalid, isObject, type JsonObject } from '../core/args';
import type { Context, ImplicitCall, Method } from '../core/context';
import { resolveId } from '../core/standard-get';

interface OnSuccess {
	/** By submission id, or '#' and creation id. */
	update: [id: string, patch: JsonObject][];
	destroy: string[];
}

export function readOnSuccess(args: Args): OnSuccess {
	const update = Object.entries(args.object('onSuccessUpdateEmail') ?? {}).map(([id, patch]) => {
		if (!isObject(patch)) throw invalid('"onSuccessUpdateEmail" must map ids to patches.');
		return [id, patch] as [string, JsonObject];
	});
	return { update, destroy: args.strings('onSuccessDestroyEmail') ?? [] };
}

/** What follows each response. A submission that was destroyed tells its email no more: it was asked before. */
const following = new WeakMap<JsonObject, ImplicitCall[]>();

export function callsThatFollow(_args: JsonObject, response: JsonObject): ImplicitCall[] {
	return following.get(response) ?? [];
}

/** Around EmailSubmission/set. */
export function withOnSuccess(run: Method): Method {
	return async (args, ctx) => {
		const named = [...Object.keys(isObject(args.onSuccessUpdateEmail) ? args.onSuccessUpdateEmail : {})];
		if (Array.isArray(args.onSuccessDestroyEmail)) named.push(...args.onSuccessDestroyEmail.map(String));
		const before = emailsOf(
			named.map((id) => resolveId(id, ctx)),
			ctx,
		);
		const response = await run(args, ctx);
		following.set(response, implicitCalls(args, response, before, ctx));
		return response;
	};
}

function implicitCalls(
	args: JsonObject,
	response: JsonObject,
	before: Map<string, string>,
	ctx: Context,
): ImplicitCall[] {
	const done = [
		...Object.values((response.created ?? {}) as Record<string, { id: string }>).map(({ id }) => id),
		...Object.keys(response.updated ?? {}),
		...((response.destroyed ?? []) as string[]),
	];
	const emails = new Map([...before, ...emailsOf(done, ctx)].filter(([id]) => done.includes(id)));
	const emailId = (id: string) => emails.get(resolveId(id, ctx));
	const update: Record<string, JsonObject> = {};
	for (const [id, patch] of Object.entries((args.onSuccessUpdateEmail ?? {}) as Record<string, JsonObject>)) {
		const email = emailId(id);
		if (email !== undefined) update[email] = { ...update[email], ...patch };
	}
	const destroy = ((args.onSuccessDestroyEmail ?? []) as string[]).flatMap((id) => emailId(id) ?? []);
	if (Object.keys(update).length === 0 && destroy.length === 0) return [];
	return [['Email/set', { accountId: ctx.accountId, update, destroy: [...new Set(destroy)] }]];
}

/** Email ids by submission id. */
function emailsOf(ids: readonly string[], ctx: Context): Map<string, string> {
	const numbers = ids.flatMap((id) => fromId('EmailSubmission', id) ?? []);
	return new Map(
		submissionRows(ctx.db, numbers).map((row) => [toId('EmailSubmission', row.id), toId('Email', row.emailId)]),
	);
}
