// `npm run bench:store` [-- --json] [-- --sizes 10k,100k,1M] [-- --folder FOLDER] [-- operation…]: what one account's methods cost.
// Operations: how the names in the table begin. FOLDER keeps the filled accounts for the next run. 1M takes an hour or so and 10 GB.
import { parseArgs } from 'node:util';
import { benchStore, type StoreSize, type Timing } from './store.ts';

/** Milliseconds that the project promises at 100 000 emails. */
const TARGETS: Record<string, number> = {
	'page, first': 10,
	'search, selective': 20,
	'Email/get, 50 rows': 10,
};
const DELIVERIES_TARGET = 500;

if (import.meta.main) {
	const { values, positionals } = parseArgs({
		options: {
			json: { type: 'boolean', default: false },
			sizes: { type: 'string', default: '10k,100k' },
			folder: { type: 'string' },
		},
		allowPositionals: true,
	});
	const sizes = values.sizes.split(',').map(parseSize);
	const say = (words: string) => console.error(`  … ${words}`);
	const found = await benchStore({ sizes, only: positionals, folder: values.folder ?? null, say });
	if (values.json) console.log(JSON.stringify({ store: found }, null, 2));
	else printStore(found);
}

function parseSize(words: string): number {
	const [, digits, unit = ''] = /^(\d+)([kM]?)$/.exec(words.trim()) ?? [];
	if (digits === undefined) throw new Error(`Not a size: ${words}. Sizes are such as 10k, 100k, 1M.`);
	return Number(digits) * ({ '': 1, k: 1000, M: 1_000_000 }[unit] ?? 1);
}

export function printStore(sizes: StoreSize[]): void {
	const cells = (of: (size: StoreSize) => string) => sizes.map((size) => of(size).padStart(24)).join('');
	console.log(`\nms a call, p50 / p99 / CPU          ${cells(({ emails }) => `${emails} emails`)}   target`);
	for (const name of Object.keys(sizes[0]?.timings ?? {})) {
		const target = TARGETS[name] === undefined ? '' : `   ≤ ${TARGETS[name]} at 100000`;
		console.log(`${name.padEnd(36)}${cells(({ timings }) => timing(timings[name]))}${target}`);
	}
	const rate = ({ deliveriesPerSecond }: StoreSize) => deliveriesPerSecond?.toFixed(0) ?? '–';
	console.log(`${'deliveries a second'.padEnd(36)}${cells(rate)}   ≥ ${DELIVERIES_TARGET} at 100000`);
	console.log(
		`${'CPU ms to make, deliver and file one'.padEnd(36)}${cells(({ fillCpu }) => fillCpu?.toFixed(2) ?? '–')}`,
	);
	console.log('\nOctets a mail in the database');
	for (const purpose of Object.keys(sizes[0]?.bytes ?? {})) {
		console.log(`${purpose.padEnd(36)}${cells(({ bytes }) => bytes[purpose]?.toFixed(0) ?? '–')}`);
	}
	const sum = ({ bytes }: StoreSize) => Object.values(bytes).reduce((total, one) => total + one, 0);
	console.log(`${'together'.padEnd(36)}${cells((size) => sum(size).toFixed(0))}`);
}

function timing(found: Timing | undefined): string {
	if (found === undefined) return '–';
	return [found.p50, found.p99, ...(found.cpu === null ? [] : [found.cpu])].map((ms) => ms.toFixed(2)).join(' / ');
}
