// Builds the WebAssembly core: wasm-core/assembly → wasm-core/build/core.wasm, or with --scalar its twin without vectors, which
// only tests and the fuzzer read: core-scalar.wasm. Skips when that is newer than every source, unless --force. Checks that
// the module needs nothing from its host, and does nothing else.
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';
import binaryen from 'binaryen';
import { phraseTable } from './build-phrases.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const sources = path.join(root, 'wasm-core/assembly');
const isScalar = process.argv.includes('--scalar');
/** What the phrase table is made of. */
const phraseSources = ['scripts/build-phrases.ts', 'wasm-core/phrases.ts', 'workers/domain/latin-look.ts'];
const output = path.join(root, 'wasm-core/build', isScalar ? 'core-scalar.wasm' : 'core.wasm');

const { BulkMemory, BulkMemoryOpt, MutableGlobals, NontrappingFPToInt, SignExt, SIMD128 } = binaryen.Features;
/** What asc makes use of; the module itself does not say. */
const FEATURES = BulkMemory | BulkMemoryOpt | MutableGlobals | NontrappingFPToInt | SignExt | (isScalar ? 0 : SIMD128);

/** Instructions. */
const UNLIMITED = -1;

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
	/** @type {Uint8Array | null} */
	let wasm = null;
	const { error, stderr } = await asc.main(
		[
			path.join('wasm-core/assembly/index.ts'),
			...['--baseDir', root, '--outFile', path.basename(output)],
			...['-O3', '--converge', '--runtime', 'stub', '--use', 'abort=', '--noAssert'],
			...(isScalar ? [] : ['--enable', 'simd']),
		],
		{
			writeFile: (_name, contents) => {
				if (typeof contents !== 'string') wasm = contents;
			},
		},
	);
	if (error || wasm === null) throw new Error(`the core does not compile:\n${stderr.toString()}`, { cause: error });
	await writeFile(output, optimized(wasm));
}

/**
 * asc leaves most functions that are called from one place where they are. With those inlined, and little else, and all of
 * Binaryen's usual passes run once more, the module is smaller and real mails are read in a tenth less time.
 * @param {Uint8Array} wasm
 */
function optimized(wasm) {
	const module = binaryen.readBinary(wasm);
	module.setFeatures(FEATURES);
	binaryen.setOptimizeLevel(3);
	binaryen.setShrinkLevel(0);
	binaryen.setAlwaysInlineMaxSize(2);
	binaryen.setFlexibleInlineMaxSize(20);
	binaryen.setOneCallerInlineMaxSize(UNLIMITED);
	module.optimize();
	const bytes = module.emitBinary();
	module.dispose();
	return bytes;
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
