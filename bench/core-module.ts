// What the core costs before the first message: octets that travel, start-up, and the memory that it never grows beyond.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { PROJECT_DIR } from '../local/settings.ts';
import { Instance } from '../wasm-core/instance.ts';
import { benchStartUp } from './start-up.ts';

export interface CoreModule {
	gzipBytes: number;
	/** Linear memory of one instance, whatever it reads. */
	memoryBytes: number;
	/** Milliseconds, best of some, in this process. */
	compile: number;
	instantiate: number;
	/** The same in workerd, which compiles a Worker's modules when it starts the isolate. */
	startUp: Awaited<ReturnType<typeof benchStartUp>>;
}

const ROUNDS = 20;

export async function benchCoreModule(): Promise<CoreModule> {
	const octets = readFileSync(path.join(PROJECT_DIR, 'wasm-core/build/core.wasm'));
	const module = new WebAssembly.Module(octets);
	return {
		gzipBytes: gzipSync(octets).byteLength,
		memoryBytes: new Instance(module).exports.memory.buffer.byteLength,
		compile: best(() => new WebAssembly.Module(octets)),
		instantiate: best(() => new Instance(module)),
		startUp: await benchStartUp(),
	};
}

function best(work: () => unknown): number {
	let least = Number.POSITIVE_INFINITY;
	for (let round = 0; round < ROUNDS; round++) {
		const startedAt = performance.now();
		work();
		least = Math.min(least, performance.now() - startedAt);
	}
	return least;
}
