// The account's store in workerd: accounts of several sizes filled with made-up mails, then each method timed inside the object.
// Sizes of tables and indexes are read from the object's database file, from outside.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { build } from '../local/build.ts';
import { namesBeginning } from './asked-for.ts';
import { type DevWorker, startDevWorker } from './dev-worker.ts';
import { cpuMs } from './process-account.ts';
import { quantile } from './statistics.ts';
import type { Errand, Timed } from './store-errand.ts';

/** Milliseconds a call. */
export interface Timing {
	p50: number;
	p99: number;
	/** CPU time of all of workerd's threads, on the average; null where the system does not tell (anywhere but on Linux). */
	cpu: number | null;
}

export interface StoreSize {
	emails: number;
	/** Into one account, one after the other, each durable before the next; null: the account stood there already. */
	deliveriesPerSecond: number | null;
	/** CPU milliseconds of a delivery with its filing; null as above. */
	fillCpu: number | null;
	/** By operation. */
	timings: Record<string, Timing>;
	/** Octets a mail in the database, by what they are for. */
	bytes: Record<string, number>;
}

export interface StoreBench {
	/** Each is an account of its own. */
	sizes: number[];
	/** Operations whose names begin with one of these; none: all. */
	only: string[];
	/** Keeps the filled accounts here, and uses those that are here. null: a folder that goes afterwards. */
	folder: string | null;
	say: (words: string) => void;
}

/** Mails of one filling call. */
const CHUNK = 1000;
const SAMPLES = 100;

export async function benchStore(bench: StoreBench): Promise<StoreSize[]> {
	await build(bench.say);
	const folder = bench.folder ?? mkdtempSync(path.join(os.tmpdir(), 'waypost-store-'));
	const worker = await startDevWorker('store.toml', ['--persist-to', folder]);
	try {
		const found: StoreSize[] = [];
		for (const size of bench.sizes) found.push(await benchSize(worker, bench, folder, size));
		return found;
	} finally {
		worker.stop();
		if (bench.folder === null) rmSync(folder, { recursive: true, force: true });
	}
}

async function benchSize(worker: DevWorker, bench: StoreBench, folder: string, size: number): Promise<StoreSize> {
	const account = `bench-${size}`;
	const filled = await fill(worker, bench.say, account, size);
	const names = (await ask(worker, { verb: 'operations', account })) as string[];
	const timings: Record<string, Timing> = {};
	for (const name of namesBeginning(bench.only, names)) {
		bench.say(`${size} emails: ${name}`);
		const cpuBefore = cpuOf(worker);
		const { times, calls } = (await ask(worker, { verb: 'time', account, name, samples: SAMPLES, size })) as Timed;
		const cpu = cpuBefore === null ? null : (Number(cpuOf(worker)) - cpuBefore) / calls;
		timings[name] = { p50: quantile(times, 0.5), p99: quantile(times, 0.99), cpu };
	}
	return { emails: size, ...filled, timings, bytes: bytesAMail(folder, size) };
}

function cpuOf({ runtimes }: DevWorker): number | null {
	return runtimes.length === 0 ? null : runtimes.reduce((sum, pid) => sum + cpuMs(pid), 0);
}

type Filled = Pick<StoreSize, 'deliveriesPerSecond' | 'fillCpu'>;

async function fill(worker: DevWorker, say: StoreBench['say'], account: string, size: number): Promise<Filled> {
	const there = Number(await ask(worker, { verb: 'emails', account }));
	if (there >= size) return { deliveriesPerSecond: null, fillCpu: null };
	const cpuBefore = cpuOf(worker);
	let ms = 0;
	for (let from = there; from < size; from += CHUNK) {
		const to = Math.min(size, from + CHUNK);
		const took = (await ask(worker, { verb: 'fill', account, from, to })) as { deliverMs: number; setMs: number };
		ms += took.deliverMs;
		say(
			`${to} of ${size} emails, the last ${to - from} at ${Math.round(((to - from) * 1000) / took.deliverMs)} a second`,
		);
	}
	const fillCpu = cpuBefore === null ? null : (Number(cpuOf(worker)) - cpuBefore) / (size - there);
	return { deliveriesPerSecond: ((size - there) * 1000) / ms, fillCpu };
}

async function ask(worker: DevWorker, errand: Errand): Promise<unknown> {
	const response = await fetch(worker.origin, { method: 'POST', body: JSON.stringify(errand) });
	if (!response.ok) throw new Error(`${JSON.stringify(errand)}: HTTP ${response.status} ${await response.text()}`);
	return response.json();
}

/** Tables with their indexes, grouped by purpose. */
const PURPOSES: [name: string, fits: RegExp][] = [
	['bodies', /^email_bodies/],
	['search', /^search/],
	['mailboxes, keywords', /^email_(mailboxes|keywords)/],
	['emails', /^emails/],
	['threads', /^thread/],
];

function bytesAMail(folder: string, size: number): Record<string, number> {
	const file = databases(folder).find((one) => holds(one, size));
	if (file === undefined) return {};
	const db = new DatabaseSync(file, { readOnly: true });
	const pages = db.prepare('SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name').all();
	db.close();
	const bytes: Record<string, number> = {};
	for (const page of pages) {
		const purpose = PURPOSES.find(([, fits]) => fits.test(String(page.name)))?.[0] ?? 'other';
		bytes[purpose] = (bytes[purpose] ?? 0) + Number(page.bytes) / size;
	}
	return bytes;
}

function databases(folder: string): string[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	return files.filter((file) => /BenchAccount.*\.sqlite$/.test(file)).map((file) => path.join(folder, file));
}

function holds(file: string, size: number): boolean {
	const db = new DatabaseSync(file, { readOnly: true });
	try {
		return db.prepare('SELECT account_id FROM account').get()?.account_id === `bench-${size}`;
	} catch {
		return false; // not an account's database
	} finally {
		db.close();
	}
}
