// The one description of every record and limit that the core shares with its host. Compiles under asc and tsc alike:
// constants only, no imports, nothing that differs between the two languages.

/*
 * All numbers are little-endian 32-bit integers. Offsets into the message count octets of the raw message.
 *
 * A REF names octets in the string heap, 8 octets long:
 *
 *      0                   4
 *     | heap offset, or -1 | F | W | length |   -1: the field is absent.  length: in octets.  No flag: Latin-1
 *                                               W (bit 30): UTF-16.  F (bit 31): UTF-8 with foreign runs
 *
 * The string heap, whose two filled ends the host makes into one JavaScript string each:
 *
 *      0            MESSAGE_STRINGS_LENGTH            MESSAGE_WIDE_START        MAX_STRING_BYTES
 *     | Latin-1 strings → | free                          | ← UTF-16 and foreign ones |
 *
 * Text in a charset that the core does not convert stands in UTF-8 as a foreign run, which cannot be mistaken for text, since
 * FF never occurs in UTF-8:
 *
 *     | FF | label length: 1 octet | run length: 4 octets | charset label | octets of the run |
 *
 * One without a label is text of no declared charset that is not UTF-8.
 */
export const REF_BYTES = 8;
export const REF_OFFSET = 0;
export const REF_LENGTH = 4;
export const REF_ABSENT = -1;
export const REF_FOREIGN = 1 << 31;
export const REF_WIDE = 1 << 30;
export const FOREIGN_MARK = 0xff;
export const FOREIGN_HEAD_BYTES = 6;

/*
 * MESSAGE, one for each open message. `record()` gives its address.
 *
 *       0        4        8         12        16      20          24       32       40      44        48        52
 *     | raw    | parts  | defects | entries | flags | rootBody- | subject | sentAt | parts | defects | entries | strings
 *     | Bytes  | count  | count   | count   |       | Start     | REF     | REF    | at    | at      | at      | at
 *       56        60     64      68
 *     | strings | text | wide  | made
 *     | length  | at   | start | at
 */
export const MESSAGE_BYTES = 72;
export const MESSAGE_RAW_BYTES = 0;
export const MESSAGE_PART_COUNT = 4;
export const MESSAGE_DEFECT_COUNT = 8;
export const MESSAGE_ENTRY_COUNT = 12;
export const MESSAGE_FLAGS = 16;
/** -1 until the root's header block has ended. */
export const MESSAGE_ROOT_BODY_START = 20;
export const MESSAGE_SUBJECT = 24;
export const MESSAGE_SENT_AT = 32;
export const MESSAGE_PARTS_AT = 40;
export const MESSAGE_DEFECTS_AT = 44;
export const MESSAGE_ENTRIES_AT = 48;
export const MESSAGE_STRINGS_AT = 52;
export const MESSAGE_STRINGS_LENGTH = 56;
export const MESSAGE_TEXT_AT = 60;
export const MESSAGE_WIDE_START = 64;
/** Where the text stands that `text` or `readable` has made last. */
export const MESSAGE_MADE_AT = 68;

/** Bits of MESSAGE_FLAGS. */
export const FLAG_BULK = 1;
export const FLAG_AUTO_SUBMITTED = 2;
/** Octets beyond ASCII stand in the message's header. */
export const FLAG_RAW_HEADER = 4;

/*
 * PART, in depth-first order; parts[0] is the message itself.
 *
 *       0        4             8           12        16        20           24       28
 *     | parent | headerStart | bodyStart | bodyEnd | decoded | encoding   | text   | text    |
 *     |        |             |           |         | Bytes   | 0..4       | offset | length  |
 *       32     40        48            56         64          72         80
 *     | type | charset | disposition | fileName | contentId | location | language |
 *     | REF  | REF     | REF         | REF      | REF       | REF      | REF      |
 */
export const PART_BYTES = 88;
export const PART_PARENT = 0;
export const PART_HEADER_START = 4;
export const PART_BODY_START = 8;
export const PART_BODY_END = 12;
export const PART_DECODED_BYTES = 16;
export const PART_ENCODING = 20;
/** Decoded octets kept of an inline text part, in its own charset: offset into the text store, -1 where none were. */
export const PART_TEXT_OFFSET = 24;
export const PART_TEXT_LENGTH = 28;
export const PART_TYPE = 32;
export const PART_CHARSET = 40;
export const PART_DISPOSITION = 48;
export const PART_FILE_NAME = 56;
export const PART_CONTENT_ID = 64;
export const PART_LOCATION = 72;
export const PART_LANGUAGE = 80;

/** Values of PART_ENCODING, and of the argument of `decodeOpen`. */
export const ENCODING_7BIT = 0;
export const ENCODING_8BIT = 1;
export const ENCODING_BINARY = 2;
export const ENCODING_BASE64 = 3;
export const ENCODING_QUOTED_PRINTABLE = 4;
export const ENCODING_UUENCODE = 5;
export const ENCODING_NAMES = '7bit 8bit binary base64 quoted-printable x-uuencode';

/*
 * DEFECT:                     ENTRY, one item of a header list, in the order of the header:
 *
 *       0      4                    0      4       8       16
 *     | kind | offset |           | kind | value | first | second |
 *                                 |      |       | REF   | REF    |
 */
