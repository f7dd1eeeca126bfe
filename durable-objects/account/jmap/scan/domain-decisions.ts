// What the domains at which an account receives decide for it, as the scanner would have it of each mail: told, never set here.
import { domainOf } from '../../../../workers/domain/address';
import type { DomainDecision, DomainRules } from '../../../../workers/domain/scan-policy';
import { readPolicy } from '../../../../workers/scanner/attachment-policy-reader';
import type { Context } from '../core/context';

/** The main address's domain first. */
export async function domainDecisions({ accountId, caller, domainRules }: Context): Promise<DomainDecision[]> {
	const { addresses = [] } = caller.accounts.find(({ id }) => id === accountId) ?? {};
	const domains = [...new Set(addresses.map(domainOf))];
	const rules = await domainRules(domains);
	return domains.map((domain) => ({ domain, ...decided(rules.get(domain) ?? {}) }));
}

/** A policy that cannot be read decides nothing. */
function decided({ junkScore, quarantineScore, attachments }: DomainRules): Omit<DomainDecision, 'domain'> {
	const reading = readPolicy(attachments);
	return {
		junkScore: junkScore ?? null,
		quarantineScore: quarantineScore ?? null,
		attachments: reading.ok ? reading.policy : null,
	};
}
