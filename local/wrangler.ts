// Wrangler as a child process: migrations, and the platform itself, offline in workerd.
import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import type { Certificate } from './certificate.ts';
import { originOf, PROJECT_DIR, type Settings } from './settings.ts';

const WRANGLER = path.join(PROJECT_DIR, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
const LEASH = path.join(PROJECT_DIR, 'local', 'leash.mjs');
const START_LIMIT_MS = 90_000;

export interface RunningWrangler {
	/** Resolves once the Worker answers; rejects where it ends before, or takes too long. */
	ready: Promise<void>;
	stop(): Promise<void>;
}

/** Applies migrations/directory to the local D1. Throws with wrangler's words when one fails. */
export async function applyMigrations(settings: Settings): Promise<void> {
	const options = ['d1', 'migrations', 'apply', 'waypost-directory', '--local', '--persist-to', settings.stateDir];
	const child = spawn(process.execPath, [WRANGLER, ...options], {
		cwd: PROJECT_DIR,
		env: { ...process.env, CI: 'true' }, // no questions
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
	const code = await exitOf(child);
	if (code !== 0) throw new Error(`The migrations could not be applied:\n${output}`);
}

/** It can be stopped from the first moment on. `onExit` hears of an end that nobody asked for. */
export function startWrangler(
	settings: Settings,
	certificate: Certificate | null,
	inspectorPort: number,
	onExit: (code: number | null) => void,
): RunningWrangler {
	const logFile = path.join(settings.stateDir, 'platform.log');
	const child = spawn(process.execPath, [LEASH, WRANGLER, ...devOptions(settings, certificate, inspectorPort)], {
		cwd: PROJECT_DIR,
		env: process.env,
		stdio: ['pipe', 'pipe', 'pipe'], // its input ends with us, and the leash with it
		detached: process.platform !== 'win32', // its own group: we end all of it, workerd included
	});
	const log = createWriteStream(logFile, { flags: 'w' });
	for (const stream of [child.stdout, child.stderr]) {
		stream.pipe(log, { end: false });
		if (settings.verbose) stream.pipe(process.stdout, { end: false });
	}
	let stopping = false;
	const exited = exitOf(child);
	void exited.then((code) => {
		if (stopping) return;
		console.error(`The platform ended by itself (code ${code}). Its log: ${logFile}`);
		onExit(code);
	});
	const stop = async () => {
		stopping = true;
		await endGroup(child, exited);
	};
	return { ready: untilReady(settings, exited, logFile), stop };
}

function devOptions(settings: Settings, certificate: Certificate | null, inspectorPort: number): string[] {
	const vars = { ...settings.vars, DEV_TOKEN: settings.devToken, ALLOW_PRIVATE_FETCH: '1' };
	return [
		'dev',
		'--local',
		...['--ip', '127.0.0.1', '--port', String(settings.port), '--inspector-port', String(inspectorPort)],
		...(certificate ? ['--local-protocol', 'https', '--https-key-path', certificate.keyFile] : []),
		...(certificate ? ['--https-cert-path', certificate.certFile] : []),
		...['--persist-to', settings.stateDir, '--show-interactive-dev-session=false', '--log-level', 'info'],
		...Object.entries(vars).flatMap(([name, value]) => ['--var', `${name}:${value}`]),
	];
}

async function untilReady(settings: Settings, exited: Promise<number | null>, logFile: string): Promise<void> {
	const deadline = Date.now() + START_LIMIT_MS;
	let ended = false;
	void exited.then(() => (ended = true));
	while (Date.now() < deadline && !ended) {
		const answer = await fetch(`${originOf(settings)}/health`).catch(() => null); // not listening yet
		if (answer !== null) {
			await answer.body?.cancel();
			return;
		}
		await new Promise((resolve) => setTimeout(resolve, 150));
	}
	throw new Error(
		`The platform did not start${ended ? '' : ` within ${START_LIMIT_MS / 1000} s`}. Its log: ${logFile}`,
	);
}

function exitOf(child: ChildProcess): Promise<number | null> {
	return new Promise((resolve) => {
		child.once('exit', (code) => resolve(code));
		child.once('error', () => resolve(1));
	});
}

/** Asks politely, then insists: workerd must not outlive us. */
async function endGroup(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
	signalGroup(child, 'SIGTERM');
	const patience = new Promise((resolve) => setTimeout(resolve, 5000, 'late').unref());
	if ((await Promise.race([exited, patience])) === 'late') signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	try {
		if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, signal);
		else child.kill(signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: it is gone already, as we want.
	}
}
