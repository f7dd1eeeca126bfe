// Lists for tests, built as the cron builds them.
import { createFilter, type ThreatFilter } from '../../../../workers/scanner/feeds/filter';
import type { FeedList } from '../../../../workers/scanner/feeds/filter-file';
import { FORMATS, type FormatName } from '../../../../workers/scanner/feeds/formats/formats';
import { type FeedRead, readFeed } from '../../../../workers/scanner/feeds/read-feed';

export const KEY = [0x1234567, 0x89abcdef] as const;

/** In chunks of so many octets: none of them ends where a line does. */
export async function* chunksOf(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
	const octets = typeof text === 'string' ? new TextEncoder().encode(text) : text;
	for (let at = 0; at < octets.length; at += size) yield octets.subarray(at, at + size);
}

export function read(format: FormatName, text: string | Uint8Array, size?: number): Promise<FeedRead> {
	return readFeed(chunksOf(text, size), FORMATS[format], KEY);
}

export async function listOf(feed: string, format: FormatName, text: string): Promise<FeedList> {
	const found = await read(format, text, 1000);
	if (!found.ok) throw new Error(found.detail);
	const { kind, fuse, words, entries } = found.built;
	return { feed, kind, fuse, words, entries, source: 's', etag: '"1"', lastModified: null, fetchedAt: 1 };
}

export async function filterOf(lists: Record<string, [FormatName, string]>): Promise<ThreatFilter> {
	const built = await Promise.all(Object.entries(lists).map(([feed, [format, text]]) => listOf(feed, format, text)));
	return createFilter(built, KEY);
}
