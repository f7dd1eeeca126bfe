// Writes the scanner's facts into their fixed records (layout.ts). Judges nothing, never allocates.
import {
	ATTACHMENT_BYTES,
	ATTACHMENT_CAP,
	ATTACHMENT_KIND,
	ATTACHMENT_PART,
	ATTACHMENT_RECORDS,
	BODY_BYTES,
	BODY_CAP,
	BODY_MARKS,
	BODY_PART,
	BODY_RECORDS,
	FLAG_ATTACHMENT_CAP,
	FLAG_MISMATCH_CAP,
	HOST_CAP,
	KIND_DANGEROUS,
	LINK_CAP,
	MISMATCH_BYTES,
	MISMATCH_CAP,
	MISMATCH_RECORDS,
	MISMATCH_SHOWN,
	MISMATCH_SHOWN_BYTES,
	MISMATCH_TARGET,
	MISMATCH_TARGET_BYTES,
	OFFSET_ATTACHMENTS,
	OFFSET_BODIES,
	OFFSET_FLAGS,
	OFFSET_LINKS,
	OFFSET_MISMATCHES,
	RECORDS_BYTES,
} from './layout';

const records: usize = memory.data(RECORDS_BYTES, 8);
/** Attachment slots below this hold dangerous kinds: eviction never looks at them again, so that it stays linear. */
let evictable: i32 = 0;

export function recordsAt(): usize {
	return records;
}

export function clearRecords(): void {
	memory.fill(records, 0, MISMATCH_RECORDS);
	store<u32>(records, 0, OFFSET_BODIES);
	evictable = 0;
}

export function raiseFlag(flag: u32): void {
	store<u32>(records, load<u32>(records, OFFSET_FLAGS) | flag, OFFSET_FLAGS);
}

export function countLink(): void {
	const count: i32 = load<u32>(records, OFFSET_LINKS);
	if (count < LINK_CAP) store<u32>(records, count + 1, OFFSET_LINKS);
}

function sameHost(at: usize, kept: i32, host: usize, bytes: i32): bool {
	return kept === bytes && memory.compare(at, host, bytes) === 0;
}

function mismatchKept(count: i32, shown: usize, shownBytes: i32, target: usize, targetBytes: i32): bool {
	for (let i = 0; i < count; i++) {
		const at = records + MISMATCH_RECORDS + i * MISMATCH_BYTES;
		if (
			sameHost(at + MISMATCH_SHOWN, load<u16>(at, MISMATCH_SHOWN_BYTES), shown, shownBytes) &&
			sameHost(at + MISMATCH_TARGET, load<u16>(at, MISMATCH_TARGET_BYTES), target, targetBytes)
		) {
			return true;
		}
	}
	return false;
}

/** Keeps one pair of hosts, each pair once: a mail that repeats a harmless one cannot crowd out the one that matters. */
export function recordMismatch(shown: usize, shownBytes: i32, target: usize, targetBytes: i32): void {
	if (shownBytes > HOST_CAP || targetBytes > HOST_CAP) return;
	const count: i32 = load<u32>(records, OFFSET_MISMATCHES);
	if (mismatchKept(count, shown, shownBytes, target, targetBytes)) return;
	if (count === MISMATCH_CAP) {
		raiseFlag(FLAG_MISMATCH_CAP);
		return;
	}
	const at = records + MISMATCH_RECORDS + count * MISMATCH_BYTES;
	store<u16>(at, shownBytes, MISMATCH_SHOWN_BYTES);
	store<u16>(at, targetBytes, MISMATCH_TARGET_BYTES);
	memory.copy(at + MISMATCH_SHOWN, shown, shownBytes);
	memory.copy(at + MISMATCH_TARGET, target, targetBytes);
	store<u32>(records, count + 1, OFFSET_MISMATCHES);
}

function attachmentAt(slot: i32): usize {
	return records + ATTACHMENT_RECORDS + slot * ATTACHMENT_BYTES;
}

function isDangerous(slot: i32): bool {
	return <i32>load<u32>(attachmentAt(slot), ATTACHMENT_KIND) >= KIND_DANGEROUS;
}

/** The next slot of a harmless kind, or ATTACHMENT_CAP: hundreds of empty files must not hide the program behind them. */
function harmlessSlot(): i32 {
	while (evictable < ATTACHMENT_CAP && isDangerous(evictable)) evictable++;
	return evictable;
}

export function recordAttachment(part: i32, kind: i32): void {
	let slot: i32 = load<u32>(records, OFFSET_ATTACHMENTS);
	if (slot === ATTACHMENT_CAP) {
		raiseFlag(FLAG_ATTACHMENT_CAP);
		if (kind < KIND_DANGEROUS) return;
		slot = harmlessSlot();
		if (slot === ATTACHMENT_CAP) return;
	} else {
		store<u32>(records, slot + 1, OFFSET_ATTACHMENTS);
	}
	store<u32>(attachmentAt(slot), part, ATTACHMENT_PART);
	store<u32>(attachmentAt(slot), kind, ATTACHMENT_KIND);
}

/** The bodies after the first few say nothing new. */
export function recordBody(part: i32, marks: u32): void {
	const slot: i32 = load<u32>(records, OFFSET_BODIES);
	if (slot === BODY_CAP) return;
	store<u32>(records, slot + 1, OFFSET_BODIES);
	const at = records + BODY_RECORDS + <usize>slot * BODY_BYTES;
	store<u32>(at, part, BODY_PART);
	store<u32>(at, marks, BODY_MARKS);
}
