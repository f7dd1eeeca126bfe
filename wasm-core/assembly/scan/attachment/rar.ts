// RAR of both kinds (4: "RAR archive file format" of unrar's technote; 5: RAR 5.0 archive format) as it streams by: headers with
// names and flags. Only stored entries show what they are: RAR's own compression is not undone.
import { closeEntry, feedEntry, openEntry } from './entries';
import { checkExpansion, countEntries, raise } from './facts';
import { GATHER_CAP, gather, gatherOf, isGathered, keepName, Layer, passOver, want, wantFresh } from './layer';
import { ENTRY_ENCRYPTED, ENTRY_UTF8, TRAIT_ENCRYPTED, TRAIT_ENCRYPTED_NAMES } from './layout';
import { vint, vintAfter } from './vint';

const MAGIC: i32 = 0;
const HEADER_4: i32 = 1;
const WHOLE_4: i32 = 2;
const HEADER_5: i32 = 3;
const WHOLE_5: i32 = 4;
const FILE: i32 = 5;
const OVER: i32 = 6;

const MARK_RAR5: i32 = 1;
const MAGIC_BYTES: i32 = 8;

// RAR 4
const MAIN_4: i32 = 0x73;
const FILE_4: i32 = 0x74;
const END_4: i32 = 0x7b;
const HAS_DATA_4: i32 = 0x8000;
const STORED_4: i32 = 0x30;

// RAR 5
const FILE_5: u64 = 2;
const ENCRYPTION_5: u64 = 4;
const END_5: u64 = 5;
const RECORD_ENCRYPTION: u64 = 1;

export function openRar(layer: Layer): void {
	wantFresh(layer, MAGIC, MAGIC_BYTES);
}

export function feedRar(layer: Layer, from: usize, end: usize): void {
	while (from < end && layer.state !== OVER) {
		if (layer.skip > 0) from = passOver(layer, from, end);
		else if (layer.state === FILE) from = feedFile(layer, from, end);
		else {
			from = gather(layer, from, end);
			if (isGathered(layer)) step(layer);
		}
	}
}

export function closeRar(layer: Layer): void {
	if (layer.state === FILE) closeEntry(layer);
}

function step(layer: Layer): void {
	const at = gatherOf(layer);
	if (layer.state === MAGIC) readMagic(layer, at);
	else if (layer.state === HEADER_4) {
		const bytes: i32 = load<u16>(at, 5);
		if (bytes < 7) leave(layer);
		else want(layer, WHOLE_4, bytes);
	} else if (layer.state === WHOLE_4) readBlock4(layer, at);
	else if (layer.state === HEADER_5) beginBlock5(layer, at);
	else readBlock5(layer, at);
}

/** The older magic is an octet shorter: the last one begins the first block. */
function readMagic(layer: Layer, at: usize): void {
	if (load<u8>(at, 6) !== 0) {
		layer.marks = MARK_RAR5;
		next(layer);
		return;
	}
	store<u8>(at, load<u8>(at, 7));
	next(layer);
	layer.gathered = 1;
}

function next(layer: Layer): void {
	if (layer.marks & MARK_RAR5) wantFresh(layer, HEADER_5, 7);
	else wantFresh(layer, HEADER_4, 7);
}

function leave(layer: Layer): void {
	layer.state = OVER;
	layer.isDone = true;
}

function readBlock4(layer: Layer, at: usize): void {
	const type: i32 = load<u8>(at, 2);
	const flags: i32 = load<u16>(at, 3);
	const headerBytes: i32 = load<u16>(at, 5);
	layer.skip = max(0, headerBytes - GATHER_CAP);
	if (type === MAIN_4 && flags & 0x80) {
		encryptedNames(layer);
		return;
	}
	if (type === END_4) {
		leave(layer);
		return;
	}
	layer.left = (flags & HAS_DATA_4 || type === FILE_4) && headerBytes >= 11 ? <u64>load<u32>(at, 7) : 0;
	if (type === FILE_4 && headerBytes >= 32) readFile4(layer, at, flags, headerBytes);
	else pass(layer);
}

/** Everything that follows is encrypted. */
function encryptedNames(layer: Layer): void {
	raise(TRAIT_ENCRYPTED);
	raise(TRAIT_ENCRYPTED_NAMES);
	leave(layer);
}

