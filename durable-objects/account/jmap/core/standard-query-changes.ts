// Foo/queryChanges (RFC 8620 section 5.6) for any descriptor. Old results are not kept: what may have changed is told to be
// removed and, where it is a result now, added at its place. A query's state is its type's state.
import { fromId, toId } from '../../ids';
import { type Changes, changesSince } from '../../store/changes';
import { stateOf } from '../../store/history';
import { Args } from './args';
import type { Context, Method } from './context';
import type { Lister, QueryDescriptor, TypeDescriptor } from './descriptor';
import { MethodError } from './method-error';
import { placesOf } from './window';

/** More objects than this are faster queried again than put in their places one by one. */
const MAX_AFFECTED = 5000;

interface Difference {
	removed: number[];
	/** In the order of the places. */
	added: [id: number, place: number][];
}

export function queryChangesMethod(type: TypeDescriptor, query: QueryDescriptor): Method {
	return (given, ctx) => {
		const args = new Args(given);
		args.string('accountId');
		const sinceQueryState = args.string('sinceQueryState');
		const maxChanges = args.unsigned('maxChanges');
		const upToId = args.optionalString('upToId');
		const calculateTotal = args.boolean('calculateTotal');
		const lister = query.lister(args, ctx);
		args.done();
		const upTo = upToId === null ? null : fromId(type.type, upToId);
		const { removed, added } = difference(lister, changesOf(type, sinceQueryState, ctx), upTo);
		if (maxChanges !== null && removed.length + added.length > maxChanges) {
			throw new MethodError('tooManyChanges', `There are ${removed.length + added.length} changes.`);
		}
		return {
			accountId: ctx.accountId,
			oldQueryState: sinceQueryState,
			newQueryState: stateOf(ctx.db, type.type),
			...(calculateTotal ? { total: lister.total() } : {}),
			removed: removed.map((id) => toId(type.type, id)),
			added: added.map(([id, index]) => ({ id: toId(type.type, id), index })),
		};
	};
}

function changesOf(type: TypeDescriptor, since: string, ctx: Context): Changes {
	const changes = changesSince(ctx.db, type.type, since, MAX_AFFECTED);
	if (changes === null) throw cannotCalculate('This state is not known (any more).');
	if (changes.hasMoreChanges) throw cannotCalculate('Too much has changed since.');
	return changes;
}

function difference(lister: Lister, since: Changes, upTo: number | null): Difference {
	if (lister.changes === undefined) throw cannotCalculate('Changes of these results are not kept.');
	const { created, updated, destroyed, oldState } = since;
	if (created.length + updated.length + destroyed.length === 0) return { removed: [], added: [] };
	const affected = lister.changes.affected(since);
	if (affected.length > MAX_AFFECTED) throw cannotCalculate('Too much has changed since.');
	const places = placesOf(lister, upTo === null ? affected : [...affected, upTo]);
	// Where an object's place can change, its old one is unknown: then upToId says nothing, and is ignored as the RFC asks.
	const last = (lister.changes.isFixed && upTo !== null ? places.get(upTo) : undefined) ?? Number.POSITIVE_INFINITY;
	const added = affected.flatMap((id): [number, number][] => {
		const place = places.get(id) ?? Number.POSITIVE_INFINITY;
		return place <= last && Number.isFinite(place) ? [[id, place]] : [];
	});
	// An object that came later than the old state cannot have been in the old results: ids grow with the states.
	const removed = affected.filter((id) => id <= Number(oldState));
	return { removed, added: added.sort((a, b) => a[1] - b[1]) };
}

function cannotCalculate(description: string): MethodError {
	return new MethodError('cannotCalculateChanges', `${description} Query again.`);
}
