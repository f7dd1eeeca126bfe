// Email/query's own part (RFC 8621 section 4.4): chooses where to start reading, so that a page never reads a whole account.
import { fromId } from '../../ids';
import { emailsOfChangedThreads, threadMates } from '../../store/emails';
import { mailboxRows } from '../../store/mailboxes';
import type { Args } from '../core/args';
import type { Context } from '../core/context';
import type { Lister, ResultChanges } from '../core/descriptor';
import type { FilterNode } from '../core/filter';
import { placesIn } from '../core/window';
import {
	emailFilter,
	type Fragment,
	filterSql,
	IS_FOUND,
	type Reach,
	reachOf,
	searchQuery,
	sortSql,
} from './email-filter';

type Found = [id: number, threadId: number];

/** FROM and WHERE of a query, the columns in which it finds ids, and whether its rows come by date. */
interface Plan {
	from: string;
	where: Fragment;
	/** Prefix of received_at, id and thread_id: `d` where a mailbox's clustered rows are read in order. */
	columns: { receivedAt: string; id: string; threadId: string };
	/** Set where the filter is nothing but this mailbox: its counts are the totals. */
	onlyMailbox: number | null;
}

const OF_EMAIL = { receivedAt: 'e.received_at', id: 'e.id', threadId: 'e.thread_id' };
const OF_FILING = { receivedAt: 'd.received_at', id: 'd.email_id', threadId: 'd.thread_id' };

export function emailLister(args: Args, ctx: Context): Lister {
	const filter = args.object('filter');
	const comparators = args.objects('sort') ?? [];
	const collapse = args.boolean('collapseThreads');
	const order = sortSql(comparators);
	const node: FilterNode = filter === null ? { kind: 'AND', nodes: [] } : emailFilter(filter, ctx.using);
	const plan = planFor(conjuncts(node));
	const read = (from: Plan) => {
		const { sql, values } = listStatement(from, order);
		const rows = ctx.db.rows<Found>(sql, ...values);
		return collapse ? firstOfThreads(rows) : idsOf(rows);
	};
	return {
		ids: () => read(plan),
		total: () => totalOf(plan, collapse, ctx),
		places: (ids) => {
			const asked = new Set(ids);
			// Who stands for a thread is known from the thread's own emails.
			const among = planAmong(node, collapse ? threadMates(ctx.db, [...asked]) : [...asked]);
			return placesIn(read(plan), new Set([...read(among)].filter((id) => asked.has(id))));
		},
		changes: changesOf(reachOf(node, comparators), collapse, ctx),
	};
}

function changesOf(reach: Reach, collapse: boolean, { db }: Context): ResultChanges {
	const isFixed = reach === 'fixed';
	const byThread = collapse || reach === 'thread';
	return {
		isFixed,
		affected: ({ oldState, created, updated, destroyed }) => {
			if (byThread) return [...destroyed, ...emailsOfChangedThreads(db, Number(oldState), !isFixed)];
			return [...destroyed, ...created, ...(isFixed ? [] : updated)];
		},
	};
}

/** The conditions that all must hold: nested ANDs are one. */
function conjuncts(node: FilterNode): FilterNode[] {
	return node.kind === 'AND' ? node.nodes.flatMap(conjuncts) : [node];
}

/** Words are the most telling, then a mailbox, whose rows stand in order, then a keyword. CROSS JOIN keeps that order. */
function planFor(nodes: readonly FilterNode[]): Plan {
	const driver =
		driverAmong(nodes, isSearch) ?? driverAmong(nodes, named('inMailbox')) ?? driverAmong(nodes, named('hasKeyword'));
	const rest = nodes.filter((node) => node !== driver);
	// Every condition is compiled, the driver too: a wrong one is refused wherever it stands.
	const where = filterSql({ kind: 'AND', nodes: rest });
	const value = driver === undefined ? [] : filterSql(driver).values;
	if (driver === undefined) return { from: 'emails e', where, columns: OF_EMAIL, onlyMailbox: null };
	if (isSearch(driver))
		return joined('search d CROSS JOIN emails e ON e.id = d.rowid', 'd.search MATCH ?', value, where);
	if (driver.name === 'hasKeyword') {
		return joined('email_keywords d CROSS JOIN emails e ON e.id = d.email_id', 'd.keyword = ?', value, where);
	}
	const from = 'email_mailboxes d CROSS JOIN emails e ON e.id = d.email_id';
	const onlyMailbox = rest.length === 0 ? (fromId('Mailbox', String(driver.value)) ?? -1) : null;
	return { ...joined(from, 'd.mailbox_id = ?', value, where), columns: OF_FILING, onlyMailbox };
}

/** These emails and no others: each is looked at by itself. */
function planAmong(node: FilterNode, ids: readonly number[]): Plan {
	const from = 'json_each(?) d CROSS JOIN emails e ON e.id = d.value';
	return joined(from, '1', [JSON.stringify(ids)], filterSql(node, IS_FOUND));
}

type Condition = Extract<FilterNode, { kind: 'condition' }>;

function driverAmong(nodes: readonly FilterNode[], fits: (node: Condition) => boolean): Condition | undefined {
	return nodes.filter((node) => node.kind === 'condition').find(fits);
}

function isSearch(node: Condition): boolean {
	return Boolean(searchQuery(node.name, node.value));
}

function named(name: string): (node: Condition) => boolean {
	return (node) => node.name === name;
}

function joined(from: string, first: string, values: Fragment['values'], where: Fragment): Plan {
	const all = { sql: `${first} AND ${where.sql}`, values: [...values, ...where.values] };
	return { from, where: all, columns: OF_EMAIL, onlyMailbox: null };
}

/** The latest first where nothing is asked, and last among equals: every order is total, so that pages never overlap. */
function listStatement(plan: Plan, order: readonly Fragment[]): Fragment {
	const { receivedAt, id, threadId } = plan.columns;
	const terms = order.map((term) => term.sql.replace(/^e\.received_at /, `${receivedAt} `));
	const ascending = terms.length === 1 && terms[0] === `${receivedAt} ASC`;
	const ties = ascending ? [`${id} ASC`] : [`${receivedAt} DESC`, `${id} DESC`];
	const from =
		plan.onlyMailbox !== null && terms.every((term) => term.startsWith(receivedAt)) ? 'email_mailboxes d' : plan.from;
	const sql =
		`SELECT ${id}, ${threadId} FROM ${from} WHERE ${plan.where.sql} ` + `ORDER BY ${[...terms, ...ties].join(', ')}`;
	return { sql, values: [...plan.where.values, ...order.flatMap((term) => term.values)] };
}

function* idsOf(rows: Iterable<Found>): Iterable<number> {
	for (const [id] of rows) yield id;
}

/** After the sort: of each thread the first email stands for it (RFC 8621 section 4.4.3). */
function* firstOfThreads(rows: Iterable<Found>): Iterable<number> {
	const seen = new Set<number>();
	for (const [id, threadId] of rows) {
		if (seen.has(threadId)) continue;
		seen.add(threadId);
		yield id;
	}
}

function totalOf(plan: Plan, collapse: boolean, ctx: Context): number {
	if (plan.onlyMailbox !== null) {
		const row = mailboxRows(ctx.db, [plan.onlyMailbox])[0];
		return (collapse ? row?.totalThreads : row?.totalEmails) ?? 0;
	}
	const counted = collapse ? `DISTINCT ${plan.columns.threadId}` : '*';
	const sql = `SELECT count(${counted}) AS total FROM ${plan.from} WHERE ${plan.where.sql}`;
	return ctx.db.first<{ total: number }>(sql, ...plan.where.values)?.total ?? 0;
}
