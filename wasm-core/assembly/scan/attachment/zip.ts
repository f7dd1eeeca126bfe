// ZIP (APPNOTE.TXT 6.3) as it streams by: local headers and what follows them, then the directory at the end, which readers
// go by. The two are compared: what only one of them lists was made for one reader and hidden from another.
import { closeEntry, feedEntry, openEntry, wantsEntry } from './entries';
import { checkExpansion, countEntries, noteTruncated, raise, recordEntry } from './facts';
import { findSignature } from './find';
import { BROKEN, INFLATED, inflaterAt, openInflater } from './inflate';
import {
	GATHER_CAP,
	gather,
	gatherOf,
	hashOf,
	isGathered,
	keepName,
	Layer,
	nameOf,
	passOver,
	want,
	wantFresh,
} from './layer';
import {
	ENTRY_ENCRYPTED,
	ENTRY_UTF8,
	KIND_UNKNOWN,
	KIND_WINDOWS_EXECUTABLE,
	OPAQUE_CAP,
	TRAIT_ARCHIVE_BOMB,
	TRAIT_ARCHIVE_DAMAGED,
	TRAIT_ARCHIVE_MISMATCH,
	TRAIT_ENCRYPTED,
	TRAIT_HIDDEN_ARCHIVE,
} from './layout';
import { markName, packageKind } from './package';
import { finishInflating, inflateEntry, mayInflate } from './unpack';

// states
const SIGNATURE: i32 = 0;
const LOCAL: i32 = 1;
const LOCAL_NAME: i32 = 2;
const DIRECTORY: i32 = 3;
const DIRECTORY_NAME: i32 = 4;
const END: i32 = 5;
const END_64: i32 = 6;
/** Gathered to be passed over. */
const REST: i32 = 7;
// states in which octets go elsewhere
const PLAIN: i32 = 8;
const DEFLATED: i32 = 9;
const HUNT: i32 = 10;

const LOCAL_BYTES: i32 = 30;
const DIRECTORY_BYTES: i32 = 46;
/** Longer names are cut here, in both places alike. */
const NAME_ROOM: i32 = 2048;
const METHOD_STORED: i32 = 0;
const METHOD_DEFLATED: i32 = 8;
const FLAG_ENCRYPTED: i32 = 1;
const FLAG_DESCRIPTOR: i32 = 8;
const FLAG_UTF8: i32 = 2048;
/** Stands for a size that has no room in 32 bits. */
const WIDE: u64 = 0xffffffff;
/** More entries than any mail has use for. */
const MANY: u32 = 20_000;

/** Entries may have gone by unseen: what was seen cannot be held against the directory. */
const MARK_LOST: i32 = 1 << 16;
const MARK_ENDED: i32 = 1 << 17;
/** The file begins as something else: only what surely is an archive counts. */
const MARK_HIDDEN: i32 = 1 << 18;
const MARK_AGAIN: i32 = 1 << 19;

/** Octets that were read too far. */
const scratch: usize = memory.data(8, 8);

export function openZip(layer: Layer): void {
	wantFresh(layer, SIGNATURE, 4);
}

/** Looks for an archive behind what the file begins with. */
export function openHiddenZip(layer: Layer): void {
	layer.marks = MARK_HIDDEN;
	wantFresh(layer, HUNT, 0);
}

/** Looks for one as far as the cap goes; one that has begun is read to its end. */
export function feedHiddenZip(layer: Layer, from: usize, end: usize): void {
	if (layer.listed === 0) {
		const bytes = min<usize>(end - from, OPAQUE_CAP - layer.signed);
		layer.signed += <u32>bytes;
		feedZip(layer, from, from + bytes);
		from += bytes;
	}
	if (layer.listed > 0) feedZip(layer, from, end);
	else if (from < end) {
		noteTruncated();
		layer.isDone = true;
	}
}

export function feedZip(layer: Layer, from: usize, end: usize): void {
	while (from < end) {
		if (layer.skip > 0) from = passOver(layer, from, end);
		else if (layer.state === HUNT) from = hunt(layer, from, end);
		else if (layer.state === PLAIN) from = feedPlain(layer, from, end);
		else if (layer.state === DEFLATED) from = feedDeflated(layer, from, end);
		else {
			from = gather(layer, from, end);
			if (isGathered(layer)) step(layer);
		}
	}
}

function step(layer: Layer): void {
	if (layer.state === SIGNATURE) readSignature(layer);
	else if (layer.state === LOCAL) readLocal(layer);
	else if (layer.state === LOCAL_NAME) beginEntry(layer);
	else if (layer.state === DIRECTORY) readDirectory(layer);
	else if (layer.state === DIRECTORY_NAME) listEntry(layer);
	else if (layer.state === END) readEnd(layer);
	else if (layer.state === END_64) readEnd64(layer);
	else wantFresh(layer, SIGNATURE, 4);
}

