// 7z (7zFormat.txt) as it streams by: the header at its end, where it is neither packed nor encrypted, lists names; where it
// is packed, its coders tell whether it is encrypted. Content is never unpacked.
import { countEntries, raise, recordEntry } from './facts';
import { GATHER_CAP, gather, gatherOf, isGathered, Layer, passOver, wantFresh } from './layer';
import { ENTRY_UTF16, KIND_UNKNOWN, TRAIT_ENCRYPTED, TRAIT_ENCRYPTED_NAMES } from './layout';

const START: i32 = 0;
const HEADER: i32 = 1;
const OVER: i32 = 2;

const START_BYTES: i32 = 32;
const PACKED_HEADER: u32 = 0x17;
const NAMES: u32 = 0x11;

export function openSevenZip(layer: Layer): void {
	wantFresh(layer, START, START_BYTES);
}

export function feedSevenZip(layer: Layer, from: usize, end: usize): void {
	while (from < end && layer.state !== OVER) {
		if (layer.skip > 0) from = passOver(layer, from, end);
		else {
			from = gather(layer, from, end);
			if (isGathered(layer)) step(layer);
		}
	}
}

function step(layer: Layer): void {
	const at = gatherOf(layer);
	if (layer.state === START) {
		layer.skip = load<u64>(at, 12);
		const bytes = <i32>min<u64>(load<u64>(at, 20), GATHER_CAP);
		wantFresh(layer, HEADER, bytes);
		if (bytes > 0) return;
	} else readHeader(layer, at, at + layer.gathered);
	layer.state = OVER;
	layer.isDone = true;
}

function readHeader(layer: Layer, at: usize, end: usize): void {
	const isPacked = load<u8>(at) === PACKED_HEADER;
	if (hasAes(at, end)) {
		raise(TRAIT_ENCRYPTED);
		if (isPacked) raise(TRAIT_ENCRYPTED_NAMES);
	}
	if (!isPacked) findNames(layer, at, end);
}

/** The coder 06F10701: AES. */
function hasAes(at: usize, end: usize): bool {
	for (; at + 4 <= end; at++) if (load<u32>(at) === 0x0107f106) return true;
	return false;
}

/** The property of the names, found by its form: its size, not external, UTF-16 that ends in NUL. */
function findNames(layer: Layer, at: usize, end: usize): void {
	for (; at + 4 < end; at++) {
		if (<u32>load<u8>(at) !== NAMES) continue;
		const first: u32 = load<u8>(at, 1);
		const isLong = first >= 0x80;
		const bytes = isLong ? ((first & 0x3f) << 8) | load<u8>(at, 2) : first;
		const start = at + (isLong ? 3 : 2);
		if (first >= 0xc0 || bytes < 5 || (bytes & 1) === 0 || start + bytes > end || load<u8>(start) !== 0) continue;
		if (load<u16>(start + bytes - 2) !== 0) continue;
		listNames(layer, start + 1, start + bytes);
		return;
	}
}

function listNames(layer: Layer, at: usize, end: usize): void {
	let start = at;
	for (; at + 2 <= end; at += 2) {
		if (load<u16>(at) !== 0) continue;
		recordEntry(start, <i32>(at - start), layer.depth + 1, KIND_UNKNOWN, 0, ENTRY_UTF16);
		countEntries(1);
		start = at + 2;
	}
}
