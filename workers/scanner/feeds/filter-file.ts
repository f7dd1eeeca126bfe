// The filter as one object in R2: every feed's last good list. What is stored is read again before it is used, and anything that
// is not exactly what was written is no filter.
//
//     0        4         8             12        16          48
//     | 'WPTF' | version | head octets | 0 0 0 0 | SHA-256 of all that follows | head: JSON, padded | words, list by list |
//
// Words are little-endian, as every machine that runs this has them; numbers of the first line too.
import { hex } from '../../domain/hex.ts';
import { ENTRY_WORDS } from './entries.ts';
import type { ThreatList } from './filter.ts';
import type { ThreatKind } from './formats/format';
import { type FuseShape, fusePlaces } from './fuse.ts';
import type { HashKey } from './keyed-hash.ts';

/** The R2 key. */
export const FILTER_KEY = 'threat/filter';

/** A feed's last good list, and where it came from. */
export interface FeedList extends ThreatList {
	/** Distinct ones. */
	entries: number;
	/** Stands for URL and format: validators of another source say nothing. */
	source: string;
	/** RFC 9110 section 8.8, as the source gave them. */
	etag: string | null;
	lastModified: string | null;
	/** When this list was fetched, in milliseconds since the epoch. */
	fetchedAt: number;
}

export interface FilterFile {
	key: HashKey;
	lists: readonly FeedList[];
}

/** `digest`: SHA-256 in hex of what the file holds, which names this very filter. */
export type FilterRead = ({ ok: true; digest: string } & FilterFile) | { ok: false; detail: string };

const MAGIC = 0x46545057; // 'WPTF', little-endian
const VERSION = 1;
const PREFIX = 48;
const DIGEST_AT = 16;
/** Larger ones are not written, nor loaded: while a list is built, the filter before it, the new one and the list share 128 MB. */
export const MAX_FILTER_BYTES = 16 * 1024 * 1024;

type Head = { key: HashKey; lists: (Omit<FeedList, 'words'> & { words: number })[] };

/** Throws where the lists together are too large. */
export async function writeFilter({
	key,
	lists,
}: FilterFile): Promise<{ bytes: Uint8Array<ArrayBuffer>; digest: string }> {
	const head: Head = { key, lists: lists.map(({ words, ...list }) => ({ ...list, words: words.length })) };
	const text = new TextEncoder().encode(JSON.stringify(head));
	const headBytes = Math.ceil(text.length / 4) * 4;
	const size = PREFIX + headBytes + 4 * lists.reduce((sum, { words }) => sum + words.length, 0);
	if (size > MAX_FILTER_BYTES) throw new Error(`The filter would have ${size} octets, more than ${MAX_FILTER_BYTES}.`);
	const bytes = new Uint8Array(size).fill(0x20, PREFIX, PREFIX + headBytes);
	bytes.set(text, PREFIX);
	let at = PREFIX + headBytes;
	for (const { words } of lists) {
		new Uint32Array(bytes.buffer, at, words.length).set(words);
		at += 4 * words.length;
	}
	new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, VERSION, headBytes, 0]);
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.subarray(PREFIX)));
	bytes.set(digest, DIGEST_AT);
	return { bytes, digest: hex(digest) };
}

export async function readFilter(buffer: ArrayBuffer): Promise<FilterRead> {
	if (buffer.byteLength < PREFIX || buffer.byteLength % 4 !== 0) return corrupt('it is cut short');
	const [magic, version, headBytes = 0] = new Uint32Array(buffer, 0, 4);
	if (magic !== MAGIC || version !== VERSION) return corrupt('it is of another kind or version');
	if (headBytes % 4 !== 0 || PREFIX + headBytes > buffer.byteLength) return corrupt('its head is cut short');
	const digest = hex(new Uint8Array(buffer, DIGEST_AT, PREFIX - DIGEST_AT));
	const found = hex(await crypto.subtle.digest('SHA-256', new Uint8Array(buffer, PREFIX)));
	if (found !== digest) return corrupt('its digest is another one');
	const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, PREFIX, headBytes))) as Head;
	const lists = cut(buffer, PREFIX + headBytes, head);
	return lists === null ? corrupt('its lists are cut short') : { ok: true, key: head.key, lists, digest };
}

function corrupt(detail: string): FilterRead {
	return { ok: false, detail };
}

/** Views, not copies. null: head and octets contradict each other. */
function cut(buffer: ArrayBuffer, start: number, { lists }: Head): FeedList[] | null {
	const found: FeedList[] = [];
	let at = start;
	for (const { words, ...list } of lists) {
		if (at + 4 * words > buffer.byteLength || !isWhole(list.kind, list.fuse, words)) return null;
		found.push({ ...list, words: new Uint32Array(buffer, at, words) });
		at += 4 * words;
	}
	return at === buffer.byteLength ? found : null;
}

function isWhole(kind: ThreatKind, fuse: FuseShape | null, words: number): boolean {
	return fuse === null ? words % ENTRY_WORDS[kind] === 0 : words === fusePlaces(fuse);
}
