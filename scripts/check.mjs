// `npm run check`: format and lint, types of every room, architecture, and a dry run of the deployment.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { childEnv, ensureInstalled, PROJECT_DIR } from '../local/install.mjs';

const outDir = path.join(os.tmpdir(), `waypost-deploy-${process.pid}`);
const STEPS = [
	['format and lint', ['biome', 'ci', '.']],
	['types: Worker and Durable Objects', ['tsc', '-p', 'tsconfig.json']],
	['types: local, scripts, bench, tests', ['tsc', '-p', 'tsconfig.node.json']],
	['types: site', ['astro', 'check', '--root', 'site', '--minimumSeverity', 'warning']],
	['architecture', ['vitest', 'run', '--project', 'plain', 'test/architecture.test.ts']],
	['deployment, dry run', ['wrangler', 'deploy', '--dry-run', '--outdir', outDir]],
];

/** Runs every step, even after a failure. Returns how many passed and failed. */
export async function check() {
	const { build } = await import(pathToFileURL(path.join(PROJECT_DIR, 'local', 'build.ts')).href);
	await build((words) => console.log(`${words} …`));
	let passed = 0;
	let failed = 0;
	for (const [words, [program, ...options]] of STEPS) {
		const result = spawnSync(path.join(PROJECT_DIR, 'node_modules', '.bin', program), options, {
			cwd: PROJECT_DIR,
			env: childEnv(),
			encoding: 'utf8',
		});
		const ok = result.status === 0;
		console.log(`${ok ? 'ok  ' : 'FAIL'} ${words}`);
		if (!ok) console.log(`${result.stdout}\n${result.stderr}`);
		if (ok) passed += 1;
		else failed += 1;
	}
	rmSync(outDir, { recursive: true, force: true });
	return { passed, failed };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	ensureInstalled();
	const { failed } = await check();
	process.exit(failed === 0 ? 0 : 1);
}
