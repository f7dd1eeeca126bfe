// Where the scanner's facts stand in WASM memory. Plain constants: the same file compiles under asc and under tsc.
// No code here. Written by records.ts, read by wasm-core/scan-reader.ts; numbers are little-endian.
//
//     scanRecords() ──► 0  u32 flags           FLAG_GTUBE | FLAG_MISMATCH_CAP
//                       4  u32 linkCount       counted up to LINK_CAP
//                       8  u32 mismatchCount   0 … MISMATCH_CAP
//                      16  MISMATCH_CAP × mismatch record
//
//     mismatch record, 516 octets
//       0  u16 shownBytes
//       2  u16 targetBytes
//       4  HOST_CAP octets of the shown host
//     260  HOST_CAP octets of the target host
//
// Hosts are octets as the mail had them, ASCII letters in lower case, character references and percent signs undone:
// UTF-8 where the mail is UTF-8, otherwise whatever its charset says.

export const HOST_CAP = 256;
export const LINK_CAP = 10000;
export const MISMATCH_CAP = 16;

export const FLAG_GTUBE = 1;
/** More mismatches were there than MISMATCH_CAP. */
export const FLAG_MISMATCH_CAP = 2;
export const OFFSET_FLAGS = 0;
export const OFFSET_LINKS = 4;
export const OFFSET_MISMATCHES = 8;
export const MISMATCH_RECORDS = 16;

export const MISMATCH_SHOWN_BYTES = 0;
export const MISMATCH_TARGET_BYTES = 2;
export const MISMATCH_SHOWN = 4;
export const MISMATCH_TARGET = 260;
export const MISMATCH_BYTES = 516;

export const RECORDS_BYTES = 8272;
