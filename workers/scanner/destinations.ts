// Where a mail wants its reader to go: whether to the sender's own place, by its links, and to whom by its answers.
import { type Address, domainOf } from '../domain/address.ts';
import { areRelated } from '../domain/host-name.ts';
import type { PartIndex } from '../domain/part-index';
import type { LinkFact, ScanFacts } from '../domain/scan-facts';
import type { Authentication } from './authentication/authentication.ts';
import { isClickCounter, isMailProvider, isSharedMailer } from './rules/hosts.ts';

/** From with more addresses than these is made to be lost in. */
export const AUTHOR_CAP = 8;
/** A mail of more links than this is judged by its first ones. */
const LINK_CAP = 256;
/** To and Cc are read up to here: whoever writes to more people writes no list's address behind them. */
const ADDRESSED_CAP = 16;

/** Of the From addresses; of whom a service wrote for in its own name, also where they want the answers. */
export function ownDomains(index: PartIndex): string[] {
	const answered = writesForOthers(index) ? index.replyTo.filter(({ email }) => !isMailProvider(domainOf(email))) : [];
	const domains = [...index.from, ...answered].slice(0, AUTHOR_CAP).map(({ email }) => domainOf(email));
	return domains.filter((domain) => domain !== '');
}

function writesForOthers({ from }: PartIndex): boolean {
	return isSharedMailer(domainOf(from[0]?.email ?? ''));
}

/**
 * Whether what there is to click or to fill in leads elsewhere: nothing of it to the domain of a From address, or below the same
 * registered name. A mail that leads nowhere does not, and of a proven sender's it cannot be said where a service counts the clicks.
 */
export function leadsElsewhere(index: PartIndex, { links }: ScanFacts, { dmarc }: Authentication): boolean {
	const followed = links.slice(0, LINK_CAP).filter(isFollowed);
	const own = ownDomains(index);
	const isHome = ({ host }: LinkFact) =>
		own.some((domain) => areRelated(domain, host)) || (dmarc.result === 'pass' && isClickCounter(host));
	return followed.length > 0 && !followed.some(isHome);
}

/** Something to click, to fill in, or to copy. */
export function isFollowed({ kind, host }: LinkFact): boolean {
	return host !== '' && (kind === 'anchor' || kind === 'form' || kind === 'text');
}

/**
 * Addresses of Reply-To at another owner's domain than From. Not a list that the mail was written to: it wants the answers too.
 * A mailbox at a free provider gains nothing by standing in To.
 */
export function answersElsewhere(index: PartIndex): Address[] {
	const own = domainOf(index.from[0]?.email ?? '');
	if (own === '' || writesForOthers(index)) return [];
	return index.replyTo.filter((address) => {
		const domain = domainOf(address.email);
		if (domain === '' || areRelated(domain, own)) return false;
		return isMailProvider(domain) || !isAddressed(address, index);
	});
}

function isAddressed(answers: Address, { to, cc }: PartIndex): boolean {
	const email = answers.email.toLowerCase();
	return [...to, ...cc].slice(0, ADDRESSED_CAP).some((address) => address.email.toLowerCase() === email);
}
