// The administrator's command for a domain's rules: its SQL sets what is named, and leaves the rest as it is.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { parseDomainRules } from '../../workers/domain/scan-policy.ts';

function run(...args: string[]) {
	return spawnSync(process.execPath, ['scripts/policy.ts', ...args], { encoding: 'utf8' });
}

function directory(): DatabaseSync {
	const database = new DatabaseSync(':memory:');
	database.exec(readFileSync('migrations/directory/0004_domain_rules.sql', 'utf8'));
	return database;
}

function rulesIn(database: DatabaseSync, domain: string) {
	const row = database.prepare('SELECT rules FROM domain_rules WHERE domain = ?').get(domain);
	return parseDomainRules(row === undefined ? null : String(row.rules));
}

const POLICY = { rules: [{ match: { ending: 'iso' }, action: 'refuse' }] };

// Each run starts a process of its own.
describe('npm run policy', { timeout: 60_000 }, () => {
	it('sets rules for senders and scores, adds to them, and takes them away', () => {
		const database = directory();
		database.exec(run('Example.org', '--allow', "O'Neil@Partner.example", '--refuse', '*.bad.example').stdout);
		database.exec(run('example.org', '--junk', 'news.example', '--junk-score', '4.5').stdout);
		database.exec(run('other.example', '--quarantine-score', '12').stdout);
		expect(rulesIn(database, 'example.org')).toEqual({
			senders: { "o'neil@partner.example": 'allow', '*.bad.example': 'refuse', 'news.example': 'junk' },
			junkScore: 4.5,
		});
		database.exec(run('example.org', '--forget', '*.bad.example', '--junk-score', 'none').stdout);
		expect(rulesIn(database, 'example.org')).toEqual({
			senders: { "o'neil@partner.example": 'allow', 'news.example': 'junk' },
		});
		database.exec(run('example.org', '--attachments', JSON.stringify(POLICY)).stdout);
		expect(rulesIn(database, 'example.org').attachments).toEqual(POLICY);
		database.exec(run('example.org', '--attachments', 'none').stdout);
		expect(rulesIn(database, 'example.org').attachments).toBeUndefined();
		expect(rulesIn(database, 'other.example')).toEqual({ senders: {}, quarantineScore: 12 });
	});

	it('says what is wrong, and prints no SQL', () => {
		for (const [args, words] of [
			[[], 'Name one domain'],
			[['nodots'], 'Name one domain'],
			[['example.org', '--allow', 'no sender'], 'is no sender'],
			[['example.org', '--junk-score', '0'], 'is no score'],
			[['example.org', '--attachments', '{'], 'is no JSON'],
			[['example.org', '--attachments', '{"rules":[{}]}'], 'rules[0]'],
			[['example.org', '--bounce', 'x.example'], "Unknown option '--bounce'"],
		] as const) {
			const { status, stdout, stderr } = run(...args);
			expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
			expect(stderr).toContain(words);
		}
	});
});
