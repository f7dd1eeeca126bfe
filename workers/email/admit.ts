// May this mail come in? Decided from the envelope and the size alone, before an octet of it is read.

import { lookupRecipient } from '../directory/recipients';
import type { Envelope } from '../domain/address';
import { refusalOf } from '../domain/refusal';
import type { DomainRules } from '../domain/scan-policy';

/** What a sender may send: 25 MiB, as Cloudflare's Email Routing takes. */
export const MAX_MESSAGE_BYTES = 25 * 1024 * 1024;
/** Receiving servers put their trace fields on top of a message: these octets are not the sender's. */
export const TRACE_ALLOWANCE_BYTES = 16 * 1024;

export type Admission =
	| { admitted: true; accountId: string; domainRules: DomainRules }
	/** `reply` is an SMTP reply: basic and enhanced status code (RFC 3463), then words for the sender. Permanent. */
	| { admitted: false; reply: string };

/** Throws when the directory cannot be asked: that is our fault, and the sender must try again. */
export async function admit(envelope: Envelope, rawBytes: number, directory: D1Database): Promise<Admission> {
	if (rawBytes > MAX_MESSAGE_BYTES + TRACE_ALLOWANCE_BYTES) {
		return refuse(
			`552 5.3.4 This message is larger than the ${MAX_MESSAGE_BYTES / 1024 / 1024} MiB that are taken here`,
		);
	}
	const recipient = await lookupRecipient(directory, envelope.to);
	if (!recipient.known) return refuse(refusalOf(envelope.to, recipient.reason));
	return { admitted: true, accountId: recipient.accountId, domainRules: recipient.domainRules };
}

function refuse(reply: string): Admission {
	return { admitted: false, reply };
}
