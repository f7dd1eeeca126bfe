// `npm run --silent scan -- FILE-OR-FOLDER… [--recipient ADDRESS]`: what the scanner says of each mail, one JSON line each:
// {id, verdict, score, probability, reasons, ms}. The path of mail that comes in, without DNS, feeds or an account.
// Ids are paths below a folder, or the file as it was named. Exit code 1 where something could not be read.
import { createReadStream, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Core } from '../wasm-core/host.ts';
import { scan } from '../workers/scanner/scan.ts';
import { IN_A_FILE, loadCore } from './learning/reading.ts';
import { shippedWords } from './learning/shipped.ts';

const CHUNK_BYTES = 65_536;

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { recipient: { type: 'string', default: 'user@example.net' } },
});
if (positionals.length === 0) {
	console.error('usage: npm run --silent scan -- FILE-OR-FOLDER… [--recipient ADDRESS]');
	process.exit(2);
}
const core = loadCore();
const words = shippedWords();
for (const place of positionals) {
	for (const { id, file } of mailsAt(place)) {
		try {
			console.log(JSON.stringify(await row(core, id, file)));
		} catch (error) {
			fail(file, error);
		}
	}
}

function mailsAt(place: string): { id: string; file: string }[] {
	try {
		if (!statSync(place).isDirectory()) return [{ id: place, file: place }];
		const entries = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
		const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).filter(isMail);
		return files.sort().map((file) => ({ id: path.relative(place, file).split(path.sep).join('/'), file }));
	} catch (error) {
		fail(place, error);
		return [];
	}
}

/** In a folder, what lies beside the mails is passed over. A file that is named is read whatever it is. */
function isMail(file: string): boolean {
	return !/\.(csv|jsonl?|md|py)$/.test(file);
}

async function row(core: Core, id: string, file: string): Promise<Record<string, unknown>> {
	const reading = core.open({ header: true });
	let ms = 0;
	const timed = <T>(step: () => T): T => {
		const start = performance.now();
		const result = step();
		ms += performance.now() - start;
		return result;
	};
	try {
		for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES }))
			timed(() => reading.push(chunk as Uint8Array));
		const { verdict } = timed(() => {
			const message = reading.finish();
			return scan(message.index(), message.facts(), { ...IN_A_FILE, recipient: values.recipient }, words);
		});
		const { action, score, probability, reasons } = verdict;
		return { id, verdict: action, score: Number(score.toFixed(2)), probability, reasons, ms: Number(ms.toFixed(3)) };
	} finally {
		reading.close();
	}
}

function fail(file: string, error: unknown): void {
	const { code, message } = error as NodeJS.ErrnoException;
	console.error(code === 'ENOENT' ? `${file}: there is no such file or folder` : `${file}: ${message}`);
	process.exitCode = 1;
}
