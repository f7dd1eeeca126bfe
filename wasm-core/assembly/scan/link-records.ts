// The table of distinct links: each URL of a kind once, with its host and the first text that it was shown with.
// Bounded in number and octets; look-ups go by hash, so that ten thousand links cost ten thousand times one.
import {
	FLAG_LINK_CAP,
	LINK_BYTES,
	LINK_HASH,
	LINK_HEAP,
	LINK_HEAP_BYTES,
	LINK_HOST_BYTES,
	LINK_KIND,
	LINK_MARKS,
	LINK_NEXT,
	LINK_PORT,
	LINK_RECORD_CAP,
	LINK_RECORDS,
	LINK_SCHEME,
	LINK_TEXT_AT,
	LINK_TEXT_BYTES,
	LINK_TEXT_CAP,
	LINK_TIMES,
	LINK_URL_AT,
	LINK_URL_BYTES,
	OFFSET_LINK_HEAP,
	OFFSET_LINK_RECORDS,
} from './layout';
import { raiseFlag, recordsAt } from './records';

const BUCKETS: i32 = 512;
/** 2^64 divided by the golden ratio. */
const SPREAD: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;
const WALK_CAP: i32 = 16;
/** Slot + 1 of the last link with that hash; 0: none. */
const buckets: usize = memory.data(1024, 8);

export function clearLinks(): void {
	store<u32>(recordsAt(), 0, OFFSET_LINK_RECORDS);
	store<u32>(recordsAt(), 0, OFFSET_LINK_HEAP);
	memory.fill(buckets, 0, BUCKETS * 2);
}

/** Gives the link's record; 0 where there is no room for another one. */
export function recordLink(kind: i32, url: usize, urlBytes: i32, host: usize, hostBytes: i32): usize {
	const hash = hashOf(kind, url, urlBytes);
	const known = findLink(hash, kind, url, urlBytes);
	if (known !== 0) {
		store<u32>(known, load<u32>(known, LINK_TIMES) + 1, LINK_TIMES);
		return known;
	}
	const slot: i32 = load<u32>(recordsAt(), OFFSET_LINK_RECORDS);
	if (slot === LINK_RECORD_CAP || heapRoom() < urlBytes + hostBytes) {
		raiseFlag(FLAG_LINK_CAP);
		return 0;
	}
	store<u32>(recordsAt(), slot + 1, OFFSET_LINK_RECORDS);
	const at = linkAt(slot);
	memory.fill(at, 0, LINK_BYTES);
	store<u32>(at, keep(url, urlBytes), LINK_URL_AT);
	keep(host, hostBytes);
	store<u16>(at, <u16>urlBytes, LINK_URL_BYTES);
	store<u16>(at, <u16>hostBytes, LINK_HOST_BYTES);
	store<u8>(at, <u8>kind, LINK_KIND);
	store<u32>(at, 1, LINK_TIMES);
	store<u32>(at, hash, LINK_HASH);
	const bucket = buckets + <usize>((hash & (BUCKETS - 1)) << 1);
	store<u32>(at, load<u16>(bucket), LINK_NEXT);
	store<u16>(bucket, <u16>(slot + 1));
	return at;
}

export function describeLink(link: usize, scheme: i32, port: i32, marks: i32): void {
	store<u8>(link, <u8>scheme, LINK_SCHEME);
	store<u16>(link, <u16>port, LINK_PORT);
	markLink(link, marks);
}

export function markLink(link: usize, marks: i32): void {
	store<u16>(link, load<u16>(link, LINK_MARKS) | <u16>marks, LINK_MARKS);
}

/** The first words that a link is shown with are kept. */
export function recordLinkText(link: usize, text: usize, bytes: i32): void {
	const kept = min(bytes, LINK_TEXT_CAP);
	if (kept === 0 || load<u16>(link, LINK_TEXT_BYTES) !== 0 || heapRoom() < kept) return;
	store<u32>(link, keep(text, kept), LINK_TEXT_AT);
	store<u16>(link, <u16>kept, LINK_TEXT_BYTES);
}

/** Walks the links of one bucket from the latest on, a few at most: URLs made to share a hash cost no more than others. */
function findLink(hash: u32, kind: i32, url: usize, urlBytes: i32): usize {
	let slot: u32 = load<u16>(buckets + <usize>((hash & (BUCKETS - 1)) << 1));
	for (let walked = 0; slot !== 0 && walked < WALK_CAP; walked++) {
		const at = linkAt(slot - 1);
		if (load<u32>(at, LINK_HASH) === hash && isLink(at, kind, url, urlBytes)) return at;
		slot = load<u32>(at, LINK_NEXT);
	}
	return 0;
}

function isLink(at: usize, kind: i32, url: usize, urlBytes: i32): bool {
	if (<i32>load<u8>(at, LINK_KIND) !== kind || <i32>load<u16>(at, LINK_URL_BYTES) !== urlBytes) return false;
	const kept = recordsAt() + LINK_HEAP + load<u32>(at, LINK_URL_AT);
	return memory.compare(kept, url, urlBytes) === 0;
}

/** Eight octets at a time, each step a multiplication that the next one's octets go into. */
function hashOf(kind: i32, url: usize, bytes: i32): u32 {
	let hash: u64 = (<u64>kind + 1) * SPREAD;
	let at = 0;
	for (; at + 8 <= bytes; at += 8) hash = mix(hash ^ load<u64>(url + at));
	let tail: u64 = bytes;
	for (; at < bytes; at++) tail = (tail << 8) | load<u8>(url + at);
	hash = mix(hash ^ tail);
	return <u32>(hash >> 32);
}

function mix(word: u64): u64 {
	const spread = word * SPREAD;
	return spread ^ (spread >> 29);
}

function linkAt(slot: i32): usize {
	return recordsAt() + LINK_RECORDS + <usize>slot * LINK_BYTES;
}

function heapRoom(): i32 {
	return LINK_HEAP_BYTES - load<u32>(recordsAt(), OFFSET_LINK_HEAP);
}

/** Gives the place in the heap. */
function keep(from: usize, bytes: i32): u32 {
	const at: u32 = load<u32>(recordsAt(), OFFSET_LINK_HEAP);
	memory.copy(recordsAt() + LINK_HEAP + at, from, bytes);
	store<u32>(recordsAt(), at + bytes, OFFSET_LINK_HEAP);
	return at;
}
