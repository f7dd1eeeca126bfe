// A really started platform for journeys: `npm start` as a child, on free ports, with a state folder of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../local/ports.ts';

const PROJECT_DIR = path.resolve(import.meta.dirname, '..', '..');

export interface Platform {
	origin: string;
	smtpPort: number;
	stateDir: string;
	password: string;
	/** Everything that it printed so far. */
	output(): string;
	/** A POST to workers/dev. */
	dev(path: string, body: unknown): Promise<Response>;
	/** Ends it as Ctrl-C does; resolves with the exit code. The state stays. */
	stop(): Promise<number | null>;
	/** One cron tick, at a time of your choice. */
	tick(at?: number): Promise<Response>;
}

export const DEMO = 'demo@waypost.test';
const DEV_TOKEN = 'journey-dev-token';

/**
 * Starts on free ports, or `again` where a stopped one stood, with its state, so that an open page finds it. The cron's
 * clock stands still: journeys tick by hand.
 */
export async function startPlatform(
	options: { stateDir?: string; env?: Record<string, string>; again?: Platform } = {},
): Promise<Platform> {
	const { again } = options;
	const port = again ? Number(new URL(again.origin).port) : await freePort();
	const smtpPort = again?.smtpPort ?? (await freePort());
	const stateDir = options.stateDir ?? again?.stateDir ?? mkdtempSync(path.join(os.tmpdir(), 'waypost-journey-'));
	const password = 'a password of the journeys';
	const child = spawn(process.execPath, [path.join(PROJECT_DIR, 'local', 'start.mjs')], {
		cwd: PROJECT_DIR,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...process.env,
			PORT: String(port),
			SMTP_PORT: String(smtpPort),
			STATE_DIR: stateDir,
			DEMO_PASSWORD: password,
			DEV_TOKEN,
			CRON_SECONDS: '0',
			...options.env,
		},
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
	await untilSaid(child, () => output, 'Waypost is running');
	const origin = `http://127.0.0.1:${port}`;
	return {
		origin,
		smtpPort,
		stateDir,
		password,
		output: () => output,
		dev: (route, body) =>
			fetch(`${origin}${route}`, {
				method: 'POST',
				headers: { 'Content-Type': 'application/json', 'X-Waypost-Dev': DEV_TOKEN },
				body: JSON.stringify(body),
			}),
		stop: () => stopChild(child),
		tick: (at = Date.now()) => fetch(`${origin}/cdn-cgi/local/scheduled?cron=*/5+*+*+*+*&time=${at}`),
	};
}

/** Throws away a state folder that a journey made. */
export function forget(platform: Platform): void {
	rmSync(platform.stateDir, { recursive: true, force: true });
}

async function untilSaid(child: ChildProcess, output: () => string, words: string): Promise<void> {
	const deadline = Date.now() + 170_000;
	while (!output().includes(words)) {
		if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The platform did not start:\n${output()}`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}

function stopChild(child: ChildProcess): Promise<number | null> {
	if (child.exitCode !== null) return Promise.resolve(child.exitCode);
	return new Promise((resolve) => {
		child.once('exit', (code) => resolve(code));
		child.kill('SIGINT');
	});
}
