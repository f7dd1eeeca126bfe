// Email filters and sorts (RFC 8621 sections 4.4.1 and 4.4.2) as SQL over `emails e`. Pure: JSON in, statement out.
import { WAYPOST } from '../../../../workers/domain/jmap';
import { fromId } from '../../ids';
import type { Value } from '../../store/database';
import { comparable, fieldMark, HAS_FIELD, HAS_FIELD_WITH, hasNoWords } from '../../store/email-fields';
import { matchExpression, type SearchColumn } from '../../store/search';
import { invalid, type JsonObject } from '../core/args';
import { COLLATIONS } from '../core/comparators';
import { type FilterNode, parseFilter } from '../core/filter';
import { MethodError } from '../core/method-error';

export interface Fragment {
	sql: string;
	values: Value[];
}

const TRUE: Fragment = { sql: '1', values: [] };
const FALSE: Fragment = { sql: '0', values: [] };

/** The keywords of the other emails of the thread count too. */
const IN_THREAD =
	'FROM emails t JOIN email_keywords k ON k.email_id = t.id AND k.keyword = ? WHERE t.thread_id = e.thread_id';
const WHOLE_THREAD =
	'NOT EXISTS (SELECT 1 FROM emails t WHERE t.thread_id = e.thread_id AND NOT EXISTS ' +
	'(SELECT 1 FROM email_keywords k WHERE k.email_id = t.id AND k.keyword = ?))';
const HAS_KEYWORD = 'EXISTS (SELECT 1 FROM email_keywords k WHERE k.email_id = e.id AND k.keyword = ?)';
const IN_MAILBOX = 'EXISTS (SELECT 1 FROM email_mailboxes m WHERE m.email_id = e.id AND m.mailbox_id = ?)';
const IN_OTHER =
	'EXISTS (SELECT 1 FROM email_mailboxes m WHERE m.email_id = e.id AND m.mailbox_id NOT IN (SELECT value FROM json_each(?)))';

const CONDITIONS: Record<string, (value: unknown, name: string) => Fragment> = {
	inMailbox: (value, name) => ({ sql: IN_MAILBOX, values: [mailboxNumber(text(value, name))] }),
	inMailboxOtherThan: (value, name) => ({
		sql: IN_OTHER,
		values: [JSON.stringify(texts(value, name).map(mailboxNumber))],
	}),
	before: (value, name) => ({ sql: 'e.received_at < ?', values: [date(value, name)] }),
	after: (value, name) => ({ sql: 'e.received_at >= ?', values: [date(value, name)] }),
	minSize: (value, name) => ({ sql: 'e.size >= ?', values: [unsigned(value, name)] }),
	maxSize: (value, name) => ({ sql: 'e.size < ?', values: [unsigned(value, name)] }),
	hasAttachment: (value, name) => ({ sql: 'e.has_attachment = ?', values: [boolean(value, name) ? 1 : 0] }),
	hasKeyword: (value, name) => ({ sql: HAS_KEYWORD, values: [keyword(value, name)] }),
	notKeyword: (value, name) => ({ sql: `NOT ${HAS_KEYWORD}`, values: [keyword(value, name)] }),
	header: headerSql,
	allInThreadHaveKeyword: (value, name) => ({ sql: WHOLE_THREAD, values: [keyword(value, name)] }),
	someInThreadHaveKeyword: (value, name) => ({ sql: `EXISTS (SELECT 1 ${IN_THREAD})`, values: [keyword(value, name)] }),
	noneInThreadHaveKeyword: (value, name) => ({
		sql: `NOT EXISTS (SELECT 1 ${IN_THREAD})`,
		values: [keyword(value, name)],
	}),
};

const SEARCHED: Record<string, SearchColumn | null> = {
	text: null,
	from: 'sender',
	to: 'recipients',
	cc: 'copied',
	bcc: 'blind',
	subject: 'subject',
	body: 'body',
	fileName: 'files',
};

/** Conditions that only a request which uses this server's own capability knows. */
const OF_WAYPOST: ReadonlySet<string> = new Set(['fileName']);

/** A request's filter. Throws invalidArguments for what is no filter, unsupportedFilter for one too large or not known to it. */
export function emailFilter(value: unknown, using: ReadonlySet<string>): FilterNode {
	const node = parseFilter(value);
	const foreign = using.has(WAYPOST) ? undefined : conditionNames(node).find((name) => OF_WAYPOST.has(name));
	if (foreign !== undefined) throw unknownCondition(foreign);
	return node;
}

/** Finds all emails with the words, once: for a statement that looks at many emails. */
const IN_SEARCH = 'e.id IN (SELECT rowid FROM search WHERE search MATCH ?)';
/** Looks into the index for one email: for a statement that looks at few. */
export const IS_FOUND = 'EXISTS (SELECT 1 FROM search WHERE rowid = e.id AND search MATCH ?)';

/** Throws unsupportedFilter for a condition that this server does not know. `search`: how emails with words are told. */
export function filterSql(node: FilterNode, search = IN_SEARCH): Fragment {
	if (node.kind === 'condition') return conditionSql(node.name, node.value, search);
	const inner = node.nodes.map((one) => filterSql(one, search));
	const values = inner.flatMap((one) => one.values);
	const joined = (operator: string) => `(${inner.map((one) => one.sql).join(operator)})`;
	if (inner.length === 0) return node.kind === 'OR' ? FALSE : TRUE;
	if (node.kind === 'NOT') return { sql: `NOT ${joined(' OR ')}`, values };
	return { sql: joined(` ${node.kind} `), values };
}

