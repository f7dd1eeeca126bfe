// The account's door: what a MailAccount takes and gives over RPC. Plain data and expected outcomes as unions;
// an exception across this door is a fault of ours.
import type { Envelope } from './address';
import type { Caller } from './caller';
import type { EnrichInput, Insight } from './insight';
import type { JmapAnswer } from './jmap';
import type { Part, PartIndex, TransferEncoding } from './part-index';
import type { AttachmentFact } from './scan-facts';
import type { DomainRules } from './scan-policy';
import type { Evidence, Reason, Verdict } from './verdict';

/** One received message, ready to be kept. Idempotent on (account, Message-ID, body digest). */
export interface Delivery {
	accountId: string;
	/** Where the raw message stands: R2 key rawKey(accountId, blobId). Already durable when deliver is called. */
	blobId: string;
	envelope: Envelope;
	/** Milliseconds since the epoch. */
	receivedAt: number;
	index: PartIndex;
	/** SHA-256 in hex of the octets after the header block. Each retry brings new trace headers, never a new body. */
	bodyDigest: string;
	verdict: Verdict;
	/** Absent where nothing was scanned. */
	evidence?: Evidence;
	/** What the core saw in its attachments; absent where nothing was scanned. */
	attachments?: AttachmentFact[];
	/** Of the domain that the envelope names; absent where it has none. */
	domainRules?: DomainRules;
	/** Nobody waits at the door any more who could be told of a refusal: what would be refused is quarantined. */
	isLate?: boolean;
}

export type DeliverResult =
	| { ok: true; emailId: string; threadId: string; duplicate: false }
	/** The account has it already, under `keptBlobId`: the caller's own raw copy may go (unless it is that very blob). */
	| { ok: true; emailId: string; threadId: string; duplicate: true; keptBlobId: string }
	| { ok: false; reason: 'overQuota' }
	/** By policy. `reply`: an SMTP reply, permanent. */
	| { ok: false; reason: 'refused'; reply: string };

/** A mail of the last days, to be looked at again. */
export interface RecentEmail {
	emailId: string;
	blobId: string;
	/** Octets of the raw message, which stands in R2 under rawKey(accountId, blobId). */
	size: number;
	/** Milliseconds since the epoch. */
	receivedAt: number;
	envelope: Envelope;
	verdict: Verdict;
}

export interface RecentAsked {
	/** Milliseconds since the epoch: mail received then or later. */
	since: number;
	/** `next` of the page before; null: from the oldest on. */
	after: string | null;
	/** At most 500 are given. */
	limit: number;
}

export interface RecentPage {
	emails: RecentEmail[];
	/** null: there are no more. */
	next: string | null;
}

/**
 * 'notFound': it is gone, or never came in from outside. 'there': it is in quarantine, and these reasons are known.
 * 'released': a person has seen these very reasons and taken it out. 'allowed': its sender is on an allow list, and no
 * reason names malware.
 */
export type CondemnResult = { ok: true } | { ok: false; reason: 'notFound' | 'there' | 'released' | 'allowed' };

/** Where a blob's octets stand in R2 and how to undo their transfer encoding. */
export interface BlobLocation {
	key: string;
	/** Octet range [start, end) in the raw object. */
	start: number;
	end: number;
	/** null: hand out as it stands (a whole message, an upload). */
	encoding: TransferEncoding | null;
	type: string;
	charset: string | null;
	fileName: string | null;
	/** Octets after decoding. */
	decodedBytes: number;
}

/** What the HTML view needs of an email. */
export interface EmailParts {
	emailId: string;
	blobId: string;
	key: string;
	parts: Part[];
	/** Indexes of those that are not given out. */
	withheld: number[];
}

/** The account's state for health and healing. Times in milliseconds. */
export interface Vitals {
	emails: number;
	outboxPending: number;
	/** Outbox rows that were tried too often and are tried no more. */
	outboxParked: number;
	/** Age of the oldest row that is due and not settled, 0 where none is. */
	oldestDueMs: number;
	sockets: number;
	schemaVersion: number;
	databaseBytes: number;
}

export interface HealReport {
	/** Outbox rows that were claimed too long ago or whose alarm was lost, made due again. */
	released: number;
	alarmSet: boolean;
}

/** An account as it stood when somebody began to watch it. */
export interface Seen {
	/** The latest step of its history. It only grows. */
	modseq: number;
	/** State strings by type (RFC 8620 section 7.1). */
	states: Record<string, string>;
}

/** What changed in an account since it last told: the latest states only. */
export interface Relay {
	accountId: string;
	changed: Record<string, string>;
	modseq: number;
	/** Nothing of it is worth waking a device for. */
	isQuiet: boolean;
}

/** Every RPC method of MailAccount besides `fetch` (the WebSocket of RFC 8887). */
export interface AccountDoor {
	/** Makes a fresh account, with an inbox only where it shall be `bare`. Nothing else needs this: all methods open it. */
	open(accountId: string, bare: boolean): Promise<void>;
	deliver(delivery: Delivery): Promise<DeliverResult>;
	/** Mail that came in from outside and is not in quarantine, in the order of its dates. */
	recentMail(accountId: string, asked: RecentAsked): Promise<RecentPage>;
	/** Moves a mail to quarantine for what was learned since it came. Undone by moving it out again, as with any mail. */
	condemn(accountId: string, emailId: string, reasons: Reason[]): Promise<CondemnResult>;
	/**
	 * Runs a JMAP request (RFC 8620 section 3.3), of whatever shape. Calls that name another account which the caller was
	 * granted are handed on to that account, in their turn.
	 */
	jmap(accountId: string, request: unknown, caller: Caller): Promise<JmapAnswer>;
	/**
	 * Whole messages ('B…'), uploads ('C…') and parts ('B…_3'); null where this account has no such blob, or none for that
	 * person: an upload is seen by who brought it (RFC 8620 section 6.1). What is withheld is not there.
	 */
	blob(accountId: string, blobId: string, personId: string): Promise<BlobLocation | null>;
	/** Whether there is such a blob, kept back until a person releases it. */
	isWithheld(accountId: string, blobId: string): Promise<boolean>;
	emailParts(accountId: string, emailId: string): Promise<EmailParts | null>;
	/** null: the job's outbox row is settled (its email is gone, or the job is a double). Nothing is to be done. */
	enrichInput(accountId: string, job: { emailId: string; outboxId: number }): Promise<EnrichInput | null>;
	/** Keeps the insight as a change. One that stands in for a model leaves the outbox row open, to be asked again later. */
	record(accountId: string, job: { emailId: string; outboxId: number }, insight: Insight): Promise<void>;
	/** Keeps an upload that stands in R2 already, under rawKey(accountId, blobId). */
	addUpload(
		accountId: string,
		upload: { blobId: string; size: number; type: string; personId: string },
	): Promise<'kept' | 'overQuota'>;
	/** Of these blob ids, the ones that something here stands on: an email, an upload, a message to be sent. */
	knownBlobs(accountId: string, blobIds: string[]): Promise<string[]>;
	/** `homeId`'s object, where somebody listens who was granted this account, is told of every change from here on. */
	watch(accountId: string, homeId: string): Promise<Seen>;
	/** Another account, which this one watches, changed. false: nobody here listens for it any more. */
	relayed(accountId: string, relay: Relay): Promise<boolean>;
	heal(accountId: string, now: number): Promise<HealReport>;
	vitals(accountId: string, now: number): Promise<Vitals>;
}
