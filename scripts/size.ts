// `npm run size`: what travels. WASM, the Worker's bundle, and the page, each raw and gzipped.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from '../local/build.ts';
import { PROJECT_DIR } from '../local/settings.ts';

interface Weight {
	raw: number;
	gzip: number;
}

await build((words) => console.log(`${words} …`));
const bundle = mkdtempSync(path.join(os.tmpdir(), 'waypost-size-'));
const wrangler = path.join(PROJECT_DIR, 'node_modules', '.bin', 'wrangler');
const dryRun = ['deploy', '--dry-run', '--minify', '--outdir', bundle];
const { status, stderr } = spawnSync(wrangler, dryRun, { cwd: PROJECT_DIR, encoding: 'utf8' });
if (status !== 0) throw new Error(`The Worker could not be bundled:\n${stderr}`);
const site = path.join(PROJECT_DIR, 'site', 'dist');
const rows: [string, Weight][] = [
	['WASM core', weigh([path.join(PROJECT_DIR, 'wasm-core/build/core.wasm')])],
	['Worker bundle (without WASM)', weigh(filesBelow(bundle).filter((file) => file.endsWith('.js')))],
	['Page: scripts', weigh(filesBelow(site).filter((file) => file.endsWith('.js')))],
	['Page: styles', weigh(filesBelow(site).filter((file) => file.endsWith('.css')))],
	['Page: documents', weigh(filesBelow(site).filter((file) => file.endsWith('.html')))],
	['Page: all files', weigh(filesBelow(site))],
];
for (const [name, { raw, gzip }] of rows) console.log(`${name.padEnd(30)} ${kb(raw)} raw ${kb(gzip)} gz`);
rmSync(bundle, { recursive: true });

function weigh(files: string[]): Weight {
	const octets = files.map((file) => readFileSync(file));
	const sum = (weights: number[]) => weights.reduce((total, weight) => total + weight, 0);
	return {
		raw: sum(octets.map((file) => file.byteLength)),
		gzip: sum(octets.map((file) => gzipSync(file).byteLength)),
	};
}

function filesBelow(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const place = path.join(folder, name);
		return statSync(place).isDirectory() ? filesBelow(place) : [place];
	});
}

function kb(octets: number): string {
	return `${(octets / 1024).toFixed(1).padStart(8)} KB`;
}
