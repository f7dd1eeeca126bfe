// Foo/query (RFC 8620 section 5.5) for any descriptor.
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
		const found = windowOf(lister, { ...asked, anchor, limit });
		if (found === 'anchorNotFound') throw new MethodError(found, 'The anchor is not among the results.');
		return {
			accountId: ctx.accountId,
			queryState: stateOf(ctx.db, type.type),
			canCalculateChanges: lister.changes !== undefined,
			position: found.position,
			ids: found.ids.map((number) => toId(type.type, number)),
			...(calculateTotal ? { total: lister.total() } : {}),
			...(limit !== asked.limit && (asked.limit !== null || found.ids.length === limit) ? { limit } : {}),
		};
	};
}

function readWindow(args: Args) {
	const position = args.integer('position', 0);
	const anchor = args.optionalString('anchor');
	const anchorOffset = args.integer('anchorOffset', 0);
	const limit = args.unsigned('limit');
	return { position, anchor, anchorOffset, limit };
}
