// How much memory a parse takes: each parser reads one large mail in a workerd of its own, whose peak is then looked at.
import { startBenchWorker } from './bench-worker.ts';
import { PARSERS, type Parser } from './parse.ts';

export interface MemoryRow {
	parser: Parser;
	/** Octets that workerd's peak grew by, over making the message; null where nobody can tell. */
	grownBytes: number | null;
}

const MESSAGE = 'attachment-25m';

export async function benchMemory(say: (words: string) => void): Promise<MemoryRow[]> {
	const rows: MemoryRow[] = [];
	for (const parser of Object.keys(PARSERS) as Parser[]) {
		say(`memory of ${parser}`);
		rows.push({ parser, grownBytes: await growth(parser) });
	}
	return rows;
}

async function growth(parser: Parser): Promise<number | null> {
	const worker = await startBenchWorker();
	try {
		await worker.parse(parser, 'plain-3k', 20);
		await worker.parse(parser, MESSAGE, 0); // makes the message
		const before = worker.peakBytes();
		await worker.parse(parser, MESSAGE, 1).catch(() => null); // where it fails, it has taken that much all the same
		const after = worker.peakBytes();
		return before === null || after === null ? null : after - before;
	} finally {
		worker.stop();
	}
}
