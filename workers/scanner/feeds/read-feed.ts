// Reads one list to its end and decides whether it is one: a page of HTML, an empty file, or one cut short is none.
import { type Built, Entries, MAX_ENTRIES } from './entries.ts';
import type { FeedFormat } from './formats/format';
import type { HashKey } from './keyed-hash.ts';
import { readLines } from './lines.ts';

export interface FeedCounts {
	/** Lines, or entries in them, that the format does not know. */
	bad: number;
	/** Whole hosts that everybody uses. */
	shared: number;
}

export type FeedRead =
	| ({ ok: true; built: Built } & FeedCounts)
	/** `detail`: for the log; nothing of the list's text. */
	| { ok: false; reason: 'empty' | 'badLines' | 'tooMany' | 'cutShort'; detail: string };

/** Of a hundred entries and bad lines together. Lists that are kept by hand have some bad ones. */
const MAX_BAD_PERCENT = 5;

/** Throws where the stream does. */
export async function readFeed(chunks: AsyncIterable<Uint8Array>, format: FeedFormat, key: HashKey): Promise<FeedRead> {
	const reading = new FeedReading(format, key);
	try {
		await readLines(chunks, (line) => reading.take(line));
	} catch (cause) {
		if (cause instanceof TooMany) return refused('tooMany', `more than ${MAX_ENTRIES} entries`);
		throw cause;
	}
	return reading.finish();
}

class TooMany extends Error {}

class FeedReading {
	readonly #format: FeedFormat;
	readonly #entries: Entries;
	readonly #counts: FeedCounts = { bad: 0, shared: 0 };
	#announced: number | null = null;

	constructor(format: FeedFormat, key: HashKey) {
		this.#format = format;
		this.#entries = new Entries(format.kind, key);
	}

	take(line: string | null): void {
		const texts = line === null ? null : this.#format.entries(line);
		if (texts === null) this.#counts.bad += 1;
		for (const text of texts ?? []) this.#count(this.#entries.add(text));
		if (line !== null) this.#announced ??= this.#format.announced?.(line) ?? null;
		if (this.#entries.count > MAX_ENTRIES) throw new TooMany();
	}

	finish(): FeedRead {
		const { count } = this.#entries;
		const { bad } = this.#counts;
		if (bad * 100 > (count + bad) * MAX_BAD_PERCENT)
			return refused('badLines', `${bad} bad lines beside ${count} entries`);
		if (count === 0) return refused('empty', 'no entries');
		if (this.#announced !== null && count + bad < this.#announced)
			return refused('cutShort', `${count + bad} entries of ${this.#announced}`);
		return { ok: true, built: this.#entries.build(), ...this.#counts };
	}

	#count(added: 'added' | 'bad' | 'shared'): void {
		if (added !== 'added') this.#counts[added] += 1;
	}
}

function refused(reason: Extract<FeedRead, { ok: false }>['reason'], detail: string): FeedRead {
	return { ok: false, reason, detail };
}
