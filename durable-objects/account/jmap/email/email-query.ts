// Email/query's own part (RFC 8621 section 4.4): results in order, collapsed or not, read as far as they are asked for.
import type { Database } from '../../store/database';
import { emailsOfChangedThreads, threadMates } from '../../store/emails';
import { mailboxTotals } from '../../store/mailboxes';
import { remembered } from '../../store/remembered';
import type { Args } from '../core/args';
import type { Context } from '../core/context';
import type { Lister, ResultChanges } from '../core/descriptor';
import type { FilterNode } from '../core/filter';
import { placesIn } from '../core/window';
import { byDate, type Found } from './email-by-date';
import { emailFilter, type Fragment, type Reach, reachOf, sortSql } from './email-filter';
import { type Plan, planAmong, planFor, statementOf } from './email-plan';
import { countOf, idsStatement, placesOf, type Range, sliceOf } from './email-range';

interface Query {
	filter: FilterNode;
	order: Fragment[];
	/** Set where nothing but the date decides. */
	byDate: 'latest first' | 'oldest first' | null;
	collapse: boolean;
}

export function emailLister(args: Args, ctx: Context): Lister {
	const given = args.object('filter');
	const comparators = args.objects('sort') ?? [];
	const collapse = args.boolean('collapseThreads');
	const filter: FilterNode = given === null ? { kind: 'AND', nodes: [] } : emailFilter(given, ctx.using);
	const query = { filter, collapse, ...orderOf(sortSql(comparators)) };
	const plan = planFor(filter, ctx.db);
	const range = rangeOf(plan, query);
	const changes = changesOf(reachOf(filter, comparators), collapse, ctx);
	const total = () => totalOf(plan, range, collapse, ctx);
	if (range !== null) return { ...inRange(range, ctx), total, changes };
	const ids = () => read(plan, query, ctx);
	return {
		ids,
		total,
		...(collapse ? {} : { slice: (start, limit) => sliceOfAll(plan, query, start, limit, ctx) }),
		places: (some) => placesIn(ids(), present(query, some, ctx)),
		changes,
	};
}

const DATE = 'e.received_at';

/** The latest first where nothing is asked, and last among equals: every order is total, so that pages never overlap. */
function orderOf(terms: Fragment[]): Pick<Query, 'order' | 'byDate'> {
	const [first, ...more] = terms.map((term) => term.sql);
	const isByDate = more.length === 0 && (first === undefined || first.startsWith(DATE));
	const ascending = isByDate && first === `${DATE} ASC`;
	const ties = ascending ? ['e.id ASC'] : [...(isByDate && first !== undefined ? [] : [`${DATE} DESC`]), 'e.id DESC'];
	return {
		order: [...terms, ...ties.map((sql) => ({ sql, values: [] }))],
		byDate: !isByDate ? null : ascending ? 'oldest first' : 'latest first',
	};
}

/** Where all results stand side by side in one index. Of a thread the latest email leads there: only the latest first. */
function rangeOf({ mailbox, isAll }: Plan, { byDate: way, collapse }: Query): Range | null {
	if (way === null) return null;
	const descending = way === 'latest first';
	if (isAll && !collapse) return { table: 'emails', id: 'id', where: '1', values: [], descending };
	if (mailbox === null) return null;
	const of = { id: 'email_id', values: [mailbox.id], descending };
	if (!collapse)
		return { ...of, table: 'email_mailboxes', where: `mailbox_id = ?${mailbox.unseen ? ' AND unseen = 1' : ''}` };
	return descending && !mailbox.unseen ? { ...of, table: 'thread_leads', where: 'mailbox_id = ?' } : null;
}

function inRange(range: Range, { db }: Context): Required<Pick<Lister, 'ids' | 'slice' | 'places'>> {
	return {
		ids: function* () {
			const { sql, values } = idsStatement(range);
			for (const [id] of db.rows<[number]>(sql, ...values)) yield id;
		},
		slice: (start, limit) => sliceOf(db, range, start, limit),
		places: (ids) => placesOf(db, range, ids),
	};
}

const COLUMNS = 'e.id, e.thread_id, e.received_at';
const BY_ID: Fragment[] = [{ sql: 'e.id DESC', values: [] }];

function read(plan: Plan, query: Query, ctx: Context): Iterable<number> {
	const rows = inOrder(plan, query, ctx);
	return query.collapse ? firstOfThreads(rows) : idsOf(rows);
}

function inOrder(plan: Plan, query: Query, { db }: Context): Iterable<Found> {
	const rows = (order: readonly Fragment[]) => {
		const { sql, values } = statementOf(plan, COLUMNS, order);
		return db.rows<Found>(sql, ...values);
	};
	if (plan.comesBy !== 'id' || query.byDate !== 'latest first') return rows(query.order);
	return byDate(
		rows(BY_ID),
		(id) => latestUpTo(db, id),
		() => rows(query.order),
	);
}

/** Of this email and all that came before it, the latest date. */
function latestUpTo(db: Database, id: number): number {
	const [row] = db.rows<[number]>('SELECT latest_at FROM emails INDEXED BY emails_listing WHERE id = ?', id);
	return row?.[0] ?? Number.POSITIVE_INFINITY;
}

/** Every row is a result: those before the start are skipped where they are found. */
function sliceOfAll(plan: Plan, query: Query, start: number, limit: number, ctx: Context): number[] {
	const ids: number[] = [];
	if (plan.comesBy === 'id' && query.byDate === 'latest first') {
		let place = 0;
		for (const [id] of inOrder(plan, query, ctx)) {
			if (place++ >= start) ids.push(id);
			if (ids.length === limit) break;
		}
		return ids;
	}
	const { sql, values } = statementOf(plan, 'e.id', query.order);
	return [...ctx.db.rows<[number]>(`${sql} LIMIT ? OFFSET ?`, ...values, limit, start)].map(([id]) => id);
}

/** Those of the emails that are results. Who stands for a thread is known from the thread's own emails. */
function present(query: Query, ids: readonly number[], ctx: Context): ReadonlySet<number> {
	const asked = new Set(ids);
	const looked = query.collapse ? threadMates(ctx.db, [...asked]) : [...asked];
	const results = read(planAmong(query.filter, looked), query, ctx);
	return new Set([...results].filter((id) => asked.has(id)));
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

function totalOf(plan: Plan, range: Range | null, collapse: boolean, ctx: Context): number {
	if (plan.mailbox && !plan.mailbox.unseen) {
		const { emails, threads } = mailboxTotals(ctx.db, plan.mailbox.id);
		return collapse ? threads : emails;
	}
	if (range !== null) return countOf(ctx.db, range);
	if (plan.isAll && collapse)
		return countOf(ctx.db, { table: 'threads', id: 'id', where: '1', values: [], descending: true });
	const { sql, values } = statementOf(plan, `count(${collapse ? 'DISTINCT e.thread_id' : '*'}) AS total`);
	const count = () => ctx.db.first<{ total: number }>(sql, ...values)?.total ?? 0;
	return plan.comesBy === 'id' ? remembered(ctx.db, sql, values, count) : count();
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
