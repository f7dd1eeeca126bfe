// What a mail's links, hosts, addresses, attachments and servers are looked up in: the lists of all feeds, compact.
import { digestWords, ENTRY_WORDS } from './entries.ts';
import { hostExpressions, urlExpressions } from './expressions.ts';
import type { ThreatKind } from './formats/format';
import { type Fuse, type FuseShape, fuseHas } from './fuse.ts';
import { compareIp, type IpWords, ipWords } from './ip-range.ts';
import { type HashKey, hashed, keyedHash } from './keyed-hash.ts';
import { normalAddress, normalHost, normalUrl } from './normal-form.ts';
import { lastUpTo } from './words.ts';

/** One feed's list. */
export interface ThreatList {
	/** The feed's name in the settings. */
	feed: string;
	kind: ThreatKind;
	/** Of URLs, hosts and addresses; else null. */
	fuse: FuseShape | null;
	words: Uint32Array;
}

export interface ThreatHit {
	feed: string;
	/** What of it is listed: 'evil.example/' for a URL below it. A digest's and an address's own normal form. */
	listed: string;
}

/** Takes what mails say as it stands there. null: no list has it. */
export interface ThreatFilter {
	hasUrl(url: string): ThreatHit | null;
	hasHost(host: string): ThreatHit | null;
	hasAddress(address: string): ThreatHit | null;
	/** SHA-256 in hex. By 128 bits of it: never a hit by chance. */
	hasHash(digest: string): ThreatHit | null;
	hasIp(address: string): ThreatHit | null;
}

export function createFilter(lists: readonly ThreatList[], key: HashKey): ThreatFilter {
	const fuses = (kind: ThreatKind) => lists.filter((list) => list.kind === kind).flatMap(asFuse);
	const sorted = (kind: ThreatKind) => lists.filter((list) => list.kind === kind);
	const [urls, hosts, addresses] = [fuses('url'), fuses('domain'), fuses('address')];
	const [digests, ranges] = [sorted('hash'), sorted('ip')];
	const among = (named: NamedFuse[], texts: readonly string[]) => firstListed(named, texts, key);
	return {
		hasUrl: (text) => {
			const url = urls.length > 0 ? normalUrl(text) : null;
			return url && among(urls, urlExpressions(url));
		},
		hasHost: (text) => {
			const host = hosts.length > 0 ? normalHost(text) : null;
			return host === null ? null : among(hosts, hostExpressions(host));
		},
		hasAddress: (text) => {
			const address = addresses.length > 0 ? normalAddress(text) : null;
			return address === null ? null : among(addresses, withoutTag(address));
		},
		hasHash: (text) => {
			const words = digestWords(text);
			const found = words && digests.find((list) => holdsDigest(list, words));
			return found ? { feed: found.feed, listed: text.toLowerCase() } : null;
		},
		hasIp: (text) => {
			const words = ipWords(text);
			const found = words && ranges.find((list) => holdsIp(list, words));
			return found ? { feed: found.feed, listed: text } : null;
		},
	};
}

interface NamedFuse extends Fuse {
	feed: string;
}

function asFuse({ feed, fuse, words }: ThreatList): NamedFuse[] {
	return fuse === null ? [] : [{ ...fuse, fingerprints: words, feed }];
}

function firstListed(fuses: NamedFuse[], texts: readonly string[], key: HashKey): ThreatHit | null {
	for (const listed of texts) {
		keyedHash(listed, key);
		const found = fuses.find((fuse) => fuseHas(fuse, hashed.high, hashed.low));
		if (found !== undefined) return { feed: found.feed, listed };
	}
	return null;
}

/** The address, and the same without its subaddress (RFC 5233). */
function withoutTag(address: string): string[] {
	const at = address.lastIndexOf('@');
	const plus = address.indexOf('%2B');
	return plus > 0 && plus < at ? [address, address.slice(0, plus) + address.slice(at)] : [address];
}

function holdsDigest({ words }: ThreatList, digest: IpWords): boolean {
	const at = lastUpTo(words, ENTRY_WORDS.hash, digest) * ENTRY_WORDS.hash;
	return at >= 0 && digest.every((word, index) => words[at + index] === word);
}

function holdsIp({ words }: ThreatList, address: IpWords): boolean {
	const at = lastUpTo(words, ENTRY_WORDS.ip, address, address.length) * ENTRY_WORDS.ip;
	if (at < 0) return false;
	const [a = 0, b = 0, c = 0, d = 0] = words.subarray(at + 4, at + ENTRY_WORDS.ip);
	return compareIp(address, [a, b, c, d]) <= 0;
}
