// Judges links whose text shows one host and whose target is another.
// The sender's own click tracker does that too: it weighs little where the sender's domain is proven.

import { domainOf } from '../../domain/address.ts';
import { areRelated } from '../../domain/host-name.ts';
import type { PartIndex } from '../../domain/part-index';
import type { LinkMismatch } from '../../domain/scan-facts';
import type { Reason } from '../../domain/verdict';
import type { Authentication } from '../authentication/authentication';
import { quote, reason } from '../evidence.ts';

const REASON_CAP = 4;

export function linkReasons(index: PartIndex, mismatches: LinkMismatch[], authentication: Authentication): Reason[] {
	const trackers = mismatches.filter((mismatch) => isTracker(index, mismatch, authentication));
	const others = mismatches.filter((mismatch) => !trackers.includes(mismatch));
	const [first, ...more] = others.slice(0, REASON_CAP);
	if (first === undefined)
		return trackers.slice(0, 1).map((mismatch) => reason('link-mismatch-tracker', words(mismatch)));
	return [
		reason('link-mismatch', words(first)),
		...more.map((mismatch) => reason('link-mismatch-more', words(mismatch))),
	];
}

/** Only a proven sender earns the doubt: List-Unsubscribe and From are written by anyone. */
function isTracker(index: PartIndex, { targetHost }: LinkMismatch, { dmarc }: Authentication): boolean {
	if (dmarc.result !== 'pass') return false;
	return index.bulk || index.from.some(({ email }) => areRelated(domainOf(email), targetHost));
}

function words({ shownHost, targetHost }: LinkMismatch): string {
	return `link says ${quote(shownHost)}, goes to ${quote(targetHost)}`;
}
