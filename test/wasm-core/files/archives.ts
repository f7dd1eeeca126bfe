// Writes archives other than ZIP for tests: headers by their formats' descriptions, contents as they stand.
import { crc32 } from 'node:zlib';
import { join, latin1, padded, u16, u32, u64, utf16 } from './octets.ts';

export interface File {
	name: string;
	data?: Uint8Array;
	encrypted?: boolean;
}

export function tar(files: (File & { long?: boolean })[]): Buffer {
	const blocks = files.flatMap(({ name, data = new Uint8Array(), long }) =>
		long
			? [...tarEntry('././@LongLink', 'L', latin1(`${name}\0`)), ...tarEntry(name.slice(0, 100), '0', data)]
			: tarEntry(name, '0', data),
	);
	return join(...blocks, Buffer.alloc(1024));
}

function tarEntry(name: string, type: string, data: Uint8Array): Buffer[] {
	const head = Buffer.alloc(512);
	head.write(name, 0, 100, 'latin1');
	head.write(`${data.length.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
	head.write(`${type}`, 156, 'latin1');
	head.write('ustar\x0000', 257, 'latin1');
	head.fill(' ', 148, 156);
	const sum = [...head].reduce((total, octet) => total + octet, 0);
	head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
	return [head, padded(data, Math.ceil(data.length / 512) * 512)];
}

export function rar4(files: File[], { encryptedHeaders = false } = {}): Buffer {
	const main = block4(0x73, encryptedHeaders ? 0x80 : 0, Buffer.alloc(6));
	const entries = files.map(({ name, data = new Uint8Array(), encrypted }) => {
		const sizes = join(u32(data.length), u32(data.length));
		const rest = join(latin1('\x02'), u32(0), u32(0), latin1('\x1d\x30'), u16(name.length), u32(32), latin1(name));
		return join(block4(0x74, 0x8000 | (encrypted ? 4 : 0), join(sizes, rest)), data);
	});
	return join(latin1('Rar!\x1a\x07\x00'), main, ...entries, block4(0x7b, 0x4000, latin1('')));
}

function block4(type: number, flags: number, rest: Uint8Array): Buffer {
	return join(u16(0), Buffer.from([type]), u16(flags), u16(7 + rest.length), rest);
}

export function rar5(files: File[], { encryptedHeaders = false } = {}): Buffer {
	const entries = files.map(({ name, data = new Uint8Array(), encrypted }) => {
		const octets = Buffer.from(name);
		const extra = encrypted ? join(vint(3), vint(1), vint(0), vint(0)) : latin1('');
		const file = join(vint(0), vint(data.length), vint(32), vint(0), vint(0), vint(octets.length), octets, extra);
		const sizes = join(...(encrypted ? [vint(extra.length)] : []), vint(data.length));
		return join(block5(join(vint(2), vint(encrypted ? 3 : 2), sizes, file)), data);
	});
	const lock = encryptedHeaders ? [block5(join(vint(4), vint(0), vint(0), vint(0)))] : [];
	const main = block5(join(vint(1), vint(0), vint(0)));
	return join(latin1('Rar!\x1a\x07\x01\x00'), ...lock, main, ...entries, block5(join(vint(5), vint(0), vint(0))));
}

function block5(body: Uint8Array): Buffer {
	const sized = join(vint(body.length), body);
	return join(u32(crc32(sized)), sized);
}

function vint(value: number): Buffer {
	return value < 0x80 ? Buffer.from([value]) : join(Buffer.from([(value & 0x7f) | 0x80]), vint(value >>> 7));
}

/** `coders`: what stands in the header before the names, the AES coder for instance. */
export function sevenZip(names: string[], { packedHeader = false, coders = latin1('') } = {}): Buffer {
	const data = Buffer.alloc(40, 0x55);
	const list = utf16(names.map((name) => `${name}\0`).join(''));
	const listBytes = list.length + 1;
	const size = listBytes < 0x80 ? Buffer.from([listBytes]) : Buffer.from([0x80 | (listBytes >> 8), listBytes & 0xff]);
	const open = join(
		latin1('\x01\x04'),
		coders,
		latin1('\x00\x05'),
		Buffer.from([names.length, 0x11]),
		size,
		latin1('\x00'),
	);
	const header = packedHeader ? join(latin1('\x17\x06'), coders, latin1('\x00')) : join(open, list, latin1('\x00\x00'));
	const start = join(u64(data.length), u64(header.length), u32(crc32(header)));
	return join(latin1("7z\xbc\xaf'\x1c\x00\x04"), u32(crc32(start)), start, data, header);
}

export const AES_CODER = latin1('\x24\x06\xf1\x07\x01\x01');

export function cabinet(files: File[]): Buffer {
	const list = files.map(({ name, data = new Uint8Array() }) =>
		join(u32(data.length), u32(0), u16(0), u16(0), u16(0), u16(0x20), latin1(`${name}\0`)),
	);
	const head = join(
		latin1('MSCF'),
		u32(0),
		u32(0),
		u32(0),
		u32(44),
		u32(0),
		latin1('\x03\x01'),
		u16(1),
		u16(files.length),
	);
	return join(head, u16(0), u16(0), u16(0), Buffer.alloc(8), ...list, Buffer.alloc(100));
}

/** ECMA-119 with a root directory in sector 20. */
export function diskImage(names: string[]): Buffer {
	const records = names.map((name) => {
		const record = Buffer.alloc(33 + name.length + ((33 + name.length) % 2));
		record[0] = record.length;
		record.writeUInt32LE(100, 10);
		record[32] = name.length;
		record.write(name, 33, 'latin1');
		return record;
	});
	const root = padded(join(...records), 2048);
	const image = Buffer.alloc(22 * 2048);
	image.write('\x01CD001\x01', 16 * 2048, 'latin1');
	image.writeUInt32LE(20, 16 * 2048 + 158);
	image.writeUInt32LE(root.length, 16 * 2048 + 166);
	root.copy(image, 20 * 2048);
	return image;
}
