// The migrations are the truth about the directory; drizzle's picture of it must say the same.
import { env } from 'cloudflare:test';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, it } from 'vitest';
import * as schema from '../../../workers/directory/schema';

interface Column {
	name: string;
	type: string;
	notnull: number;
	pk: number;
}

const tables: [string, SQLiteTable][] = Object.values(schema).map((table) => [getTableConfig(table).name, table]);

it.each(tables)('%s has the same columns in both', async (name, table) => {
	const { results } = await env.DIRECTORY.prepare(`PRAGMA table_info(${name})`).all<Column>();
	// A primary key is required without saying so.
	const migrated = results.map((row) => ({ name: row.name, type: row.type, required: row.notnull + row.pk > 0 }));
	const described = getTableConfig(table).columns.map((column) => ({
		name: column.name,
		type: column.getSQLType().toUpperCase(),
		required: column.notNull,
	}));
	expect(described).toEqual(migrated);
});

it('describes every table that the migrations make', async () => {
	const { results } = await env.DIRECTORY.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
		name: string;
	}>();
	const made = results.map((row) => row.name).filter((name) => !/^(sqlite_|_cf_|d1_)/.test(name));
	expect(made.sort()).toEqual(tables.map(([name]) => name).sort());
});
