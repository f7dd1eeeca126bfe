// Parse speed in workerd, the core against postal-mime, side by side in one run: rounds alternate, the best are compared.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { freePort } from '../local/ports.ts';
import { PROJECT_DIR } from '../local/settings.ts';
import { MESSAGE_NAMES } from './messages.ts';

export interface ParseRow {
	message: string;
	bytes: number;
	/** MB/s (10^6 octets) of the best round. */
	core: number;
	coreDigests: number;
	postalMime: number;
	/** core ÷ postal-mime. */
	ratio: number;
}

const PARSERS = ['core', 'core-digests', 'postal-mime'] as const;
const ROUNDS = 8;
/** Each measurement repeats the parse until it takes about this long, so that a request's own cost does not count. */
const TARGET_MS = 150;

/** Starts the bench's own Worker, measures the messages whose names begin with one of `names` (none: all), and ends it. */
export async function benchParse(say: (words: string) => void, names: string[]): Promise<ParseRow[]> {
	const wanted = MESSAGE_NAMES.filter((name) => names.length === 0 || names.some((start) => name.startsWith(start)));
	const { origin, stop } = await startWorker();
	try {
		const rows: ParseRow[] = [];
		for (const message of wanted) {
			say(`parse ${message}`);
			rows.push(await measure(origin, message));
		}
		return rows;
	} finally {
		stop();
	}
}

async function measure(origin: string, message: string): Promise<ParseRow> {
	const times = new Map<string, number>();
	for (const parser of PARSERS) times.set(parser, await calibrate(origin, parser, message));
	// whatever else runs on the machine only ever slows a round down
	const best = new Map<string, number>();
	let bytes = 0;
	for (let round = 0; round < ROUNDS; round++) {
		for (const parser of PARSERS) {
			const full = await run(origin, parser, message, times.get(parser) ?? 1);
			bytes = full.bytes;
			best.set(parser, Math.min(full.ms, best.get(parser) ?? full.ms));
		}
	}
	const of = (parser: string) => (bytes * (times.get(parser) ?? 1)) / 1000 / (best.get(parser) ?? Number.NaN);
	const [core, coreDigests, postalMime] = [of('core'), of('core-digests'), of('postal-mime')];
	return { message, bytes, core, coreDigests, postalMime, ratio: core / postalMime };
}

async function calibrate(origin: string, parser: string, message: string): Promise<number> {
	let count = 1;
	for (;;) {
		const { ms } = await run(origin, parser, message, count);
		if (ms > TARGET_MS / 2) return Math.max(1, Math.round((count * TARGET_MS) / ms));
		count *= 4;
	}
}

async function run(
	origin: string,
	parser: string,
	message: string,
	times: number,
): Promise<{ bytes: number; ms: number }> {
	const startedAt = performance.now();
	const response = await fetch(`${origin}/?${new URLSearchParams({ parser, message, times: String(times) })}`);
	if (!response.ok) throw new Error(`${parser} failed on ${message}: HTTP ${response.status} ${await response.text()}`);
	const { bytes } = (await response.json()) as { bytes: number };
	return { bytes, ms: performance.now() - startedAt };
}

async function startWorker(): Promise<{ origin: string; stop: () => void }> {
	const port = await freePort();
	const wrangler = path.join(PROJECT_DIR, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
	const config = path.join(PROJECT_DIR, 'bench', 'wrangler.toml');
	const ports = ['--port', String(port), '--inspector-port', String(await freePort())];
	const options = ['dev', '--local', '-c', config, ...ports, '--show-interactive-dev-session=false'];
	const child = spawn(process.execPath, [wrangler, ...options], { stdio: 'ignore', detached: true });
	const stop = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM');
	const origin = `http://127.0.0.1:${port}`;
	for (let tries = 0; tries < 200; tries++) {
		if (await fetch(origin).catch(() => null)) return { origin, stop };
		await new Promise((resolve) => setTimeout(resolve, 150));
	}
	stop();
	throw new Error('The bench Worker did not start within 30 s');
}
