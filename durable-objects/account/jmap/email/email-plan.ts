// Where an Email/query begins to read, so that a page reads little more than it shows, and no statement reads whole emails:
// all that filters and sorts look at stands in narrow indexes (0005_listing.sql). Builds statements; runs none but an estimate.
import { fromId } from '../../ids';
import type { Database } from '../../store/database';
import type { FilterNode } from '../core/filter';
import { type Fragment, filterSql, IS_FOUND, searchQuery } from './email-filter';

/** The tables that a query reads, in that order: the first ones find emails, `f` places them. */
interface Source {
	from: string;
	/** What holds of every row. */
	first: Fragment;
	/** Columns of `emails e` that are read elsewhere. */
	columns: Record<string, string>;
	/** The order in which rows come by themselves, forwards or backwards. */
	comesBy: 'date' | 'id' | 'nothing';
}

export interface Plan extends Source {
	rest: Fragment;
	/** Only this mailbox is asked for, or (`unseen`) what lacks $seen in it. */
	mailbox: { id: number; unseen: boolean } | null;
	/** Everything is asked for. */
	isAll: boolean;
}

const WIDE: Source['columns'] = Object.fromEntries(
	[
		...['id', 'thread_id', 'received_at', 'sent_at', 'size', 'has_attachment'],
		...['sort_subject', 'sort_from', 'sort_to'],
	].map((name) => [name, `f.${name}`]),
);
const OF_FILING = { id: 'f.email_id', thread_id: 'f.thread_id', received_at: 'f.received_at' };
const OF_DATES = { id: 'f.id', thread_id: 'f.thread_id', received_at: 'f.received_at' };

const EVERYTHING: Source = {
	from: 'emails f INDEXED BY emails_received',
	first: { sql: '1', values: [] },
	columns: OF_DATES,
	comesBy: 'date',
};

/** Words are the most telling, then a keyword that few emails have, then a mailbox, whose rows stand in order. */
export function planFor(filter: FilterNode, db: Database): Plan {
	const nodes = conjuncts(filter);
	const words = nodes.filter((node) => wordsOf(node) !== null);
	const mailbox = conditionAmong(nodes, 'inMailbox');
	const keyword = conditionAmong(nodes, 'hasKeyword');
	const mailboxId = mailbox === null ? null : (fromId('Mailbox', String(mailbox.value)) ?? -1);
	// Every condition is compiled, those too that the source stands for: a wrong one is refused wherever it stands.
	filterSql(filter);
	if (words.length > 0) {
		const match = words.map((node) => wordsOf(node)).join(' AND ');
		return planned(found('search d', 'd.search MATCH ?', match, 'd.rowid', mailboxId), without(nodes, words, mailbox));
	}
	if (keyword !== null && (mailboxId === null || isRare(db, String(keyword.value), mailboxId))) {
		const name = String(keyword.value).toLowerCase();
		const source = found('email_keywords d', 'd.keyword = ?', name, 'd.email_id', mailboxId);
		return planned(source, without(nodes, [keyword], mailbox));
	}
	return mailboxId === null ? planned(EVERYTHING, nodes) : filed(mailboxId, without(nodes, [], mailbox));
}

/** These emails and no others: each is looked at by itself. */
export function planAmong(filter: FilterNode, ids: readonly number[]): Plan {
	const source: Source = {
		from: 'json_each(?) d CROSS JOIN emails f INDEXED BY emails_listing ON f.id = d.value',
		first: { sql: '1', values: [JSON.stringify(ids)] },
		columns: WIDE,
		comesBy: 'nothing',
	};
	return { ...planned(source, [filter], IS_FOUND), isAll: false };
}

/** A statement over the plan's rows, with `emails e` only where something of it is asked for that stands nowhere else. */
export function statementOf(plan: Plan, select: string, order: readonly Fragment[] = []): Fragment {
	const place = (sql: string) => sql.replace(/\be\.(\w+)/g, (column, name) => plan.columns[name] ?? column);
	const terms = order.map((term) => place(term.sql));
	const [columns, where] = [place(select), place(plan.rest.sql)];
	const needsEmail = [columns, where, ...terms].some((sql) => /\be\.\w/.test(sql));
	const emails = needsEmail ? ` CROSS JOIN emails e INDEXED BY emails_listing ON e.id = ${plan.columns.id}` : '';
	const sorted = terms.length > 0 ? ` ORDER BY ${terms.join(', ')}` : '';
	return {
		sql: `SELECT ${columns} FROM ${plan.from}${emails} WHERE ${plan.first.sql} AND ${where}${sorted}`,
		values: [...plan.first.values, ...plan.rest.values, ...order.flatMap((term) => term.values)],
	};
}