export const DEFECT_BYTES = 8;
export const DEFECT_KIND = 0;
export const DEFECT_OFFSET = 4;

export const ENTRY_BYTES = 24;
export const ENTRY_KIND = 0;
/** Authentication-Results: how many Received fields stand above it. Mailboxes: number of the group, 0 for none. */
export const ENTRY_VALUE = 4;
export const ENTRY_FIRST = 8;
export const ENTRY_SECOND = 16;

/** Values of ENTRY_KIND. Mailboxes: first = address, second = display name. Groups: second = name, value = number. */
export const ENTRY_FROM = 1;
export const ENTRY_SENDER = 2;
export const ENTRY_REPLY_TO = 3;
export const ENTRY_TO = 4;
export const ENTRY_CC = 5;
export const ENTRY_BCC = 6;
export const ENTRY_MESSAGE_ID = 7;
export const ENTRY_IN_REPLY_TO = 8;
export const ENTRY_REFERENCES = 9;
export const ENTRY_AUTHENTICATION_RESULTS = 10;
export const ENTRY_FORM_MAILBOX = 11;
export const ENTRY_GROUP = 12;
export const ENTRY_FORM_MESSAGE_ID = 13;
export const ENTRY_FORM_URL = 14;

/*
 * RUN of decoded octets that were handed out, in the order of the message:
 *
 *       0      4
 *     | part | octets |
 */
export const RUN_BYTES = 8;
export const RUN_PART = 0;
export const RUN_OCTETS = 4;

/** The forms of a body that DKIM hashes (RFC 6376 section 3.4), as `canonicalOpen` and its kin take them. */
export const SIMPLE_BODY = 0;
export const RELAXED_BODY = 1;

/** The parsed forms of RFC 8621 section 4.1.2, as `form` takes them. Text and date answer in MESSAGE_SUBJECT. */
export const FORM_TEXT = 1;
export const FORM_ADDRESSES = 2;
export const FORM_MESSAGE_IDS = 3;
export const FORM_DATE = 4;
export const FORM_URLS = 5;

/** What `text` and `readable` answer beside a length. */
export const TEXT_UTF16 = 1 << 30;
export const TEXT_FOREIGN = -1;

/** Bits of the argument of `open`. */
/** The decoded octets of every leaf are handed out after each push. */
export const OPEN_HAND_OUT = 1;
/** The scanner is shown every leaf. */
export const OPEN_SCAN = 2;
/** The same as OPEN_HAND_OUT, but for bodies that a reader shows as text, and of each leaf up to MAX_DIGEST_BYTES only. */
export const OPEN_HAND_OUT_FILES = 4;

/** Values of DEFECT_KIND, and their names in the same order, one word each. */
export const DEFECT_DEPTH_LIMIT = 0;
export const DEFECT_PART_LIMIT = 1;
export const DEFECT_HEADER_LIMIT = 2;
export const DEFECT_FIELD_LIMIT = 3;
export const DEFECT_ENTRY_LIMIT = 4;
export const DEFECT_STRING_LIMIT = 5;
export const DEFECT_TEXT_LIMIT = 6;
export const DEFECT_BAD_FIELD = 7;
export const DEFECT_BAD_BASE64 = 8;
export const DEFECT_BAD_QUOTED_PRINTABLE = 9;
export const DEFECT_UNKNOWN_ENCODING = 10;
export const DEFECT_ENCODED_MULTIPART = 11;
export const DEFECT_NO_BOUNDARY = 12;
export const DEFECT_UNCLOSED_MULTIPART = 13;
export const DEFECT_BAD_DATE = 14;
export const DEFECT_BOUNDARY_LIMIT = 15;
export const DEFECT_CORE_TRAP = 16;
export const DEFECT_BAD_UUENCODE = 17;
export const DEFECT_NAMES =
	'depth-limit part-limit header-limit field-limit entry-limit string-limit text-limit bad-field bad-base64 ' +
	'bad-quoted-printable unknown-encoding encoded-multipart no-boundary unclosed-multipart bad-date boundary-limit core-trap ' +
	'bad-uuencode';

/** Limits. All memory is laid out from them before the first message: nothing grows with a message's size. */
export const INPUT_BYTES = 65536;
/** Room behind a region for vector loads that read past its end and never use what they read there. */
export const SLACK_BYTES = 64;
export const MAX_HEADER_BYTES = 524288;
export const MAX_FIELD_BYTES = 262144;
export const MAX_FIELDS = 4096;
export const MAX_PARTS = 1000;
/** Multiparts and messages inside one another. */
export const MAX_DEPTH = 128;
/** RFC 2046 section 5.1.1 allows 70; the field does not keep to it. */
export const MAX_BOUNDARY_BYTES = 1000;
export const MAX_ENTRIES = 8192;
export const MAX_DEFECTS = 64;
/** Three times MAX_FIELD_BYTES and some: the form of a whole field finds room to be rewritten beside itself. */
export const MAX_STRING_BYTES = 819200;
/** Of one string of a part's header (a file name, say). */
export const MAX_PART_STRING_BYTES = 2048;
export const MAX_TEXT_BYTES = 1048576;
export const MAX_PART_TEXT_BYTES = 262144;
/** Of a leaf whose octets are handed out for its digest alone: lists of malware have no larger files. */
export const MAX_DIGEST_BYTES = 8388608;
