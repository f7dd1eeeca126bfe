// `npm run bench:hostile` [-- --json] [-- FOLDER]: what messages made to hurt cost, and how that grows with their size. With a
// FOLDER: what each file in it costs. CPU time in this process, the scan and everything that delivery asks for included.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../local/build.ts';
import { PROJECT_DIR } from '../local/settings.ts';
import { createCore } from '../wasm-core/host.ts';
import { FAMILIES } from './hostile-families.ts';

interface Cost {
	/** CPU milliseconds of the best of some readings. */
	ms: number;
	defects: string[];
}

interface FamilyRow {
	family: string;
	/** At a quarter, half and all of LARGEST_BYTES. */
	ms: [number, number, number];
	/** How many times as long twice the size takes; below MIN_MEASURED_MS it says nothing, and is null. */
	growth: [number | null, number | null];
	defects: string[];
}

const LARGEST_BYTES = 10 * 2 ** 20;
const CHUNK_BYTES = 65_536;
const MIN_MEASURED_MS = 0.5;
/** What issue and docs promise: a quarter of a second, and twice the size never more than twice the time and a tenth. */
const MOST_MS = 250;
const MOST_GROWTH = 2.2;

const { values, positionals } = parseArgs({
	options: { json: { type: 'boolean', default: false } },
	allowPositionals: true,
});
const say = (words: string) => values.json || console.error(`  … ${words}`);
await build(say);
const core = createCore(new WebAssembly.Module(readFileSync(path.join(PROJECT_DIR, 'wasm-core/build/core.wasm'))));
if (positionals[0] === undefined) reportFamilies(Object.keys(FAMILIES).map(measureFamily));
else reportFiles(positionals[0]);

function measureFamily(family: string): FamilyRow {
	say(family);
	const make = FAMILIES[family] ?? (() => '');
	const sizes = [LARGEST_BYTES / 4, LARGEST_BYTES / 2, LARGEST_BYTES];
	const [small, middle, large] = sizes.map((bytes) => cost(new TextEncoder().encode(make(bytes)))) as [
		Cost,
		Cost,
		Cost,
	];
	return {
		family,
		ms: [small.ms, middle.ms, large.ms],
		growth: [growth(small.ms, middle.ms), growth(middle.ms, large.ms)],
		defects: large.defects,
	};
}

function growth(half: number, whole: number): number | null {
	return half < MIN_MEASURED_MS ? null : whole / half;
}

/** Readings are repeated until their sum is long enough to be told from noise. */
function cost(raw: Uint8Array): Cost {
	let best = Number.POSITIVE_INFINITY;
	let spentMs = 0;
	let defects: string[] = [];
	for (let reading = 0; reading < 5 || (spentMs < 150 && reading < 200); reading++) {
		const before = process.cpuUsage();
		defects = read(raw);
		const { user, system } = process.cpuUsage(before);
		const ms = (user + system) / 1000;
		spentMs += ms;
		best = Math.min(best, ms);
	}
	return { ms: best, defects };
}

function read(raw: Uint8Array): string[] {
	const reading = core.open();
	for (let at = 0; at < raw.length; at += CHUNK_BYTES) reading.push(raw.subarray(at, at + CHUNK_BYTES));
	const message = reading.finish();
	const { defects } = message.index();
	message.facts();
	reading.close();
	return defects.map(({ kind }) => kind);
}

function reportFamilies(rows: FamilyRow[]): void {
	if (values.json) {
		console.log(JSON.stringify(rows, null, 2));
		return;
	}
	console.log('\nCPU ms at 2.5, 5 and 10 MB, and growth from each to the next (2.0 is linear)');
	for (const {
		family,
		ms,
		growth: [first, second],
		defects,
	} of rows) {
		const times = ms.map((time) => time.toFixed(2).padStart(9)).join('');
		const factors = [first, second].map((factor) => (factor?.toFixed(2) ?? '–').padStart(7)).join('');
		const isBad = ms[2] > MOST_MS || (second ?? 0) > MOST_GROWTH;
		console.log(`${family.padEnd(34)}${times}${factors} ${isBad ? '!' : ' '} ${defects.join(', ')}`);
	}
}

function reportFiles(folder: string): void {
	for (const file of readdirSync(folder).sort()) {
		const raw = new Uint8Array(readFileSync(path.join(folder, file)));
		const { ms, defects } = cost(raw);
		if (values.json) console.log(JSON.stringify({ file, bytes: raw.length, ms, defects }));
		else {
			const mark = ms > MOST_MS ? '!' : ' ';
			console.log(
				`${file.padEnd(28)}${String(raw.length).padStart(10)}${ms.toFixed(2).padStart(9)} ${mark} ${defects.join(', ')}`,
			);
		}
	}
}
