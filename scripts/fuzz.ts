// `npm run fuzz -- [--minutes N] [--seed N] [FOLDER]`: the core's properties on mutated messages for as long as asked. Seeds
// are the test cases and any .eml below FOLDER. A finding ends the run; it is printed shrunk, with the seed that repeats it.
// The properties run in a thread of their own, so that one which never ends is found as well.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import buildCores from '../test/build-cores.ts';
import type { Property } from '../test/wasm-core/properties.ts';

const MAX_SEED_BYTES = 20_000;
/** Turns of each property: a run that is ended early has tried them all. */
const TURNS = 10;
/** No property's try may take longer than this. */
const MAX_TRY_MS = 30_000;
const REPORT_MS = 30_000;
/** How often the thread says that it is alive, at most. */
const TELL_MS = 500;

interface Task {
	seed: number;
	minutes: number;
	folders: string[];
}

/** What the thread tells: one more try, words for the person, or the end. */
type News = { tries: number; name: string } | { words: string } | { finding: string } | { done: true };

if (isMainThread) watch(readTask());
else await fuzzAll(workerData as Task, (news) => parentPort?.postMessage(news));

function readTask(): Task {
	const { values, positionals } = parseArgs({
		options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
		allowPositionals: true,
	});
	const minutes = Number(values.minutes);
	if (!(minutes > 0)) throw new Error('--minutes takes a number above 0');
	const seed = values.seed === undefined ? Date.now() & 0x7fffffff : Number(values.seed);
	return { seed, minutes, folders: positionals };
}

/** Runs the task in a thread and ends it with a finding where it stands still. */
function watch(task: Task): void {
	buildCores();
	const thread = new Worker(new URL(import.meta.url), { workerData: task });
	let heardAt = Date.now();
	let name = 'the start';
	let tries = 0;
	const report = setInterval(() => console.log(`… ${tries} tries, at: ${name}`), REPORT_MS);
	const guard = setInterval(() => {
		if (Date.now() - heardAt > MAX_TRY_MS) end(`stands still: ${name}, after try ${tries}`);
	}, 1000);
	const end = (finding: string | null) => {
		clearInterval(report);
		clearInterval(guard);
		if (finding !== null) console.error(`seed ${task.seed}: ${finding}`);
		void thread.terminate().then(() => process.exit(finding === null ? 0 : 1));
	};
	thread.on('error', (error) => end(String(error.stack ?? error)));
	thread.on('message', (news: News) => {
		heardAt = Date.now();
		if ('tries' in news) ({ tries, name } = news);
		else if ('words' in news) console.log(news.words);
		else end('finding' in news ? news.finding : null);
	});
}

async function fuzzAll({ seed, minutes, folders }: Task, tell: (news: News) => void): Promise<void> {
	const { core, readCases, scalarCore } = await import('../test/wasm-core/node-core.ts');
	const { properties } = await import('../test/wasm-core/properties.ts');
	const messages = [...readCases().map(({ raw }) => raw), ...folders.flatMap(seedsBelow)];
	tell({ words: `seed ${seed}, ${messages.length} messages, ${minutes} min` });
	const seeds = messages.map((raw) => raw.subarray(0, MAX_SEED_BYTES));
	const all = properties(core, seeds, scalarCore);
	const runs = new Map<string, number>();
	let tries = 0;
	let toldAt = 0;
	for (let turn = 0; turn < TURNS; turn++) {
		for (const { name, property } of all) {
			const timeMs = (minutes * 60_000) / TURNS / all.length;
			const heard = () => {
				tries++;
				if (Date.now() - toldAt < TELL_MS) return;
				toldAt = Date.now();
				tell({ tries, name });
			};
			const { numRuns, finding } = await fuzz({ name, property }, seed + turn, timeMs, heard);
			if (finding !== null) return tell({ finding: `${name} (turn ${turn})\n${finding}` });
			runs.set(name, (runs.get(name) ?? 0) + numRuns);
		}
	}
	for (const [name, count] of runs) tell({ words: `${String(count).padStart(9)} runs  ${name}` });
	tell({ done: true });
}

function seedsBelow(folder: string): Uint8Array[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.eml'));
	return files.map((file) => new Uint8Array(readFileSync(path.join(folder, file))));
}

/** Tries one property for its share of the time. */
async function fuzz({ property }: Property, seed: number, timeMs: number, heard: () => void) {
	const options = { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: timeMs };
	const details = await fc.check(
		property.beforeEach((previous: () => unknown) => {
			heard();
			return previous();
		}),
		options,
	);
	if (!details.failed) return { numRuns: details.numRuns, finding: null };
	const cause = details.errorInstance instanceof Error ? `\n${details.errorInstance.message}` : '';
	return { numRuns: details.numRuns, finding: `${(await fc.asyncDefaultReportMessage(details)) ?? 'failed'}${cause}` };
}
