// `npm run --silent eval:arc -- FILE.yml`: the public ARC validation suite (fetched by whoever runs it) against our chain.
// Prints what fails and the counts; asks no DNS but the suite's own.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';
import { createCore } from '../wasm-core/host.ts';
import { SignedReading } from '../workers/email/signed-reading.ts';
import { validateChain } from '../workers/scanner/authentication/arc/chain.ts';
import { fixtureResolver, type Zone } from '../workers/scanner/authentication/dns/fixture.ts';

interface SuiteCase {
	message: string;
	/** 'none', 'pass' or 'fail'; empty where the suite leaves it open. */
	cv: string;
}

interface Scenario {
	description: string;
	tests: Record<string, SuiteCase>;
	'txt-records': Record<string, string> | null;
}

const CORE = new URL('../wasm-core/build/core.wasm', import.meta.url);

const file = process.argv[2];
if (file === undefined) {
	console.error('usage: npm run --silent eval:arc -- FILE.yml');
	process.exit(2);
}
execFileSync(process.execPath, [fileURLToPath(new URL('./build-core.mjs', import.meta.url))], {
	stdio: ['ignore', 'ignore', 'inherit'],
});
const core = createCore(new WebAssembly.Module(readFileSync(CORE)));
let [passed, total] = [0, 0];
for (const document of parseAllDocuments(readFileSync(file, 'utf8'))) {
	const scenario = document.toJS() as Scenario | null;
	const zone = zoneOf(scenario?.['txt-records'] ?? {});
	for (const [name, { message, cv }] of Object.entries(scenario?.tests ?? {})) {
		total++;
		const { result, reason } = await validate(message, zone);
		const wanted = cv.trim().toLowerCase();
		// Of chains that say cv=fail themselves the suite names no result: all but a pass will do.
		if (wanted === '' ? result !== 'pass' : result === wanted) passed++;
		else console.log(`${scenario?.description} / ${name}: ${result} (${reason}), not ${cv}`);
	}
}
console.log(`${passed} of ${total}`);
process.exit(passed === total ? 0 : 1);

async function validate(message: string, zone: Zone): Promise<{ result: string; reason: string }> {
	const signed = new SignedReading();
	const reading = core.open({ scan: false, onHeader: signed.onHeader });
	reading.push(Buffer.from(message.replace(/\r?\n/g, '\r\n'), 'utf8'));
	reading.finish();
	reading.close();
	const mail = signed.finish();
	if (mail === null) return { result: 'none', reason: 'no header' };
	return validateChain(mail, fixtureResolver(zone), 0);
}

function zoneOf(records: Record<string, string>): Zone {
	return Object.fromEntries(Object.entries(records).map(([name, text]) => [name, [{ TXT: text }]]));
}
