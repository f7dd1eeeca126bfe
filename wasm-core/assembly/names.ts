// Short names to small numbers in one look-up: header fields, elements, character references, as hash tables in fixed memory.
// Built once. Knows nothing of what the names mean.

/*
 *      0        8
 *     | packed | value |    16 octets a slot; packed 0: the slot is free
 */
const SLOT_BYTES: usize = 16;
const VALUE: usize = 8;
const SLOT_BITS: i32 = 9;
/** 2^64 divided by the golden ratio: spreads names over the table. */
const SPREAD: u64 = ((<u64>0x9e3779b9) << 32) | 0x7f4a7c15;
/** Octets of one table: four times as many slots as any of ours has names. */
export const NAME_TABLE_BYTES: i32 = 16 << 9;

/** Adds each blank-separated word of `words`, at most eight ASCII characters long, with `value`. */
export function addNames(table: usize, words: string, value: i32): void {
	let packed: u64 = 0;
	for (let i = 0, n = words.length; i <= n; i++) {
		const unit = i < n ? words.charCodeAt(i) : 0x20;
		if (unit !== 0x20) packed = (packed << 8) | unit;
		else {
			addName(table, packed, value);
			packed = 0;
		}
	}
}

export function addName(table: usize, packed: u64, value: i32): void {
	const slot = slotOf(table, packed);
	store<u64>(slot, packed);
	store<i32>(slot, value, VALUE);
}

/** The value that was added with the name, -1 where none was. */
export function findName(table: usize, packed: u64): i32 {
	const slot = slotOf(table, packed);
	return packed !== 0 && load<u64>(slot) === packed ? load<i32>(slot, VALUE) : -1;
}

/** Where the name stands, or the free slot where it would. */
function slotOf(table: usize, packed: u64): usize {
	let slot = table + <usize>((packed * SPREAD) >> (64 - SLOT_BITS)) * SLOT_BYTES;
	while (load<u64>(slot) !== packed && load<u64>(slot) !== 0) {
		slot += SLOT_BYTES;
		if (slot === table + <usize>NAME_TABLE_BYTES) slot = table;
	}
	return slot;
}