/** The conditions that all must hold: nested ANDs are one. */
function conjuncts(node: FilterNode): FilterNode[] {
	return node.kind === 'AND' ? node.nodes.flatMap(conjuncts) : [node];
}

/** One MATCH expression for a filter of nothing but words; null where it is another, or where it is not the index's to decide. */
function wordsOf(node: FilterNode): string | null {
	if (node.kind === 'condition') return searchQuery(node.name, node.value) || null;
	if (node.kind === 'NOT' || node.nodes.length === 0) return null;
	const inner = node.nodes.map(wordsOf);
	return inner.includes(null) ? null : `(${inner.join(` ${node.kind} `)})`;
}

type Condition = Extract<FilterNode, { kind: 'condition' }>;

function conditionAmong(nodes: readonly FilterNode[], name: string): Condition | null {
	return nodes.filter((node) => node.kind === 'condition').find((node) => node.name === name) ?? null;
}

function without(nodes: readonly FilterNode[], some: readonly FilterNode[], one: FilterNode | null): FilterNode[] {
	return nodes.filter((node) => node !== one && !some.includes(node));
}

/** `finder` finds emails by id; a mailbox's filings, or else the emails' index, say the rest of them. */
function found(finder: string, first: string, value: string, id: string, mailboxId: number | null): Source {
	const filings = ` CROSS JOIN email_mailboxes f INDEXED BY email_mailboxes_email ON f.email_id = ${id}`;
	const emails = ` CROSS JOIN emails f INDEXED BY emails_listing ON f.id = ${id}`;
	return {
		from: `${finder}${mailboxId === null ? emails : filings}`,
		first: {
			sql: mailboxId === null ? first : `${first} AND f.mailbox_id = ?`,
			values: mailboxId === null ? [value] : [value, mailboxId],
		},
		// Read where they are found, so that they come in that order.
		columns: { ...(mailboxId === null ? WIDE : OF_FILING), id },
		comesBy: 'id',
	};
}

function planned(source: Source, rest: readonly FilterNode[], search?: string): Plan {
	const filter = filterSql({ kind: 'AND', nodes: [...rest] }, search);
	return { ...source, rest: filter, mailbox: null, isAll: source === EVERYTHING && rest.length === 0 };
}

/** A mailbox; what lacks $seen in it stands in an index of its own. */
function filed(id: number, nodes: readonly FilterNode[]): Plan {
	const seen = nodes.find(
		(node) => node.kind === 'condition' && node.name === 'notKeyword' && String(node.value).toLowerCase() === '$seen',
	);
	const rest = nodes.filter((node) => node !== seen);
	const unseen = seen !== undefined;
	const source: Source = {
		from: `email_mailboxes f${unseen ? ' INDEXED BY email_mailboxes_unseen' : ''}`,
		first: { sql: `f.mailbox_id = ?${unseen ? ' AND f.unseen = 1' : ''}`, values: [id] },
		columns: OF_FILING,
		comesBy: 'date',
	};
	return { ...planned(source, rest), mailbox: rest.length === 0 ? { id, unseen } : null };
}

/** Whether so few emails have the keyword that finding and sorting them is less than walking the mailbox. */
function isRare(db: Database, keyword: string, mailboxId: number): boolean {
	const sql =
		'SELECT count(*) * 4 < (SELECT total_emails FROM mailboxes WHERE id = ?2) AS rare FROM (SELECT 1 FROM email_keywords ' +
		'WHERE keyword = ?1 LIMIT (SELECT coalesce(max(total_emails), 0) / 4 + 1 FROM mailboxes WHERE id = ?2))';
	return db.first<{ rare: number | null }>(sql, keyword.toLowerCase(), mailboxId)?.rare === 1;
}
