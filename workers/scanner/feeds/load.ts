// Brings the filter from R2 into an isolate and keeps it there. Mail never waits long for it: the first one a moment, the others
// not at all; what is delivered meanwhile is judged again when a feed next learns something.
import { createFilter, type ThreatFilter } from './filter.ts';
import { FILTER_KEY, type FilterRead, MAX_FILTER_BYTES, readFilter } from './filter-file.ts';

export interface LoadEdge {
	bucket: R2Bucket;
	/** Milliseconds since the epoch. */
	now: number;
	waitUntil: (work: Promise<unknown>) => void;
	/** A filter is there and cannot be used: told once of each. */
	fault: (detail: string) => Promise<void>;
}

const FIRST_WAIT_MS = 50;
const RECHECK_MS = 3 * 60_000;

/** One for each isolate. */
export class FilterLoader {
	#filter: ThreatFilter | null = null;
	/** Of the object that was last looked at, usable or not. */
	#etag: string | null = null;
	#checkedAt: number | null = null;

	/** null: there is none, or it is not here yet. Never throws. */
	async filter(edge: LoadEdge): Promise<ThreatFilter | null> {
		const isFirst = this.#checkedAt === null;
		if (!isFirst && edge.now - (this.#checkedAt ?? 0) < RECHECK_MS) return this.#filter;
		this.#checkedAt = edge.now;
		const check = this.#check(edge);
		edge.waitUntil(check);
		if (isFirst) await Promise.race([check, pause(FIRST_WAIT_MS)]);
		return this.#filter;
	}

	async #check(edge: LoadEdge): Promise<void> {
		try {
			await this.#load(edge);
		} catch (cause) {
			// The filter that is here stays, and the next check asks again.
			console.error(JSON.stringify({ event: 'threat-filter-not-loaded', cause: String(cause) }));
		}
	}

	async #load({ bucket, fault }: LoadEdge): Promise<void> {
		const object = await bucket.get(
			FILTER_KEY,
			this.#etag === null ? {} : { onlyIf: { etagDoesNotMatch: this.#etag } },
		);
		if (object === null) {
			this.#filter = null;
			this.#etag = null;
		} else if ('body' in object) await this.#use(object, fault);
	}

	/** A filter that cannot be used leaves the one before it in place. */
	async #use(object: R2ObjectBody, fault: LoadEdge['fault']): Promise<void> {
		const read = await readObject(object);
		this.#etag = object.etag;
		if (read.ok) this.#filter = createFilter(read.lists, read.key);
		else await fault(read.detail);
	}
}

/** What is there now, for work that can wait; null: there is none. Throws where it cannot be used. */
export async function loadFilter(bucket: R2Bucket): Promise<ThreatFilter | null> {
	const object = await bucket.get(FILTER_KEY);
	if (object === null) return null;
	const read = await readObject(object);
	if (!read.ok) throw new Error(`The threat filter cannot be used: ${read.detail}.`);
	return createFilter(read.lists, read.key);
}

async function readObject(object: R2ObjectBody): Promise<FilterRead> {
	if (object.size > MAX_FILTER_BYTES) return { ok: false, detail: 'it is too large' };
	return readFilter(await object.arrayBuffer());
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
