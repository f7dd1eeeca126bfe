// IP addresses and ranges (CIDR, RFC 4632) as four words of 32 bits, IPv4 as RFC 4291 section 2.5.5.2 maps it. Pure.

export type IpWords = readonly [number, number, number, number];

export interface IpRange {
	first: IpWords;
	last: IpWords;
}

/** Wider ranges would condemn whole countries: a list that holds one is wrong there. */
const WIDEST_IPV4 = 8;
const WIDEST_IPV6 = 16;
const MAPPED_BITS = 96;

/** With or without brackets. null: it is no address. */
export function parseIp(text: string): IpWords | null {
	const ipv4 = parseIpv4(text);
	if (ipv4 !== null) return [0, 0, 0xffff, ipv4];
	return parseIpv6(text.replace(/^\[(.*)\]$/, '$1'));
}

/** An address alone is a range of one. Bits of the host part are taken for zeros. */
export function parseRange(text: string): IpRange | null {
	const slash = text.indexOf('/');
	const address = slash < 0 ? text : text.slice(0, slash);
	const words = parseIp(address);
	if (words === null) return null;
	const isIpv4 = !address.includes(':');
	const width = isIpv4 ? 32 : 128;
	const bits = slash < 0 ? width : parseDecimal(text.slice(slash + 1), width);
	if (bits === null || bits < (isIpv4 ? WIDEST_IPV4 : WIDEST_IPV6)) return null;
	return rangeOf(words, isIpv4 ? MAPPED_BITS + bits : bits);
}

export function compareIp(a: IpWords, b: IpWords): number {
	return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}

function rangeOf(words: IpWords, bits: number): IpRange {
	const masks = words.map((_, at) => maskOf(bits - 32 * at));
	const first = words.map((word, at) => (word & (masks[at] as number)) >>> 0);
	const last = words.map((word, at) => (word | ~(masks[at] as number)) >>> 0);
	return { first: first as unknown as IpWords, last: last as unknown as IpWords };
}

/** A word whose `bits` highest bits are set. */
function maskOf(bits: number): number {
	if (bits <= 0) return 0;
	return bits >= 32 ? 0xffffffff : (0xffffffff << (32 - bits)) >>> 0;
}

function parseDecimal(text: string, max: number): number | null {
	return /^\d{1,3}$/.test(text) && Number(text) <= max ? Number(text) : null;
}

function parseIpv4(text: string): number | null {
	const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
	if (octets === undefined || octets.some((octet) => octet > 255)) return null;
	return octets.reduce((address, octet) => address * 256 + octet, 0);
}

/** RFC 4291 section 2.2, in all three forms; no zone. */
function parseIpv6(text: string): IpWords | null {
	if (text.length > 45 || !text.includes(':')) return null;
	const halves = text.split('::');
	if (halves.length > 2 || (halves.length === 2 && halves[0]?.includes('.'))) return null;
	const [head, tail] = [groupsOf(halves[0] ?? ''), groupsOf(halves[1] ?? '')];
	if (head === null || tail === null) return null;
	const missing = 8 - head.length - tail.length;
	if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
	const groups = [...head, ...Array<number>(missing).fill(0), ...tail];
	const word = (at: number) => (groups[at] as number) * 0x10000 + (groups[at + 1] as number);
	return [word(0), word(2), word(4), word(6)];
}

/** Groups of 16 bits; an IPv4 address at the end makes two. */
function groupsOf(text: string): number[] | null {
	if (text === '') return [];
	const groups = text.split(':').flatMap((group, at, all) => {
		const ipv4 = at === all.length - 1 ? parseIpv4(group) : null;
		if (ipv4 !== null) return [Math.floor(ipv4 / 0x10000), ipv4 % 0x10000];
		return [/^[0-9a-f]{1,4}$/i.test(group) ? Number.parseInt(group, 16) : Number.NaN];
	});
	return groups.some(Number.isNaN) ? null : groups;
}