function conditionSql(name: string, value: unknown, search: string): Fragment {
	const query = searchQuery(name, value);
	if (query !== undefined) return query === '' ? TRUE : query === null ? FALSE : { sql: search, values: [query] };
	const condition = Object.hasOwn(CONDITIONS, name) ? CONDITIONS[name] : undefined;
	if (!condition) throw unknownCondition(name);
	return condition(value, name);
}

/** A field of that name, or one that holds the text, in any case. */
function headerSql(value: unknown, property: string): Fragment {
	const [field = '', words, ...more] = texts(value, property);
	if (field === '' || more.length > 0) throw invalid(`"${property}" is a list of a field's name and, maybe, a text.`);
	const name = field.toLowerCase();
	if (words === undefined) return { sql: HAS_FIELD, values: [fieldMark(name)] };
	if (hasNoWords(name)) throw new MethodError('unsupportedFilter', `The text of ${field} is not kept.`);
	return { sql: HAS_FIELD_WITH, values: [fieldMark(name), name, comparable(words)] };
}

function unknownCondition(name: string): MethodError {
	return new MethodError('unsupportedFilter', `Emails cannot be filtered by ${name}.`);
}

/** The MATCH expression of a text condition; null matches nothing, '' everything; undefined: not a text condition. */
export function searchQuery(name: string, value: unknown): string | null | undefined {
	if (!Object.hasOwn(SEARCHED, name)) return undefined;
	const words = text(value, name);
	return words.trim() === '' ? '' : matchExpression(words, SEARCHED[name] ?? null);
}

/** What decides about an email's place: what never changes, its own mailboxes and keywords, or those of its whole thread. */
export type Reach = 'fixed' | 'email' | 'thread';

const OWN = ['inMailbox', 'inMailboxOtherThan', 'hasKeyword', 'notKeyword'];
const OF_THREAD = ['allInThreadHaveKeyword', 'someInThreadHaveKeyword', 'noneInThreadHaveKeyword'];

/** Of a filter and a sort that are known to be right. */
export function reachOf(filter: FilterNode, comparators: readonly JsonObject[]): Reach {
	const names = [...conditionNames(filter), ...comparators.map(({ property }) => String(property))];
	if (names.some((name) => OF_THREAD.includes(name))) return 'thread';
	return names.some((name) => OWN.includes(name)) ? 'email' : 'fixed';
}

function conditionNames(node: FilterNode): string[] {
	return node.kind === 'condition' ? [node.name] : node.nodes.flatMap(conditionNames);
}

const SORTS: Record<string, string> = {
	receivedAt: 'e.received_at',
	sentAt: 'coalesce(e.sent_at, e.received_at)',
	size: 'e.size',
	from: 'e.sort_from',
	to: 'e.sort_to',
	subject: 'e.sort_subject',
	hasKeyword: HAS_KEYWORD,
	allInThreadHaveKeyword: WHOLE_THREAD,
	someInThreadHaveKeyword: `EXISTS (SELECT 1 ${IN_THREAD})`,
};

const MAX_COMPARATORS = 8;

/** One term of ORDER BY per comparator. Throws unsupportedSort. */
export function sortSql(comparators: readonly JsonObject[]): Fragment[] {
	if (comparators.length > MAX_COMPARATORS) throw unsorted(`more than ${MAX_COMPARATORS} properties`);
	return comparators.map(({ property, isAscending = true, collation, keyword: word }) => {
		const sql = typeof property === 'string' && Object.hasOwn(SORTS, property) ? SORTS[property] : undefined;
		if (sql === undefined) throw unsorted(String(property));
		if (!COLLATIONS.includes(collation)) throw unsorted(`collation ${String(collation)}`);
		const values = sql.includes('?') ? [keyword(word, 'keyword')] : [];
		return { sql: `${sql} ${boolean(isAscending, 'isAscending') ? 'ASC' : 'DESC'}`, values };
	});
}

function unsorted(by: string): MethodError {
	return new MethodError('unsupportedSort', `Emails cannot be sorted by ${by}.`);
}

function mailboxNumber(id: string): number {
	return fromId('Mailbox', id) ?? -1;
}

function text(value: unknown, name: string): string {
	if (typeof value !== 'string') throw invalid(`"${name}" must be a string.`);
	return value;
}

function texts(value: unknown, name: string): string[] {
	if (!Array.isArray(value)) throw invalid(`"${name}" must be a list of ids.`);
	return value.map((one) => text(one, name));
}

function keyword(value: unknown, name: string): string {
	return text(value, name).toLowerCase();
}

function boolean(value: unknown, name: string): boolean {
	if (typeof value !== 'boolean') throw invalid(`"${name}" must be a boolean.`);
	return value;
}

function unsigned(value: unknown, name: string): number {
	if (!Number.isSafeInteger(value) || Number(value) < 0) throw invalid(`"${name}" must be an unsigned integer.`);
	return Number(value);
}

function date(value: unknown, name: string): number {
	const ms = Date.parse(text(value, name));
	if (Number.isNaN(ms)) throw invalid(`"${name}" must be a UTCDate.`);
	return ms;
}
