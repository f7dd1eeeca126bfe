// Asks the parse bench's Worker in workerd for parses. Measures time and memory from outside; knows no parser.
import { startDevWorker } from './dev-worker.ts';
import { accounted, forgetPeak, heldBytes, peakBytes } from './process-account.ts';

export interface ParseRun {
	/** Octets and messages of one pass. */
	bytes: number;
	messages: number;
	/** For the whole request: CPU time of the runtime's process, all its threads, where the system tells (Linux); else by the clock. */
	ms: number;
	/** Of all strings that all passes gave. */
	letters: number;
}

/** A message's strings as the parsers must agree on them, by field. */
export type Comparable = Record<string, string>;

export interface BenchWorker {
	/** Parses `message` `times` times over. Throws where the parser does. */
	parse(parser: string, message: string, times: number): Promise<ParseRun>;
	/** What `parser` makes of each message that goes by the name. Throws where the parser does. */
	strings(parser: string, message: string): Promise<Comparable[]>;
	/** Adds to the messages that go by the name `posted`. */
	post(raw: Uint8Array): Promise<void>;
	/** Octets that workerd holds now and from now on counts the most of; null where the system does not say (anywhere but on Linux). */
	watchMemory(): number | null;
	/** Most octets that workerd has held since then. */
	peakBytes(): number | null;
	stop(): void;
}

export async function startBenchWorker(): Promise<BenchWorker> {
	const { origin, runtimes, stop } = await startDevWorker('wrangler.toml');
	return benchWorker(origin, runtimes, stop);
}

/** `runtimes`: wrangler starts one workerd for the Worker and one that stands before it; the first is known by doing more. */
function benchWorker(origin: string, runtimes: number[], stop: () => void): BenchWorker {
	const most = (of: (pid: number) => number) => (runtimes.length > 0 ? Math.max(...runtimes.map(of)) : null);
	return {
		async parse(parser, message, times) {
			const startedAt = performance.now();
			const asking = () => ask(origin, { parser, message, times: String(times) });
			const { answer, cpu } = await accounted(runtimes, asking);
			const clockMs = performance.now() - startedAt;
			return { ...(answer as Omit<ParseRun, 'ms'>), ms: cpu > 0 ? cpu : clockMs };
		},
		strings: async (parser, message) => (await ask(origin, { parser, message, strings: '' })) as Comparable[],
		async post(raw) {
			await fetch(origin, { method: 'POST', body: raw as BodyInit });
		},
		watchMemory() {
			for (const pid of runtimes) forgetPeak(pid);
			return most(heldBytes);
		},
		peakBytes: () => most(peakBytes),
		stop,
	};
}

async function ask(origin: string, query: Record<string, string>): Promise<unknown> {
	const response = await fetch(`${origin}/?${new URLSearchParams(query)}`);
	if (!response.ok) {
		throw new Error(`${query.parser} failed on ${query.message}: HTTP ${response.status} ${await response.text()}`);
	}
	return response.json();
}
