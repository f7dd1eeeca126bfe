// Reads raw mail through the core as the receiving Worker does: in chunks of 64 KiB, the header's fields kept.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Core, createCore } from '../../wasm-core/host.ts';
import type { PartIndex } from '../../workers/domain/part-index.ts';
import type { ScanFacts } from '../../workers/domain/scan-facts.ts';
import type { PlatformSettings } from '../../workers/scanner/authentication/platform.ts';

const CORE = new URL('../../wasm-core/build/core.wasm', import.meta.url);
const CHUNK_BYTES = 65_536;

/** No platform has tested a mail that lies in a file; whoever received it wrote from where. */
export const IN_A_FILE: PlatformSettings = { authservId: '', platformReceived: -1, believesReceived: true };

/** Builds the core where that is due. */
export function loadCore(): Core {
	execFileSync(process.execPath, [fileURLToPath(new URL('../build-core.mjs', import.meta.url))], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	return createCore(new WebAssembly.Module(readFileSync(CORE)));
}

export function readWhole(core: Core, raw: Uint8Array): { index: PartIndex; facts: ScanFacts; ms: number } {
	const start = performance.now();
	const reading = core.open({ header: true });
	try {
		for (let at = 0; at < raw.length; at += CHUNK_BYTES) reading.push(raw.subarray(at, at + CHUNK_BYTES));
		const message = reading.finish();
		return { index: message.index(), facts: message.facts(), ms: performance.now() - start };
	} finally {
		reading.close();
	}
}
