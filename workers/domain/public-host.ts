// Which hosts of a URL are out in the public: the rule behind every fetch whose address somebody else chose. Pure.
// It judges the name as written. What the name resolves to is the resolver's word, and may change between two looks.

/** IPv4 ranges that are not the public's (IANA special-purpose registry, RFC 6890): first address and prefix length. */
const CLOSED_IPV4: readonly [first: string, bits: number][] = [
	['0.0.0.0', 8], // this network
	['10.0.0.0', 8], // private
	['100.64.0.0', 10], // carrier-grade NAT
	['127.0.0.0', 8], // loopback
	['169.254.0.0', 16], // link-local: clouds keep their metadata there
	['172.16.0.0', 12], // private
	['192.0.0.0', 24], // protocol assignments
	['192.0.2.0', 24], // documentation
	['192.88.99.0', 24], // 6to4 relays
	['192.168.0.0', 16], // private
	['198.18.0.0', 15], // benchmarks
	['198.51.100.0', 24], // documentation
	['203.0.113.0', 24], // documentation
	['224.0.0.0', 3], // multicast, reserved, broadcast
];

/** Names that no public resolver answers, or that name this machine and its neighbours (RFC 6761, 6762, 8375). */
const CLOSED_NAMES = new Set(
	'localhost localdomain local internal intranet private corp home lan test invalid onion alt'.split(' '),
);

/** `host` as URL.hostname gives it: lower case, IPv4 in four decimal numbers, IPv6 in brackets. */
export function isPublicHost(host: string): boolean {
	if (host.startsWith('[')) return isPublicIpv6(host.slice(1, -1));
	const ipv4 = parseIpv4(host);
	return ipv4 === null ? isPublicName(host) : isPublicIpv4(ipv4);
}

/** One label alone names a neighbour; a trailing dot (the DNS root) changes nothing. */
function isPublicName(host: string): boolean {
	const labels = host.replace(/\.$/, '').split('.');
	if (labels.length < 2 || labels.includes('')) return false;
	return !CLOSED_NAMES.has(labels.at(-1) ?? '') && labels.slice(-2).join('.') !== 'home.arpa';
}

function isPublicIpv4(address: number): boolean {
	return !CLOSED_IPV4.some(([first, bits]) => address >>> (32 - bits) === (parseIpv4(first) ?? 0) >>> (32 - bits));
}

function parseIpv4(host: string): number | null {
	const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.?$/.exec(host)?.slice(1).map(Number);
	if (octets === undefined || octets.some((octet) => octet > 255)) return null;
	return octets.reduce((address, octet) => address * 256 + octet, 0);
}

/**
 * Only global unicast (2000::/3), and of that nothing that stands for another address or for none: Teredo and the other
 * protocol assignments (2001::/23), documentation (2001:db8::/32, 3fff::/20), 6to4 (2002::/16). IPv4-mapped, loopback,
 * unique local and link-local addresses all lie outside 2000::/3.
 */
function isPublicIpv6(address: string): boolean {
	const [first, second] = leadingGroups(address);
	if (first < 0x2000 || first > 0x3fff || first === 0x2002) return false;
	if (first === 0x2001) return second > 0x1ff && second !== 0xdb8;
	return first !== 0x3fff || second > 0xfff;
}

/** The first two groups. `::` at their place stands for zeros: a URL writes an address in its shortest form. */
function leadingGroups(address: string): [number, number] {
	const [head = ''] = address.split('::');
	const [first = '0', second = '0'] = head.split(':');
	return [Number.parseInt(first || '0', 16), Number.parseInt(second || '0', 16)];
}
