// Before a list is used: is every entry found in it, and how many of random others? A list that fails is never stored.
import { type Built, ENTRY_WORDS } from './entries.ts';
import { fuseHas } from './fuse.ts';
import { compare, lastUpTo } from './words.ts';

/** At 32 bits a probe hits once in four thousand million: two in this many are a fault. */
export const PROBES = 1 << 17;
const MAX_HITS = 1;
/** What getRandomValues gives at once: octets. */
const RANDOM_CAP = 65_536;

export type ListCheck = { ok: true; hits: number } | { ok: false; detail: string };

/** `random` fills words with random ones. */
export function checkList(built: Built, random: (words: Uint32Array<ArrayBuffer>) => void): ListCheck {
	const has = memberTest(built);
	const size = ENTRY_WORDS[built.kind];
	for (let at = 0; at < built.keys.length; at += size) {
		if (!has(built.keys, at)) return { ok: false, detail: 'an entry is not found in its own list' };
	}
	if (built.kind === 'ip') return { ok: true, hits: 0 };
	const hits = countHits(has, size, random);
	return hits > MAX_HITS ? { ok: false, detail: `${hits} of ${PROBES} random probes are found` } : { ok: true, hits };
}

type MemberTest = (keys: Uint32Array, at: number) => boolean;

function memberTest({ kind, fuse, words }: Built): MemberTest {
	if (fuse !== null) {
		const whole = { ...fuse, fingerprints: words };
		return (keys, at) => fuseHas(whole, keys[at] as number, keys[at + 1] as number);
	}
	const size = ENTRY_WORDS[kind];
	if (kind === 'hash') {
		return (keys, at) => {
			const found = lastUpTo(words, size, keys.subarray(at, at + size)) * size;
			return found >= 0 && compare(words, found, keys, at, size) === 0;
		};
	}
	// A range is in the list where one begins no later and ends no earlier.
	return (keys, at) => {
		const found = lastUpTo(words, size, keys.subarray(at, at + 4), 4) * size;
		return found >= 0 && compare(words, found + 4, keys, at + 4, 4) >= 0;
	};
}

function countHits(has: MemberTest, size: number, random: (words: Uint32Array<ArrayBuffer>) => void): number {
	const words = new Uint32Array(RANDOM_CAP / 4);
	let hits = 0;
	for (let probe = 0; probe < PROBES; ) {
		random(words);
		for (let at = 0; at + size <= words.length && probe < PROBES; at += size, probe++) if (has(words, at)) hits += 1;
	}
	return hits;
}
