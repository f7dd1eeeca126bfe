// What the core says of attachments, and where it stands in WASM memory. Plain constants: the same file compiles under asc
// and under tsc. No code here. Written by facts.ts, read by wasm-core/attachment-reader.ts; numbers are little-endian.
//
//     attachmentRecords() ──► 0  u32 flags            FLAG_ATTACHMENT_CAP
//                             4  u32 attachmentCount  0 … ATTACHMENT_CAP
//                             8  u32 entryCount       0 … ENTRY_CAP
//                            16  ATTACHMENT_CAP × attachment record
//                          6160  ENTRY_CAP × entry record
//
//     attachment record, 24 octets                 entry record, 224 octets
//       0  u32 part    index into PartIndex.parts    0  u32 part
//       4  u32 kind    KIND_*                        4  u8  kind, u8 depth (1: in the attachment itself), u16 flags
//       8  u32 traits, u32 further traits            8  u64 octets unpacked, as the archive declares them
//      16  u32 entries counted                      16  u32 octets of the name
//      20  u32 flags   ATTACHMENT_TRUNCATED         20  the name: NAME_CAP octets as the archive has them
//
// Kinds and traits by number: KIND_LIST and TRAIT_LIST of workers/domain/scan-facts.ts have their names in the same order.

export const ATTACHMENT_CAP = 256;
export const ENTRY_CAP = 128;
/** Entries told of one attachment; dangerous ones take the place of others. */
export const ENTRIES_EACH = 24;
export const NAME_CAP = 200;

/** More attachments were there than ATTACHMENT_CAP; dangerous kinds took the place of harmless ones. */
export const FLAG_ATTACHMENT_CAP = 1;
/** A limit kept the core from looking at all of the attachment. */
export const ATTACHMENT_TRUNCATED = 1;

export const OFFSET_FLAGS = 0;
export const OFFSET_ATTACHMENTS = 4;
export const OFFSET_ENTRIES = 8;

export const ATTACHMENT_RECORDS = 16;
export const ATTACHMENT_PART = 0;
export const ATTACHMENT_KIND = 4;
export const ATTACHMENT_TRAITS = 8;
export const ATTACHMENT_ENTRIES = 16;
export const ATTACHMENT_FLAGS = 20;
export const ATTACHMENT_BYTES = 24;

export const ENTRY_RECORDS = 6160;
export const ENTRY_PART = 0;
export const ENTRY_KIND = 4;
export const ENTRY_DEPTH = 5;
export const ENTRY_FLAGS = 6;
export const ENTRY_SIZE = 8;
export const ENTRY_NAME_BYTES = 16;
export const ENTRY_NAME = 20;
export const ENTRY_BYTES = 224;

export const ENTRY_ENCRYPTED = 1;
/** The archive says that the name is UTF-8. */
export const ENTRY_UTF8 = 2;
/** The name is UTF-16, little-endian. */
export const ENTRY_UTF16 = 4;
/** By its name or its kind: what a reader's system would run. */
export const ENTRY_DANGEROUS = 8;

export const RECORDS_BYTES = 34832;

// Kinds. From KIND_DANGEROUS on, a reader who opens the file runs it.
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
export const KIND_OOXML = 13;
export const KIND_ODF = 14;
export const KIND_RTF = 15;
export const KIND_ONENOTE = 16;
export const KIND_SVG = 17;
export const KIND_XML = 18;
export const KIND_CAB = 19;
export const KIND_ACE = 20;
export const KIND_TAR = 21;
export const KIND_BZIP2 = 22;
export const KIND_XZ = 23;
export const KIND_ZSTD = 24;
export const KIND_ARJ = 25;
export const KIND_LZH = 26;
export const KIND_TNEF = 27;
export const KIND_MSG = 28;
export const KIND_ICS = 29;
export const KIND_EML = 30;
export const KIND_DANGEROUS = 31;
export const KIND_WINDOWS_EXECUTABLE = 31;
export const KIND_ELF = 32;
export const KIND_MACH_O = 33;
export const KIND_SCRIPT = 34;
export const KIND_JAVA_CLASS = 35;
export const KIND_LNK = 36;
export const KIND_ISO = 37;
export const KIND_MSI = 38;
export const KIND_EICAR = 39;
export const KIND_HTA = 40;
export const KIND_JAR = 41;
export const KIND_APK = 42;
export const KIND_MSIX = 43;
export const KIND_POWERSHELL = 44;
export const KIND_WINDOWS_SCRIPT = 45;
export const KIND_CHM = 46;
export const KIND_REGISTRY = 47;
export const KIND_INTERNET_SHORTCUT = 48;
export const KIND_REMOTE_DESKTOP = 49;

