// `npm run fuzz -- [--minutes N] [--seed N] [FOLDER]`: the core's properties on mutated messages for as long as asked. Seeds
// are the test cases and any .eml below FOLDER. A finding ends the run; it is printed shrunk, with the seed that repeats it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { core, readCases } from '../test/wasm-core/node-core.ts';
import { type Property, properties } from '../test/wasm-core/properties.ts';

const MAX_SEED_BYTES = 20_000;

const { values, positionals } = parseArgs({
	options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
	allowPositionals: true,
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes takes a number above 0');
const seed = values.seed === undefined ? Date.now() & 0x7fffffff : Number(values.seed);

function seedsBelow(folder: string): Uint8Array[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.eml'));
	return files.map((file) => new Uint8Array(readFileSync(path.join(folder, file))));
}

/** Tries one property for its share of the time. Throws what was found. */
async function fuzz({ name, property }: Property, timeMs: number): Promise<void> {
	const endless = { seed, numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: timeMs };
	const details = await fc.check(property, endless);
	if (details.failed) throw new Error(`${name}\n${await fc.asyncDefaultReportMessage(details)}`);
	console.log(`${String(details.numRuns).padStart(9)} runs  ${name}`);
}

const messages = [...readCases().map(({ raw }) => raw), ...positionals.flatMap(seedsBelow)];
const all = properties(
	core,
	messages.map((raw) => raw.subarray(0, MAX_SEED_BYTES)),
);
console.log(`seed ${seed}, ${messages.length} messages, ${minutes} min`);
for (const property of all) await fuzz(property, (minutes * 60_000) / all.length);
