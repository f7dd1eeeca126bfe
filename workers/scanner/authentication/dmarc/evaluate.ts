// DMARC for one From domain (RFC 7489 section 6.6): is it proven by a name that it owns, and what does it ask for if not?
import { isWithin } from '../dns/name.ts';
import type { Resolver } from '../dns/resolver.ts';
import { walkTree } from './discovery.ts';
import type { DmarcRecord, Policy } from './record.ts';

export type DmarcResult = 'pass' | 'fail' | 'none' | 'temperror' | 'permerror';

export interface DmarcAnswer {
	result: DmarcResult;
	/** What the domain asks to be done with a failure, lowered one step while it is being tried out; null: nothing is published. */
	policy: Policy | null;
	alignedBy: 'spf' | 'dkim' | null;
	reason: string;
}

/** Domains that passed, in lower case. `unsettled`: the check that could not be made, without which a failure proves nothing. */
export interface Proofs {
	spf: string | null;
	dkim: string[];
	unsettled: string | null;
}

const LOWERED: Record<Policy, Policy> = { reject: 'quarantine', quarantine: 'none', none: 'none' };

export async function evaluateDmarc(domain: string, proofs: Proofs, resolver: Resolver): Promise<DmarcAnswer> {
	const discovery = await walkTree(domain, resolver);
	if (!discovery.ok) return { result: 'temperror', policy: null, alignedBy: null, reason: discovery.reason };
	const { found, organization } = discovery.walk;
	const own = found.find((each) => each.domain === domain) ?? found.find((each) => each.domain === organization);
	const chosen = own ?? found.find(({ record }) => record.psd === 'y');
	if (chosen === undefined) {
		return { result: 'none', policy: null, alignedBy: null, reason: `${domain} publishes no DMARC policy` };
	}
	const { record } = chosen;
	const policy = await policyFor(domain, chosen, resolver);
	const aligned = await alignment(domain, organization, record, proofs, resolver);
	if (aligned.ok) return { result: 'pass', policy, alignedBy: aligned.by, reason: aligned.reason };
	const unsettled =
		proofs.unsettled ?? (aligned.isUnsettled ? 'the DNS did not tell whose the proven domain is' : null);
	if (unsettled !== null) return { result: 'temperror', policy, alignedBy: null, reason: unsettled };
	const reason = `neither SPF nor DKIM proves ${domain}, which asks for ${policy}`;
	return { result: 'fail', policy, alignedBy: null, reason };
}

async function policyFor(
	domain: string,
	{ domain: at, record }: { domain: string; record: DmarcRecord },
	resolver: Resolver,
): Promise<Policy> {
	let policy = domain === at ? record.p : record.sp;
	if (domain !== at && record.np !== record.sp && !(await exists(domain, resolver))) policy = record.np;
	return record.isTesting ? LOWERED[policy] : policy;
}

/** RFC 9091 section 2.7: a name without any address or mail server. When in doubt, it exists. */
async function exists(domain: string, resolver: Resolver): Promise<boolean> {
	const answers = await Promise.all([resolver.a(domain), resolver.aaaa(domain), resolver.mx(domain)]);
	return answers.some(({ outcome }) => outcome !== 'none');
}

type Alignment = { ok: true; by: 'spf' | 'dkim'; reason: string } | { ok: false; isUnsettled: boolean };

/** RFC 7489 section 3.1. DKIM first: it says more, since it survives forwarding. */
async function alignment(
	domain: string,
	organization: string,
	record: DmarcRecord,
	{ spf, dkim }: Proofs,
	resolver: Resolver,
): Promise<Alignment> {
	let isUnsettled = false;
	for (const signer of dkim) {
		const aligned = await isAligned(signer, domain, organization, record.strictDkim, resolver);
		if (aligned === true) return { ok: true, by: 'dkim', reason: `signed by ${signer}` };
		isUnsettled ||= aligned === null;
	}
	const aligned = spf !== null && (await isAligned(spf, domain, organization, record.strictSpf, resolver));
	if (aligned === true) return { ok: true, by: 'spf', reason: `sent by a host of ${spf}` };
	return { ok: false, isUnsettled: isUnsettled || aligned === null };
}

/** null: the DNS did not say. Only a name within the organization can be aligned; a boundary between may still part them. */
async function isAligned(
	proven: string,
	domain: string,
	organization: string,
	isStrict: boolean,
	resolver: Resolver,
): Promise<boolean | null> {
	if (proven === domain) return true;
	if (isStrict || !isWithin(proven, organization)) return false;
	if (proven === organization) return true;
	const discovery = await walkTree(proven, resolver);
	return discovery.ok ? discovery.walk.organization === organization : null;
}
