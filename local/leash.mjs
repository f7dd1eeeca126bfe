// Runs a program as long as whoever started this holds our standard input open: `node leash.mjs PROGRAM.js [OPTION…]`.
// A parent that is killed outright can end nothing itself; then this ends the program and all that it started.
import { spawn } from 'node:child_process';

const PATIENCE_MS = 2000;

const child = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
// A signal to the group reaches the child by itself; we stay until it has ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

process.stdin.on('close', () => {
	endGroup('SIGTERM');
	setTimeout(() => endGroup('SIGKILL'), PATIENCE_MS);
});
process.stdin.resume();

function endGroup(signal) {
	// We lead the group (wrangler.ts starts us detached); Windows has none.
	if (process.platform === 'win32') child.kill(signal);
	else process.kill(-process.pid, signal);
}
