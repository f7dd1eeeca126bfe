// The memory that one message takes: run as a process of its own with the message's file as argument, prints the octets that it
// took, the core's own included, while the file streamed through. 0 anywhere but on Linux.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_DIR } from '../local/settings.ts';
import { createCore } from '../wasm-core/host.ts';
import { forgetPeak, heldBytes, peakBytes } from './process-account.ts';

const core = createCore(new WebAssembly.Module(readFileSync(path.join(PROJECT_DIR, 'wasm-core/build/core.wasm'))));
const chunk = new Uint8Array(65_536);

function readFile(file: string): void {
	const reading = core.open();
	const descriptor = openSync(file, 'r');
	for (let bytes = readSync(descriptor, chunk); bytes > 0; bytes = readSync(descriptor, chunk)) {
		reading.push(chunk.subarray(0, bytes));
	}
	closeSync(descriptor);
	const message = reading.finish();
	message.index();
	message.facts();
	reading.close();
}

forgetPeak(process.pid);
const before = heldBytes(process.pid);
readFile(process.argv[2] ?? '');
console.log(peakBytes(process.pid) - before);
