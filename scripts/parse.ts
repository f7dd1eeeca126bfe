// `npm run parse -- FILE.eml [--no-digests]`: what the core makes of a message, as JSON. Reads one file, builds the core where
// that is due, changes nothing else.
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createCore } from '../wasm-core/host.ts';

const CORE = new URL('../wasm-core/build/core.wasm', import.meta.url);

async function readOrExplain(file: string | URL, missing: string): Promise<Uint8Array> {
	try {
		return await readFile(file);
	} catch (error) {
		const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? missing : String(error);
		console.error(reason);
		process.exit(1);
	}
}

const options = process.argv.slice(2);
const file = options.find((option) => !option.startsWith('--'));
if (file === undefined) {
	console.error('usage: npm run parse -- FILE.eml [--no-digests]');
	process.exit(2);
}
const raw = await readOrExplain(file, `${file}: there is no such file`);
execFileSync(process.execPath, [fileURLToPath(new URL('./build-core.mjs', import.meta.url))], {
	stdio: ['ignore', 'ignore', 'inherit'],
});
const module = await readOrExplain(CORE, 'The core could not be built');
const reading = createCore(new WebAssembly.Module(module as BufferSource)).open({
	digests: !options.includes('--no-digests'),
});
reading.push(raw);
const message = reading.finish();
console.log(JSON.stringify({ index: message.index(), facts: message.facts() }, null, 2));
