// Where a domain's DMARC policy stands, and which domain is the organization's: by the tree walk of RFC 7489's successor. It
// needs no list of public suffixes that ages and weighs: the domains say it themselves, in at most eight queries.
import type { Resolver } from '../dns/resolver.ts';
import { type DmarcRecord, parseDmarc } from './record.ts';

export interface Walk {
	/** Records from the domain upwards; at most one a name. */
	found: { domain: string; record: DmarcRecord }[];
	/** The organizational domain: the domain itself, or one above it. */
	organization: string;
}

export type Discovery = { ok: true; walk: Walk } | { ok: false; reason: string };

/** A longer name goes from itself straight to its last seven labels. */
const MAX_QUERIES = 8;

/** Asks at once, and believes upwards until a record says that here an organization begins (psd=n) or a public suffix (psd=y). */
export async function walkTree(domain: string, resolver: Resolver): Promise<Discovery> {
	const found: Walk['found'] = [];
	const names = namesUpwards(domain);
	const answers = await Promise.all(names.map((name) => recordAt(name, resolver)));
	for (const [at, name] of names.entries()) {
		const answer = answers[at] ?? null;
		if (answer === 'temporary') return { ok: false, reason: `the DNS gives no answer for _dmarc.${name}` };
		if (answer !== null) found.push({ domain: name, record: answer });
		if (answer !== null && answer.psd !== null) break;
	}
	return { ok: true, walk: { found, organization: organizationOf(domain, found) } };
}

export function namesUpwards(domain: string): string[] {
	const labels = domain.split('.');
	const start = labels.length > MAX_QUERIES ? labels.length - MAX_QUERIES + 1 : 1;
	const above = labels.slice(start).map((_, at) => labels.slice(start + at).join('.'));
	return [domain, ...above];
}

/** Several records at one name are none (RFC 7489 section 6.6.3, step 5). */
export async function recordAt(domain: string, resolver: Resolver): Promise<DmarcRecord | null | 'temporary'> {
	const answer = await resolver.txt(`_dmarc.${domain}`);
	if (answer.outcome === 'temporary') return 'temporary';
	const records = answer.outcome === 'found' ? answer.records.map(parseDmarc).filter((each) => each !== null) : [];
	return records.length === 1 ? (records[0] ?? null) : null;
}

function organizationOf(domain: string, found: Walk['found']): string {
	const own = found.find(({ record }) => record.psd === 'n');
	if (own !== undefined) return own.domain;
	const suffix = found.find(({ record, domain: name }) => record.psd === 'y' && name !== domain);
	if (suffix !== undefined) return oneBelow(domain, suffix.domain);
	return found.at(-1)?.domain ?? domain;
}

function oneBelow(domain: string, suffix: string): string {
	const count = suffix.split('.').length + 1;
	return domain.split('.').slice(-count).join('.');
}