function readFile4(layer: Layer, at: usize, flags: i32, headerBytes: i32): void {
	const isLarge = (flags & 0x100) !== 0 && headerBytes >= 40;
	const nameAt = isLarge ? 40 : 32;
	layer.entrySize = load<u32>(at, 11);
	if (isLarge) {
		layer.left |= (<u64>load<u32>(at, 32)) << 32;
		layer.entrySize |= (<u64>load<u32>(at, 36)) << 32;
	}
	const room = min(headerBytes, GATHER_CAP) - nameAt;
	const bytes = nameBytes4(at + nameAt, min(<i32>load<u16>(at, 26), max(0, room)));
	keepName(layer, at + nameAt, bytes, flags & 4 ? ENTRY_ENCRYPTED : 0);
	begin(layer, <i32>load<u8>(at, 25) === STORED_4, (flags & 0xe0) === 0xe0);
}

/** A name beyond ASCII stands twice, the first time up to a NUL. */
function nameBytes4(at: usize, bytes: i32): i32 {
	let length = 0;
	while (length < bytes && load<u8>(at + length) !== 0) length++;
	return length;
}

/** An entry whose name is kept, and whose packed octets follow. */
function begin(layer: Layer, isStored: bool, isFolder: bool): void {
	if (isFolder) {
		pass(layer);
		return;
	}
	countEntries(1);
	checkExpansion(layer.left, layer.entrySize);
	openEntry(layer);
	if (!isStored) layer.hasChild = false;
	layer.state = FILE;
	if (layer.left === 0 && layer.skip === 0) endFile(layer);
}

function feedFile(layer: Layer, from: usize, end: usize): usize {
	const bytes = min<u64>(layer.left, end - from);
	feedEntry(layer, from, from + <usize>bytes);
	layer.left -= bytes;
	if (layer.left === 0) endFile(layer);
	return from + <usize>bytes;
}

function endFile(layer: Layer): void {
	closeEntry(layer);
	next(layer);
}

function pass(layer: Layer): void {
	layer.skip += layer.left;
	next(layer);
}

/** A checksum, then how long the header is, counted from after its own length. */
function beginBlock5(layer: Layer, at: usize): void {
	const bytes = vint(at + 4, at + 7);
	const start = <i32>(vintAfter - at);
	if (bytes < 2 || bytes > 2_097_152 || vintAfter === 0) leave(layer);
	else {
		layer.entrySize = start + bytes;
		want(layer, WHOLE_5, start + <i32>bytes);
	}
}

function readBlock5(layer: Layer, at: usize): void {
	const all = layer.entrySize;
	const end = at + <usize>min<u64>(all, GATHER_CAP);
	layer.skip = all - (end - at);
	vint(at + 4, end);
	const type = vint(vintAfter, end);
	const flags = vint(vintAfter, end);
	const extraBytes = flags & 1 ? vint(vintAfter, end) : 0;
	layer.left = flags & 2 ? vint(vintAfter, end) : 0;
	if (vintAfter === 0 || type === END_5) leave(layer);
	else if (type === ENCRYPTION_5) encryptedNames(layer);
	else if (type === FILE_5) readFile5(layer, vintAfter, end, layer.skip === 0 ? extraBytes : 0);
	else pass(layer);
}

function readFile5(layer: Layer, at: usize, end: usize, extraBytes: u64): void {
	const flags = vint(at, end);
	layer.entrySize = vint(vintAfter, end);
	vint(vintAfter, end);
	const times: usize = (flags & 2 ? 4 : 0) + (flags & 4 ? 4 : 0);
	const packing = vint(vintAfter === 0 ? 0 : vintAfter + times, end);
	vint(vintAfter, end);
	const nameBytes = vint(vintAfter, end);
	const nameAt = vintAfter;
	if (nameAt === 0 || nameAt > end || nameBytes > <u64>(end - nameAt)) {
		pass(layer);
		return;
	}
	const isEncrypted = extraBytes > 0 && extraBytes <= <u64>(end - at) && hasRecord(end - <usize>extraBytes, end);
	keepName(layer, nameAt, <i32>nameBytes, ENTRY_UTF8 | (isEncrypted ? ENTRY_ENCRYPTED : 0));
	begin(layer, ((packing >> 7) & 7) === 0, (flags & 1) !== 0);
}

/** Whether an encryption record stands in the extra area [at, end). */
function hasRecord(at: usize, end: usize): bool {
	while (at < end) {
		const bytes = vint(at, end);
		const start = vintAfter;
		if (start === 0 || bytes === 0 || bytes > <u64>(end - start)) return false;
		if (vint(start, end) === RECORD_ENCRYPTION) return true;
		at = start + <usize>bytes;
	}
	return false;
}
