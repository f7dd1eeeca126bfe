// What Email/import and Email/copy have in common: emails made one by one from messages, each whole or not at all.
import { LIMITS } from '../../../../workers/domain/jmap';
import { toId } from '../../ids';
import { stateOf } from '../../store/history';
import { Tallies } from '../../store/tallies';
import type { JsonObject } from '../core/args';
import type { Context } from '../core/context';
import { MethodError, type SetError } from '../core/method-error';
import { objectOrNull } from '../core/or-null';
import { checkState, objectsById } from '../core/standard-set';
import { discardUnkept, EmailMaker, type Prepared } from './new-email';

/** Messages that are written at the same time: each streams through the object's memory. */
const CONCURRENCY = 4;

interface Asked {
	ifInState: string | null;
	/** By creation id. */
	objects: ReadonlyMap<string, JsonObject>;
	prepare: (object: JsonObject) => Promise<Prepared>;
}

/** Neither RFC 8620 section 5.4 nor RFC 8621 section 4.8 lets the map be null. */
export function readObjects(value: JsonObject | null, name: string): Map<string, JsonObject> {
	if (value === null) throw new MethodError('invalidArguments', `"${name}" is missing.`);
	const objects = objectsById(value, name);
	if (objects.size > LIMITS.maxObjectsInSet) {
		throw new MethodError('requestTooLarge', `At most ${LIMITS.maxObjectsInSet} objects in one set.`);
	}
	return objects;
}

/** The response of /import and /copy, but for `fromAccountId`. */
export async function makeEmails({ ifInState, objects, prepare }: Asked, ctx: Context): Promise<JsonObject> {
	checkState('Email', ifInState, ctx);
	const prepared = await inTurns(objects, prepare);
	const created = new Map<string, JsonObject>();
	const notCreated = new Map<string, SetError>();
	try {
		checkState('Email', ifInState, ctx);
		const oldState = stateOf(ctx.db, 'Email');
		ctx.write((step) => {
			const tallies = new Tallies(ctx.db, step);
			const maker = new EmailMaker(ctx, step, tallies);
			for (const [key, object] of objects) {
				const made = maker.make(object, prepared.get(key) as Prepared);
				if (made.ok) created.set(key, { id: toId('Email', made.id), ...made.object });
				else notCreated.set(key, made.error);
			}
			tallies.flush();
		});
		for (const [key, { id }] of created) ctx.createdIds.set(key, String(id));
		return {
			...{ accountId: ctx.accountId, oldState, newState: stateOf(ctx.db, 'Email') },
			...{ created: objectOrNull(created), notCreated: objectOrNull(notCreated) },
		};
	} catch (cause) {
		created.clear();
		throw cause;
	} finally {
		await discardUnkept(prepared, new Set(created.keys()), ctx);
	}
}

/** A few at a time. */
export async function inTurns<T>(
	objects: ReadonlyMap<string, JsonObject>,
	prepare: (object: JsonObject) => Promise<T>,
): Promise<Map<string, T>> {
	const entries = [...objects];
	const prepared = new Map<string, T>();
	for (let start = 0; start < entries.length; start += CONCURRENCY) {
		const some = entries.slice(start, start + CONCURRENCY);
		const done = await Promise.all(some.map(async ([key, object]) => [key, await prepare(object)] as const));
		for (const [key, one] of done) prepared.set(key, one);
	}
	return prepared;
}
