// Where the scanner's facts stand in WASM memory. Plain constants: the same file compiles under asc and under tsc.
// No code here. Written by records.ts, read by wasm-core/scan-reader.ts; numbers are little-endian.
//
//     scanRecords() ──► 0  u32 flags           FLAG_GTUBE | FLAG_MISMATCH_CAP | FLAG_LINK_CAP
//                       4  u32 linkCount       counted up to LINK_CAP
//                       8  u32 mismatchCount   0 … MISMATCH_CAP
//                      16  MISMATCH_CAP × mismatch record
//                    8272  3 × MARK_COUNT × u32      MARK_*: of bodies, of attached pages, of the heading
//                    8848  BODY_CAP × body record
//                    8976  u32 linkRecords, u32 linkHeapBytes, u32 bodyCount, u32 coinBytes
//                    8992  3 × PHRASE_CATEGORY_CAP × phrase record, of the same places
//                    9280  COIN_CAP octets        what is built like a coin's address
//                    9344  LINK_RECORD_CAP × link record
//                   17536  LINK_HEAP_BYTES of URLs, hosts and texts
//
//     mismatch record, 516 octets
//       0  u16 shownBytes
//       2  u16 targetBytes
//       4  HOST_CAP octets of the shown host
//     260  HOST_CAP octets of the target host
//
//     link record, 32 octets                    body record, 8 octets
//       0  u32 urlAt    in the link heap          0  u32 part   index into PartIndex.parts
//       4  u32 textAt   in the link heap          4  u32 marks  BODY_*
//       8  u16 urlBytes
//      10  u16 hostBytes, right after the URL   phrase record, 4 octets, one for each category
//      12  u16 textBytes                          0  u16 different  phrases of that category
//      14  u16 port     0: none was named         2  u16 first      number of the first one
//      16  u8  kind     LINK_*
//      17  u8  scheme   SCHEME_*
//      18  u16 marks    LINK_MARK_*
//      20  u32 times    how often it stands there
//      24  u32 hash
//      28  u32 next     for the scanner alone
//
// Hosts are octets as the mail had them, ASCII letters in lower case, character references and percent signs undone:
// UTF-8 where the mail is UTF-8, otherwise whatever its charset says.

export const HOST_CAP = 256;
export const LINK_CAP = 10000;
export const MISMATCH_CAP = 16;

export const FLAG_GTUBE = 1;
/** More mismatches were there than MISMATCH_CAP. */
export const FLAG_MISMATCH_CAP = 2;
/** More links were there than there was room for. */
export const FLAG_LINK_CAP = 8;

export const OFFSET_FLAGS = 0;
export const OFFSET_LINKS = 4;
export const OFFSET_MISMATCHES = 8;
export const MISMATCH_RECORDS = 16;

export const MISMATCH_SHOWN_BYTES = 0;
export const MISMATCH_TARGET_BYTES = 2;
export const MISMATCH_SHOWN = 4;
export const MISMATCH_TARGET = 260;
export const MISMATCH_BYTES = 516;

/** One link record for each distinct URL of a kind. */
export const LINK_RECORD_CAP = 256;
export const LINK_HEAP_BYTES = 131072;
/** Of a URL, and of the text that a link shows, what is kept. */
export const URL_CAP = 512;
export const LINK_TEXT_CAP = 80;
export const BODY_CAP = 16;

export const LINK_URL_AT = 0;
export const LINK_TEXT_AT = 4;
export const LINK_URL_BYTES = 8;
export const LINK_HOST_BYTES = 10;
export const LINK_TEXT_BYTES = 12;
export const LINK_PORT = 14;
export const LINK_KIND = 16;
export const LINK_SCHEME = 17;
export const LINK_MARKS = 18;
export const LINK_TIMES = 20;
export const LINK_HASH = 24;
export const LINK_NEXT = 28;
export const LINK_BYTES = 32;

/** Kinds of links, and their names in the same order: what a reader follows, what a page loads, what stands in plain words. */
export const LINK_ANCHOR = 0;
export const LINK_FORM = 1;
export const LINK_IMAGE = 2;
export const LINK_FRAME = 3;
export const LINK_SCRIPT = 4;
export const LINK_REFRESH = 5;
export const LINK_BASE = 6;
export const LINK_TEXT = 7;
export const LINK_KIND_NAMES = 'anchor form image frame script refresh base text';

