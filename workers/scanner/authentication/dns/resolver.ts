// The resolver port: what sender authentication asks of the DNS, and the three ways in which an answer may come.

/**
 * `none`: the name does not exist, or has no record of that type; an answer all the same. `temporary`: nothing is known,
 * for `reason`; whoever asks again later may learn it.
 */
export type Answer<T> =
	| { outcome: 'found'; records: T[] }
	| { outcome: 'none' }
	| { outcome: 'temporary'; reason: string };

export interface MailExchange {
	preference: number;
	host: string;
}

/** Names are given without a final dot, in whatever case. Never throws. */
export interface Resolver {
	/** Each record's strings joined without anything between (RFC 7208 section 3.3); one char is one octet. */
	txt(name: string): Promise<Answer<string>>;
	/** IPv4 addresses in dotted decimals. */
	a(name: string): Promise<Answer<string>>;
	aaaa(name: string): Promise<Answer<string>>;
	mx(name: string): Promise<Answer<MailExchange>>;
	/** The names of an address; `reverseName` is its name below in-addr.arpa or ip6.arpa. */
	ptr(reverseName: string): Promise<Answer<string>>;
}

export type RecordType = 'TXT' | 'A' | 'AAAA' | 'MX' | 'PTR';

export function found<T>(records: T[]): Answer<T> {
	return records.length > 0 ? { outcome: 'found', records } : { outcome: 'none' };
}
