// Builds the WebAssembly core: wasm-core/assembly → wasm-core/build/core.wasm, or with --scalar its twin without vectors, which
// only tests and the fuzzer read: core-scalar.wasm. Skips when that is newer than every source, unless --force. Checks that
// the module needs nothing from its host, and does nothing else.
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import { phraseTable } from './build-phrases.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const sources = path.join(root, 'wasm-core/assembly');
const isScalar = process.argv.includes('--scalar');
/** What the phrase table is made of. */
const phraseSources = ['scripts/build-phrases.ts', 'wasm-core/phrases.ts', 'workers/domain/latin-look.ts'];
const output = path.join(root, 'wasm-core/build', isScalar ? 'core-scalar.wasm' : 'core.wasm');

/** @param {string} file */
async function modifiedAt(file) {
	try {
		return (await stat(file)).mtimeMs;
	} catch (error) {
		if (error.code === 'ENOENT') return 0;
		throw error;
	}
}

async function isUpToDate() {
	const names = await readdir(sources, { recursive: true });
	const files = names.filter((name) => name.endsWith('.ts')).map((name) => path.join(sources, name));
	const others = phraseSources.map((name) => path.join(root, name));
	const times = await Promise.all([...files, ...others, fileURLToPath(import.meta.url)].map(modifiedAt));
	return (await modifiedAt(output)) > Math.max(...times);
}

async function build() {
	await writeFile(path.join(root, 'wasm-core/build/phrase-table.ts'), phraseTable());
	const { error, stderr } = await asc.main(
		[
			path.join('wasm-core/assembly/index.ts'),
			...['--baseDir', root, '--outFile', path.relative(root, output)],
			...['-O3', '--converge', '--runtime', 'stub', '--use', 'abort=', '--noAssert'],
			...(isScalar ? [] : ['--enable', 'simd']),
		],
		{},
	);
	if (error) throw new Error(`the core does not compile:\n${stderr.toString()}`, { cause: error });
}

async function checkImports() {
	const module = new WebAssembly.Module(await readFile(output));
	const imports = WebAssembly.Module.imports(module);
	if (imports.length > 0) throw new Error(`the core must not need ${JSON.stringify(imports)}`);
}

if (process.argv.includes('--force') || !(await isUpToDate())) {
	await mkdir(path.dirname(output), { recursive: true });
	await build();
	await checkImports();
	console.log(`${path.basename(output)}: ${(await stat(output)).size} octets`);
}
