// Judges mail that speaks in a brand's name: in its sender's, or in its subject, from a domain that is not the brand's own.
import { domainOf } from '../../domain/address.ts';
import type { PartIndex } from '../../domain/part-index';
import type { ScanFacts } from '../../domain/scan-facts';
import type { Reason } from '../../domain/verdict';
import { quote, reason } from '../evidence.ts';
import { type Brand, brandIn, isBrandOwn } from './brands.ts';
import { isMailProvider } from './hosts.ts';

const NAME_CAP = 256;
const SUBJECT_CAP = 512;

/** `sender`: what was found against the sender before. A name that shows a domain is told there, and once is enough. */
export function brandReasons(index: PartIndex, facts: ScanFacts, sender: readonly Reason[]): Reason[] {
	const from = index.from[0];
	if (from === undefined) return [];
	const domain = domainOf(from.email);
	const name = (from.name ?? '').slice(0, NAME_CAP);
	const inName = brandIn(name, true);
	if (inName !== null && !isBrandOwn(inName, domain)) {
		if (sender.some(({ rule }) => rule === 'display-name-spoof' || rule === 'recipient-spoof')) return [];
		return [reason('brand-name-spoof', `the name says “${quote(name)}”, the address is ${quote(from.email)}`)];
	}
	return subjectReasons(index, facts, domain);
}

/** People write about brands, and answer mail about them. */
function subjectReasons(index: PartIndex, facts: ScanFacts, domain: string): Reason[] {
	const isAnswer = index.inReplyTo.length + index.references.length > 0;
	const subject = (index.subject ?? '').slice(0, SUBJECT_CAP);
	const brand = isAnswer ? null : brandIn(subject, false);
	if (brand === null || isBrandOwn(brand, domain)) return [];
	const words = `the subject says “${quote(subject)}”, and ${quote(domain)} is not ${brand.name}’s`;
	if (isMailProvider(domain)) return [reason('brand-subject-private', words)];
	return [reason(leadsTo(brand, facts) ? 'brand-subject-linked' : 'brand-subject', words)];
}

function leadsTo(brand: Brand, { links }: ScanFacts): boolean {
	return links.some(({ kind, host }) => kind === 'anchor' && host !== '' && isBrandOwn(brand, host));
}
