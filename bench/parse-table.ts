// `npm run bench:parse` [-- --json] [-- message…] [-- --folder FOLDER]: what a parse costs in time and memory, side by side with
// what others use. Names: those of bench/messages.ts, or how they begin. FOLDER: mails of your own, .eml.
import { parseArgs } from 'node:util';
import { build } from '../local/build.ts';
import { mailsBelow } from './asked-for.ts';
import { benchCoreModule, type CoreModule } from './core-module.ts';
import { benchMemory, type MemoryRow } from './memory.ts';
import { benchOwnMails, benchParse, PARSERS, type ParseRow, type Parser } from './parse.ts';
import type { StartUp } from './start-up.ts';

/** Kinds of mail that a folder is divided into. */
const KINDS: { name: string; holds: (text: string) => boolean; least: number; most: number }[] = [
	{ name: 'own plain 1.5-6 KB', holds: (text) => !isMultipart(text) && !hasHtml(text), least: 1500, most: 6000 },
	{ name: 'own HTML 30-100 KB', holds: hasHtml, least: 30_000, most: 100_000 },
	{ name: 'own mail over 100 KB', holds: () => true, least: 100_000, most: 30_000_000 },
];
const MAX_MAILS = 200;

if (import.meta.main) {
	const { values, positionals } = parseArgs({
		options: { json: { type: 'boolean', default: false }, folder: { type: 'string' } },
		allowPositionals: true,
	});
	const say = (words: string) => values.json || console.error(`  … ${words}`);
	await build(say);
	const rows = values.folder === undefined ? await benchParse(say, positionals) : await benchFolder(say, values.folder);
	const memory = positionals.length === 0 && values.folder === undefined ? await benchMemory(say) : [];
	const core = await benchCoreModule();
	if (values.json) console.log(JSON.stringify({ parse: rows, memory, core }, null, 2));
	else printParse(rows, memory, core);
}

export function printParse(rows: ParseRow[], memory: MemoryRow[], core: CoreModule): void {
	const names = Object.keys(PARSERS) as Parser[];
	const heads = names.map((name) => PARSERS[name].padStart(17)).join('');
	console.log(`\nCPU µs a mail in workerd   ${heads}   postal-mime ÷ core      MB/s`);
	for (const { message, bytes, microseconds, ratio, notes } of rows) {
		const cells = names.map((name) => (microseconds[name]?.toFixed(1) ?? '–').padStart(17)).join('');
		const speed = (bytes / (microseconds.core ?? Number.NaN)).toFixed(0);
		const times = `${ratio.toFixed(1)}×`.padStart(20);
		console.log(`${message.padEnd(27)}${cells}${times}${speed.padStart(10)}   ${notes.join(', ')}`);
	}
	if (rows.some(({ notes }) => notes.length > 0))
		console.log(
			'  mail-parser-wasm has no To, Cc or Date, leaves From unparsed, and makes a missing text or HTML of the other',
		);
	printMemory(memory);
	printCore(core);
}

function printCore({ gzipBytes, memoryBytes, compile, instantiate, startUp }: CoreModule): void {
	const sizes = `${(gzipBytes / 1024).toFixed(1)} KB gz, ${(memoryBytes / 2 ** 20).toFixed(2)} MiB of linear memory that never grows`;
	console.log(`\nCore: ${sizes}; in Node compile ${compile.toFixed(2)} ms, instantiate ${instantiate.toFixed(2)} ms`);
	const start = ({ clock, cpu }: StartUp) => `${clock.toFixed(1)} ms (CPU ${cpu.toFixed(1)} ms)`;
	console.log(
		`Start of workerd to its first answer: with the core ${start(startUp.core)}, without ${start(startUp.bare)}`,
	);
}

function printMemory(rows: MemoryRow[]): void {
	if (rows.length === 0) return;
	console.log('\nMemory for a mail of 25 MiB         a fresh workerd at most    of which for the parse');
	const mebibytes = (bytes: number | null) => (bytes === null ? '?' : `${(bytes / 2 ** 20).toFixed(1)} MiB`);
	for (const { parser, peakBytes, grownBytes } of rows) {
		const cells = [peakBytes, grownBytes].map((bytes) => mebibytes(bytes).padStart(26)).join('');
		console.log(`${PARSERS[parser].padEnd(33)}${cells}`);
	}
}

async function benchFolder(say: (words: string) => void, folder: string): Promise<ParseRow[]> {
	const mails = mailsBelow(folder);
	const rows: ParseRow[] = [];
	for (const { name, holds, least, most } of KINDS) {
		const fit = mails.filter((raw) => raw.length >= least && raw.length <= most && holds(latin1(raw)));
		const step = Math.max(1, Math.floor(fit.length / MAX_MAILS));
		const some = fit.filter((_, index) => index % step === 0).slice(0, MAX_MAILS);
		if (some.length > 0) rows.push(await benchOwnMails(say, `${name} (${some.length})`, some));
	}
	return rows;
}

function latin1(raw: Uint8Array): string {
	return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString('latin1');
}

function hasHtml(text: string): boolean {
	return /^content-type:\s*text\/html/im.test(text);
}

function isMultipart(text: string): boolean {
	return /^content-type:\s*multipart\//im.test(text);
}
