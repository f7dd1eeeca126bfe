// Brings this checkout's node_modules in line with package-lock.json. Plain JavaScript for Node 20 without packages:
// it is what runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT_DIR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
/** Wrangler and Vite need Node ≥ 22.12: the `node` package brings one, whatever the machine has. */
export const NODE = path.join(PROJECT_DIR, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const STAMP = path.join(PROJECT_DIR, 'node_modules', '.waypost-lock');

/** Installs when the lockfile is not the one that was installed last. Exits the process with npm's code on failure. */
export function ensureInstalled() {
	const lock = createHash('sha256')
		.update(readFileSync(path.join(PROJECT_DIR, 'package-lock.json')))
		.digest('hex');
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock && existsSync(NODE)) return;
	console.log('Installing packages (once; this can take a minute) …');
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	// Not `npm ci`: it refuses a lockfile that lacks other platforms' optional binaries. `install` takes the locked
	// versions all the same, adds this platform's binaries, and --no-save leaves the lockfile as it is.
	// --ignore-scripts=false: a machine may have switched install scripts off, and the `node` package needs its own.
	const options = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false'];
	const { status } = spawnSync(npm, options, {
		cwd: PROJECT_DIR,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	if (status !== 0) {
		console.error('npm install failed: see above. Is the npm registry reachable?');
		process.exit(status ?? 1);
	}
	writeFileSync(STAMP, lock);
}

/** The environment for child processes: our Node first on PATH, wrangler quiet and offline. */
export function childEnv() {
	return {
		...process.env,
		PATH: `${path.join(PROJECT_DIR, 'node_modules', '.bin')}${path.delimiter}${process.env.PATH}`,
		WRANGLER_SEND_METRICS: 'false',
		WRANGLER_SEND_ERROR_REPORTS: 'false',
		CLOUDFLARE_CF_FETCH_ENABLED: 'false',
		ASTRO_TELEMETRY_DISABLED: '1',
		NO_UPDATE_NOTIFIER: '1',
	};
}
