// What of a mail is looked up in the threat filter: its links, the addresses that it comes from and would be answered at, its
// attachments, and IP addresses. Bounded and without doubles; nothing is judged here.
import { domainOf } from '../../domain/address.ts';
import type { PartIndex } from '../../domain/part-index';
import type { ScanFacts } from '../../domain/scan-facts';
import { parseIp } from './ip-range.ts';

export interface Suspects {
	/** Where links go. */
	urls: string[];
	/** Hosts of links, and domains of the sender's addresses. */
	hosts: string[];
	addresses: string[];
	attachments: { name: string; sha256: string }[];
	/** Of servers that links go to. */
	ips: string[];
}

/** Links that are looked up: what stands below hundreds of others nobody clicks first. */
const MAX_LINKS = 256;
const MAX_ADDRESSES = 32;

/** `from`: the envelope's sender, '' for none. */
export function suspectsOf(index: PartIndex, facts: ScanFacts, from: string): Suspects {
	const targets = distinct(
		facts.mismatches.map(({ targetHost }) => targetHost),
		MAX_LINKS,
	);
	const senders = [...index.from, ...index.sender, ...index.replyTo].map(({ email }) => email);
	const addresses = distinct([from, ...senders], MAX_ADDRESSES);
	return {
		urls: targets.map((host) => `http://${host}/`),
		hosts: distinct([...targets, ...addresses.map(domainOf)], MAX_LINKS + MAX_ADDRESSES),
		addresses,
		attachments: index.parts.flatMap(({ fileName, type, sha256 }) =>
			sha256 === undefined ? [] : [{ name: fileName ?? type, sha256 }],
		),
		ips: targets.filter((host) => parseIp(host) !== null),
	};
}

/** Those that say anything, each once. */
function distinct(texts: readonly string[], limit: number): string[] {
	return [...new Set(texts)].filter((text) => text !== '').slice(0, limit);
}
