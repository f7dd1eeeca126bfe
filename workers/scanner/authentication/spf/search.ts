// What SPF asks of the DNS about the client's address: does a name hold it, and which names are its own?
import { dnsName, isWithin } from '../dns/name.ts';
import type { Answer } from '../dns/resolver.ts';
import { isInNetwork, parseIp, reverseName } from '../ip-address.ts';
import type { Check } from './check-host.ts';

/** `none`: a void lookup (RFC 7208 section 4.6.4). */
export type Match =
	| { outcome: 'found'; isMatch: boolean }
	| { outcome: 'none' }
	| { outcome: 'temporary'; reason: string };

export const NO_MATCH: Match = { outcome: 'none' };

/** Section 4.6.4: names past the tenth are not looked at. */
const MAX_NAMES = 10;

export async function hasAddress(check: Pick<Check, 'ip' | 'resolver'>, name: string, prefix: number): Promise<Match> {
	const answer = await addressesOf(check, name);
	if (answer.outcome !== 'found') return answer.outcome === 'none' ? NO_MATCH : answer;
	const isMatch = answer.records.some((text) => {
		const address = parseIp(text);
		return address !== null && isInNetwork(address, check.ip, prefix);
	});
	return { outcome: 'found', isMatch };
}

async function addressesOf({ ip, resolver }: Pick<Check, 'ip' | 'resolver'>, name: string): Promise<Answer<string>> {
	if (dnsName(name) === null) return { outcome: 'none' };
	return ip.version === 4 ? resolver.a(name) : resolver.aaaa(name);
}

/** Names of the client (PTR) that have its address themselves (section 5.5), in lower case. Looked up once for a check. */
export function validatedNames(check: Check, onVoid: () => void): Promise<string[]> {
	check.names ??= lookUpNames(check, onVoid);
	return check.names;
}

async function lookUpNames(check: Check, onVoid: () => void): Promise<string[]> {
	const answer = await check.resolver.ptr(reverseName(check.ip));
	if (answer.outcome === 'none') onVoid();
	if (answer.outcome !== 'found') return [];
	const valid: string[] = [];
	for (const name of answer.records.slice(0, MAX_NAMES)) {
		const match = await hasAddress(check, name, check.ip.version === 4 ? 32 : 128);
		const plain = dnsName(name);
		if (plain !== null && match.outcome === 'found' && match.isMatch) valid.push(plain);
	}
	return valid;
}

/** Section 7.3, the `p` macro: the domain itself before one below it before any other. */
export function bestName(names: string[], domain: string): string {
	const plain = domain.toLowerCase();
	return names.find((name) => name === plain) ?? names.find((name) => isWithin(name, plain)) ?? names[0] ?? 'unknown';
}
