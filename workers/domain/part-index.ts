// The part index: what the core returns for one message. A tree of parts as byte offsets into the raw message, plus
// the decoded header fields that every mail has use for. Plain data: it crosses RPC and is kept as JSON.
import type { Address } from './address';

export type TransferEncoding = '7bit' | '8bit' | 'binary' | 'base64' | 'quoted-printable' | 'x-uuencode';

/**
 * One MIME part (RFC 2045). All offsets are octets from the start of the raw message:
 *
 *     headerStart        bodyStart                 bodyEnd
 *     | header fields CRLF | body, still encoded     |   (the CRLF before a boundary belongs to the boundary)
 */
export interface Part {
	/** Index of the parent in `PartIndex.parts`, -1 for the root. Parts stand in depth-first order: parent < own. */
	parent: number;
	/** Media type in lower case, defaulted by RFC 2045 section 5.2 (and multipart/digest's message/rfc822). */
	type: string;
	charset: string | null;
	encoding: TransferEncoding;
	/** 'inline', 'attachment' or another lower-case token; null where the field is absent. */
	disposition: string | null;
	/** From Content-Disposition's filename, else Content-Type's name; RFC 2231 and RFC 2047 undone. */
	fileName: string | null;
	/** Without angle brackets. */
	contentId: string | null;
	location: string | null;
	language: string[];
	headerStart: number;
	bodyStart: number;
	bodyEnd: number;
	/** Octets after the transfer encoding is undone; for multipart: of the body as it stands. */
	decodedBytes: number;
	/** SHA-256 of the decoded octets in hex, where digests were asked for. */
	sha256?: string;
}

/** A limit that was hit or a rule that the message broke. Never an error: the message is still delivered. */
export interface Defect {
	/** Stable kebab-case name, listed in wasm-core/assembly/layout.ts: 'depth-limit', 'header-limit', 'bad-base64', … */
	kind: string;
	/** Octet offset in the raw message where it was first seen. */
	offset: number;
}

/** A header field of the message itself, as words to search in. */
export interface FieldText {
	/** In lower case. */
	name: string;
	/** Unfolded, encoded words (RFC 2047) undone. */
	text: string;
}

export interface PartIndex {
	rawBytes: number;
	/** Never empty: the worst input is one text/plain or opaque part. parts[0] is the message itself. */
	parts: Part[];
	defects: Defect[];
	from: Address[];
	sender: Address[];
	replyTo: Address[];
	to: Address[];
	cc: Address[];
	bcc: Address[];
	subject: string | null;
	/** RFC 3339 with the sender's offset ('2026-09-01T10:00:00+02:00'); null when absent or unreadable, never "now". */
	sentAt: string | null;
	/** Message ids without angle brackets (RFC 5322 section 3.6.4). */
	messageId: string[];
	inReplyTo: string[];
	references: string[];
	/** All fields in order, those above too; of a header beyond 64 KiB the first ones. */
	fields: FieldText[];
	/** List-Id or List-Unsubscribe or Precedence: bulk is there: not a letter from a person. */
	bulk: boolean;
	/** Auto-Submitted other than 'no' (RFC 3834 section 5). */
	autoSubmitted: boolean;
	/** Readable text of the inline bodies, HTML reduced to text, up to the core's cap: for search, preview and insight. */
	text: string;
	/** The first ~200 readable characters of `text`, white space collapsed. */
	preview: string;
}

/** Which leaves a reader shows and which it lists, as RFC 8621 section 4.1.4 decides. Values are indexes into `parts`. */
export interface BodyLists {
	textBody: number[];
	htmlBody: number[];
	attachments: number[];
}