function readSignature(layer: Layer): void {
	const signature = load<u32>(gatherOf(layer));
	const isSure = (layer.marks & MARK_HIDDEN) === 0 || layer.listed > 0;
	if (signature === 0x04034b50) want(layer, LOCAL, LOCAL_BYTES);
	else if (signature === 0x02014b50 && isSure) want(layer, DIRECTORY, DIRECTORY_BYTES);
	else if (signature === 0x06054b50 && isSure) want(layer, END, 22);
	else if (signature === 0x06064b50 && isSure) want(layer, END_64, 12);
	else if (signature === 0x07064b50 && isSure) want(layer, REST, 20);
	else wantFresh(layer, HUNT, 0);
}

/** From one signature to the next, wherever it stands. */
function hunt(layer: Layer, from: usize, end: usize): usize {
	from = findSignature(layer, from, end);
	if (layer.gathered === 4) readSignature(layer);
	return from;
}

function readLocal(layer: Layer): void {
	const at = gatherOf(layer);
	if (layer.marks & MARK_HIDDEN && !isPlausible(at)) {
		wantFresh(layer, HUNT, 0);
		return;
	}
	// two archives in a row: one reader opens the first, another the last
	if (layer.marks & MARK_ENDED) layer.marks |= MARK_AGAIN;
	want(layer, LOCAL_NAME, LOCAL_BYTES + load<u16>(at, 26) + load<u16>(at, 28));
}

/** By chance a signature stands in many files; what follows it does not. */
function isPlausible(at: usize): bool {
	const method: i32 = load<u16>(at, 8);
	const nameBytes: i32 = load<u16>(at, 26);
	return load<u8>(at, 4) <= 63 && (method <= 20 || (method >= 93 && method <= 99)) && nameBytes > 0 && nameBytes < 1024;
}

function beginEntry(layer: Layer): void {
	const at = gatherOf(layer);
	const flags: i32 = load<u16>(at, 6);
	readSizes(layer, at, LOCAL_BYTES);
	const packed = layer.left;
	layer.isSized = (flags & FLAG_DESCRIPTOR) === 0 || packed > 0;
	layer.listed++;
	layer.listedHash += hashOf(nameOf(layer), layer.nameBytes);
	layer.marks |= markName(nameOf(layer), nameOf(layer) + layer.nameBytes);
	checkExpansion(packed, layer.entrySize);
	openEntry(layer);
	beginData(layer, load<u16>(at, 8));
}

/**
 * The name, the flags and the sizes of a header of `headBytes` octets that has been gathered: in both kinds of header they
 * stand in the same order, the flags first. Asks to pass over what found no room.
 */
function readSizes(layer: Layer, at: usize, headBytes: i32): void {
	const start = at + (headBytes === LOCAL_BYTES ? 6 : 8);
	const flags: i32 = load<u16>(start);
	const nameBytes: i32 = load<u16>(start, 20);
	const extraBytes: i32 = load<u16>(start, 22);
	const kept = (flags & FLAG_ENCRYPTED ? ENTRY_ENCRYPTED : 0) | (flags & FLAG_UTF8 ? ENTRY_UTF8 : 0);
	keepName(layer, at + headBytes, min(nameBytes, NAME_ROOM), kept);
	const extra = at + headBytes + nameBytes;
	const room = at + min(headBytes + nameBytes + extraBytes, GATHER_CAP);
	layer.left = load<u32>(start, 12);
	layer.entrySize = load<u32>(start, 16);
	// 4.5.3: the size comes first, and only what has no room above stands here
	const place = layer.entrySize === WIDE ? 1 : 0;
	if (place) layer.entrySize = wideSize(extra, room, 0);
	if (layer.left === WIDE) layer.left = wideSize(extra, room, place);
	layer.skip = max(0, headBytes + nameBytes + extraBytes - GATHER_CAP);
}

/** The value `place` of the 64-bit extra field in [extra, end). */
function wideSize(extra: usize, end: usize, place: i32): u64 {
	while (extra + 4 <= end) {
		const bytes: i32 = load<u16>(extra, 2);
		const value = extra + 4 + (place << 3);
		if (load<u16>(extra) === 1) return (place + 1) << 3 <= bytes && value + 8 <= end ? load<u64>(value) : WIDE;
		extra += 4 + bytes;
	}
	return WIDE;
}

function beginData(layer: Layer, method: i32): void {
	layer.state = PLAIN;
	if (layer.hasChild && method === METHOD_DEFLATED && mayInflate()) {
		openInflater(layer.depth);
		layer.state = DEFLATED;
	} else if (method !== METHOD_STORED) layer.hasChild = false;
	if (layer.state === PLAIN && !layer.isSized) lose(layer);
}

/** Where the entry at hand ends cannot be told: goes on at the next signature. */
function lose(layer: Layer): void {
	layer.marks |= MARK_LOST;
	closeEntry(layer);
	wantFresh(layer, HUNT, 0);
}

