// Judges what threat feeds list: links, hosts, addresses, attachments, servers. Each of a feed's entries is somebody's word that
// this is bad, so the reasons name the feed. Pure: the same mail and filter always give the same reasons.

import type { Reason } from '../../domain/verdict';
import { quote, reason } from '../evidence.ts';
import type { ThreatFilter, ThreatHit } from '../feeds/filter';
import type { Suspects } from '../feeds/suspects';

/** Of each rule: one is enough to decide. */
const REASON_CAP = 4;

export function threatReasons(suspects: Suspects, filter: ThreatFilter): Reason[] {
	const { urls, hosts, addresses, attachments, ips } = suspects;
	return [
		...told(
			attachments,
			({ sha256 }) => filter.hasHash(sha256),
			({ name }, { feed, listed }) =>
				reason('threat-hash', `“${quote(name)}” is listed as malware by ${feed} (SHA-256 ${listed})`),
		),
		...told(urls, filter.hasUrl, (url, { feed, listed }) =>
			reason('threat-url', `a link to ${quote(url)} is listed by ${feed} (${quote(listed)})`),
		),
		...told(hosts, filter.hasHost, (host, { feed, listed }) =>
			reason('threat-domain', `${quote(host)} is listed by ${feed} (${quote(listed)})`),
		),
		...told(addresses, filter.hasAddress, (address, { feed }) =>
			reason('threat-address', `the address ${quote(address)} is listed by ${feed}`),
		),
		...told(ips, filter.hasIp, (ip, { feed }) =>
			reason('threat-ip', `the IP address ${quote(ip)} is in a network listed by ${feed}`),
		),
	];
}

/** Malware by its very octets: the sending server is told. Everything else on a list is somebody's word. */
export function isCertain({ rule }: Reason): boolean {
	return rule === 'threat-hash';
}

/** Whether a mail with this reason is kept from its reader, whatever else speaks for it. */
export function isCondemning({ rule }: Reason): boolean {
	return rule === 'threat-hash' || rule === 'threat-url' || rule === 'threat-domain' || rule === 'threat-address';
}

function told<T>(
	suspects: readonly T[],
	find: (suspect: T) => ThreatHit | null,
	tell: (suspect: T, hit: ThreatHit) => Reason,
): Reason[] {
	const reasons: Reason[] = [];
	for (const suspect of suspects) {
		const hit = find(suspect);
		if (hit !== null) reasons.push(tell(suspect, hit));
		if (reasons.length === REASON_CAP) break;
	}
	return reasons;
}
