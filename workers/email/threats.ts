// The threat filter for mail that comes in: one loader for each isolate. Where no feed is set, nothing is loaded.
import { waitUntil } from 'cloudflare:workers';
import { recordIncident } from '../directory/incidents';
import type { Env } from '../env';
import type { ThreatFilter } from '../scanner/feeds/filter';
import { FilterLoader } from '../scanner/feeds/load';
import { readFeedSettings } from '../scanner/feeds/settings';

const loader = new FilterLoader();

/** null: there is none, or it is not here yet. Never throws. */
export async function threats(env: Env): Promise<ThreatFilter | null> {
	if (readFeedSettings(env.THREAT_FEEDS).feeds.length === 0) return null;
	const now = Date.now();
	return loader.filter({
		bucket: env.MAIL,
		now,
		waitUntil,
		fault: (detail) => recordIncident(env.DIRECTORY, now, 'threat-filter', { detail }),
	});
}