function feedPlain(layer: Layer, from: usize, end: usize): usize {
	const bytes = min<u64>(layer.left, end - from);
	if (wantsEntry(layer)) feedEntry(layer, from, from + <usize>bytes);
	layer.left -= bytes;
	if (layer.left === 0) {
		closeEntry(layer);
		wantFresh(layer, SIGNATURE, 4);
	}
	return from + <usize>bytes;
}

function feedDeflated(layer: Layer, from: usize, end: usize): usize {
	const stop = layer.isSized ? from + <usize>min<u64>(layer.left, end - from) : end;
	const after = inflateEntry(layer, from, stop);
	if (layer.isSized) layer.left -= after - from;
	const state = inflaterAt(layer.depth).state;
	if (state === BROKEN && wantsEntry(layer)) raise(TRAIT_ARCHIVE_DAMAGED);
	if (layer.isSized) {
		if (state >= INFLATED || layer.left === 0 || !wantsEntry(layer) || !mayInflate()) passRest(layer);
	} else if (state >= INFLATED || !mayInflate()) huntOn(layer, state);
	return after;
}

/** What is left of the entry at hand tells nothing more. */
function passRest(layer: Layer): void {
	finishInflating(layer);
	closeEntry(layer);
	layer.skip = layer.left;
	wantFresh(layer, SIGNATURE, 4);
}

/**
 * A descriptor follows, in one of four forms: the next header's signature is what counts. Octets of which the inflater has
 * bits in store come first.
 */
function huntOn(layer: Layer, state: i32): void {
	if (state !== INFLATED) layer.marks |= MARK_LOST;
	closeEntry(layer);
	wantFresh(layer, HUNT, 0);
	const inflater = inflaterAt(layer.depth);
	store<u64>(scratch, inflater.bits >> (inflater.bitCount & 7));
	feedZip(layer, scratch, scratch + (inflater.bitCount >> 3));
}

function readDirectory(layer: Layer): void {
	const at = gatherOf(layer);
	want(layer, DIRECTORY_NAME, DIRECTORY_BYTES + load<u16>(at, 28) + load<u16>(at, 30));
}

function listEntry(layer: Layer): void {
	const at = gatherOf(layer);
	readSizes(layer, at, DIRECTORY_BYTES);
	layer.skip += load<u16>(at, 32);
	layer.directory++;
	layer.directoryHash += hashOf(nameOf(layer), layer.nameBytes);
	layer.packed += layer.left;
	layer.unpacked += layer.entrySize;
	if (layer.entryFlags & ENTRY_ENCRYPTED) raise(TRAIT_ENCRYPTED);
	recordEntry(nameOf(layer), layer.nameBytes, layer.depth + 1, KIND_UNKNOWN, layer.entrySize, layer.entryFlags);
	wantFresh(layer, SIGNATURE, 4);
}

function readEnd(layer: Layer): void {
	const at = gatherOf(layer);
	const told: u32 = load<u16>(at, 10);
	if (told !== 0xffff && told !== (layer.directory & 0xffff)) layer.marks |= MARK_AGAIN;
	layer.marks |= MARK_ENDED;
	layer.skip = load<u16>(at, 20);
	wantFresh(layer, HUNT, 0);
}

function readEnd64(layer: Layer): void {
	layer.skip = load<u64>(gatherOf(layer), 4);
	wantFresh(layer, SIGNATURE, 4);
}

/** Says what the archive is, once it has ended. */
export function closeZip(layer: Layer): void {
	if (layer.state === DEFLATED) finishInflating(layer);
	if (layer.state === PLAIN || layer.state === DEFLATED) closeEntry(layer);
	countEntries(max(layer.listed, layer.directory));
	if (layer.packed > layer.passed || max(layer.listed, layer.directory) > MANY) raise(TRAIT_ARCHIVE_BOMB);
	checkExpansion(layer.packed, layer.unpacked);
	if (layer.marks & MARK_HIDDEN) closeHidden(layer);
	else {
		if ((layer.marks & MARK_ENDED) === 0) raise(TRAIT_ARCHIVE_DAMAGED);
		else if (contradicts(layer)) raise(TRAIT_ARCHIVE_MISMATCH);
		layer.kind = packageKind(layer.marks);
	}
}

/** A program that unpacks itself holds an archive openly. */
function closeHidden(layer: Layer): void {
	const isArchive = (layer.marks & MARK_ENDED) !== 0 && layer.listed > 0 && layer.directory > 0;
	if (isArchive && layer.kind !== KIND_WINDOWS_EXECUTABLE) raise(TRAIT_HIDDEN_ARCHIVE);
}

function contradicts(layer: Layer): bool {
	if (layer.marks & MARK_AGAIN) return true;
	if (layer.marks & MARK_LOST) return false;
	return layer.listed !== layer.directory || layer.listedHash !== layer.directoryHash;
}
