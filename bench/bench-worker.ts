// Starts the bench's own Worker in workerd and asks it for parses. Measures time and memory from outside; knows no parser.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../local/ports.ts';
import { PROJECT_DIR } from '../local/settings.ts';

export interface ParseRun {
	/** Octets and messages of one pass. */
	bytes: number;
	messages: number;
	/** For the whole request. */
	ms: number;
	/** How many strings of people and how many letters of bodies all passes gave. */
	found: { people: number; letters: number };
}

export interface BenchWorker {
	/** Parses `message` `times` times over. Throws where the parser does. */
	parse(parser: string, message: string, times: number): Promise<ParseRun>;
	/** Adds to the messages that go by the name `posted`. */
	post(raw: Uint8Array): Promise<void>;
	/** Most octets that workerd has ever held; null where the system does not say (anywhere but on Linux). */
	peakBytes(): number | null;
	stop(): void;
}

export async function startBenchWorker(): Promise<BenchWorker> {
	const port = await freePort();
	const wrangler = path.join(PROJECT_DIR, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
	const config = path.join(PROJECT_DIR, 'bench', 'wrangler.toml');
	const ports = ['--port', String(port), '--inspector-port', String(await freePort())];
	const options = ['dev', '--local', '-c', config, ...ports, '--show-interactive-dev-session=false'];
	const child = spawn(process.execPath, [wrangler, ...options], { stdio: 'ignore', detached: true });
	const pid = child.pid ?? 0;
	const stop = () => process.kill(-pid, 'SIGTERM');
	const origin = `http://127.0.0.1:${port}`;
	for (let tries = 0; tries < 200; tries++) {
		if (await fetch(origin).catch(() => null)) {
			return {
				parse: (...asked) => parse(origin, ...asked),
				post: (raw) => post(origin, raw),
				peakBytes: () => peak(pid),
				stop,
			};
		}
		await new Promise((resolve) => setTimeout(resolve, 150));
	}
	stop();
	throw new Error('The bench Worker did not start within 30 s');
}

async function parse(origin: string, parser: string, message: string, times: number): Promise<ParseRun> {
	const startedAt = performance.now();
	const response = await fetch(`${origin}/?${new URLSearchParams({ parser, message, times: String(times) })}`);
	if (!response.ok) throw new Error(`${parser} failed on ${message}: HTTP ${response.status} ${await response.text()}`);
	const answer = (await response.json()) as Omit<ParseRun, 'ms'>;
	return { ...answer, ms: performance.now() - startedAt };
}

async function post(origin: string, raw: Uint8Array): Promise<void> {
	await fetch(origin, { method: 'POST', body: raw as BodyInit });
}

/** The largest of the workerd processes below `pid`. */
function peak(pid: number): number | null {
	try {
		const peaks = descendants(pid).map(peakOf);
		return peaks.length > 0 ? Math.max(...peaks) : null;
	} catch {
		return null; // no /proc: the system keeps no such account
	}
}

function descendants(pid: number): number[] {
	const parents = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map((name) => ({ id: Number(name), parent: parentOf(Number(name)) }));
	const below = (id: number): number[] =>
		parents.filter(({ parent }) => parent === id).flatMap((child) => [child.id, ...below(child.id)]);
	return below(pid).filter((id) => nameOf(id).startsWith('workerd'));
}

function parentOf(pid: number): number {
	return Number(/^PPid:\s*(\d+)/m.exec(statusOf(pid))?.[1] ?? 0);
}

function nameOf(pid: number): string {
	return /^Name:\s*(\S+)/m.exec(statusOf(pid))?.[1] ?? '';
}

function peakOf(pid: number): number {
	return Number(/^VmHWM:\s*(\d+)/m.exec(statusOf(pid))?.[1] ?? 0) * 1024;
}

/** '' of a process that has just ended. */
function statusOf(pid: number): string {
	try {
		return readFileSync(`/proc/${pid}/status`, 'utf8');
	} catch {
		return ''; // it has ended, and needs no account any more
	}
}