// Traits, as bits.
export const TRAIT_MACRO = 0;
export const TRAIT_AUTO_RUN = 1;
export const TRAIT_MACRO_COMMANDS = 2;
export const TRAIT_XLM_MACRO = 3;
export const TRAIT_ENCRYPTED = 4;
export const TRAIT_ENCRYPTED_NAMES = 5;
export const TRAIT_ARCHIVE_BOMB = 6;
export const TRAIT_ARCHIVE_MISMATCH = 7;
export const TRAIT_ARCHIVE_DAMAGED = 8;
export const TRAIT_HIDDEN_ARCHIVE = 9;
export const TRAIT_NESTED_ARCHIVE = 10;
export const TRAIT_DEEP_NESTING = 11;
export const TRAIT_PATH_TRAVERSAL = 12;
export const TRAIT_EXTERNAL_TEMPLATE = 13;
export const TRAIT_EXTERNAL_OBJECT = 14;
export const TRAIT_ACTIVEX = 15;
export const TRAIT_DDE = 16;
export const TRAIT_EMBEDDED_OBJECT = 17;
export const TRAIT_PACKAGED_FILE = 18;
export const TRAIT_EQUATION = 19;
export const TRAIT_RTF_AUTO_UPDATE = 20;
export const TRAIT_PDF_JAVASCRIPT = 21;
export const TRAIT_PDF_LAUNCH = 22;
export const TRAIT_PDF_OPEN_ACTION = 23;
export const TRAIT_PDF_AUTO_ACTION = 24;
export const TRAIT_PDF_SUBMIT_FORM = 25;
export const TRAIT_PDF_LINK = 26;
export const TRAIT_PDF_ENCRYPTED = 27;
export const TRAIT_EMBEDDED_FILE = 28;
export const TRAIT_SCRIPT = 29;
export const TRAIT_EICAR = 30;

/** Endings that a reader's system runs or mounts at a double click; workers/scanner/rules/file-names.ts has the same ones. */
export const DANGEROUS_ENDINGS =
	'ade adp apk appinstaller application appx bat chm cmd com cpl diagcab dll dmg exe gadget hta img inf ins iso isp jar ' +
	'jnlp js jse library-ms lnk mde mht msc msi msix msp mst ocx pif pkg ps1 psc1 rdp reg rgs scf scr sct search-ms shb ' +
	'sys url vb vbe vbs vhd vhdx vxd wim ws wsc wsf wsh xbap xll';

// Limits.
/** How deep files inside files are opened: the attachment is 0. */
export const MAX_LAYER = 3;
/** Of an attachment: where the test strings, and an archive behind what is no format of ours, are looked for. */
export const OPAQUE_CAP = 4_194_304;
/** Octets that may be unpacked for one message, set-up of each compressed block included. */
export const INFLATE_BUDGET = 1_048_576;
/** Octets of one message in which words are looked for. */
export const SIGN_BUDGET = 1_048_576;
/** Entries of one message whose content is opened. */
export const OPEN_BUDGET = 2048;
/** Of one file of text: what decides stands near its beginning; of one inside an archive; of one in XML. */
export const TEXT_SIGN_CAP = 131_072;
export const INNER_TEXT_SIGN_CAP = 16_384;
export const XML_SIGN_CAP = 131_072;
/** Of one RTF file, whose objects may stand anywhere. */
export const RTF_SIGN_CAP = 524_288;
/** Of the modules of one document's macros. */
export const VBA_SIGN_CAP = 262_144;
