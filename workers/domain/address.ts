// Mail addresses as the envelope and the headers carry them. Pure: no lookups here.

/** One mailbox of a header's address list (RFC 5322 section 3.4). `email` is as written, undecoded local part included. */
export interface Address {
	name: string | null;
	email: string;
}

/** What SMTP said: `from` is empty for a null reverse-path (RFC 5321 section 4.5.5). Never taken from headers. */
export interface Envelope {
	from: string;
	to: string;
}

/**
 * The directory's keys for an envelope recipient, most specific first: the address itself, then without its
 * plus-tag (RFC 5233 subaddress). Lower case, since no receiver in the field tells local parts apart by case.
 * Returns [] where there is no `local@domain` to look up.
 */
export function recipientKeys(address: string): string[] {
	const at = address.lastIndexOf('@');
	if (at < 1 || at === address.length - 1) return [];
	const local = address.slice(0, at).toLowerCase();
	const domain = address.slice(at + 1).toLowerCase();
	const plus = local.indexOf('+');
	const exact = `${local}@${domain}`;
	return plus > 0 ? [exact, `${local.slice(0, plus)}@${domain}`] : [exact];
}

/** The domain of an address in lower case, or '' where it has none. */
export function domainOf(address: string): string {
	const at = address.lastIndexOf('@');
	return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}
