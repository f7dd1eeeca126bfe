// Before any test, and before the fuzzer: the core and its twin without vectors are built where their sources have changed.
import { execFileSync } from 'node:child_process';

export default function buildCores(): void {
	for (const options of [[], ['--scalar']]) {
		execFileSync(process.execPath, ['scripts/build-core.mjs', ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
	}
}
