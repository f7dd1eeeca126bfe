// The administrator's command: its SQL makes one account, and again with another password changes only that.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { verifyPassword } from '../../workers/directory/passwords.ts';

function run(args: string[], password: string) {
	const env = { ...process.env, PASSWORD: password };
	return spawnSync(process.execPath, ['scripts/account.ts', ...args], { env, encoding: 'utf8' });
}

function directory(): DatabaseSync {
	const database = new DatabaseSync(':memory:');
	database.exec(readFileSync('migrations/directory/0001_directory.sql', 'utf8'));
	return database;
}

const ADDRESS = "o'neil@new.example";

describe('npm run account', () => {
	it('adds an account, and sets its password when it is there already', async () => {
		const database = directory();
		database.exec(run([ADDRESS, "O'Neil"], 'the first one').stdout);
		const [first] = database.prepare('SELECT * FROM grants').all();
		database.exec(run([ADDRESS], 'the second one').stdout);
		expect(database.prepare('SELECT * FROM grants').all()).toEqual([first]);
		expect(database.prepare('SELECT name FROM accounts').all()).toEqual([{ name: "O'Neil" }]);
		const hash = String(database.prepare('SELECT password_hash FROM people').get()?.password_hash);
		expect(await verifyPassword(hash, 'the second one')).toBe(true);
		expect(await verifyPassword(hash, 'the first one')).toBe(false);
	});

	it('says what is wrong, and prints no SQL', () => {
		for (const [args, password, words] of [
			[['no-address'], 'long enough', 'is not an address'],
			[['a+tag@b.example'], 'long enough', 'without a plus-tag'],
			[['a@b.example'], 'short', 'at least 8 characters'],
		] as const) {
			const { status, stdout, stderr } = run([...args], password);
			expect(status).toBe(1);
			expect(stdout).toBe('');
			expect(stderr).toContain(words);
		}
	});
});
