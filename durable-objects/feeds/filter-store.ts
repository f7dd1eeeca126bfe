// The threat filter in R2, as feeds change it: read whole, written whole, and only over what was read.
import { recordIncident } from '../../workers/directory/incidents';
import { FILTER_KEY, type FilterFile, readFilter, type writeFilter } from '../../workers/scanner/feeds/filter-file';
import type { FeedEdge } from './refresh-feed';

export interface StoredFilter extends FilterFile {
	/** Of the object in R2; null: there is none. */
	etag: string | null;
}

/** One that cannot be used counts as none: every feed is then asked for its whole list again. Throws when R2 fails. */
export async function openFilter({ mail, directory, now }: FeedEdge): Promise<StoredFilter> {
	const object = await mail.get(FILTER_KEY);
	if (object === null) return { key: newKey(), lists: [], etag: null };
	const read = await readFilter(await object.arrayBuffer());
	if (read.ok) return { key: read.key, lists: read.lists, etag: object.etag };
	await recordIncident(directory, now, 'threat-filter', { detail: read.detail });
	return { key: newKey(), lists: [], etag: object.etag };
}

/** Throws where something else has changed it meanwhile: the next time begins with what is there then. */
export async function replaceFilter(
	before: StoredFilter,
	{ bytes }: Awaited<ReturnType<typeof writeFilter>>,
	{ mail }: FeedEdge,
): Promise<void> {
	const onlyIf = before.etag === null ? new Headers({ 'If-None-Match': '*' }) : { etagMatches: before.etag };
	if ((await mail.put(FILTER_KEY, bytes, { onlyIf })) === null) {
		throw new Error('The threat filter was changed meanwhile.');
	}
}

function newKey(): [number, number] {
	const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
	return [a, b];
}
