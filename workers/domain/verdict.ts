// The verdict: the scan's outcome. Types here; `judge` weighs the facts (pure, explainable).

export type Action = 'inbox' | 'junk';

/** One reason, with what it weighed and the words a person can check. */
export interface Reason {
	/** Stable kebab-case rule name: 'link-mismatch', 'gtube', 'display-name-spoof', 'dmarc-fail', … */
	rule: string;
	weight: number;
	/** For instance: "link says paypal.com, goes to evil.example". Data of the sender: show as text only. */
	evidence: string;
}

export interface Verdict {
	action: Action;
	/** Sum of the weights. From JUNK_SCORE on: junk. */
	score: number;
	reasons: Reason[];
	/** False: the scan failed, the mail was delivered unscanned and an incident was recorded. */
	scanned: boolean;
}

export const JUNK_SCORE = 5;
