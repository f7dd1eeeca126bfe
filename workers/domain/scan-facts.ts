// What the core saw while scanning: facts without judgement. workers/scanner weighs them.

/** A link whose visible text itself looks like a host or URL, and is another one than its target. */
export interface LinkMismatch {
	/** Host that the reader sees, lower case. */
	shownHost: string;
	/** Host that the link goes to, lower case. */
	targetHost: string;
}

/** What a file's octets say it is, whatever its name claims: the names of wasm-core/assembly/scan/attachment/layout.ts. */
export const KIND_LIST = [
	'unknown',
	'pdf',
	'zip',
	'rar',
	'7z',
	'gzip',
	'png',
	'jpeg',
	'gif',
	'webp',
	'html',
	'text',
	'ole2',
	'ooxml',
	'odf',
	'rtf',
	'onenote',
	'svg',
	'xml',
	'cab',
	'ace',
	'tar',
	'bzip2',
	'xz',
	'zstd',
	'arj',
	'lzh',
	'tnef',
	'msg',
	'ics',
	'eml',
	'windows-executable',
	'elf',
	'mach-o',
	'script',
	'java-class',
	'lnk',
	'iso',
	'msi',
	'eicar',
	'hta',
	'jar',
	'apk',
	'msix',
	'powershell',
	'windows-script',
	'chm',
	'registry',
	'internet-shortcut',
	'remote-desktop',
] as const;

export type ContentKind = (typeof KIND_LIST)[number];

/** What an attachment carries or does, itself or in a file inside it. */
export const TRAIT_LIST = [
	/** VBA in an office document; `auto-run`: it names what runs when the document opens; `macro-commands`: it starts programs. */
	'macro',
	'auto-run',
	'macro-commands',
	/** Excel 4.0 macros. */
	'xlm-macro',
	'encrypted',
	/** Not even the names inside can be read. */
	'encrypted-names',
	'archive-bomb',
	/** Its directory and what it holds contradict each other: readers see different files. */
	'archive-mismatch',
	'archive-damaged',
	/** It begins as something else. */
	'hidden-archive',
	'nested-archive',
	/** Archives inside one another, deeper than the core opens them. */
	'deep-nesting',
	'path-traversal',
	'external-template',
	'external-object',
	'activex',
	'dde',
	'embedded-object',
	/** An OLE package: a file behind a picture of the sender's choice. */
	'packaged-file',
	'equation',
	'rtf-auto-update',
	'pdf-javascript',
	'pdf-launch',
	'pdf-open-action',
	'pdf-auto-action',
	'pdf-submit-form',
	'pdf-link',
	'pdf-encrypted',
	'embedded-file',
	/** In a picture (SVG). */
	'script',
	/** In a file inside it. */
	'eicar',
] as const;

export type AttachmentTrait = (typeof TRAIT_LIST)[number];

/** A file inside an attachment. */
export interface ArchiveEntry {
	/** As the archive has it, folders included: the sender's word, control characters and all. */
	name: string;
	kind: ContentKind;
	/** As the archive declares it; 0 where it does not. */
	bytes: number;
	encrypted: boolean;
	/** 1: in the attachment itself; 2: in a file inside it. */
	depth: number;
}

export interface AttachmentFact {
	/** Index into PartIndex.parts. */
	part: number;
	kind: ContentKind;
	/** Absent: none. */
	traits?: AttachmentTrait[];
	/** Some of the files inside, dangerous ones first. Absent: it holds none. */
	entries?: ArchiveEntry[];
	/** How many files it holds, those inside its archives included. */
	entryCount?: number;
	/** A limit kept the core from looking at all of it. */
	truncated?: boolean;
	/** SHA-256 of its octets in hex, where digests were asked for. */
	sha256?: string;
}

export interface ScanFacts {
	/** False where the scan could not run (core trapped): the verdict then says "not scanned". */
	scanned: boolean;
	/** The GTUBE test string stands in a text body. */
	gtube: boolean;
	/** Links in HTML bodies, counted up to the core's cap. */
	linkCount: number;
	mismatches: LinkMismatch[];
	attachments: AttachmentFact[];
	/**
	 * Authentication-Results field values in order from the top, unfolded; `aboveReceived` is how many Received fields
	 * stand above it: 0 means that the platform wrote it, for nothing but the last hop can write there.
	 */
	authenticationResults: { value: string; receivedAbove: number }[];
}

/** What stands for the facts where nothing was scanned. */
export const UNSCANNED: ScanFacts = {
	scanned: false,
	gtube: false,
	linkCount: 0,
	mismatches: [],
	attachments: [],
	authenticationResults: [],
};
