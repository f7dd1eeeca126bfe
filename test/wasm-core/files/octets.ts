// Little verbs for tests that build files octet by octet.

export const u16 = (value: number) => Buffer.from([value & 0xff, (value >>> 8) & 0xff]);
export const u32 = (value: number) => Buffer.concat([u16(value & 0xffff), u16(value >>> 16)]);
export const u64 = (value: number) => Buffer.concat([u32(value >>> 0), u32(Math.floor(value / 2 ** 32))]);
export const latin1 = (text: string) => Buffer.from(text, 'latin1');
export const utf16 = (text: string) => Buffer.from(text, 'utf16le');
export const join = (...pieces: Uint8Array[]) => Buffer.concat(pieces);

/** `octets` with zeros after it, `bytes` in all. */
export function padded(octets: Uint8Array, bytes: number): Buffer {
	return Buffer.concat([octets, Buffer.alloc(Math.max(0, bytes - octets.length))]);
}

/** The head of a Windows program, and some of its body: nothing of it runs. */
export const PROGRAM = join(
	latin1('MZ\x90\x00\x03\x00\x00\x00\x04'),
	Buffer.alloc(60),
	latin1('PE\x00\x00'),
	Buffer.alloc(900, 0xcc),
);
