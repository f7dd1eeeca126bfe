// Writes the scanner's facts into their fixed records (layout.ts). Judges nothing, never allocates.
import {
	BODY_BYTES,
	BODY_CAP,
	BODY_MARKS,
	BODY_PART,
	BODY_RECORDS,
	FLAG_MISMATCH_CAP,
	HOST_CAP,
	LINK_CAP,
	MISMATCH_BYTES,
	MISMATCH_CAP,
	MISMATCH_RECORDS,
	MISMATCH_SHOWN,
	MISMATCH_SHOWN_BYTES,
	MISMATCH_TARGET,
	MISMATCH_TARGET_BYTES,
	OFFSET_BODIES,
	OFFSET_FLAGS,
	OFFSET_LINKS,
	OFFSET_MISMATCHES,
	RECORDS_BYTES,
} from './layout';

const records: usize = memory.data(RECORDS_BYTES, 8);

export function recordsAt(): usize {
	return records;
}

export function clearRecords(): void {
	memory.fill(records, 0, MISMATCH_RECORDS);
	store<u32>(records, 0, OFFSET_BODIES);
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

/** The bodies after the first few say nothing new. */
export function recordBody(part: i32, marks: u32): void {
	const slot: i32 = load<u32>(records, OFFSET_BODIES);
	if (slot === BODY_CAP) return;
	store<u32>(records, slot + 1, OFFSET_BODIES);
	const at = records + BODY_RECORDS + <usize>slot * BODY_BYTES;
	store<u32>(at, part, BODY_PART);
	store<u32>(at, marks, BODY_MARKS);
}
