// One account's SQLite, with the few verbs that the store's statements need. Knows no table.
import { drizzle } from 'drizzle-orm/durable-sqlite';

export type Value = SqlStorageValue;
export type Row = Record<string, Value>;

/** Hot statements and FTS5 are SQL text, which the platform prepares once; ordinary queries go through `orm`. */
export class Database {
	readonly orm;
	readonly #storage: DurableObjectStorage;

	constructor(storage: DurableObjectStorage) {
		this.#storage = storage;
		this.orm = drizzle(storage);
	}

	all<T extends Row>(sql: string, ...values: Value[]): T[] {
		return this.#storage.sql.exec<T>(sql, ...values).toArray();
	}

	/**
	 * Rows as they are found, as lists of their columns (a third of the cost of objects): stop reading, and the rest is never
	 * looked for. No other statement may write meanwhile.
	 */
	rows<T extends Value[]>(sql: string, ...values: Value[]): Iterable<T> {
		return this.#storage.sql.exec(sql, ...values).raw<T>();
	}

	first<T extends Row>(sql: string, ...values: Value[]): T | null {
		return this.all<T>(sql, ...values)[0] ?? null;
	}

	run(sql: string, ...values: Value[]): void {
		this.#storage.sql.exec(sql, ...values);
	}

	/** All or nothing; an exception undoes what was written and goes on to the caller. */
	transaction<T>(work: () => T): T {
		return this.#storage.transactionSync(work);
	}

	get bytes(): number {
		return this.#storage.sql.databaseSize;
	}

	get schemaVersion(): number {
		return this.first<{ number: number }>('SELECT max(number) AS number FROM migrations')?.number ?? 0;
	}
}
