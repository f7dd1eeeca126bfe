// `npm run bench:scan` [-- --json] [-- message…] [-- --folder FOLDER]: CPU time in workerd for reading and judging one mail, all
// threads, so garbage collection counts. A request costs more than a mail, and varies more: one asks for twenty mails, and what it
// takes to ask for none is taken off. Names: those of bench/messages.ts, or how they begin. FOLDER: mails of your own, .eml, of 30
// to 100 KB.
import { parseArgs } from 'node:util';
import { build } from '../local/build.ts';
import { mailsBelow, namesBeginning } from './asked-for.ts';
import { startDevWorker } from './dev-worker.ts';
import { MESSAGE_NAMES, makeMessage } from './messages.ts';
import { accounted } from './process-account.ts';
import { quantile } from './statistics.ts';

const MESSAGES = ['plain-3k', 'html-50k', 'html-only-50k', 'newsletter-60k'];
const [LEAST, MOST] = [30_000, 100_000];
/** Requests for each kind of mail, and how often one judges its mail. */
const SAMPLES = 400;
const BATCH = 20;
/** Batches before the first that counts: V8 has compiled what it will. */
const WARM_UP = 100;

interface Row {
	message: string;
	/** Of one mail, in the mean. */
	bytes: number;
	/** CPU milliseconds a mail: quantiles of means over a batch. */
	p50: number;
	p99: number;
	most: number;
}

const { values, positionals } = parseArgs({
	options: { json: { type: 'boolean', default: false }, folder: { type: 'string' } },
	allowPositionals: true,
});
const say = (words: string) => values.json || console.error(`  … ${words}`);
await build(say);
const rows: Row[] = [];
for (const [message, mails] of kinds()) rows.push(await measure(message, mails));
if (values.json) console.log(JSON.stringify(rows, null, 2));
else {
	console.log('\nCPU ms to read and judge a mail, in workerd      KB       p50       p99      most');
	for (const { message, bytes, p50, p99, most } of rows) {
		const cells = [p50, p99, most].map((ms) => ms.toFixed(2).padStart(10)).join('');
		console.log(`${message.padEnd(41)}${(bytes / 1000).toFixed(1).padStart(10)}${cells}`);
	}
}

function* kinds(): Generator<[string, Uint8Array[]]> {
	if (values.folder === undefined) {
		const names = positionals.length > 0 ? namesBeginning(positionals, MESSAGE_NAMES) : MESSAGES;
		for (const name of names) yield [name, [makeMessage(name)]];
		return;
	}
	const isFit = ({ length }: Uint8Array) => length >= LEAST && length <= MOST;
	const fit = mailsBelow(values.folder).filter(isFit).slice(0, SAMPLES);
	if (fit.length === 0) throw new Error(`${values.folder} holds no .eml of 30 to 100 KB`);
	yield [`own, 30-100 KB (${fit.length})`, fit];
}

async function measure(message: string, mails: Uint8Array[]): Promise<Row> {
	say(`scan ${message}`);
	const { origin, runtimes, stop } = await startDevWorker('scan.toml');
	try {
		if (runtimes.length === 0) throw new Error('Only Linux tells what another process took: bench:scan needs /proc');
		for (const raw of mails) await fetch(origin, { method: 'POST', body: raw as BodyInit });
		const asked = async (mail: number, times: number): Promise<number> => {
			const asking = async () => (await fetch(`${origin}/?mail=${mail}&times=${times}`)).text();
			return (await accounted(runtimes, asking)).cpu;
		};
		for (let at = 0; at < WARM_UP; at++) await asked(at % mails.length, BATCH);
		const bare: number[] = [];
		const whole: number[] = [];
		for (let at = 0; at < SAMPLES; at++) {
			bare.push(await asked(0, 0));
			whole.push(await asked(at % mails.length, BATCH));
		}
		const request = quantile(bare, 0.5);
		const of = (share: number) => (quantile(whole, share) - request) / BATCH;
		const bytes = mails.reduce((sum, { length }) => sum + length, 0) / mails.length;
		return { message, bytes, p50: of(0.5), p99: of(0.99), most: of(1) };
	} finally {
		stop();
	}
}
