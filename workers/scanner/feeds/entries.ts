// The entries of one list on their way into the filter: each made normal, kept as a few words, and at the end built into what
// is looked up: a fuse filter of URLs, hosts or addresses; digests and IP ranges sorted as they are.
import { isPublicHost } from '../../domain/public-host.ts';
import type { ThreatKind } from './formats/format';
import { buildFuse, type FuseShape } from './fuse.ts';
import { type IpRange, type IpWords, parseRange } from './ip-range.ts';
import { type HashKey, hashed, keyedHash } from './keyed-hash.ts';
import { normalAddress, normalDigest, normalHost, normalUrl, urlText } from './normal-form.ts';
import { isSharedHost } from './shared-hosts.ts';
import { WordGroups } from './words.ts';

/** Of one list, doubles included. What a Worker of 128 MB can build beside the rest of the filter. */
export const MAX_ENTRIES = 1_000_000;

/** Words that an entry of a kind is kept as: 64 bits of a keyed hash, the first half of a SHA-256, or two addresses. */
export const ENTRY_WORDS: Record<ThreatKind, number> = { url: 2, domain: 2, address: 2, hash: 4, ip: 8 };

export interface Built {
	kind: ThreatKind;
	/** Distinct ones. */
	entries: number;
	/** Of a kind that is kept as a fuse filter, else null. */
	fuse: FuseShape | null;
	/** The fuse filter's fingerprints, or the sorted entries themselves. */
	words: Uint32Array;
	/** The entries as they went in, for the check afterwards. */
	keys: Uint32Array;
}

/** 'shared': a host that everybody uses, which no list may condemn as a whole. */
export type Added = 'added' | 'bad' | 'shared';

export class Entries {
	readonly kind: ThreatKind;
	readonly #key: HashKey;
	readonly #groups: WordGroups;

	constructor(kind: ThreatKind, key: HashKey) {
		this.kind = kind;
		this.#key = key;
		this.#groups = new WordGroups(ENTRY_WORDS[kind]);
	}

	/** So far, doubles included. */
	get count(): number {
		return this.#groups.count;
	}

	add(text: string): Added {
		switch (this.kind) {
			case 'url':
				return this.#addUrl(text);
			case 'domain':
				return this.#addHost(normalHost(text));
			case 'address':
				return this.#addText(normalAddress(text));
			case 'hash':
				return this.#addWords(digestWords(text));
			case 'ip':
				return this.#addRange(parseRange(text));
		}
	}

	/** Nothing can be added afterwards. */
	build(): Built {
		const { kind } = this;
		const sorted = this.#groups.sorted();
		if (kind === 'hash')
			return { kind, entries: sorted.length / ENTRY_WORDS.hash, fuse: null, words: sorted, keys: sorted };
		if (kind === 'ip') return builtRanges(sorted);
		const { fingerprints, ...fuse } = buildFuse(sorted);
		return { kind, entries: sorted.length / ENTRY_WORDS[kind], fuse, words: fingerprints, keys: sorted };
	}

	#addUrl(text: string): Added {
		const url = normalUrl(text);
		if (url === null || !isPublicHost(url.host)) return 'bad';
		if (url.path === '/' && url.query === '' && isSharedHost(url.host)) return 'shared';
		return this.#addText(urlText(url));
	}

	#addHost(host: string | null): Added {
		if (host === null || !isPublicHost(host)) return 'bad';
		return isSharedHost(host) ? 'shared' : this.#addText(host);
	}

	#addText(text: string | null): Added {
		if (text === null) return 'bad';
		keyedHash(text, this.#key);
		return this.#addWords([hashed.high, hashed.low]);
	}

	#addRange(range: IpRange | null): Added {
		return this.#addWords(range === null ? null : [...range.first, ...range.last]);
	}

	#addWords(words: readonly number[] | null): Added {
		if (words === null) return 'bad';
		this.#groups.add(...words);
		return 'added';
	}
}

/** The first 128 bits: enough that nobody can make another file that has the same. */
export function digestWords(text: string): IpWords | null {
	const digest = normalDigest(text);
	if (digest === null) return null;
	const word = (at: number) => Number.parseInt(digest.slice(8 * at, 8 * at + 8), 16);
	return [word(0), word(1), word(2), word(3)];
}

/** Ranges that lie in one that begins before them are left out, so that a search finds the one that matters. */
function builtRanges(sorted: Uint32Array): Built {
	const size = ENTRY_WORDS.ip;
	const kept = new WordGroups(size);
	let reach: readonly number[] = [-1, -1, -1, -1];
	for (let at = 0; at < sorted.length; at += size) {
		const last = [...sorted.subarray(at + 4, at + size)];
		if (compareWords(last, reach) <= 0) continue;
		kept.add(...sorted.subarray(at, at + size));
		reach = last;
	}
	return { kind: 'ip', entries: sorted.length / size, fuse: null, words: kept.sorted(), keys: sorted };
}

function compareWords(a: readonly number[], b: readonly number[]): number {
	const at = a.findIndex((word, index) => word !== b[index]);
	return at < 0 ? 0 : (a[at] as number) - (b[at] as number);
}
