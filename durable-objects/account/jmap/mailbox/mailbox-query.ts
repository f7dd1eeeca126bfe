// Mailbox/query (RFC 8621 section 2.3). An account has few mailboxes: they are filtered and sorted in memory.
import { toId } from '../../ids';
import type { Changes } from '../../store/changes';
import { type MailboxRow, mailboxRows } from '../../store/mailboxes';
import { type Args, invalid } from '../core/args';
import { type Comparator, readComparators } from '../core/comparators';
import type { Context } from '../core/context';
import type { Lister } from '../core/descriptor';
import { type FilterNode, parseFilter } from '../core/filter';
import { MethodError } from '../core/method-error';

type Test = (row: MailboxRow) => boolean;
type Compare = (a: MailboxRow, b: MailboxRow) => number;

const CONDITIONS: Record<string, (value: unknown, name: string) => Test> = {
	parentId: (value, name) => {
		const wanted = textOrNull(value, name);
		return (row) => (row.parentId === null ? null : toId('Mailbox', row.parentId)) === wanted;
	},
	name: (value, name) => {
		if (typeof value !== 'string') throw invalid(`"${name}" must be a string.`);
		return (row) => row.name.toLowerCase().includes(value.toLowerCase());
	},
	role: (value, name) => {
		const wanted = textOrNull(value, name);
		return (row) => row.role === wanted;
	},
	hasAnyRole: (value, name) => {
		const wanted = boolean(value, name);
		return (row) => (row.role !== null) === wanted;
	},
	isSubscribed: (value, name) => {
		const wanted = boolean(value, name);
		return (row) => row.isSubscribed === wanted;
	},
};

const SORTS: Record<string, Compare> = {
	sortOrder: (a, b) => a.sortOrder - b.sortOrder,
	name: (a, b) =>
		a.name.toLowerCase() < b.name.toLowerCase() ? -1 : a.name.toLowerCase() > b.name.toLowerCase() ? 1 : 0,
	parentId: (a, b) => (a.parentId ?? 0) - (b.parentId ?? 0),
};

export function mailboxLister(args: Args, ctx: Context): Lister {
	const filter = args.object('filter');
	const test = filter === null ? () => true : testOf(parseFilter(filter));
	const compare = compareOf(readComparators(args, Object.keys(SORTS)));
	const asTree = args.boolean('sortAsTree');
	const treeOnly = args.boolean('filterAsTree');
	const found = () => {
		const rows = mailboxRows(ctx.db, null).sort(compare);
		const listed = asTree ? treeOrder(rows) : rows;
		return listed.filter((row) => (treeOnly ? ancestry(row, rows).every(test) : test(row))).map((row) => row.id);
	};
	const affected = (since: Changes) => affectedBy(since, asTree || treeOnly, mailboxRows(ctx.db, null));
	return { ids: found, total: () => found().length, changes: { isFixed: false, affected } };
}

/** Counts decide nothing here. In a tree, what befalls a mailbox befalls all that is below it. */
function affectedBy({ oldState, destroyed }: Changes, inTree: boolean, rows: readonly MailboxRow[]): number[] {
	const changed = new Set(rows.filter((row) => row.changedOwn > Number(oldState)).map((row) => row.id));
	const isAffected = (row: MailboxRow) =>
		inTree ? ancestry(row, rows).some((one) => changed.has(one.id)) : changed.has(row.id);
	return [...destroyed, ...rows.filter(isAffected).map((row) => row.id)];
}

function testOf(node: FilterNode): Test {
	if (node.kind === 'condition') {
		const condition = Object.hasOwn(CONDITIONS, node.name) ? CONDITIONS[node.name] : undefined;
		if (!condition) throw new MethodError('unsupportedFilter', `Mailboxes cannot be filtered by ${node.name}.`);
		return condition(node.value, node.name);
	}
	const tests = node.nodes.map(testOf);
	if (node.kind === 'AND') return (row) => tests.every((test) => test(row));
	if (node.kind === 'OR') return (row) => tests.some((test) => test(row));
	return (row) => !tests.some((test) => test(row));
}

/** Ties are broken by id, so that the order is always the same. */
function compareOf(comparators: readonly Comparator[]): Compare {
	const compares = comparators.map(({ property, isAscending }) => {
		const compare = SORTS[property] as Compare;
		return (a: MailboxRow, b: MailboxRow) => (isAscending ? compare(a, b) : compare(b, a));
	});
	return (a, b) => compares.reduce((order, compare) => order || compare(a, b), 0) || a.id - b.id;
}

/** Every parent before its children, siblings in the given order. */
function treeOrder(rows: readonly MailboxRow[], parent: number | null = null): MailboxRow[] {
	return rows.filter((row) => row.parentId === parent).flatMap((row) => [row, ...treeOrder(rows, row.id)]);
}

function ancestry(row: MailboxRow, rows: readonly MailboxRow[]): MailboxRow[] {
	const parent = rows.find((one) => one.id === row.parentId);
	return parent ? [row, ...ancestry(parent, rows)] : [row];
}

function textOrNull(value: unknown, name: string): string | null {
	if (value !== null && typeof value !== 'string') throw invalid(`"${name}" must be a string or null.`);
	return value;
}

function boolean(value: unknown, name: string): boolean {
	if (typeof value !== 'boolean') throw invalid(`"${name}" must be a boolean.`);
	return value;
}
