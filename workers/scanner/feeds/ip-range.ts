// IP ranges (CIDR, RFC 4632) as words that can be sorted: an address is four of 32 bits, IPv4 as RFC 4291 section 2.5.5.2 maps it.
import { type IpAddress, parseIp } from '../authentication/ip-address.ts';

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
export function ipWords(text: string): IpWords | null {
	const address = parseIp(text.replace(/^\[(.*)\]$/, '$1'));
	return address && wordsOf(address);
}

/** An address alone is a range of one. Bits of the host part are taken for zeros. */
export function parseRange(text: string): IpRange | null {
	const slash = text.indexOf('/');
	const address = slash < 0 ? text : text.slice(0, slash);
	const words = ipWords(address);
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

function wordsOf({ version, value }: IpAddress): IpWords {
	const word = (at: bigint) => Number((value >> (32n * at)) & 0xffffffffn);
	return version === 4 ? [0, 0, 0xffff, word(0n)] : [word(3n), word(2n), word(1n), word(0n)];
}
