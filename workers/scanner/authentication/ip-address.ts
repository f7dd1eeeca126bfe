// IP addresses as numbers: read, compared under a prefix, written, and turned into the names that PTR records stand at.

export interface IpAddress {
	version: 4 | 6;
	value: bigint;
}

const MAPPED = 0xffffn;

/** Strict forms only (RFC 4291 section 2.2); null for anything else. An IPv4-mapped address is the IPv4 address that it maps. */
export function parseIp(text: string): IpAddress | null {
	if (!text.includes(':')) {
		const value = parseIpv4(text);
		return value === null ? null : { version: 4, value };
	}
	const value = parseIpv6(text);
	if (value === null) return null;
	return value >> 32n === MAPPED ? { version: 4, value: value & 0xffffffffn } : { version: 6, value };
}

export function parseIpv4(text: string): bigint | null {
	const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
	if (match === null) return null;
	let value = 0n;
	for (const octet of match.slice(1)) {
		if (Number(octet) > 255 || (octet.length > 1 && octet.startsWith('0'))) return null;
		value = (value << 8n) | BigInt(octet);
	}
	return value;
}

export function parseIpv6(text: string): bigint | null {
	if (text.length > 45) return null;
	const [head = '', tail, ...more] = text.split('::');
	// IPv4 stands at the end of the whole address, not of its first half.
	if (more.length > 0 || (tail !== undefined && head.includes('.'))) return null;
	const before = groups(head);
	const after = groups(tail ?? '');
	if (before === null || after === null) return null;
	const missing = 8 - before.length - after.length;
	if (tail === undefined ? missing !== 0 : missing < 1) return null;
	const all = [...before, ...new Array<number>(missing).fill(0), ...after];
	return all.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

/** The last group may be an IPv4 address (RFC 4291 section 2.2, form 3). */
function groups(text: string): number[] | null {
	if (text === '') return [];
	const words = text.split(':');
	const found: number[] = [];
	for (const [at, word] of words.entries()) {
		const ipv4 = at === words.length - 1 && word.includes('.') ? parseIpv4(word) : null;
		if (ipv4 !== null) found.push(Number(ipv4 >> 16n), Number(ipv4 & 0xffffn));
		else if (/^[0-9a-f]{1,4}$/i.test(word)) found.push(Number.parseInt(word, 16));
		else return null;
	}
	return found;
}

/** Whether both share their first `prefix` bits. Addresses of two versions never do. */
export function isInNetwork(address: IpAddress, network: IpAddress, prefix: number): boolean {
	if (address.version !== network.version) return false;
	const hostBits = BigInt((address.version === 4 ? 32 : 128) - prefix);
	return address.value >> hostBits === network.value >> hostBits;
}

/** Loopback, link-local and private networks (RFC 1918, RFC 4193). */
export function isLocal(address: IpAddress): boolean {
	return LOCAL.some(([network, prefix]) => isInNetwork(address, network, prefix));
}

const LOCAL: [network: IpAddress, prefix: number][] = [
	[{ version: 4, value: 0x7f000000n }, 8],
	[{ version: 4, value: 0x0a000000n }, 8],
	[{ version: 4, value: 0xac100000n }, 12],
	[{ version: 4, value: 0xc0a80000n }, 16],
	[{ version: 4, value: 0xa9fe0000n }, 16],
	[{ version: 6, value: 1n }, 128],
	[{ version: 6, value: 0xfcn << 120n }, 7],
	[{ version: 6, value: 0xfe80n << 112n }, 10],
];

/** As RFC 5952 writes it: the longest run of zero groups, if there is one, is `::`. */
export function ipText({ version, value }: IpAddress): string {
	if (version === 4) return octets(value).join('.');
	const groups = Array.from({ length: 8 }, (_, at) => (value >> BigInt(16 * (7 - at))) & 0xffffn);
	const words = groups.map((group) => group.toString(16));
	const { start, length } = longestZeros(groups);
	if (length < 2) return words.join(':');
	return `${words.slice(0, start).join(':')}::${words.slice(start + length).join(':')}`;
}

function longestZeros(groups: bigint[]): { start: number; length: number } {
	let best = { start: 0, length: 0 };
	let length = 0;
	for (const [at, group] of groups.entries()) {
		length = group === 0n ? length + 1 : 0;
		if (length > best.length) best = { start: at - length + 1, length };
	}
	return best;
}

/** RFC 7208 section 7.3, the `i` macro: dotted decimals, or 32 digits in hex with dots between, as the suite writes them. */
export function dottedIp({ version, value }: IpAddress): string {
	if (version === 4) return octets(value).join('.');
	return [...value.toString(16).toUpperCase().padStart(32, '0')].join('.');
}

/** Where the address's PTR records stand (RFC 1035 section 3.5, RFC 3596 section 2.5). */
export function reverseName(address: IpAddress): string {
	const zone = address.version === 4 ? 'in-addr.arpa' : 'ip6.arpa';
	return `${dottedIp(address).split('.').reverse().join('.')}.${zone}`;
}

function octets(value: bigint): number[] {
	return [24n, 16n, 8n, 0n].map((shift) => Number((value >> shift) & 0xffn));
}
