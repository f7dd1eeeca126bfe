// What a change of mailboxes or keywords says of a mail: that it is junk, that it is good, or neither. Pure.
import type { Label } from '../../workers/scanner/words/account-layer';
import type { Placement } from './store/placements';

/** Mailboxes that say something; null where the account has none. */
export interface TellingMailboxes {
	junk: number | null;
	quarantine: number | null;
	trash: number | null;
}

/**
 * Keywords are the plainer word (the registry of RFC 8457 section 5 has $junk and $notjunk). Into the trash says nothing: people
 * throw good mail away, and junk.
 */
export function toldByMove(before: Placement, after: Placement, boxes: TellingMailboxes): Label | null {
	const gained = (keyword: string) => after.keywords.includes(keyword) && !before.keywords.includes(keyword);
	if (gained('$notjunk')) return 'good';
	if (gained('$junk')) return 'junk';
	const wasUnwanted = isUnwanted(before, boxes);
	const isNowUnwanted = isUnwanted(after, boxes);
	if (isNowUnwanted) return wasUnwanted ? null : 'junk';
	if (wasUnwanted) return after.mailboxes.some((id) => id !== boxes.trash) ? 'good' : null;
	return before.keywords.includes('$junk') && !after.keywords.includes('$junk') ? 'good' : null;
}

function isUnwanted({ mailboxes }: Placement, { junk, quarantine }: TellingMailboxes): boolean {
	return mailboxes.some((id) => id === junk || id === quarantine);
}
