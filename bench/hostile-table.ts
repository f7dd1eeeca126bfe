// `npm run bench:hostile` [-- --json] [-- family…|FOLDER]: what messages made to hurt cost, and how that grows with their size.
// Families: those of bench/hostile-families.ts, or how they begin. With a FOLDER: what each file in it costs.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../local/build.ts';
import { PROJECT_DIR } from '../local/settings.ts';
import { type Core, createCore } from '../wasm-core/host.ts';
import { benchHostile, type Cost, costOf, type FamilyRow, MOST_GROWTH, MOST_MS, SIZES } from './hostile.ts';
import { makeHostile } from './hostile-families.ts';

export type HostileRow = FamilyRow & { memoryBytes: number };
type FileRow = Cost & { file: string; bytes: number; memoryBytes: number };

/** What is promised, the core's own included. */
const MOST_MEMORY_BYTES = 16 * 2 ** 20;

if (import.meta.main) {
	const { values, positionals } = parseArgs({
		options: { json: { type: 'boolean', default: false } },
		allowPositionals: true,
	});
	const say = (words: string) => values.json || console.error(`  … ${words}`);
	await build(say);
	const folder = positionals.find((word) => statSync(word, { throwIfNoEntry: false })?.isDirectory());
	const rows = folder === undefined ? hostileRows(say, positionals) : fileRows(builtCore(), folder);
	if (values.json) console.log(JSON.stringify(rows, null, 2));
	else printHostile(rows);
}

function builtCore(): Core {
	return createCore(new WebAssembly.Module(readFileSync(path.join(PROJECT_DIR, 'wasm-core/build/core.wasm'))));
}

/** The families whose names begin with one of `names` (none: all). Takes a built core for granted. */
export function hostileRows(say: (words: string) => void, names: string[]): HostileRow[] {
	const rows = benchHostile(say, builtCore(), names);
	const folder = mkdtempSync(path.join(os.tmpdir(), 'waypost-hostile-'));
	const file = path.join(folder, 'message.eml');
	const memoryBytes = (family: string) => {
		writeFileSync(file, makeHostile(family, SIZES.at(-1) ?? 0));
		return memoryOf(file);
	};
	try {
		return rows.map((row) => ({ ...row, memoryBytes: memoryBytes(row.family) }));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

function fileRows(core: Core, folder: string): FileRow[] {
	return readdirSync(folder)
		.sort()
		.map((name) => {
			const file = path.join(folder, name);
			const raw = new Uint8Array(readFileSync(file));
			return { file: name, bytes: raw.length, ...costOf(core, raw), memoryBytes: memoryOf(file) };
		});
}

function memoryOf(file: string): number {
	return Number(execFileSync(process.execPath, [path.join(PROJECT_DIR, 'bench/hostile-memory.ts'), file]));
}

export function printHostile(rows: HostileRow[] | FileRow[]): void {
	const [first] = rows;
	if (first) console.log('family' in first ? familyHead() : `${'File'.padEnd(28)}     bytes   CPU ms    MiB   defects`);
	for (const row of rows) console.log('family' in row ? familyLine(row) : fileLine(row));
}

function familyHead(): string {
	const sizes = SIZES.map((bytes) => (bytes < 2 ** 20 ? `${bytes / 2 ** 10} KiB` : `${bytes / 2 ** 20} MiB`));
	const heads = sizes.map((size) => size.padStart(8)).join('');
	return `${'CPU ms of what is made to hurt, at'.padEnd(35)}${heads} growth   all out growth    MiB   defects`;
}

function familyLine({ family, ms, growth, handOut, memoryBytes, defects }: HostileRow): string {
	const times = ms.map((time) => time.toFixed(2).padStart(8)).join('');
	const handedOut = `${handOut.ms.toFixed(1).padStart(8)}${factor(handOut.growth)}`;
	const isBad = Math.max(...ms, handOut.ms) > MOST_MS || Math.max(growth ?? 0, handOut.growth ?? 0) > MOST_GROWTH;
	return `${family.padEnd(35)}${times}${factor(growth)}${handedOut}${ending(memoryBytes, isBad, defects)}`;
}

function fileLine({ file, bytes, ms, memoryBytes, defects }: FileRow): string {
	const isBad = ms > MOST_MS;
	return `${file.padEnd(28)}${String(bytes).padStart(10)}${ms.toFixed(2).padStart(9)}${ending(memoryBytes, isBad, defects)}`;
}

function factor(growth: number | null): string {
	return (growth?.toFixed(2) ?? '–').padStart(7);
}

function ending(memoryBytes: number, isBad: boolean, defects: string[]): string {
	const memory = (memoryBytes === 0 ? '?' : (memoryBytes / 2 ** 20).toFixed(1)).padStart(7);
	return `${memory} ${isBad || memoryBytes > MOST_MEMORY_BYTES ? '!' : ' '} ${defects.join(', ')}`;
}
