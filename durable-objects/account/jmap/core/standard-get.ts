// Foo/get and Foo/changes (RFC 8620 sections 5.1 and 5.2) for any descriptor.
import { LIMITS } from '../../../../workers/domain/jmap';
import { fromId, toId } from '../../ids';
import { changesSince } from '../../store/changes';
import { stateOf } from '../../store/history';
import { Args, invalid, type JsonObject } from './args';
import type { Context, Method } from './context';
import type { TypeDescriptor } from './descriptor';
import { MethodError } from './method-error';

/** Most changes that one response holds, whatever the client allows. */
const MAX_CHANGES = 5000;

export function getMethod(type: TypeDescriptor): Method {
	return async (given, ctx) => {
		const args = new Args(given);
		args.string('accountId');
		const ids = args.strings('ids');
		const load = type.loader(askedProperties(type, args, ctx), args, ctx);
		args.done();
		const asked = ids === null ? allIds(type, ctx) : [...new Set(ids)].map((id) => resolveId(id, ctx));
		checkCount(asked.length);
		// Read before the first await: the state is that of the rows, and no earlier call's later write slips in.
		const state = stateOf(ctx.db, type.type);
		const numbers = asked.map((id) => fromId(type.type, id));
		const found = await load(numbers.filter((number) => number !== null));
		const list: JsonObject[] = [];
		const notFound: string[] = [];
		asked.forEach((id, index) => {
			const object = found.get(numbers[index] ?? -1);
			if (object) list.push(object);
			else notFound.push(id);
		});
		return { accountId: ctx.accountId, state, list, notFound };
	};
}

export function changesMethod(type: TypeDescriptor): Method {
	return (given, ctx) => {
		const args = new Args(given);
		args.string('accountId');
		const sinceState = args.string('sinceState');
		const max = args.unsigned('maxChanges');
		args.done();
		if (max === 0) throw invalid('"maxChanges" must be greater than 0.');
		const changes = changesSince(ctx.db, type.type, sinceState, Math.min(max ?? MAX_CHANGES, MAX_CHANGES));
		if (changes === null) throw new MethodError('cannotCalculateChanges', 'This state is not known (any more).');
		const { oldState, newState, hasMoreChanges } = changes;
		const ids = (numbers: readonly number[]) => numbers.map((number) => toId(type.type, number));
		return {
			accountId: ctx.accountId,
			...{ oldState, newState, hasMoreChanges },
			...{ created: ids(changes.created), updated: ids(changes.updated), destroyed: ids(changes.destroyed) },
			...type.changesExtra?.(ctx.db, changes, sinceState),
		};
	};
}

/** '#k' stands for the id that creation k was given (RFC 8620 section 5.3). An unknown one is simply not found. */
export function resolveId(id: string, ctx: Context): string {
	return id.startsWith('#') ? (ctx.createdIds.get(id.slice(1)) ?? id) : id;
}

function askedProperties(type: TypeDescriptor, args: Args, ctx: Context): readonly string[] {
	const asked = args.strings('properties');
	if (asked === null) return type.defaultProperties(ctx);
	const unknown = asked.filter((name) => name !== 'id' && !type.isProperty(name, ctx));
	if (unknown.length > 0) throw invalid(`${type.type} has no property ${unknown.join(', ')}`);
	return [...new Set(['id', ...asked])];
}

function allIds(type: TypeDescriptor, ctx: Context): string[] {
	return type.allIds(ctx.db, ctx).map((number) => toId(type.type, number));
}

function checkCount(count: number): void {
	if (count <= LIMITS.maxObjectsInGet) return;
	throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInGet} objects in one get.`);
}
