// The port of outgoing mail: what is to be sent, to whom, and what became of it. Plain data that crosses RPC. Types and words
// only: which way a mail takes is decided in choose-route.ts, when it is tried again by the account.

/** An address of the envelope (RFC 8621 section 7): xtext and unitext encodings undone. `email` may be '' as a reverse-path. */
export interface EnvelopeAddress {
	email: string;
	/** ESMTP parameters by name; null: without a value. */
	parameters: Record<string, string | null> | null;
}

/** One message for some recipients, each named once. */
export interface SendJob {
	accountId: string;
	/** EmailSubmission id: it stands in trace fields. Letters, digits and dashes. */
	submissionId: string;
	mailFrom: EnvelopeAddress;
	rcptTo: EnvelopeAddress[];
	/** R2 key of the raw message as its author wrote it. Bcc fields are removed on the way out (RFC 8621 section 7.5). */
	key: string;
	/**
	 * An earlier try was lost before anybody knew what became of it. Then only a route that knows its mail again tries once more;
	 * for the others' recipients the outcome is unknown.
	 */
	mayHaveBeenSent: boolean;
}

/**
 * sent: taken over by the next server, or kept by its recipient's account. deferred: not sent, may be tried again.
 * failed: never will be. unknown: it may have been taken or not; sending again could send it twice.
 */
export type Outcome = 'sent' | 'deferred' | 'failed' | 'unknown';

export interface SendResult {
	/** As the job has it. */
	email: string;
	outcome: Outcome;
	/** One line: reply code, enhanced status code (RFC 3463) and words; a server's own reply may lack the second. */
	smtpReply: string;
	/** DeliveryStatus.delivered of RFC 8621 section 7. */
	delivered: 'queued' | 'yes' | 'no' | 'unknown';
}

export interface Sender {
	/** One result a recipient, in the job's order. Never throws for a server's or a route's sake. */
	send(job: SendJob): Promise<SendResult[]>;
}

/** In its recipient's account: there is no further server that could lose it. */
export function kept(email: string, smtpReply: string): SendResult {
	return { email, outcome: 'sent', smtpReply, delivered: 'yes' };
}

/** Taken by another server: "relayed" is not "delivered" (RFC 8621 section 7). */
export function relayed(email: string, smtpReply: string): SendResult {
	return { email, outcome: 'sent', smtpReply, delivered: 'unknown' };
}

export function deferred(email: string, smtpReply: string): SendResult {
	return { email, outcome: 'deferred', smtpReply, delivered: 'queued' };
}

export function failed(email: string, smtpReply: string): SendResult {
	return { email, outcome: 'failed', smtpReply, delivered: 'no' };
}

export function unknown(email: string, smtpReply: string): SendResult {
	return { email, outcome: 'unknown', smtpReply, delivered: 'unknown' };
}
