// Foo/set (RFC 8620 section 5.3) for any descriptor: one transaction, each object whole or not at all.
import { LIMITS } from '../../../../workers/domain/jmap';
import { fromId } from '../../ids';
import { stateOf } from '../../store/history';
import { Args, invalid, isObject, type JsonObject } from './args';
import type { Context, Method } from './context';
import type { SetBatch, SetDescriptor, TypeDescriptor } from './descriptor';
import { MethodError, notFound, type SetError } from './method-error';
import { resolveId } from './standard-get';

interface SetArguments {
	ifInState: string | null;
	create: Map<string, JsonObject>;
	update: Map<string, JsonObject>;
	destroy: string[];
}

interface Outcome {
	updated: Map<string, null>;
	destroyed: string[];
	notCreated: Map<string, SetError>;
	notUpdated: Map<string, SetError>;
	notDestroyed: Map<string, SetError>;
}

export function setMethod(type: TypeDescriptor, set: SetDescriptor): Method {
	return (given, ctx) => {
		const asked = readArguments(given, ctx);
		const oldState = stateOf(ctx.db, type.type);
		if (asked.ifInState !== null && asked.ifInState !== oldState) {
			throw new MethodError('stateMismatch', `The state is ${oldState}.`);
		}
		const outcome = ctx.write((step) => {
			const batch = set.begin(ctx, step);
			const done = runBatch(type, batch, asked);
			batch.finish();
			return done;
		});
		return response(ctx, oldState, stateOf(ctx.db, type.type), outcome);
	};
}

function readArguments(given: JsonObject, ctx: Context): SetArguments {
	const args = new Args(given);
	args.string('accountId');
	const ifInState = args.optionalString('ifInState');
	const create = objectsById(args.object('create'), 'create');
	const update = new Map(
		[...objectsById(args.object('update'), 'update')].map(([id, patch]) => [resolveId(id, ctx), patch] as const),
	);
	const destroy = [...new Set(args.strings('destroy'))].map((id) => resolveId(id, ctx));
	args.done();
	if (create.size + update.size + destroy.length > LIMITS.maxObjectsInSet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInSet} objects in one set.`);
	}
	return { ifInState, create, update, destroy };
}

function objectsById(value: JsonObject | null, name: string): Map<string, JsonObject> {
	const entries = Object.entries(value ?? {}).map(([id, object]) => {
		if (!isObject(object)) throw invalid(`"${name}" must map ids to objects.`);
		return [id, object] as const;
	});
	return new Map(entries);
}

function runBatch(type: TypeDescriptor, batch: SetBatch, asked: SetArguments): Outcome {
	const outcome: Outcome = {
		updated: new Map(),
		destroyed: [],
		notCreated: new Map(),
		notUpdated: new Map(),
		notDestroyed: new Map(),
	};
	const destroyed = new Set(asked.destroy);
	for (const [id, object] of asked.create) outcome.notCreated.set(id, batch.create(object));
	for (const [id, patch] of asked.update) {
		const error = destroyed.has(id) ? WILL_DESTROY : onNumber(type, id, (number) => batch.update(number, patch));
		if (error) outcome.notUpdated.set(id, error);
		else outcome.updated.set(id, null);
	}
	for (const id of asked.destroy) {
		const error = onNumber(type, id, (number) => batch.destroy(number));
		if (error) outcome.notDestroyed.set(id, error);
		else outcome.destroyed.push(id);
	}
	return outcome;
}

const WILL_DESTROY: SetError = { type: 'willDestroy', description: 'The same request destroys it.' };

function onNumber(type: TypeDescriptor, id: string, act: (number: number) => SetError | null): SetError | null {
	const number = fromId(type.type, id);
	return number === null ? notFound(type.type) : act(number);
}

function response(ctx: Context, oldState: string, newState: string, outcome: Outcome): JsonObject {
	const orNull = (found: ReadonlyMap<string, unknown>) => (found.size > 0 ? Object.fromEntries(found) : null);
	return {
		...{ accountId: ctx.accountId, oldState, newState },
		...{
			created: null,
			updated: orNull(outcome.updated),
			destroyed: outcome.destroyed.length > 0 ? outcome.destroyed : null,
		},
		notCreated: orNull(outcome.notCreated),
		notUpdated: orNull(outcome.notUpdated),
		notDestroyed: orNull(outcome.notDestroyed),
	};
}
