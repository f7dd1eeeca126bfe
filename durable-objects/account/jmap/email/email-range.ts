// Results that stand in an index in their order, with nothing between them: a page at any position, and the place of any email,
// without walking there in JavaScript.
import type { Database, Value } from '../../store/database';

export interface Range {
	/** With received_at. */
	table: string;
	/** The column of an email's id. */
	id: string;
	where: string;
	values: Value[];
	/** The latest first. */
	descending: boolean;
}

export function sliceOf(db: Database, range: Range, start: number, limit: number): number[] {
	const { sql, values } = idsStatement(range);
	return [...db.rows<[number]>(`${sql} LIMIT ? OFFSET ?`, ...values, limit, start)].map(([id]) => id);
}

export function idsStatement({ table, id, where, values, descending }: Range): { sql: string; values: Value[] } {
	const way = descending ? 'DESC' : 'ASC';
	return { sql: `SELECT ${id} FROM ${table} WHERE ${where} ORDER BY received_at ${way}, ${id} ${way}`, values };
}

export function countOf(db: Database, { table, where, values }: Range): number {
	return db.first<{ total: number }>(`SELECT count(*) AS total FROM ${table} WHERE ${where}`, ...values)?.total ?? 0;
}

/** Of these emails, those in the range, with their places. Counts each stretch between two of them once. */
export function placesOf(db: Database, range: Range, ids: readonly number[]): Map<number, number> {
	const found = new Map<number, number>();
	let place = 0;
	let last: [id: number, receivedAt: number] | null = null;
	for (const row of inOrder(db, range, ids)) {
		place += between(db, range, last, row);
		found.set(row[0], place);
		last = row;
	}
	return found;
}

function inOrder(db: Database, range: Range, ids: readonly number[]): [id: number, receivedAt: number][] {
	const { table, id, where, values, descending } = range;
	const way = descending ? 'DESC' : 'ASC';
	const sql =
		`SELECT r.${id}, r.received_at FROM json_each(?) j CROSS JOIN emails e INDEXED BY emails_listing ON e.id = j.value ` +
		`CROSS JOIN ${table} r ON r.received_at = e.received_at AND r.${id} = e.id WHERE ${where} ` +
		`ORDER BY r.received_at ${way}, r.${id} ${way}`;
	return [...db.rows<[number, number]>(sql, JSON.stringify([...new Set(ids)]), ...values)];
}

/** Rows from `last` (with it) or from the start, up to `next` (without it). */
function between(db: Database, range: Range, last: [number, number] | null, next: [number, number]): number {
	const { table, id, where, values, descending } = range;
	const [from, to] = descending ? ['<=', '>'] : ['>=', '<'];
	const after = last === null ? '' : ` AND (received_at, ${id}) ${from} (?, ?)`;
	const sql = `SELECT count(*) AS rows FROM ${table} WHERE ${where} AND (received_at, ${id}) ${to} (?, ?)${after}`;
	const bounds = last === null ? [next[1], next[0]] : [next[1], next[0], last[1], last[0]];
	return db.first<{ rows: number }>(sql, ...values, ...bounds)?.rows ?? 0;
}
