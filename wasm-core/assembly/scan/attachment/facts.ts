// Writes what was seen of attachments into their fixed records (layout.ts). Judges nothing, never allocates.
import { lower, unit } from '../octet';
import {
	ATTACHMENT_BYTES,
	ATTACHMENT_CAP,
	ATTACHMENT_ENTRIES,
	ATTACHMENT_FLAGS,
	ATTACHMENT_KIND,
	ATTACHMENT_PART,
	ATTACHMENT_RECORDS,
	ATTACHMENT_TRAITS,
	ATTACHMENT_TRUNCATED,
	DANGEROUS_ENDINGS,
	ENTRIES_EACH,
	ENTRY_BYTES,
	ENTRY_CAP,
	ENTRY_DANGEROUS,
	ENTRY_DEPTH,
	ENTRY_FLAGS,
	ENTRY_KIND,
	ENTRY_NAME,
	ENTRY_NAME_BYTES,
	ENTRY_PART,
	ENTRY_RECORDS,
	ENTRY_SIZE,
	FLAG_ATTACHMENT_CAP,
	KIND_DANGEROUS,
	NAME_CAP,
	OFFSET_ATTACHMENTS,
	OFFSET_ENTRIES,
	OFFSET_FLAGS,
	RECORDS_BYTES,
	TRAIT_ARCHIVE_BOMB,
} from './layout';

const ENDING_CAP: i32 = 16;
const SPACE: u32 = 0x20;
const DOT: u32 = 0x2e;

const records: usize = memory.data(RECORDS_BYTES, 8);
const ending: usize = memory.data(ENDING_CAP, 8);
/** Slots below these hold dangerous ones: eviction never looks at them again, so that it stays linear. */
let evictable: i32 = 0;
let evictableEntry: i32 = 0;

// of the attachment at hand
let part: i32 = 0;
let traits: u64 = 0;
let entries: u32 = 0;
let isTruncated = false;
let firstEntry: i32 = 0;

export function attachmentRecordsAt(): usize {
	return records;
}

export function clearFacts(): void {
	memory.fill(records, 0, ATTACHMENT_RECORDS);
	evictable = 0;
	evictableEntry = 0;
}

export function beginFacts(index: i32): void {
	part = index;
	traits = 0;
	entries = 0;
	isTruncated = false;
	firstEntry = load<u32>(records, OFFSET_ENTRIES);
}

export function raise(trait: i32): void {
	traits |= (<u64>1) << trait;
}

export function noteTruncated(): void {
	isTruncated = true;
}

/** Deflate cannot do better than 1032 to 1; honest files hardly come near. */
const BOMB_RATIO: u64 = 100;
const BOMB_BYTES: u64 = 268_435_456;

/** What an archive says that it holds, against the octets that it has for it. */
export function checkExpansion(packed: u64, unpacked: u64): void {
	if (unpacked > BOMB_BYTES && unpacked / BOMB_RATIO > packed) raise(TRAIT_ARCHIVE_BOMB);
}

/** What an archive counts at most: the local headers and the directory may differ. */
export function countEntries(count: u32): void {
	entries += count;
}

/** Writes the attachment at hand. */
export function endFacts(kind: i32): void {
	const slot = attachmentSlot(kind);
	if (slot < 0) return;
	const at = attachmentAt(slot);
	store<u32>(at, part, ATTACHMENT_PART);
	store<u32>(at, kind, ATTACHMENT_KIND);
	store<u64>(at, traits, ATTACHMENT_TRAITS);
	store<u32>(at, entries, ATTACHMENT_ENTRIES);
	store<u32>(at, isTruncated ? ATTACHMENT_TRUNCATED : 0, ATTACHMENT_FLAGS);
}

function attachmentAt(slot: i32): usize {
	return records + ATTACHMENT_RECORDS + slot * ATTACHMENT_BYTES;
}

function attachmentSlot(kind: i32): i32 {
	const count: i32 = load<u32>(records, OFFSET_ATTACHMENTS);
	if (count < ATTACHMENT_CAP) {
		store<u32>(records, count + 1, OFFSET_ATTACHMENTS);
		return count;
	}
	store<u32>(records, load<u32>(records, OFFSET_FLAGS) | FLAG_ATTACHMENT_CAP, OFFSET_FLAGS);
	return kind >= KIND_DANGEROUS || traits !== 0 ? harmlessAttachment() : -1;
}

/** The next slot of a harmless kind, or -1: hundreds of empty files must not hide the program behind them. */
function harmlessAttachment(): i32 {
	while (evictable < ATTACHMENT_CAP && isNotable(attachmentAt(evictable))) evictable++;
	return evictable < ATTACHMENT_CAP ? evictable : -1;
}

