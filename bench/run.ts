// `npm run bench` [-- --json] [-- parse [message…]|end-to-end]: every figure side by side in one run. Ratios travel between machines; MB/s do not.
import { build } from '../local/build.ts';
import { benchCoreModule } from './core-module.ts';
import { benchEndToEnd } from './end-to-end.ts';
import { benchParse } from './parse.ts';

const json = process.argv.includes('--json');
const [only, ...messages] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const say = (words: string) => json || console.error(`  … ${words}`);

await build(say);
const parse = only === 'end-to-end' ? [] : await benchParse(say, messages);
const core = only === 'end-to-end' ? null : benchCoreModule();
const endToEnd = only === 'parse' ? null : await benchEndToEnd(say);
if (json) console.log(JSON.stringify({ parse, core, endToEnd }, null, 2));
else print();

function print(): void {
	if (parse.length > 0) {
		console.log('\nParse in workerd, MB/s         core   core+SHA-256   postal-mime   core ÷ postal-mime');
		for (const row of parse) {
			const cells = [
				row.core.toFixed(0).padStart(12),
				row.coreDigests.toFixed(0).padStart(15),
				row.postalMime.toFixed(1).padStart(14),
			];
			console.log(`${row.message.padEnd(22)}${cells.join('')}${row.ratio.toFixed(1).padStart(20)}×`);
		}
	}
	if (core !== null) {
		const sizes = `${(core.gzipBytes / 1024).toFixed(1)} KB gz, ${(core.memoryBytes / 2 ** 20).toFixed(2)} MiB of memory`;
		const times = `compile ${core.compile.toFixed(2)} ms, instantiate ${core.instantiate.toFixed(2)} ms`;
		console.log(`\nCore             ${sizes}; ${times}`);
	}
	if (endToEnd === null) return;
	const { mailsPerSecond, mails, connections, acceptToRow } = endToEnd;
	console.log(`\nSMTP to stored   ${mailsPerSecond.toFixed(1)} mails/s (${mails} mails, ${connections} connections)`);
	console.log(`Accept to row    p50 ${acceptToRow.p50} ms, p99 ${acceptToRow.p99} ms (${acceptToRow.samples} mails)`);
}
