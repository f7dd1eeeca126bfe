// EmailSubmission/query's own part (RFC 8621 section 7.3): filter and sort as SQL.
import { fromId, type ObjectType } from '../../ids';
import type { Value } from '../../store/database';
import { type Args, invalid } from '../core/args';
import { readComparators } from '../core/comparators';
import type { Context } from '../core/context';
import type { Lister } from '../core/descriptor';
import { type FilterNode, parseFilter } from '../core/filter';
import { MethodError } from '../core/method-error';
import { readUtcDate } from './value-types';

interface Fragment {
	sql: string;
	values: Value[];
}

const CONDITIONS: Record<string, (value: unknown, name: string) => Fragment> = {
	identityIds: (value, name) => among('identity_id', 'Identity', value, name),
	emailIds: (value, name) => among('email_id', 'Email', value, name),
	threadIds: (value, name) => among('thread_id', 'Thread', value, name),
	undoStatus: (value, name) => {
		if (typeof value !== 'string') throw invalid(`"${name}" must be a string.`);
		return { sql: 'undo_status = ?', values: [value] };
	},
	before: (value, name) => ({ sql: 'send_at < ?', values: [date(value, name)] }),
	after: (value, name) => ({ sql: 'send_at >= ?', values: [date(value, name)] }),
};

/** "sentAt" is how RFC 8621 section 7.3 calls it; the property is `sendAt`. */
const SORTS: Record<string, string> = {
	emailId: 'email_id',
	threadId: 'thread_id',
	sentAt: 'send_at',
	sendAt: 'send_at',
};

export function submissionLister(args: Args, { db }: Context): Lister {
	const filter = args.object('filter');
	const where = filter === null ? { sql: '1', values: [] } : filterSql(parseFilter(filter));
	// Nothing else of a submission changes that is asked for here.
	const isFixed = !where.sql.includes('undo_status');
	const order = readComparators(args, Object.keys(SORTS)).map(
		({ property, isAscending }) => `${SORTS[property]} ${isAscending ? 'ASC' : 'DESC'}`,
	);
	const ids = `SELECT id FROM submissions WHERE ${where.sql} ORDER BY ${[...order, 'id'].join(', ')}`;
	const count = `SELECT count(*) AS total FROM submissions WHERE ${where.sql}`;
	return {
		ids: () => db.all<{ id: number }>(ids, ...where.values).map((row) => row.id),
		total: () => db.first<{ total: number }>(count, ...where.values)?.total ?? 0,
		changes: {
			isFixed,
			affected: ({ created, updated, destroyed }) => [...destroyed, ...created, ...(isFixed ? [] : updated)],
		},
	};
}

function filterSql(node: FilterNode): Fragment {
	if (node.kind === 'condition') {
		const condition = Object.hasOwn(CONDITIONS, node.name) ? CONDITIONS[node.name] : undefined;
		if (!condition) throw new MethodError('unsupportedFilter', `Submissions cannot be filtered by ${node.name}.`);
		return condition(node.value, node.name);
	}
	const inner = node.nodes.map(filterSql);
	const values = inner.flatMap((one) => one.values);
	if (inner.length === 0) return { sql: node.kind === 'OR' ? '0' : '1', values };
	const joined = inner.map(({ sql }) => sql).join(node.kind === 'AND' ? ' AND ' : ' OR ');
	return { sql: node.kind === 'NOT' ? `NOT (${joined})` : `(${joined})`, values };
}

function among(column: string, type: ObjectType, value: unknown, name: string): Fragment {
	if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) {
		throw invalid(`"${name}" must be a list of ids.`);
	}
	const numbers = value.map((id) => fromId(type, id) ?? -1);
	return { sql: `${column} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(numbers)] };
}

function date(value: unknown, name: string): number {
	const ms = readUtcDate(value);
	if (ms === null) throw invalid(`"${name}" must be a UTC date.`);
	return ms;
}
