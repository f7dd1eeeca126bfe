// Answers of the DNS, remembered by this isolate for as long as their owners allow, within bounds of ours.
import type { Answer } from './resolver.ts';

/** Shorter ones would be asked again within one mail; longer ones keep a key alive that its owner has revoked. */
const MIN_TTL_MS = 30_000;
const MAX_TTL_MS = 3_600_000;
const MAX_ENTRIES = 1000;
/** What is larger is asked for again: a stranger's records shall not fill the isolate. */
const MAX_CHARS = 4096;

interface Entry {
	answer: Answer<unknown>;
	until: number;
}

export interface DnsCache {
	/** null: unknown, or no longer to be believed. */
	get(key: string, now: number): Answer<unknown> | null;
	/** A temporary failure is not remembered: the next mail shall ask again. */
	put(key: string, answer: Answer<unknown>, ttlMs: number, now: number): void;
}

export function dnsCache(): DnsCache {
	const entries = new Map<string, Entry>();
	return {
		get(key, now) {
			const entry = entries.get(key);
			return entry && entry.until > now ? entry.answer : null;
		},
		put(key, answer, ttlMs, now) {
			if (answer.outcome === 'temporary') return;
			if (answer.outcome === 'found' && JSON.stringify(answer.records).length > MAX_CHARS) return;
			entries.delete(key);
			const [oldest] = entries.keys();
			if (entries.size >= MAX_ENTRIES && oldest !== undefined) entries.delete(oldest);
			entries.set(key, { answer, until: now + Math.min(Math.max(ttlMs, MIN_TTL_MS), MAX_TTL_MS) });
		},
	};
}
