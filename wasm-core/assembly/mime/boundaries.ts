// Which open multipart a line belongs to, in one look-up however deep the nest: 250 open boundaries and ten megabytes of
// lines that begin with "--" must not multiply. Knows nothing of parts beyond their depth.
import { MAX_BOUNDARY_BYTES } from '../layout';
import { BOUNDARIES } from '../memory';
import { DASH, isWhite } from '../octets';

const BUCKETS: i32 = 512;
const ENTRY: i32 = 16;
const HASH: usize = 0;
const LENGTH: usize = 4;
const DEPTH: usize = 8;
const NEXT: usize = 12;

/** Heads of the chains, innermost boundary first; 0 is empty, else slot + 1. */
const heads: usize = memory.data(512 * 4, 16);
const slots: usize = memory.data(132 * 16, 16);
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

/** Declares [p, p + length) as the boundary of the multipart at `depth`. Last in, first out. */
export function pushBoundary(p: usize, length: i32, depth: i32): void {
	const slot = slots + <usize>(count * ENTRY);
	memory.copy(BOUNDARIES + <usize>(count * MAX_BOUNDARY_BYTES), p, length);
	const hash = hashOf(p, p + <usize>length, FNV_BASIS);
	const head = headOf(hash);
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
	while (end > p && isWhite(load<u8>(end - 1))) end--;
	p += 2;
	if (end <= p) return false;
	const closes = end - p > 2 && <i32>load<u8>(end - 1) === DASH && <i32>load<u8>(end - 2) === DASH;
	const stem = closes ? end - 2 : end;
	const stemHash = hashOf(p, stem, FNV_BASIS);
	const whole = closes ? find(p, end, hashOf(stem, end, stemHash)) : -1;
	const part = find(p, stem, stemHash);
	matchedDepth = max(whole, part);
	matchedClose = closes && part > whole;
	return matchedDepth >= 0;
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

/** Depth of the innermost multipart with that boundary, or -1. */
function find(p: usize, end: usize, hash: u32): i32 {
	for (let next = load<i32>(headOf(hash)); next; ) {
		const index = next - 1;
		const slot = slots + <usize>(index * ENTRY);
		const same = load<u32>(slot, HASH) === hash && load<i32>(slot, LENGTH) === <i32>(end - p);
		if (same && memory.compare(p, BOUNDARIES + <usize>(index * MAX_BOUNDARY_BYTES), end - p) === 0) {
			return load<i32>(slot, DEPTH);
		}
		next = load<i32>(slot, NEXT);
	}
	return -1;
}
