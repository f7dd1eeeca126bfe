// Whether the From domain is proven to have sent the mail: what allowances and old acquaintance stand on.
import { type Address, domainOf } from '../../domain/address.ts';
import { areRelated } from '../../domain/host-name.ts';
import type { AuthenticationSummary, Verdict } from '../../domain/verdict';

/** 'untested': nobody whose word counts has said either. */
export type Proof = 'proven' | 'disproven' | 'untested';

export function senderProof(verdict: Pick<Verdict, 'reasons' | 'authentication'>, from: readonly Address[]): Proof {
	const { authentication = [], reasons } = verdict;
	const has = (...rules: string[]) => reasons.some(({ rule }) => rules.includes(rule));
	const dmarc = authentication.find(({ method }) => method === 'dmarc')?.result;
	if (dmarc === 'fail' || has('dmarc-fail', 'own-domain-forged')) return 'disproven';
	if (dmarc === 'pass' || has('dmarc-pass')) return 'proven';
	// A domain without a DMARC policy proves itself as well by a signature, or a sending host, of its own.
	if (authentication.some((found) => isAligned(found, from))) return 'proven';
	return authentication.length > 0 || has('spf-fail') ? 'disproven' : 'untested';
}

/** RFC 7489 section 3.1: what passed was the From domain's own. */
function isAligned({ method, result, domain }: AuthenticationSummary, from: readonly Address[]): boolean {
	if ((method !== 'dkim' && method !== 'spf') || result !== 'pass') return false;
	const own = domain.slice(domain.lastIndexOf('@') + 1).toLowerCase();
	return from.length === 1 && own !== '' && areRelated(own, domainOf(from[0]?.email ?? ''));
}
