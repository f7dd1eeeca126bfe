// The verdict: the scan's outcome, in words and numbers that a person can check. Types and thresholds; workers/scanner weighs.

/**
 * `quarantine`: kept out of every other mailbox until a person looks at it. `refuse`: policy alone, and only for what is
 * certain; the sending server is told why.
 */
export type Action = 'inbox' | 'junk' | 'quarantine' | 'refuse';

/** One reason, with what it weighed and the words a person can check. */
export interface Reason {
	/** Stable kebab-case rule name: 'link-mismatch', 'gtube', 'display-name-spoof', 'dmarc-fail', … */
	rule: string;
	/** Points: JUNK_SCORE of them make junk. */
	weight: number;
	/** For instance: "link says paypal.com, goes to evil.example". Data of the sender: show as text only. */
	evidence: string;
}

/** What one method of sender authentication found (RFC 8601's names), and whom it trusted to look. */
export interface AuthenticationSummary {
	method: 'spf' | 'dkim' | 'dmarc' | 'arc' | 'iprev';
	/** 'pass', 'fail', 'softfail', 'neutral', 'none', 'policy', 'temperror', 'permerror'. */
	result: string;
	/** What it was asked of: a domain, an address, '' where nobody says. Data of the sender: show as text only. */
	domain: string;
	/** The platform's authserv-id, or 'Waypost'. */
	by: string;
}

export interface Verdict {
	action: Action;
	/** Sum of the weights. From JUNK_SCORE on: junk. */
	score: number;
	reasons: Reason[];
	/** 0 to 1: how many of 100 mails with such a score are bad, as measured on labelled mail. Absent where nothing was measured. */
	probability?: number;
	/** False: the scan failed, the mail was delivered unscanned and an incident was recorded. */
	scanned: boolean;
	/** Absent where nothing was checked. */
	authentication?: AuthenticationSummary[];
	/** Indexes into PartIndex.parts: kept back until a person releases the mail. */
	withheld?: number[];
	/** What became of the mail after it was judged, oldest first. */
	history?: VerdictEvent[];
}

/**
 * 'condemned': what was learned later spoke against it. 'released': a person took it out of quarantine. 'lifted': a person had
 * its withheld parts given out.
 */
export interface VerdictEvent {
	/** UTCDate (RFC 8620 section 1.4). */
	at: string;
	kind: 'condemned' | 'released' | 'lifted';
	/** JMAP ids of the mailboxes where it stood before. */
	mailboxIds: string[];
}

/** What the account needs beside the verdict to refine it and to learn from the mail. Never kept: it can be made again. */
export interface Evidence {
	/** Hashes of what the mail says and who says it, each once, at most a few hundred: what the account's own layer weighs. */
	features: Uint32Array;
}

export const JUNK_SCORE = 5;

export function scoreOf(reasons: readonly Reason[]): number {
	return reasons.reduce((sum, { weight }) => sum + weight, 0);
}

/** Of a mail that could not be scanned: a fault of ours is no fault of the sender's. */
export const NOT_SCANNED: Verdict = { action: 'inbox', score: 0, reasons: [], scanned: false };
