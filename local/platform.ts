// Runs the whole platform on this machine: builds, migrations, wrangler, the SMTP door, the cron's clock.
// Whatever it starts it ends, on Ctrl-C, on an error and when its parent asks.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.ts';
import { type Certificate, localCertificate, trust } from './certificate.ts';
import { claim } from './claim.ts';
import { freePort, requireFreePort } from './ports.ts';
import { originOf, PROJECT_DIR, readSettings, type Settings } from './settings.ts';
import { openSmtpDoor } from './smtp-door.ts';
import { type WorkerDoor, workerDoor } from './worker-door.ts';
import { applyMigrations, startWrangler } from './wrangler.ts';

type Ending = () => Promise<void> | void;
const endings: Ending[] = [];
let ending = false;

async function main(): Promise<void> {
	const settings = readSettings(process.env);
	await requireFreePort('PORT', settings.port);
	await requireFreePort('SMTP_PORT', settings.smtpPort);
	makeStateDir(settings.stateDir);
	endings.push(await claim(settings.stateDir));
	await build(step);
	step('Applying migrations');
	await applyMigrations(settings);
	step('Starting the platform');
	const inspectorPort = await freePort();
	if (ending) return;
	const certificate = settings.https ? await localCertificate(settings.stateDir) : null;
	if (certificate) trust(certificate);
	const wrangler = startWrangler(settings, certificate, inspectorPort, (code) => end(code === 0 ? 0 : 1));
	endings.push(() => wrangler.stop());
	await wrangler.ready;
	const worker = workerDoor(originOf(settings), settings.devToken);
	await worker.createAccount(settings.demoAddress, settings.demoPassword);
	const door = await openSmtpDoor(settings.smtpPort, worker);
	endings.push(() => door.close());
	startClock(worker, settings.cronSeconds);
	sayReady(settings, certificate);
}

function makeStateDir(stateDir: string): void {
	try {
		mkdirSync(stateDir, { recursive: true });
	} catch (cause) {
		throw new Error(`STATE_DIR=${stateDir} cannot be used as a folder: ${String(cause)}`, { cause });
	}
}

/** Wrangler does not fire cron triggers locally: this clock does. A tick that fails is said, and the next one comes. */
function startClock(worker: WorkerDoor, seconds: number): void {
	if (seconds <= 0) return;
	const timer = setInterval(() => {
		worker.tick(Date.now()).catch((cause: unknown) => console.error(`Cron: ${String(cause)}`));
	}, seconds * 1000);
	endings.push(() => clearInterval(timer));
}

function shown(file: string): string {
	return path.relative(process.cwd(), file) || file;
}

function sayReady(settings: Settings, certificate: Certificate | null): void {
	const trusted = certificate ? `\n    Trust   ${shown(certificate.certFile)}` : '';
	console.log(`
  Waypost is running.

    Web     ${originOf(settings)}
    SMTP    127.0.0.1:${settings.smtpPort}
    Sign in ${settings.demoAddress} / ${settings.demoPassword}
    State   ${shown(settings.stateDir)}${trusted}

  Try it:
    printf "From: me@example.com\\nTo: ${settings.demoAddress}\\nDate: $(date -R)\\nSubject: Hello\\n\\nIt works.\\n" | curl -s smtp://127.0.0.1:${settings.smtpPort} --mail-from me@example.com --mail-rcpt ${settings.demoAddress} -T -

  Ctrl-C ends it; your mail stays.
`);
}

function step(words: string): void {
	console.log(`${words} …`);
}

async function end(code: number): Promise<void> {
	if (ending) return;
	ending = true;
	for (const stop of endings.reverse()) await stop();
	process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
// `npm start` holds this channel open: killed outright, it can tell us nothing, but the channel closes.
process.on('disconnect', () => void end(0));
main().catch((error: unknown) => {
	if (ending) return; // what fails while everything ends is no news
	console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
	if (process.env.VERBOSE === '1') console.error(error);
	void end(1);
});
process.chdir(PROJECT_DIR);
