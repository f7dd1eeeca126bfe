// What an administrator does at a terminal: a domain's rules, by the commands of docs/scanner-account.md.
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Platform } from './platform.ts';

const PROJECT_DIR = path.resolve(import.meta.dirname, '..', '..');
const WRANGLER = path.join(PROJECT_DIR, 'node_modules', 'wrangler', 'bin', 'wrangler.js');

/** `options`: of `npm run policy`. */
export async function decideFor(platform: Platform, domain: string, ...options: string[]): Promise<void> {
	const sql = await run(path.join(PROJECT_DIR, 'scripts', 'policy.ts'), domain, ...options);
	const file = path.join(platform.stateDir, 'policy.sql');
	writeFileSync(file, sql);
	const place = ['--local', '--persist-to', platform.stateDir];
	await run(WRANGLER, 'd1', 'execute', 'waypost-directory', ...place, '--file', file);
}

async function run(script: string, ...args: string[]): Promise<string> {
	const env = { ...process.env, CI: 'true' }; // no questions
	const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], { cwd: PROJECT_DIR, env });
	return stdout;
}
