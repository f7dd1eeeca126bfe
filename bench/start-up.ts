// What the core adds to a Worker's start in workerd: a fresh runtime with nothing but the core, beside one without. Measures
// from the process's start to its first answer.
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../local/ports.ts';
import { PROJECT_DIR } from '../local/settings.ts';
import { cpuMs } from './process-account.ts';

/** Milliseconds, best of some. `cpu` is that of all threads; 0 where the system does not tell it (anywhere but on Linux). */
export interface StartUp {
	clock: number;
	cpu: number;
}

/** The package exports where its binary is, and comes without types. */
const { default: workerd } = createRequire(import.meta.url)('workerd') as { default: string };
const ROUNDS = 15;
const WORKERS = {
	bare: `export default { fetch: () => new Response('up') };`,
	core: `import module from './core.wasm';
const { exports } = new WebAssembly.Instance(module, {});
export default { fetch: () => new Response(String(exports.record())) };`,
};
type Kind = keyof typeof WORKERS;

export async function benchStartUp(): Promise<Record<Kind, StartUp>> {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'waypost-start-up-'));
	const best = { bare: { clock: Infinity, cpu: Infinity }, core: { clock: Infinity, cpu: Infinity } };
	try {
		cpSync(path.join(PROJECT_DIR, 'wasm-core/build/core.wasm'), path.join(folder, 'core.wasm'));
		for (let round = 0; round < ROUNDS; round++) {
			for (const kind of Object.keys(WORKERS) as Kind[]) {
				const { clock, cpu } = await startOnce(folder, kind);
				best[kind] = { clock: Math.min(clock, best[kind].clock), cpu: Math.min(cpu, best[kind].cpu) };
			}
		}
		return best;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function startOnce(folder: string, kind: Kind): Promise<StartUp> {
	const port = await freePort();
	writeFileSync(path.join(folder, 'worker.js'), WORKERS[kind]);
	writeFileSync(path.join(folder, 'config.capnp'), config(kind, port));
	const startedAt = performance.now();
	const runtime = spawn(workerd, ['serve', 'config.capnp'], { cwd: folder, stdio: 'ignore' });
	try {
		await firstAnswer(runtime, `http://127.0.0.1:${port}`);
		return { clock: performance.now() - startedAt, cpu: cpuMs(runtime.pid ?? 0) };
	} finally {
		runtime.kill();
	}
}

function config(kind: Kind, port: number): string {
	const core = kind === 'core' ? ', (name = "core.wasm", wasm = embed "core.wasm")' : '';
	return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = (
    compatibilityDate = "2026-11-01",
    modules = [(name = "worker.js", esModule = embed "worker.js")${core}]
  ))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);`;
}

async function firstAnswer(runtime: ChildProcess, origin: string): Promise<void> {
	while (runtime.exitCode === null) {
		const answer = await fetch(origin).catch(() => null);
		if (answer?.ok) return;
		await new Promise((resolve) => setTimeout(resolve, 1));
	}
	throw new Error(`workerd ended with ${runtime.exitCode} before it answered`);
}
