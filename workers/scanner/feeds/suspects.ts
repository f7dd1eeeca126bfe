// What of a mail is looked up in the threat filter: where its links lead, the addresses that it comes from and would be answered
// at, its attachments, and IP addresses. Bounded and without doubles; nothing is judged here.
import { domainOf } from '../../domain/address.ts';
import type { PartIndex } from '../../domain/part-index';
import type { LinkFact, ScanFacts } from '../../domain/scan-facts';
import { connectionOf } from '../authentication/connection.ts';
import { ipText } from '../authentication/ip-address.ts';
import type { PlatformSettings } from '../authentication/platform';
import { ipWords } from './ip-range.ts';

export interface Suspects {
	/** Where links go. */
	urls: string[];
	/** Hosts of links, hosts that links carry within them, and domains of the sender's addresses. */
	hosts: string[];
	/** The sender's, and those that links write to. */
	addresses: string[];
	attachments: { name: string; sha256: string }[];
	/** Of the server that brought the mail, and of those that links go to. */
	ips: string[];
}

export interface SuspectSettings extends PlatformSettings {
	/** The envelope's sender; '' or absent where it has none. */
	sender?: string;
}

/** Links that are looked up: what stands below hundreds of others nobody clicks first. */
const MAX_LINKS = 256;
const MAX_ADDRESSES = 32;

export function suspectsOf(index: PartIndex, facts: ScanFacts, settings: SuspectSettings): Suspects {
	const links = facts.links.slice(0, MAX_LINKS);
	const inner = links.flatMap(({ innerHost }) => innerHost ?? []);
	const targets = distinct([...links.map(({ host }) => host), ...inner], MAX_LINKS);
	const senders = [...index.from, ...index.sender, ...index.replyTo].map(({ email }) => email);
	const addresses = distinct([settings.sender ?? '', ...senders, ...links.flatMap(writtenTo)], MAX_ADDRESSES);
	return {
		urls: distinct([...links.flatMap(opened), ...inner.map((host) => `http://${host}/`)], MAX_LINKS),
		hosts: distinct([...targets, ...addresses.map(domainOf)], MAX_LINKS + MAX_ADDRESSES),
		addresses,
		attachments: index.parts.flatMap(({ fileName, type, sha256 }) =>
			sha256 === undefined ? [] : [{ name: fileName ?? type, sha256 }],
		),
		ips: distinct([...clientOf(index, settings), ...targets.filter((host) => ipWords(host) !== null)], MAX_LINKS),
	};
}

function opened({ url, scheme, host }: LinkFact): string[] {
	return host !== '' && (scheme === 'http' || scheme === 'https' || scheme === 'none') ? [url] : [];
}

/** RFC 6068: an address, percent-encoded, then what the mail would say. */
function writtenTo({ url, scheme }: LinkFact): string[] {
	if (scheme !== 'mailto') return [];
	const [address = ''] = url.slice(url.indexOf(':') + 1).split(/[?,]/, 1);
	return [address.replace(/%40/g, '@')];
}

function clientOf(index: PartIndex, settings: SuspectSettings): string[] {
	const connection = connectionOf(index, settings);
	return connection === null ? [] : [ipText(connection.ip)];
}

/** Those that say anything, each once. */
function distinct(texts: readonly string[], limit: number): string[] {
	return [...new Set(texts)].filter((text) => text !== '').slice(0, limit);
}
