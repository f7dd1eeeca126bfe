// Writes ZIP files for tests, honest ones and ones that lie.
import { deflateRawSync } from 'node:zlib';
import { join, latin1, u16, u32, u64 } from './octets.ts';

export interface ZipEntry {
	name: string | Uint8Array;
	data?: Uint8Array | string;
	/** Default: deflated. */
	stored?: boolean;
	encrypted?: boolean;
	/** Sizes stand after the data, as a program writes them that cannot go back. */
	streamed?: boolean;
	utf8?: boolean;
	/** Declared in place of the true size. */
	size?: number;
	/** Any other method, whose data are `data` as they stand. */
	method?: number;
	/** Sizes stand in the 64-bit extra field. */
	wide?: boolean;
	/** Only in one of the two places. */
	only?: 'local' | 'directory';
	/** In the directory, in place of `name`. */
	listedAs?: string;
}

interface Written {
	entry: ZipEntry;
	packed: Uint8Array;
	size: number;
	method: number;
	at: number;
}

export function zip(entries: ZipEntry[], { prefix = latin1(''), comment = '', told = -1 } = {}): Buffer {
	const pieces: Uint8Array[] = [prefix];
	const written: Written[] = [];
	let at = prefix.length;
	for (const entry of entries) {
		const one = pack(entry, at);
		written.push(one);
		if (entry.only === 'directory') continue;
		const octets = local(one);
		pieces.push(octets);
		at += octets.length;
	}
	const directory = join(...written.filter(({ entry }) => entry.only !== 'local').map(listing));
	const listed = written.filter(({ entry }) => entry.only !== 'local').length;
	return join(...pieces, directory, endOf(told < 0 ? listed : told, directory.length, at, comment));
}

export function endOf(count: number, directoryBytes: number, directoryAt: number, comment = ''): Buffer {
	const counts = join(u16(count), u16(count), u32(directoryBytes), u32(directoryAt));
	return join(latin1('PK\x05\x06'), u16(0), u16(0), counts, u16(comment.length), latin1(comment));
}

function pack(entry: ZipEntry, at: number): Written {
	const data = typeof entry.data === 'string' ? Buffer.from(entry.data) : (entry.data ?? new Uint8Array());
	const method = entry.method ?? (entry.stored ? 0 : 8);
	return { entry, packed: method === 8 ? deflateRawSync(data) : data, size: entry.size ?? data.length, method, at };
}

function flagsOf({ encrypted, streamed, utf8 }: ZipEntry): number {
	return (encrypted ? 1 : 0) | (streamed ? 8 : 0) | (utf8 ? 2048 : 0);
}

function octetsOf(name: string | Uint8Array): Buffer {
	return typeof name === 'string' ? Buffer.from(name) : Buffer.from(name);
}

function local({ entry, packed, size, method }: Written): Buffer {
	const name = octetsOf(entry.name);
	const extra = entry.wide ? join(u16(1), u16(16), u64(size), u64(packed.length)) : latin1('');
	const sizes = entry.streamed
		? join(u32(0), u32(0))
		: entry.wide
			? join(u32(0xffffffff), u32(0xffffffff))
			: join(u32(packed.length), u32(size));
	const head = join(latin1('PK\x03\x04'), u16(20), u16(flagsOf(entry)), u16(method), u32(0), u32(0), sizes);
	const descriptor = entry.streamed ? join(latin1('PK\x07\x08'), u32(0), u32(packed.length), u32(size)) : latin1('');
	return join(head, u16(name.length), u16(extra.length), name, extra, packed, descriptor);
}

function listing({ entry, packed, size, method, at }: Written): Buffer {
	const name = octetsOf(entry.listedAs ?? entry.name);
	const head = join(latin1('PK\x01\x02'), u16(20), u16(20), u16(flagsOf(entry)), u16(method), u32(0), u32(0));
	const sizes = join(u32(packed.length), u32(size), u16(name.length), u16(0), u16(0));
	return join(head, sizes, u16(0), u16(0), u32(0), u32(at), name);
}