function isNotable(at: usize): bool {
	return <i32>load<u32>(at, ATTACHMENT_KIND) >= KIND_DANGEROUS || load<u64>(at, ATTACHMENT_TRAITS) !== 0;
}

/**
 * Keeps an entry of the attachment at hand, each name once a depth: what an archive's directory repeats adds nothing, but a
 * kind that is known by now does. `name` is `bytes` octets as the archive has them.
 */
export function recordEntry(name: usize, bytes: i32, depth: i32, kind: i32, size: u64, flags: i32): void {
	const kept = min(bytes, NAME_CAP);
	if (kind >= KIND_DANGEROUS || hasDangerousEnding(name, bytes)) flags |= ENTRY_DANGEROUS;
	const known = knownEntry(name, kept, depth);
	if (known !== 0) {
		if (<i32>load<u8>(known, ENTRY_KIND) < kind) store<u8>(known, <u8>kind, ENTRY_KIND);
		store<u16>(known, <u16>(load<u16>(known, ENTRY_FLAGS) | flags), ENTRY_FLAGS);
		store<u64>(known, max(load<u64>(known, ENTRY_SIZE), size), ENTRY_SIZE);
		return;
	}
	const at = entrySlot((flags & ENTRY_DANGEROUS) !== 0);
	if (at === 0) return;
	store<u32>(at, part, ENTRY_PART);
	store<u8>(at, <u8>kind, ENTRY_KIND);
	store<u8>(at, <u8>depth, ENTRY_DEPTH);
	store<u16>(at, <u16>flags, ENTRY_FLAGS);
	store<u64>(at, size, ENTRY_SIZE);
	store<u32>(at, kept, ENTRY_NAME_BYTES);
	memory.copy(at + ENTRY_NAME, name, kept);
}

function entryAt(slot: i32): usize {
	return records + ENTRY_RECORDS + slot * ENTRY_BYTES;
}

function knownEntry(name: usize, bytes: i32, depth: i32): usize {
	for (let slot = firstEntry, count: i32 = load<u32>(records, OFFSET_ENTRIES); slot < count; slot++) {
		const at = entryAt(slot);
		if (<i32>load<u32>(at, ENTRY_NAME_BYTES) !== bytes || <i32>load<u8>(at, ENTRY_DEPTH) !== depth) continue;
		if (<i32>load<u32>(at, ENTRY_PART) === part && memory.compare(at + ENTRY_NAME, name, bytes) === 0) return at;
	}
	return 0;
}

function entrySlot(isDangerous: bool): usize {
	const count: i32 = load<u32>(records, OFFSET_ENTRIES);
	if (count < ENTRY_CAP && count - firstEntry < ENTRIES_EACH) {
		store<u32>(records, count + 1, OFFSET_ENTRIES);
		return entryAt(count);
	}
	if (!isDangerous) return 0;
	while (evictableEntry < count && (load<u16>(entryAt(evictableEntry), ENTRY_FLAGS) & ENTRY_DANGEROUS) !== 0) {
		evictableEntry++;
	}
	return evictableEntry < count ? entryAt(evictableEntry) : 0;
}

/** NUL octets are passed over, which reads UTF-16 too, and so are the final dots and blanks that Windows drops. */
function hasDangerousEnding(name: usize, bytes: i32): bool {
	let end = name + bytes;
	while (end > name && isDropped(load<u8>(end - 1))) end--;
	let at = ending + ENDING_CAP;
	while (end > name && at > ending) {
		const octet: u32 = load<u8>(--end);
		if (octet === DOT) return at < ending + ENDING_CAP && isDangerousEnding(at);
		if (octet !== 0) store<u8>(--at, <u8>lower(octet));
	}
	return false;
}

function isDropped(octet: u32): bool {
	return octet === DOT || octet === SPACE || octet === 0;
}

/** Whether the octets from `at` to the end of `ending` are a word of the list. */
function isDangerousEnding(at: usize): bool {
	const size = <i32>(ending + ENDING_CAP - at);
	let start = 0;
	for (let i = 0, n = DANGEROUS_ENDINGS.length; i <= n; i++) {
		if (i < n && unit(DANGEROUS_ENDINGS, i) !== SPACE) continue;
		if (i - start === size && isSame(at, start, size)) return true;
		start = i + 1;
	}
	return false;
}

function isSame(at: usize, start: i32, size: i32): bool {
	for (let i = 0; i < size; i++) if (unit(DANGEROUS_ENDINGS, start + i) !== <u32>load<u8>(at + i)) return false;
	return true;
}
