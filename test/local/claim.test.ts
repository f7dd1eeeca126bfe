// One platform a state folder, and no program that outlives whoever started it.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { claim } from '../../local/claim.ts';

const LOCAL = path.resolve(import.meta.dirname, '..', '..', 'local');
const folder = () => mkdtempSync(path.join(os.tmpdir(), 'waypost-claim-'));

/** A process that runs these lines, and its first line of output. */
async function run(lines: string, stdin: 'ignore' | 'pipe' = 'ignore') {
	const child = spawn(process.execPath, ['--input-type=module', '-e', lines], { stdio: [stdin, 'pipe', 'inherit'] });
	const said = await new Promise<string>((resolve) => child.stdout?.once('data', (chunk) => resolve(String(chunk))));
	return { child, said: said.trim() };
}

describe('a state folder', () => {
	const holding = (dir: string) =>
		`const { claim } = await import(${JSON.stringify(path.join(LOCAL, 'claim.ts'))});
		await claim(${JSON.stringify(dir)}); console.log('held'); setInterval(() => {}, 1000);`;

	it('is held by one process only, and by none once that was killed', async () => {
		const dir = folder();
		const { child, said } = await run(holding(dir));
		expect(said).toBe('held');
		await expect(claim(dir)).rejects.toThrow('Another Waypost is running');
		const other = folder();
		(await claim(other))();
		(await claim(other))();
		const ended = new Promise((resolve) => child.once('exit', resolve));
		child.kill('SIGKILL');
		await ended;
		(await claim(dir))();
	});
});

describe.skipIf(process.platform === 'win32')('the leash', () => {
	it('ends its program when whoever holds it is killed', async () => {
		const program = path.join(folder(), 'program.mjs');
		writeFileSync(program, "console.log(process.pid); setInterval(() => {}, 1000); process.on('SIGTERM', () => {});");
		const holder = `import { spawn } from 'node:child_process';
			const leash = [${JSON.stringify(path.join(LOCAL, 'leash.mjs'))}, ${JSON.stringify(program)}];
			spawn(process.execPath, leash, { stdio: ['pipe', 'inherit', 'inherit'], detached: true });`;
		const { child, said } = await run(holder);
		const alive = () => {
			try {
				return process.kill(Number(said), 0);
			} catch {
				return false; // ESRCH: it is gone
			}
		};
		expect(alive()).toBe(true);
		child.kill('SIGKILL');
		await expect.poll(alive, { timeout: 10_000 }).toBe(false);
	}, 20_000);
});
