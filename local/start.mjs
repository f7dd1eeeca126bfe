// `npm start`: installs what is missing, then runs the platform under the Node that came with it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { childEnv, ensureInstalled, NODE, PROJECT_DIR } from './install.mjs';

ensureInstalled();
const child = spawn(NODE, [path.join(PROJECT_DIR, 'local', 'platform.ts')], {
	stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
	env: childEnv(),
});
// A terminal sends Ctrl-C to both of us; the platform ends what it started, and we wait for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
