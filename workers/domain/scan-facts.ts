// What the core saw while scanning: facts without judgement. workers/scanner weighs them.

/** A link whose visible text itself looks like a host or URL, and is another one than its target. */
export interface LinkMismatch {
	/** Host that the reader sees, lower case. */
	shownHost: string;
	/** Host that the link goes to, lower case. */
	targetHost: string;
}

/** What an attachment's first octets say it is, whatever its name claims. */
export type ContentKind =
	| 'unknown'
	| 'pdf'
	| 'zip'
	| 'rar'
	| '7z'
	| 'gzip'
	| 'png'
	| 'jpeg'
	| 'gif'
	| 'webp'
	| 'html'
	| 'text'
	| 'windows-executable'
	| 'elf'
	| 'mach-o'
	| 'script'
	| 'java-class'
	| 'ole2'
	| 'lnk'
	| 'iso'
	| 'msi'
	| 'eicar';

export interface AttachmentFact {
	/** Index into PartIndex.parts. */
	part: number;
	kind: ContentKind;
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
