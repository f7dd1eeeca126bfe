// Parse speed in workerd, the core against what others use, side by side in one run: rounds alternate, the best are compared.
import { namesBeginning } from './asked-for.ts';
import { type BenchWorker, type Comparable, startBenchWorker } from './bench-worker.ts';
import { MESSAGE_NAMES } from './messages.ts';

/** Bench name, then what the table calls it. The first is measured against `RIVAL`. */
export const PARSERS = {
	core: 'core',
	'core-scan': '+ scan',
	'core-digests': '+ digests',
	'postal-mime': 'postal-mime',
	mailparser: 'mailparser',
	'mail-parser-wasm': 'mail-parser-wasm',
} as const;
export type Parser = keyof typeof PARSERS;
const RIVAL: Parser = 'postal-mime';

export interface ParseRow {
	message: string;
	bytes: number;
	/** Microseconds of CPU time a message of that many octets, best round; null where the parser fails on it. */
	microseconds: Record<Parser, number | null>;
	/** How many times as long postal-mime takes as the core. */
	ratio: number;
	/** Where a parser gives other strings than the core, or none: its figure may then be for less work. */
	notes: string[];
}

const NAMES = Object.keys(PARSERS) as Parser[];
const ROUNDS = 8;
/** Each measurement repeats the parse until it takes about this long, so that a request's own cost does not count. */
const TARGET_MS = 120;

/** Measures the messages whose names begin with one of `names` (none: all). */
export async function benchParse(say: (words: string) => void, names: string[]): Promise<ParseRow[]> {
	const wanted = namesBeginning(names, MESSAGE_NAMES);
	const worker = await startBenchWorker();
	try {
		const rows: ParseRow[] = [];
		for (const message of wanted) rows.push(await measure(say, worker, message, message));
		return rows;
	} finally {
		worker.stop();
	}
}

/** Measures all of `raws` as one row: mails of the user's own, each parsed once a pass. */
export async function benchOwnMails(say: (words: string) => void, name: string, raws: Uint8Array[]): Promise<ParseRow> {
	const worker = await startBenchWorker();
	try {
		for (const raw of raws) await worker.post(raw);
		return await measure(say, worker, 'posted', name);
	} finally {
		worker.stop();
	}
}

async function measure(
	say: (words: string) => void,
	worker: BenchWorker,
	message: string,
	name: string,
): Promise<ParseRow> {
	say(`parse ${name}`);
	const { bytes, messages } = await worker.parse('core', message, 0);
	const times = new Map<Parser, number>();
	for (const parser of NAMES) times.set(parser, await calibrate(worker, parser, message));
	// whatever else runs on the machine only ever slows a round down
	const best = new Map<Parser, number>();
	for (let round = 0; round < ROUNDS; round++) {
		for (const parser of NAMES) {
			const count = times.get(parser) ?? 0;
			if (count === 0) continue;
			const { ms } = await worker.parse(parser, message, count);
			best.set(parser, Math.min((ms * 1000) / count / messages, best.get(parser) ?? Number.POSITIVE_INFINITY));
		}
	}
	const of = (parser: Parser) => best.get(parser) ?? null;
	const microseconds = Object.fromEntries(NAMES.map((parser) => [parser, of(parser)])) as ParseRow['microseconds'];
	const notes = await notesOn(worker, message);
	return {
		message: name,
		bytes: bytes / messages,
		microseconds,
		ratio: (of(RIVAL) ?? Number.NaN) / (of('core') ?? Number.NaN),
		notes,
	};
}

/** How often to repeat; 0: the parser fails on this message. */
async function calibrate(worker: BenchWorker, parser: Parser, message: string): Promise<number> {
	for (let count = 1; ; count *= 4) {
		const run = await worker.parse(parser, message, count).catch(() => null);
		if (run === null) return 0;
		if (run.ms < TARGET_MS / 2) continue;
		const again = await worker.parse(parser, message, count); // the first run may have been spent on compiling
		const ms = Math.min(run.ms, again.ms);
		if (ms > TARGET_MS / 2) return Math.max(1, Math.round((count * TARGET_MS) / ms));
	}
}

async function notesOn(worker: BenchWorker, message: string): Promise<string[]> {
	const ours = await worker.strings('core', message);
	const notes: string[] = [];
	for (const parser of NAMES.slice(1)) {
		const theirs = await worker.strings(parser, message).catch(() => null);
		if (theirs === null) notes.push(`${parser} fails`);
		else notes.push(...compare(parser, ours, theirs));
	}
	return notes;
}

/** With the number of messages that it holds for, where that is not all of them. */
function compare(parser: Parser, ours: Comparable[], theirs: Comparable[]): string[] {
	const fieldsWhere = (holds: (our: string, their: string) => boolean) =>
		Object.keys(ours[0] ?? {}).flatMap((field) => {
			const count = ours.filter((strings, index) => holds(strings[field] ?? '', theirs[index]?.[field] ?? '')).length;
			if (count === 0) return [];
			return count === ours.length ? field : `${field} (${count})`;
		});
	const missing = fieldsWhere((our, their) => our !== '' && their === '');
	const extra = fieldsWhere((our, their) => our === '' && their !== '');
	const other = fieldsWhere((our, their) => our !== '' && their !== '' && our !== their);
	return [
		...(missing.length > 0 ? [`${parser} gives no ${missing.join(', ')}`] : []),
		...(extra.length > 0 ? [`core gives no ${extra.join(', ')} where ${parser} does`] : []),
		...(other.length > 0 ? [`${parser} differs in ${other.join(', ')}`] : []),
	];
}
