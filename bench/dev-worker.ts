// Starts one of the bench's Workers in workerd, through wrangler, and ends it. Knows nothing of what it measures.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { freePort } from '../local/ports.ts';
import { PROJECT_DIR } from '../local/settings.ts';
import { runtimesBelow } from './process-account.ts';

export interface DevWorker {
	origin: string;
	/** Process ids: wrangler starts one workerd for the Worker and one that stands before it. */
	runtimes: number[];
	stop(): void;
}

/** `config`: a file of this folder. Throws where the Worker does not answer a GET within 30 s. */
export async function startDevWorker(config: string, more: string[] = []): Promise<DevWorker> {
	const port = await freePort();
	const wrangler = path.join(PROJECT_DIR, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
	const ports = ['--port', String(port), '--inspector-port', String(await freePort())];
	const options = ['dev', '--local', '-c', path.join(PROJECT_DIR, 'bench', config), ...ports, ...more];
	const quiet = '--show-interactive-dev-session=false';
	const child = spawn(process.execPath, [wrangler, ...options, quiet], { stdio: 'ignore', detached: true });
	const pid = child.pid ?? 0;
	const stop = () => process.kill(-pid, 'SIGTERM');
	const origin = `http://127.0.0.1:${port}`;
	if (await answers(origin)) return { origin, runtimes: runtimesBelow(pid), stop };
	stop();
	throw new Error('The bench Worker did not start within 30 s');
}

async function answers(origin: string): Promise<boolean> {
	for (let tries = 0; tries < 200; tries++) {
		if (await fetch(origin).catch(() => null)) return true;
		await new Promise((resolve) => setTimeout(resolve, 150));
	}
	return false;
}
