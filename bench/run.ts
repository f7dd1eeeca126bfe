// `npm run bench` [-- --json]: every figure side by side in one run. Ratios travel between machines; times do not. For one part
// alone: bench:parse, bench:hostile. The store has a bench of its own, which takes longer: bench:store.
import { build } from '../local/build.ts';
import { benchCoreModule } from './core-module.ts';
import { benchEndToEnd } from './end-to-end.ts';
import { hostileRows, printHostile } from './hostile-table.ts';
import { benchMemory } from './memory.ts';
import { benchParse } from './parse.ts';
import { printParse } from './parse-table.ts';

const json = process.argv.includes('--json');
const say = (words: string) => json || console.error(`  … ${words}`);

await build(say);
const parse = await benchParse(say, []);
const memory = await benchMemory(say);
const core = await benchCoreModule();
const hostile = hostileRows(say, []);
const endToEnd = await benchEndToEnd(say);
if (json) console.log(JSON.stringify({ parse, memory, core, hostile, endToEnd }, null, 2));
else {
	printParse(parse, memory, core);
	console.log('');
	printHostile(hostile);
	const { mailsPerSecond, mails, connections, acceptToRow } = endToEnd;
	console.log(`\nSMTP to stored   ${mailsPerSecond.toFixed(1)} mails/s (${mails} mails, ${connections} connections)`);
	console.log(`Accept to row    p50 ${acceptToRow.p50} ms, p99 ${acceptToRow.p99} ms (${acceptToRow.samples} mails)`);
}
