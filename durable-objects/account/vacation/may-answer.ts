// May a mail be answered automatically? RFC 3834 section 2, so that no two machines ever answer one another. Pure.
import { recipientKeys } from '../../../workers/domain/address';

export interface Arrived {
	/** The envelope's sender; '' for a null reverse-path. */
	from: string;
	/** This account's addresses, lower case, the envelope's recipient among them. */
	own: readonly string[];
	/** Header fields in order: names in lower case, raw values. */
	fields: readonly { name: string; raw: string }[];
	/** Whom the header names: To, Cc, Bcc and their Resent- forms. */
	named: readonly string[];
	/** Media type of the whole. */
	type: string;
}

/** Header fields that name recipients (RFC 3834 section 2). */
export const RECIPIENT_FIELDS = ['to', 'cc', 'bcc', 'resent-to', 'resent-cc', 'resent-bcc'];

export function mayAnswer(arrived: Arrived): boolean {
	const isOwn = (address: string) => recipientKeys(address).some((key) => arrived.own.includes(key));
	if (arrived.from === '' || isOwn(arrived.from) || isMachine(arrived.from)) return false;
	// Someone on a list, or a blind copy: nobody waits for this person's answer.
	if (!arrived.named.some(isOwn)) return false;
	return arrived.type !== 'multipart/report' && !arrived.fields.some(isOfMachine);
}

/** Local parts behind which no person reads. */
const MACHINE =
	/^(mailer-daemon|postmaster|listserv|majordomo|root|daemon|no-?reply.*|do-?not-?reply.*|owner-.*|.*-(owner|request|relay|bounces?|errors?)|bounces?([+-].*)?)$/;

function isMachine(address: string): boolean {
	return MACHINE.test(address.slice(0, address.lastIndexOf('@')).toLowerCase());
}

function isOfMachine({ name, raw }: { name: string; raw: string }): boolean {
	const value = raw.trim().toLowerCase();
	if (name === 'auto-submitted') return !/^no\b/.test(value);
	if (name === 'precedence') return /^(bulk|list|junk)\b/.test(value);
	if (name === 'x-auto-response-suppress') return /\b(all|oof|autoreply)\b/.test(value);
	return name.startsWith('list-') || name === 'x-loop' || name === 'feedback-id';
}
