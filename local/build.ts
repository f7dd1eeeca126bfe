// Builds the core and the site, each only when its sources have changed since the last build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_DIR } from './settings.ts';

interface Target {
	words: string;
	sources: string[];
	result: string;
	command: string[];
}

const TARGETS: Target[] = [
	{
		words: 'Building the WebAssembly core',
		sources: ['wasm-core/assembly', 'scripts/build-core.mjs', 'package-lock.json'],
		result: 'wasm-core/build/core.wasm',
		command: ['node', 'scripts/build-core.mjs', '--force'],
	},
	{
		words: 'Building the web app',
		sources: ['site/src', 'site/public', 'site/astro.config.mjs', 'workers/domain', 'package-lock.json'],
		result: 'site/dist/index.html',
		command: ['astro', 'build', '--root', 'site', '--silent'],
	},
];

/** Throws with the builder's own output when a build fails. `say` hears what is being built. */
export async function build(say: (words: string) => void): Promise<void> {
	for (const target of TARGETS) {
		if (isFresh(target)) continue;
		say(target.words);
		run(target.command);
	}
}

function isFresh(target: Target): boolean {
	const result = path.join(PROJECT_DIR, target.result);
	if (!existsSync(result)) return false;
	const builtAt = statSync(result).mtimeMs;
	return target.sources.every((source) => newestChange(path.join(PROJECT_DIR, source)) <= builtAt);
}

function newestChange(place: string): number {
	if (!existsSync(place)) return 0;
	const own = statSync(place);
	if (!own.isDirectory()) return own.mtimeMs;
	return Math.max(own.mtimeMs, ...readdirSync(place).map((name) => newestChange(path.join(place, name))));
}

function run([program = '', ...options]: string[]): void {
	const bin = path.join(PROJECT_DIR, 'node_modules', '.bin', program);
	const result = spawnSync(bin, options, { cwd: PROJECT_DIR, encoding: 'utf8', shell: process.platform === 'win32' });
	if (result.status === 0) return;
	throw new Error(`${program} ${options.join(' ')} failed:\n${result.stdout}\n${result.stderr}\n${result.error ?? ''}`);
}
