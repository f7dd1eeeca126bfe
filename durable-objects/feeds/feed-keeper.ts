// The one object that fetches threat feeds and builds the filter: an object has half a minute of CPU, on the free plan too, where
// the cron has milliseconds. Wiring only; what it keeps stands in R2 and in the directory.
import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../../workers/env';
import { guardedOpen } from '../../workers/outbound/guarded-fetch';
import type { FeedSetting } from '../../workers/scanner/feeds/settings';
import { type FeedEdge, type FeedReport, type OpenFeed, refreshFeed, removeFeed } from './refresh-feed';

/** A list of a million entries is about this large. */
const LIMITS = { timeoutMs: 60_000, maxBytes: 64 * 1024 * 1024, maxRedirects: 3 };

export class FeedKeeper extends DurableObject<Env> {
	/** Tests set other ones, as those below. */
	clock: () => number = () => Date.now();
	open: OpenFeed = (url, headers) => guardedOpen(url, { method: 'GET', headers }, LIMITS, this.#network);
	mail: R2Bucket = this.env.MAIL;
	/** Stands for {key} in a feed's URL. */
	secret: string = this.env.THREAT_FEED_KEY ?? '';

	/** `slot`: the cron's, as the feed's mark keeps it. Throws on a fault of ours; a feed's is in the report. */
	async refresh(setting: FeedSetting, slot: number): Promise<FeedReport> {
		return refreshFeed(setting, slot, this.#edge);
	}

	async remove(name: string): Promise<void> {
		await removeFeed(name, this.#edge);
	}

	get #network() {
		return {
			fetch: (url: string, init: RequestInit) => fetch(url, init),
			allowPrivate: this.env.ALLOW_PRIVATE_FETCH === '1',
		};
	}

	get #edge(): FeedEdge {
		const { open, mail, secret } = this;
		return { open, mail, secret, directory: this.env.DIRECTORY, now: this.clock() };
	}
}
