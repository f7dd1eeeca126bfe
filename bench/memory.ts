// How much memory a parse takes: each parser reads one large mail in a workerd of its own, whose peak is then looked at.
import { startBenchWorker } from './bench-worker.ts';
import { PARSERS, type Parser } from './parse.ts';

export interface MemoryRow {
	parser: Parser;
	/** Octets that workerd held at most, the message itself included; null where nobody can tell. */
	peakBytes: number | null;
	/** Of these, what came with the parse. */
	grownBytes: number | null;
}

const MESSAGE = 'attachment-25m';

export async function benchMemory(say: (words: string) => void): Promise<MemoryRow[]> {
	const rows: MemoryRow[] = [];
	for (const parser of Object.keys(PARSERS) as Parser[]) {
		say(`memory of ${parser}`);
		rows.push(await memoryOf(parser));
	}
	return rows;
}

async function memoryOf(parser: Parser): Promise<MemoryRow> {
	const worker = await startBenchWorker();
	try {
		await worker.parse(parser, 'plain-3k', 20);
		await worker.parse(parser, MESSAGE, 0); // makes the message
		const before = worker.watchMemory();
		await worker.parse(parser, MESSAGE, 1).catch(() => null); // where it fails, it has taken that much all the same
		const peakBytes = worker.peakBytes();
		return { parser, peakBytes, grownBytes: before === null || peakBytes === null ? null : peakBytes - before };
	} finally {
		worker.stop();
	}
}
