// TAR (POSIX ustar and GNU's long names) as it streams by: blocks of 512 octets, a header and then the file.
import { closeEntry, feedEntry, openEntry } from './entries';
import { countEntries } from './facts';
import { gather, gatherOf, isGathered, keepName, Layer, passOver, wantFresh } from './layer';

const BLOCK: i32 = 512;
const HEADER: i32 = 0;
const FILE: i32 = 1;
const LONG_NAME: i32 = 2;
const OVER: i32 = 3;

const NAME_BYTES: i32 = 100;
const TYPE_LONG_NAME: u32 = 0x4c;
/** The name was told by the entry before. */
const MARK_NAMED: i32 = 1;

export function openTar(layer: Layer): void {
	wantFresh(layer, HEADER, BLOCK);
}

export function feedTar(layer: Layer, from: usize, end: usize): void {
	while (from < end && layer.state !== OVER) {
		if (layer.skip > 0) from = passOver(layer, from, end);
		else if (layer.state === FILE) from = feedFile(layer, from, end);
		else {
			from = gather(layer, from, end);
			if (!isGathered(layer)) return;
			if (layer.state === HEADER) readHeader(layer);
			else keepLongName(layer);
		}
	}
}

export function closeTar(layer: Layer): void {
	if (layer.state === FILE) closeEntry(layer);
}

function readHeader(layer: Layer): void {
	const at = gatherOf(layer);
	if (load<u8>(at) === 0 || !hasChecksum(at)) {
		layer.state = OVER;
		layer.isDone = true;
		return;
	}
	const type: u32 = load<u8>(at, 156);
	const size = numberAt(at + 124, 12);
	layer.left = size;
	if (type === TYPE_LONG_NAME) {
		layer.skip = 0;
		wantFresh(layer, LONG_NAME, <i32>min<u64>(size, 2 * BLOCK));
		return;
	}
	if (layer.marks & MARK_NAMED) layer.entryFlags = 0;
	else keepName(layer, at, lengthOf(at, NAME_BYTES), 0);
	layer.marks = 0;
	const isFile = type === 0 || type === 0x30 || type === 0x37;
	if (!isFile || size === 0) {
		pass(layer, size);
		return;
	}
	layer.entrySize = size;
	countEntries(1);
	openEntry(layer);
	layer.state = FILE;
}

function pass(layer: Layer, bytes: u64): void {
	wantFresh(layer, HEADER, BLOCK);
	layer.skip = bytes + padding(bytes);
}

function padding(bytes: u64): u64 {
	return (BLOCK - (bytes & (BLOCK - 1))) & (BLOCK - 1);
}

function feedFile(layer: Layer, from: usize, end: usize): usize {
	const bytes = min<u64>(layer.left, end - from);
	feedEntry(layer, from, from + <usize>bytes);
	layer.left -= bytes;
	if (layer.left === 0) {
		closeEntry(layer);
		wantFresh(layer, HEADER, BLOCK);
		layer.skip = padding(layer.entrySize);
	}
	return from + <usize>bytes;
}

function keepLongName(layer: Layer): void {
	const at = gatherOf(layer);
	keepName(layer, at, lengthOf(at, layer.gathered), 0);
	layer.marks = MARK_NAMED;
	const rest = layer.left - layer.gathered + padding(layer.left);
	wantFresh(layer, HEADER, BLOCK);
	layer.skip = rest;
}

/** Up to the NUL that ends it. */
function lengthOf(at: usize, cap: i32): i32 {
	let length = 0;
	while (length < cap && load<u8>(at + length) !== 0) length++;
	return length;
}

/** Octal digits among blanks, or GNU's binary form, whose first octet has its highest bit set. */
function numberAt(at: usize, bytes: i32): u64 {
	let value: u64 = 0;
	const isBinary = load<u8>(at) >= 0x80;
	for (let i = isBinary ? 4 : 0; i < bytes; i++) {
		const octet: u32 = load<u8>(at + i);
		if (isBinary) value = (value << 8) | octet;
		else if (octet - 0x30 < 8) value = (value << 3) | (octet & 7);
		else if (value > 0) break;
	}
	return min<u64>(value, (<u64>1) << 40);
}

/** The sum of all octets, the checksum's own field counted as blanks. */
function hasChecksum(at: usize): bool {
	let sum: u64 = 8 * 0x20;
	for (let i = 0; i < BLOCK; i++) if (i < 148 || i >= 156) sum += load<u8>(at + i);
	return sum === numberAt(at + 148, 8);
}
