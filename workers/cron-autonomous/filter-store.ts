// The threat filter in R2, as feeds change it: read whole, written whole, and only over what was read.
import { recordIncident } from '../directory/incidents';
import { FILTER_KEY, type FilterFile, readFilter, type writeFilter } from '../scanner/feeds/filter-file';
import type { Work } from './work';

export interface StoredFilter extends FilterFile {
	/** Of the object in R2; null: there is none. */
	etag: string | null;
}

/** One that cannot be used counts as none: every feed is then asked for its whole list again. Throws when R2 fails. */
export async function openFilter(work: Work): Promise<StoredFilter> {
	const object = await work.env.MAIL.get(FILTER_KEY);
	if (object === null) return { key: newKey(), lists: [], etag: null };
	const read = await readFilter(await object.arrayBuffer());
	if (read.ok) return { key: read.key, lists: read.lists, etag: object.etag };
	await recordIncident(work.env.DIRECTORY, work.settings.now(), 'threat-filter', { detail: read.detail });
	return { key: newKey(), lists: [], etag: object.etag };
}

/** Throws where another tick has changed it meanwhile: the next one begins with what is there then. */
export async function replaceFilter(
	before: StoredFilter,
	{ bytes }: Awaited<ReturnType<typeof writeFilter>>,
	work: Work,
): Promise<void> {
	const onlyIf = before.etag === null ? new Headers({ 'If-None-Match': '*' }) : { etagMatches: before.etag };
	if ((await work.env.MAIL.put(FILTER_KEY, bytes, { onlyIf })) === null) {
		throw new Error('The threat filter was changed by another tick.');
	}
}

function newKey(): [number, number] {
	const [a = 0, b = 0] = crypto.getRandomValues(new Uint32Array(2));
	return [a, b];
}
