// Foo/set (RFC 8620 section 5.3) for any descriptor: one transaction, each object whole or not at all.
import { LIMITS } from '../../../../workers/domain/jmap';
import { fromId, type ObjectType, toId } from '../../ids';
import { stateOf } from '../../store/history';
import { Args, invalid, isObject, type JsonObject } from './args';
import type { Context, Method } from './context';
import type { Created, SetBatch, SetDescriptor, TypeDescriptor, Updated } from './descriptor';
import { MethodError, notFound } from './method-error';
import { SetOutcome } from './set-outcome';
import { resolveId } from './standard-get';

interface SetArguments {
	ifInState: string | null;
	create: Map<string, JsonObject>;
	/** As the client names them: '#k' may be created only now. */
	update: Map<string, JsonObject>;
	destroy: string[];
	options: unknown;
}

export function setMethod(type: TypeDescriptor, set: SetDescriptor): Method {
	return async (given, ctx) => {
		const asked = readArguments(set, given, ctx);
		checkState(type.type, asked.ifInState, ctx);
		const prepared = await set.prepare?.(asked.create, ctx, asked.options);
		let kept: ReadonlySet<string> = new Set();
		try {
			const oldState = stateOf(ctx.db, type.type);
			// Once more: others may have written while this call was reaching outside.
			checkState(type.type, asked.ifInState, ctx);
			const outcome = ctx.write((step) => {
				const batch = set.begin(ctx, step, asked.options, prepared);
				return runBatch(type, set, batch, asked, ctx);
			});
			kept = new Set(outcome.created.keys());
			return response(ctx, oldState, stateOf(ctx.db, type.type), outcome);
		} finally {
			await set.settle?.(prepared, kept, ctx);
		}
	};
}

/** `ifInState` null: any state will do. Throws stateMismatch. */
export function checkState(type: ObjectType, ifInState: string | null, ctx: Context): void {
	const state = stateOf(ctx.db, type);
	if (ifInState !== null && ifInState !== state) throw new MethodError('stateMismatch', `The state is ${state}.`);
}

function readArguments(set: SetDescriptor, given: JsonObject, ctx: Context): SetArguments {
	const args = new Args(given);
	args.string('accountId');
	const ifInState = args.optionalString('ifInState');
	const create = objectsById(args.object('create'), 'create');
	const update = objectsById(args.object('update'), 'update');
	const destroy = [...new Set(args.strings('destroy'))];
	const options = set.options?.(args, ctx);
	args.done();
	if (create.size + update.size + destroy.length > LIMITS.maxObjectsInSet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInSet} objects in one set.`);
	}
	return { ifInState, create, update, destroy, options };
}

export function objectsById(value: JsonObject | null, name: string): Map<string, JsonObject> {
	const entries = Object.entries(value ?? {}).map(([id, object]) => {
		if (!isObject(object)) throw invalid(`"${name}" must map ids to objects.`);
		return [id, object] as const;
	});
	return new Map(entries);
}

/** RFC 8620 section 5.3: creates, then updates, then destroys. */
function runBatch(
	type: TypeDescriptor,
	set: SetDescriptor,
	batch: SetBatch,
	asked: SetArguments,
	ctx: Context,
): SetOutcome {
	const outcome = new SetOutcome();
	for (const key of creationOrder(set, asked.create)) {
		note(outcome, key, batch.create(asked.create.get(key) ?? {}, key), type, ctx);
	}
	const destroy = new Set(asked.destroy.map((id) => resolveId(id, ctx)));
	for (const [given, patch] of asked.update) {
		const id = resolveId(given, ctx);
		const result = destroy.has(id) ? WILL_DESTROY : updateOne(type, batch, id, patch);
		if (result.ok) outcome.updated.set(id, result.object);
		else outcome.notUpdated.set(id, result.error);
	}
	destroyAll(type, batch, destroy, outcome);
	batch.finish();
	return outcome;
}

function destroyAll(type: TypeDescriptor, batch: SetBatch, ids: Iterable<string>, outcome: SetOutcome): void {
	const numbers: number[] = [];
	for (const id of ids) {
		const number = fromId(type.type, id);
		if (number === null) outcome.notDestroyed.set(id, notFound(type.type));
		else numbers.push(number);
	}
	for (const number of batch.destroyOrder?.(numbers) ?? numbers) {
		const error = batch.destroy(number);
		if (error) outcome.notDestroyed.set(toId(type.type, number), error);
		else outcome.destroyed.push(toId(type.type, number));
	}
}

function note(outcome: SetOutcome, key: string, made: Created, type: TypeDescriptor, ctx: Context): void {
	if (!made.ok) {
		outcome.notCreated.set(key, made.error);
		return;
	}
	const id = toId(type.type, made.id);
	ctx.createdIds.set(key, id);
	outcome.created.set(key, { id, ...made.object });
}

/** What others refer to comes first; the order of the client otherwise. A circle is left to fail at its own references. */
export function creationOrder(
	set: Pick<SetDescriptor, 'refersTo'>,
	create: ReadonlyMap<string, JsonObject>,
): Iterable<string> {
	const ordered = new Set<string>();
	const visit = (key: string, above: readonly string[]): void => {
		const object = create.get(key);
		if (object === undefined || ordered.has(key) || above.includes(key)) return;
		for (const other of set.refersTo?.(object) ?? []) visit(other, [...above, key]);
		ordered.add(key);
	};
	for (const key of create.keys()) visit(key, []);
	return ordered;
}

const WILL_DESTROY: Updated = {
	ok: false,
	error: { type: 'willDestroy', description: 'The same request destroys it.' },
};

function updateOne(type: TypeDescriptor, batch: SetBatch, id: string, patch: JsonObject): Updated {
	const number = fromId(type.type, id);
	return number === null ? { ok: false, error: notFound(type.type) } : batch.update(number, patch);
}

function response(ctx: Context, oldState: string, newState: string, outcome: SetOutcome): JsonObject {
	return { accountId: ctx.accountId, oldState, newState, ...outcome.told() };
}
