// Promises of the schema's history: applied once, in order, all or nothing; a changed one refuses to start.
import { runInDurableObject } from 'cloudflare:test';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import type { MailAccount } from '../../../durable-objects/account/mail-account';
import { ChangedHistory, migrate } from '../../../durable-objects/account/migrate';
import { MIGRATIONS } from '../../../durable-objects/account/migrations';
import {
	identities,
	mailboxes,
	outbox,
	pushSubscriptions,
	submissions,
	vacation,
} from '../../../durable-objects/account/store/schema';
import { TestAccount } from './account';

const second = { number: MIGRATIONS.length + 1, sql: 'CREATE TABLE second (a); INSERT INTO second VALUES (1);' };

async function inObject<T>(act: (storage: DurableObjectStorage) => Promise<T>): Promise<T> {
	const account = await TestAccount.open();
	return runInDurableObject(account.stub, (_: MailAccount, state) => act(state.storage));
}

describe('migrate', () => {
	test('applies what is new, once', async () => {
		await inObject(async (storage) => {
			await migrate(storage, [...MIGRATIONS, second]);
			await migrate(storage, [...MIGRATIONS, second]);
			expect(storage.sql.exec('SELECT a FROM second').toArray()).toEqual([{ a: 1 }]);
			expect(storage.sql.exec('SELECT number FROM migrations').toArray()).toHaveLength(MIGRATIONS.length + 1);
		});
	});

	test('a file that was edited refuses to start', async () => {
		const edited = MIGRATIONS.map((file) => ({ ...file, sql: `${file.sql} ` }));
		await expect(inObject((storage) => migrate(storage, edited))).rejects.toThrow(ChangedHistory);
	});

	test('code that is older than the database refuses to start', async () => {
		await inObject(async (storage) => {
			await migrate(storage, [...MIGRATIONS, second]);
			await expect(migrate(storage, MIGRATIONS)).rejects.toThrow(ChangedHistory);
		});
	});

	test('a migration that fails leaves nothing of it behind', async () => {
		await inObject(async (storage) => {
			const broken = { number: MIGRATIONS.length + 1, sql: 'CREATE TABLE half (a); CREATE TABLE half (a);' };
			await expect(migrate(storage, [...MIGRATIONS, broken])).rejects.toThrow('half');
			expect(storage.sql.exec("SELECT name FROM sqlite_master WHERE name = 'half'").toArray()).toEqual([]);
			await migrate(storage, [...MIGRATIONS, second]);
		});
	});

	test('numbers have no gaps', () => {
		expect(MIGRATIONS.map((file) => file.number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
	});
});

test.each([mailboxes, outbox, pushSubscriptions, identities, submissions, vacation])(
	'drizzle sees the table as the migrations made it (%#)',
	async (table) => {
		const { name, columns } = getTableConfig(table);
		const account = await TestAccount.open();
		const made = await account.sql<{ name: string; notnull: number; pk: number }>(`PRAGMA table_info(${name})`);
		expect(columns.map((column) => [column.name, column.notNull])).toEqual(
			made.map((column) => [column.name, column.notnull === 1 || column.pk === 1]),
		);
	},
);
