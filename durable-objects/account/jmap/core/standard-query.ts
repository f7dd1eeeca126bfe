// Foo/query and Foo/queryChanges (RFC 8620 sections 5.5 and 5.6) for any descriptor.
import { fromId, toId } from '../../ids';
import { stateOf } from '../../store/history';
import { Args } from './args';
import type { Method } from './context';
import type { QueryDescriptor, TypeDescriptor } from './descriptor';
import { MethodError } from './method-error';
import { windowOf } from './window';

/** Most ids in one response; said in its `limit` where it cuts. */
const MAX_RESULTS = 10_000;

export function queryMethod(type: TypeDescriptor, query: QueryDescriptor): Method {
	return (given, ctx) => {
		const args = new Args(given);
		args.string('accountId');
		const asked = readWindow(args);
		const calculateTotal = args.boolean('calculateTotal');
		const lister = query.lister(args, ctx);
		args.done();
		const anchor = asked.anchor === null ? null : (fromId(type.type, asked.anchor) ?? -1);
		const limit = Math.min(asked.limit ?? MAX_RESULTS, MAX_RESULTS);
		const found = windowOf(lister.ids(), { ...asked, anchor, limit }, lister.total);
		if (found === 'anchorNotFound') throw new MethodError(found, 'The anchor is not among the results.');
		return {
			accountId: ctx.accountId,
			queryState: stateOf(ctx.db, type.type),
			canCalculateChanges: false,
			position: found.position,
			ids: found.ids.map((number) => toId(type.type, number)),
			...(calculateTotal ? { total: lister.total() } : {}),
			...(limit !== asked.limit && (asked.limit !== null || found.ids.length === limit) ? { limit } : {}),
		};
	};
}

/** Nothing here remembers old results, and a wrong answer would be worse than none: the client queries again. */
export function queryChangesMethod(query: QueryDescriptor): Method {
	return (given, ctx) => {
		const args = new Args(given);
		args.string('accountId');
		args.string('sinceQueryState');
		args.unsigned('maxChanges');
		args.optionalString('upToId');
		args.boolean('calculateTotal');
		query.lister(args, ctx);
		args.done();
		throw new MethodError('cannotCalculateChanges', 'Query again: changes of results are not kept.');
	};
}

function readWindow(args: Args) {
	const position = args.integer('position', 0);
	const anchor = args.optionalString('anchor');
	const anchorOffset = args.integer('anchorOffset', 0);
	const limit = args.unsigned('limit');
	return { position, anchor, anchorOffset, limit };
}
