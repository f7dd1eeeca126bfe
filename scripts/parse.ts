// `npm run parse -- FILE.eml [--digests]`: what the core makes of a message, as JSON. Reads one file, changes nothing.
import { readFile } from 'node:fs/promises';
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
	console.error('usage: npm run parse -- FILE.eml [--digests]');
	process.exit(2);
}
const raw = await readOrExplain(file, `${file}: there is no such file`);
const module = await readOrExplain(CORE, 'The core is not built: run `npm run build:core` first');
const reading = createCore(new WebAssembly.Module(module as BufferSource)).open({
	digests: options.includes('--digests'),
});
reading.push(raw);
console.log(JSON.stringify(reading.finish(), null, 2));