/** Schemes, and their names in the same order. An address without one takes the reader's: `//host/`. */
export const SCHEME_NONE = 0;
export const SCHEME_HTTP = 1;
export const SCHEME_HTTPS = 2;
export const SCHEME_FTP = 3;
export const SCHEME_MAILTO = 4;
export const SCHEME_DATA = 5;
export const SCHEME_SCRIPT = 6;
export const SCHEME_BLOB = 7;
export const SCHEME_FILE = 8;
export const SCHEME_TEL = 9;
export const SCHEME_NAMES = 'none http https ftp mailto data javascript blob file tel';

/** The reader sees another host than the link goes to. */
export const LINK_MARK_MISMATCH = 1;
/** A user name stands before the host. */
export const LINK_MARK_USERINFO = 2;
/** The host is written with percent signs. */
export const LINK_MARK_PERCENT_HOST = 4;
/** Backslashes or other slashes than two stand before the host. */
export const LINK_MARK_ODD_SLASHES = 8;
/** Only the URL's first URL_CAP octets were kept. */
export const LINK_MARK_CUT = 16;
/** Stands in an attached page, not in a body. */
export const LINK_MARK_ATTACHED = 32;

export const BODY_HTML = 1;
/** No octet beyond ASCII. */
export const BODY_ASCII = 2;
/** Well-formed UTF-8, ASCII included. */
export const BODY_UTF8 = 4;
export const BODY_PART = 0;
export const BODY_MARKS = 4;
export const BODY_BYTES = 8;

// What is counted. Characters are counted without white space and without those that take no room.
export const MARK_SHOWN = 0;
export const MARK_HIDDEN = 1;
export const MARK_PREHEADER = 2;
export const MARK_CAMOUFLAGED = 3;
export const MARK_PLAIN = 4;
export const MARK_INVISIBLE = 5;
export const MARK_INVISIBLE_IN_WORD = 6;
export const MARK_BIDI = 7;
export const MARK_LOOK_ALIKE_IN_WORD = 8;
export const MARK_FANCY_LETTER = 9;
export const MARK_REFERENCED_ASCII = 10;
export const MARK_COMMENT_IN_WORD = 11;
export const MARK_TAG_IN_WORD = 12;
export const MARK_TAG = 13;
export const MARK_FORM = 14;
export const MARK_INPUT = 15;
export const MARK_PASSWORD = 16;
export const MARK_CREDENTIAL = 17;
export const MARK_IMAGE = 18;
export const MARK_PIXEL = 19;
export const MARK_SCRIPT = 20;
export const MARK_HANDLER = 21;
export const MARK_FRAME = 22;
export const MARK_REFRESH = 23;
export const MARK_DOWNLOAD = 24;
export const MARK_LONG_BASE64 = 25;
export const MARK_LATIN = 26;
export const MARK_CYRILLIC = 27;
export const MARK_GREEK = 28;
export const MARK_EAST_ASIAN = 29;
export const MARK_OTHER_SCRIPT = 30;
export const MARK_PHONE = 31;
export const MARK_COUNT = 48;

/** Where things are counted: bodies, attached pages, and the subject with the name in From. */
export const SET_BODY = 0;
export const SET_ATTACHED = 1;
export const SET_HEADING = 2;
export const SET_COUNT = 3;

export const PHRASE_CATEGORY_CAP = 24;
export const PHRASE_DIFFERENT = 0;
export const PHRASE_FIRST = 2;
export const PHRASE_BYTES = 4;
export const COIN_CAP = 64;

export const MARK_RECORDS = 8272;
export const BODY_RECORDS = 8848;
export const OFFSET_LINK_RECORDS = 8976;
export const OFFSET_LINK_HEAP = 8980;
export const OFFSET_BODIES = 8984;
export const OFFSET_COIN = 8988;
export const PHRASE_RECORDS = 8992;
export const COIN = 9280;
export const LINK_RECORDS = 9344;
export const LINK_HEAP = 17536;
export const RECORDS_BYTES = 148608;

/** Octets of an attached page that are read as one: what it hides and where it leads stands near its beginning. */
export const PAGE_CAP = 262144;
