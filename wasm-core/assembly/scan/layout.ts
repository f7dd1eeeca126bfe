// Where the scanner's facts stand in WASM memory. Plain constants: the same file compiles under asc and under tsc.
// No code here. Written by records.ts, read by wasm-core/scan-reader.ts; numbers are little-endian.
//
//     scanRecords() ──► 0  u32 flags           FLAG_GTUBE | FLAG_MISMATCH_CAP | FLAG_ATTACHMENT_CAP
//                       4  u32 linkCount       counted up to LINK_CAP
//                       8  u32 mismatchCount   0 … MISMATCH_CAP
//                      12  u32 attachmentCount 0 … ATTACHMENT_CAP
//                      16  MISMATCH_CAP × mismatch record
//                    8272  ATTACHMENT_CAP × attachment record
//
//     mismatch record, 516 octets               attachment record, 8 octets
//       0  u16 shownBytes                         0  u32 part   index into PartIndex.parts
//       2  u16 targetBytes                        4  u32 kind   KIND_*
//       4  HOST_CAP octets of the shown host
//     260  HOST_CAP octets of the target host
//
// Hosts are octets as the mail had them, ASCII letters in lower case, character references and percent signs undone:
// UTF-8 where the mail is UTF-8, otherwise whatever its charset says.

export const HOST_CAP = 256;
export const LINK_CAP = 10000;
export const MISMATCH_CAP = 16;
export const ATTACHMENT_CAP = 256;

export const FLAG_GTUBE = 1;
/** More mismatches were there than MISMATCH_CAP. */
export const FLAG_MISMATCH_CAP = 2;
/** More attachments were there than ATTACHMENT_CAP; dangerous kinds took the place of harmless ones. */
export const FLAG_ATTACHMENT_CAP = 4;

export const OFFSET_FLAGS = 0;
export const OFFSET_LINKS = 4;
export const OFFSET_MISMATCHES = 8;
export const OFFSET_ATTACHMENTS = 12;
export const MISMATCH_RECORDS = 16;

export const MISMATCH_SHOWN_BYTES = 0;
export const MISMATCH_TARGET_BYTES = 2;
export const MISMATCH_SHOWN = 4;
export const MISMATCH_TARGET = 260;
export const MISMATCH_BYTES = 516;

export const ATTACHMENT_RECORDS = 8272;
export const ATTACHMENT_PART = 0;
export const ATTACHMENT_KIND = 4;
export const ATTACHMENT_BYTES = 8;

export const RECORDS_BYTES = 10320;

// What the first octets say. From KIND_DANGEROUS on, a reader who opens the file runs it.
export const KIND_UNKNOWN = 0;
export const KIND_PDF = 1;
export const KIND_ZIP = 2;
export const KIND_RAR = 3;
export const KIND_7Z = 4;
export const KIND_GZIP = 5;
export const KIND_PNG = 6;
export const KIND_JPEG = 7;
export const KIND_GIF = 8;
export const KIND_WEBP = 9;
export const KIND_HTML = 10;
export const KIND_TEXT = 11;
export const KIND_OLE2 = 12;
export const KIND_DANGEROUS = 13;
export const KIND_WINDOWS_EXECUTABLE = 13;
export const KIND_ELF = 14;
export const KIND_MACH_O = 15;
export const KIND_SCRIPT = 16;
export const KIND_JAVA_CLASS = 17;
export const KIND_LNK = 18;
export const KIND_ISO = 19;
export const KIND_MSI = 20;
export const KIND_EICAR = 21;
