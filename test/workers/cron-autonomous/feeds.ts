// A platform whose cron asks one feed, at an address in public that leads to the server on loopback, over the real guarded client.
import { env } from 'cloudflare:test';
import { inject } from 'vitest';
import { tick } from '../../../workers/cron-autonomous/tick';
import type { Doors, FeedAnswer, Settings } from '../../../workers/cron-autonomous/work';
import type { Env } from '../../../workers/env';
import { guardedOpen } from '../../../workers/outbound/guarded-fetch';
import { createFilter, type ThreatFilter } from '../../../workers/scanner/feeds/filter';
import { FILTER_KEY, readFilter } from '../../../workers/scanner/feeds/filter-file';
import type { FeedsPort } from '../../feeds/server';

export const HOUR = 3_600_000;
const LIMITS = { timeoutMs: 2000, maxBytes: 200_000, maxRedirects: 2 };
const PUBLIC = 'https://feeds.example';

/** `there`: the bindings. A feed 'f' is due every hour at the same address, and what answers there is `feed.path`. */
export function feedPlatform(there: Env, others: Omit<Doors, 'openFeed'>, path: string) {
	const port: FeedsPort = inject('feeds');
	const asked: Record<string, string>[] = [];
	const feed = { path, setting: `f domains 1 ${PUBLIC}/list` };
	const toLoopback = (address: string) =>
		address.replace(`${PUBLIC}/list`, `${PUBLIC}${feed.path}`).replace(PUBLIC, `http://127.0.0.1:${port}`);
	const openFeed: Doors['openFeed'] = (url, headers) => {
		asked.push(headers);
		return guardedOpen(url, { method: 'GET', headers }, LIMITS, {
			allowPrivate: false,
			fetch: (address, init) => fetch(toLoopback(address), init),
		}) as Promise<FeedAnswer>;
	};
	return {
		feed,
		/** The headers of each request. */
		asked,
		tick: (slot: number, settings: Partial<Settings> = {}) =>
			tick(
				slot,
				{ ...there, THREAT_FEEDS: feed.setting },
				{ ...others, openFeed },
				{ rawGraceMs: 1e15, keepLogMs: 1e15, ...settings },
			),
	};
}

/** What an isolate would load. */
export async function storedFilter(): Promise<ThreatFilter | null> {
	const object = await env.MAIL.get(FILTER_KEY);
	if (object === null) return null;
	const read = await readFilter(await object.arrayBuffer());
	return read.ok ? createFilter(read.lists, read.key) : null;
}
