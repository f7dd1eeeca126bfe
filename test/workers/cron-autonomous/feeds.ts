// A platform whose cron asks one feed, at an address in public that leads to the server on loopback, over the real guarded client.
import { env, runInDurableObject } from 'cloudflare:test';
import { inject } from 'vitest';
import type { FeedKeeper } from '../../../durable-objects/feeds/feed-keeper';
import type { OpenFeed } from '../../../durable-objects/feeds/refresh-feed';
import { tick } from '../../../workers/cron-autonomous/tick';
import type { Doors, Settings } from '../../../workers/cron-autonomous/work';
import type { Env } from '../../../workers/env';
import { guardedOpen } from '../../../workers/outbound/guarded-fetch';
import type { ThreatFilter } from '../../../workers/scanner/feeds/filter';
import { loadFilter } from '../../../workers/scanner/feeds/load';
import type { FeedsPort } from '../../feeds/server';

export const HOUR = 3_600_000;
const LIMITS = { timeoutMs: 2000, maxBytes: 200_000, maxRedirects: 2 };
const PUBLIC = 'https://feeds.example';

/** `there`: the bindings. A feed 'f' is due every hour at the same address, and what answers there is `feed.path`. */
export function feedPlatform(there: Env, doors: Doors, path: string) {
	const port: FeedsPort = inject('feeds');
	/** The headers of each request. */
	const asked: Record<string, string>[] = [];
	const feed = { path, setting: `f domains 1 ${PUBLIC}/list` };
	const toLoopback = (address: string) =>
		address.replace(`${PUBLIC}/list`, `${PUBLIC}${feed.path}`).replace(PUBLIC, `http://127.0.0.1:${port}`);
	const edge = {
		allowPrivate: false,
		fetch: (address: string, init: RequestInit) => fetch(toLoopback(address), init),
	};
	const open: OpenFeed = (url, headers) => {
		asked.push(headers);
		return guardedOpen(url, { method: 'GET', headers }, LIMITS, edge);
	};
	/** What a test sets of the keeper besides. */
	const keeper: Partial<FeedKeeper> = { open };
	return {
		feed,
		asked,
		keeper,
		tick: async (slot: number, settings: Partial<Settings> = {}) => {
			await runInDurableObject(env.FEEDS.getByName('feeds'), (object) => void Object.assign(object, keeper));
			const set = { rawGraceMs: 1e15, keepLogMs: 1e15, ...settings };
			await tick(slot, { ...there, THREAT_FEEDS: feed.setting }, doors, set);
		},
	};
}

/** What an isolate would load. */
export function storedFilter(): Promise<ThreatFilter | null> {
	return loadFilter(env.MAIL);
}
