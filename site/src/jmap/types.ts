// The JMAP objects (RFC 8620, RFC 8621) that the app asks for, with the properties it asks for. Types and property lists only.
import type { Insight } from '../../../workers/domain/insight';
import type { Verdict } from '../../../workers/domain/verdict';

export interface Session {
	username: string;
	accounts: Record<string, { name: string }>;
	primaryAccounts: Record<string, string>;
	capabilities: Record<string, unknown>;
	apiUrl: string;
	/** URI template (RFC 6570 level 1) with accountId, blobId, type and name. */
	downloadUrl: string;
}

export interface Mailbox {
	id: string;
	name: string;
	parentId: string | null;
	/** As in RFC 8621; 'quarantine' where `isQuarantine` (mail/mailboxes.ts). */
	role: string | null;
	isQuarantine?: boolean;
	sortOrder: number;
	totalEmails: number;
	unreadEmails: number;
	totalThreads: number;
	unreadThreads: number;
}

export interface Thread {
	id: string;
	/** Oldest first (RFC 8621 section 3). */
	emailIds: string[];
}

export interface EmailAddress {
	name: string | null;
	email: string;
}

/** What lists and message headers show; asked for with ROW_PROPERTIES. */
export interface EmailRow {
	id: string;
	threadId: string;
	mailboxIds: Record<string, boolean>;
	keywords: Record<string, boolean>;
	from: EmailAddress[] | null;
	to: EmailAddress[] | null;
	cc: EmailAddress[] | null;
	bcc: EmailAddress[] | null;
	replyTo: EmailAddress[] | null;
	subject: string | null;
	receivedAt: string;
	sentAt: string | null;
	preview: string;
	hasAttachment: boolean;
	/** Octets of the raw message. */
	size: number;
	verdict?: Verdict | null;
	insight?: Insight | null;
}

export interface BodyPart {
	partId: string | null;
	blobId: string | null;
	/** Octets after decoding. */
	size: number;
	name: string | null;
	type: string;
	disposition: string | null;
	cid: string | null;
}

/** What opening a message adds; asked for with BODY_PROPERTIES. Immutable, as JMAP has it. */
export interface EmailBody {
	id: string;
	textBody: BodyPart[];
	htmlBody: BodyPart[];
	attachments: BodyPart[];
	bodyValues: Record<string, { value: string; isEncodingProblem?: boolean; isTruncated?: boolean }>;
}

export const ROW_PROPERTIES = [
	...['id', 'threadId', 'mailboxIds', 'keywords', 'from', 'to', 'cc', 'bcc', 'replyTo', 'subject'],
	...['receivedAt', 'sentAt', 'preview', 'hasAttachment', 'size', 'verdict', 'insight'],
];

export const BODY_PROPERTIES = ['id', 'textBody', 'htmlBody', 'attachments', 'bodyValues'];

export const PART_PROPERTIES = ['partId', 'blobId', 'size', 'name', 'type', 'disposition', 'cid'];
