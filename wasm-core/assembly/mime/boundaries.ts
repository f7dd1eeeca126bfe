// Which open multipart a line belongs to, in one look-up however deep the nest: 250 open boundaries and ten megabytes of
// lines that begin with "--" must not multiply. Knows nothing of parts beyond their depth.
import { MAX_BOUNDARY_BYTES } from '../layout';
import { BOUNDARIES } from '../memory';
import { DASH, isBlank, trimEnd } from '../octets';

const BUCKETS: i32 = 512;
const ENTRY: i32 = 24;
const HASH: usize = 0;
const LENGTH: usize = 4;
const DEPTH: usize = 8;
const NEXT: usize = 12;
/** Blanks at the end of the boundary as declared, and whether its first delimiter kept them. */
const BLANKS: usize = 16;
const KEPT: usize = 20;

/** Values of KEPT. */
const UNSEEN: i32 = 0;
const KEPT_BLANKS: i32 = 1;
const LOST_BLANKS: i32 = 2;

/** Heads of the chains, innermost boundary first; 0 is empty, else slot + 1. */
const heads: usize = memory.data(512 * 4, 16);
const slots: usize = memory.data(132 * 24, 16);
let count: i32 = 0;

/** What the last look-up found. */
export let matchedDepth: i32 = -1;
export let matchedClose: bool = false;

/** Each chain is as it was once its boundaries are dropped: nothing else needs to be cleared. */
export function resetBoundaries(): void {
	dropBoundaries(-1);
}

export function openBoundaries(): i32 {
	return count;
}

/**
 * Declares [p, p + length) and `blanks` behind it as the boundary of the multipart at `depth`. Last in, first out. Blanks
 * are not to tell two boundaries apart: where one is open that is the same but for them, they count for nothing.
 */
export function pushBoundary(p: usize, length: i32, blanks: i32, depth: i32): void {
	const slot = slots + <usize>(count * ENTRY);
	memory.copy(BOUNDARIES + <usize>(count * MAX_BOUNDARY_BYTES), p, length);
	const hash = hashOf(p, p + <usize>length, FNV_BASIS);
	const head = headOf(hash);
	store<i32>(slot, find(p, p + <usize>length, hash) ? 0 : blanks, BLANKS);
	store<i32>(slot, UNSEEN, KEPT);
	store<u32>(slot, hash, HASH);
	store<i32>(slot, length, LENGTH);
	store<i32>(slot, depth, DEPTH);
	store<i32>(slot, load<i32>(head), NEXT);
	store<i32>(head, ++count);
}

/** Forgets every boundary of a multipart deeper than `depth`. */
export function dropBoundaries(depth: i32): void {
	while (count > 0) {
		const slot = slots + <usize>((count - 1) * ENTRY);
		if (load<i32>(slot, DEPTH) <= depth) return;
		store<i32>(headOf(load<u32>(slot, HASH)), load<i32>(slot, NEXT));
		count--;
	}
}

/** RFC 2046 section 5.1.1: whether the line [p, end) that begins with "--" delimits an open multipart; sets matched*. */
export function matchBoundary(p: usize, end: usize): bool {
	p += 2;
	const lineEnd = trimEnd(p, end);
	if (lineEnd <= p) return false;
	const closes = lineEnd - p > 2 && <i32>load<u8>(lineEnd - 1) === DASH && <i32>load<u8>(lineEnd - 2) === DASH;
	const stem = closes ? trimEnd(p, lineEnd - 2) : lineEnd;
	const stemHash = hashOf(p, stem, FNV_BASIS);
	const blanks = blanksAt(lineEnd, end);
	const whole = closes ? delimited(find(p, lineEnd, hashOf(stem, lineEnd, stemHash)), blanks) : -1;
	const slot = find(p, stem, stemHash);
	const part = closes ? closed(slot, blanksAt(stem, lineEnd)) : delimited(slot, blanks);
	matchedDepth = max(whole, part);
	matchedClose = closes && part > whole;
	return matchedDepth >= 0;
}

/**
 * Depth of the multipart in `slot` if a line with `blanks` behind its boundary delimits it, or -1. No boundary may end in
 * blanks, and those of a line are to be deleted, as a gateway's. But where one is declared with blanks and its first
 * delimiter has them, no gateway took them, and a line without is text.
 */
function delimited(slot: usize, blanks: i32): i32 {
	if (!slot) return -1;
	const kept = blanks >= load<i32>(slot, BLANKS);
	if (!kept && load<i32>(slot, KEPT) === KEPT_BLANKS) return -1;
	if (load<i32>(slot, KEPT) === UNSEEN) store<i32>(slot, kept ? KEPT_BLANKS : LOST_BLANKS, KEPT);
	return load<i32>(slot, DEPTH);
}

/** The same for a closing delimiter: before its "--" no gateway takes or adds any. */
function closed(slot: usize, blanks: i32): i32 {
	return slot && blanks === load<i32>(slot, BLANKS) ? load<i32>(slot, DEPTH) : -1;
}

function blanksAt(p: usize, end: usize): i32 {
	const start = p;
	while (p < end && isBlank(load<u8>(p))) p++;
	return <i32>(p - start);
}

const FNV_BASIS: u32 = 2166136261;
const FNV_PRIME: u32 = 16777619;

function hashOf(p: usize, end: usize, hash: u32): u32 {
	for (; p < end; p++) hash = (hash ^ <u32>load<u8>(p)) * FNV_PRIME;
	return hash;
}

function headOf(hash: u32): usize {
	return heads + <usize>(((hash ^ (hash >> 15)) & (BUCKETS - 1)) << 2);
}

/** Slot of the innermost multipart with that boundary, or 0. */
function find(p: usize, end: usize, hash: u32): usize {
	for (let next = load<i32>(headOf(hash)); next; ) {
		const index = next - 1;
		const slot = slots + <usize>(index * ENTRY);
		const same = load<u32>(slot, HASH) === hash && load<i32>(slot, LENGTH) === <i32>(end - p);
		if (same && memory.compare(p, BOUNDARIES + <usize>(index * MAX_BOUNDARY_BYTES), end - p) === 0) return slot;
		next = load<i32>(slot, NEXT);
	}
	return 0;
}
