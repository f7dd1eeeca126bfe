// Does the client's address have a name that leads back to it (RFC 8601 section 3)? Most hosts that send mail by right do.
import { dnsName } from './dns/name.ts';
import type { Resolver } from './dns/resolver.ts';
import { type IpAddress, ipText, parseIp, reverseName } from './ip-address.ts';

/** As in RFC 8601 section 2.7.3: `permerror` where the address has no name at all. */
export type IprevResult = 'pass' | 'fail' | 'temperror' | 'permerror';

export interface IprevAnswer {
	result: IprevResult;
	/** The name that was found, the right one where there is one; null: none. */
	name: string | null;
	/** The address as text. */
	address: string;
}

/** Names past the fifth are not looked at: an address needs one. */
const MAX_NAMES = 5;

export async function checkIprev(ip: IpAddress, resolver: Resolver): Promise<IprevAnswer> {
	const address = ipText(ip);
	const answer = await resolver.ptr(reverseName(ip));
	if (answer.outcome === 'temporary') return { result: 'temperror', name: null, address };
	const names =
		answer.outcome === 'found' ? answer.records.slice(0, MAX_NAMES).flatMap((name) => dnsName(name) ?? []) : [];
	const [first] = names;
	if (first === undefined) return { result: 'permerror', name: null, address };
	const leads = await Promise.all(names.map((name) => leadsTo(name, ip, resolver)));
	const right = names[leads.indexOf('yes')];
	if (right !== undefined) return { result: 'pass', name: right, address };
	return { result: leads.includes('unknown') ? 'temperror' : 'fail', name: first, address };
}

async function leadsTo(name: string, ip: IpAddress, resolver: Resolver): Promise<'yes' | 'no' | 'unknown'> {
	const answer = await (ip.version === 4 ? resolver.a(name) : resolver.aaaa(name));
	if (answer.outcome !== 'found') return answer.outcome === 'none' ? 'no' : 'unknown';
	return answer.records.some((text) => parseIp(text)?.value === ip.value) ? 'yes' : 'no';
}
