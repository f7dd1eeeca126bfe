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
}

/** What a link is: followed by the reader, sent to by a form, loaded by the page, or an address in plain words. */
export type LinkKind = 'anchor' | 'form' | 'image' | 'frame' | 'script' | 'refresh' | 'base' | 'text';

export type LinkScheme = 'none' | 'http' | 'https' | 'ftp' | 'mailto' | 'data' | 'javascript' | 'blob' | 'file' | 'tel';

export type LinkMark =
	/** The text shows another host. */
	| 'mismatch'
	/** A user name stands before the host: `https://paypal.com@evil.example`. */
	| 'userinfo'
	/** A port other than the web's own. */
	| 'odd-port'
	/** An address instead of a name. */
	| 'ip-host'
	/** The host is written so that a reader cannot tell what it is: percent signs, or an address in hex, octal or one number. */
	| 'obscured-host'
	/** Backslashes, or other slashes than two, before the host. */
	| 'odd-slashes'
	/** Only the URL's beginning was kept. */
	| 'cut'
	/** Stands in an attached page. */
	| 'attached';

/** A distinct link: each URL once for each kind. */
export interface LinkFact {
	/** As it is written, white space that browsers drop left out; of a long one the beginning. */
	url: string;
	kind: LinkKind;
	/** 'none': the address begins with `//`. */
	scheme: LinkScheme;
	/** As a browser would look it up: lower case, ASCII, IPv4 in four numbers. '' where the scheme knows no hosts. */
	host: string;
	/** Host of another address that the URL carries, be it plain, percent-encoded or in base64; null where it carries none. */
	innerHost: string | null;
	/** The first text that it was shown with, in lower case. */
	text: string;
	/** How often it stands in the mail. */
	times: number;
	marks: LinkMark[];
}

/** What was counted, in all bodies or in all attached pages. Characters: without white space and what takes no room. */
export interface ContentCounts {
	/** Characters of HTML that can be seen. */
	shown: number;
	/** Characters of HTML that its styles hide, beyond a preheader. */
	hidden: number;
	/** The first few of them, where they stand before everything else: what mail programs show beside the subject. */
	preheader: number;
	/** Characters in the colour of what is behind them. */
	camouflaged: number;
	/** Characters of plain text bodies. */
	plain: number;
	/** Characters that take no room, soft hyphens left out. */
	invisible: number;
	invisibleInWord: number;
	/** U+202D and U+202E. */
	bidiOverride: number;
	/** Letters of another script that look like Latin ones, right beside those. */
	lookAlikeInWord: number;
	/** Mathematical, circled and full-width letters. */
	fancyLetter: number;
	/** Letters and digits of ASCII written as character references. */
	referencedAscii: number;
	commentInWord: number;
	tagInWord: number;
	tag: number;
	form: number;
	input: number;
	password: number;
	/** Fields named for a password, a card or a one-time code. */
	credential: number;
	image: number;
	/** Images of a pixel. */
	pixel: number;
	script: number;
	/** Event handlers: scripts in attributes. */
	handler: number;
	frame: number;
	refresh: number;
	/** Links that save a file. */
	download: number;
	/** Unbroken runs of base64 in scripts, a kilobyte or longer. */
	longBase64: number;
	/** Telephone numbers soon after words that ask to call. */
	phone: number;
	/** Letters beyond ASCII. */
	latin: number;
	cyrillic: number;
	greek: number;
	eastAsian: number;
	otherScript: number;
}

/** What a phrase is said for (wasm-core/phrases.ts). */
export type PhraseCategory =
	| 'credentials'
	| 'suspended'
	| 'urgency'
	| 'payment'
	| 'call'
	| 'gift-card'
	| 'advance-fee'
	| 'crypto'
	| 'job'
	| 'loan'
	| 'pharma'
	| 'extortion'
	| 'parcel'
	| 'offer'
	| 'click'
	| 'greeting'
	| 'impostor'
	| 'bulk'
	| 'script';

export interface PhraseFact {
	category: PhraseCategory;
	/** Where it stands; 'heading' is the subject and the name in From. */
	place: 'body' | 'attached' | 'heading';
	/** How many different phrases of the category stand there. */
	different: number;
	/** The first one, as the list of phrases has it. */
	first: string;
}

/** What the octets of a body that a reader is shown say about its charset. */
export interface BodyFact {
	/** Index into PartIndex.parts. */
	part: number;
	html: boolean;
	/** No character beyond ASCII. */
	ascii: boolean;
	/** Well-formed UTF-8, ASCII included. */
	utf8: boolean;
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

	/** Every distinct link, in order, up to the core's cap. */
	links: LinkFact[];
	/** There were more. */
	linksCut: boolean;
	bodies: BodyFact[];
	/** Of all bodies. */
	content: ContentCounts;
	/** Of all attachments that are pages. */
	attached: ContentCounts;
	/** Of the subject and the name in From, as plain text. */
	heading: ContentCounts;
	phrases: PhraseFact[];
	/** Octets beyond ASCII stand in the header, which only encoded words may bring there (RFC 2047; RFC 6532 where agreed on). */
	rawHeader: boolean;
	/** The first words of a body that are built like a bitcoin or an ethereum address; null where none are. */
	coinAddress: string | null;
}

export const NO_COUNTS: ContentCounts = {
	shown: 0,
	hidden: 0,
	preheader: 0,
	camouflaged: 0,
	plain: 0,
	invisible: 0,
	invisibleInWord: 0,
	bidiOverride: 0,
	lookAlikeInWord: 0,
	fancyLetter: 0,
	referencedAscii: 0,
	commentInWord: 0,
	tagInWord: 0,
	tag: 0,
	form: 0,
	input: 0,
	password: 0,
	credential: 0,
	image: 0,
	pixel: 0,
	script: 0,
	handler: 0,
	frame: 0,
	refresh: 0,
	download: 0,
	longBase64: 0,
	phone: 0,
	latin: 0,
	cyrillic: 0,
	greek: 0,
	eastAsian: 0,
	otherScript: 0,
};

/** What stands for the facts where nothing was scanned. */
export const UNSCANNED: ScanFacts = {
	scanned: false,
	gtube: false,
	linkCount: 0,
	mismatches: [],
	attachments: [],
	authenticationResults: [],
	links: [],
	linksCut: false,
	bodies: [],
	content: NO_COUNTS,
	attached: NO_COUNTS,
	heading: NO_COUNTS,
	phrases: [],
	rawHeader: false,
	coinAddress: null,
};
