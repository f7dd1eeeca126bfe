// Writes documents for tests: just as much of their formats as readers look at.
import { deflateSync } from 'node:zlib';
import { join, latin1, padded, u16, u32, u64, utf16 } from './octets.ts';
import { type ZipEntry, zip } from './zip.ts';

export interface Stored {
	name: string;
	/** Default: a stream. */
	storage?: boolean;
	data?: Uint8Array;
}

/** MS-CFB, version 3: a header, the directory, then each stream in sectors of its own. */
export function compound(items: Stored[]): Buffer {
	const head = Buffer.alloc(512);
	latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1').copy(head);
	head.writeUInt16LE(9, 30);
	head.writeUInt32LE(0, 48);
	const entries = [
		{ name: 'Root Entry', type: 5 },
		...items.map(({ name, storage }) => ({ name, type: storage ? 1 : 2 })),
	];
	const directory = join(...entries.map(({ name, type }) => directoryEntry(name, type)));
	const sectors = items.map(({ data = new Uint8Array() }) => inSectors(data));
	return join(head, inSectors(directory), ...sectors);
}

function inSectors(octets: Uint8Array): Buffer {
	return padded(octets, Math.ceil(octets.length / 512) * 512);
}

function directoryEntry(name: string, type: number): Buffer {
	const entry = padded(utf16(`${name}\0`), 128);
	entry.writeUInt16LE((name.length + 1) * 2, 64);
	entry[66] = type;
	entry[67] = 1;
	return entry;
}

/** MS-OVBA 2.4.1: chunks of up to 4096 octets, repeats as copy tokens. */
export function vbaModule(source: string): Buffer {
	const octets = latin1(`Attribute VB_Name = "Module1"\r\n${source}`);
	const chunks: Buffer[] = [];
	for (let at = 0; at < octets.length; at += 3600) chunks.push(vbaChunk(octets.subarray(at, at + 3600)));
	return join(latin1('\x01'), ...chunks);
}

function vbaChunk(octets: Buffer): Buffer {
	const groups: Buffer[] = [];
	for (let at = 0; at < octets.length; ) {
		const tokens: Buffer[] = [];
		let flags = 0;
		for (let bit = 0; bit < 8 && at < octets.length; bit++) {
			const token = copyToken(octets, at);
			if (token !== null) flags |= 1 << bit;
			tokens.push(token?.token ?? octets.subarray(at, at + 1));
			at += token?.length ?? 1;
		}
		groups.push(Buffer.from([flags]), ...tokens);
	}
	const body = join(...groups);
	return join(u16(0xb000 | (body.length - 1)), body);
}

/** The latest repeat of what stands at `at`, eight octets at most. */
function copyToken(octets: Buffer, at: number): { token: Buffer; length: number } | null {
	for (let length = Math.min(8, octets.length - at); length >= 3; length--) {
		const from = octets.subarray(0, at).lastIndexOf(octets.subarray(at, at + length));
		if (from < 0) continue;
		const distanceBits = Math.max(4, Math.ceil(Math.log2(at)));
		return { token: u16(((at - from - 1) << (16 - distanceBits)) | (length - 3)), length };
	}
	return null;
}

export const MACRO_STORAGES: Stored[] = [
	{ name: 'Macros', storage: true },
	{ name: 'VBA', storage: true },
	{ name: '_VBA_PROJECT' },
];

/** A Word document of the older kind with a module in it. */
export function macroDocument(source: string): Buffer {
	return compound([...MACRO_STORAGES, { name: 'Module1', data: vbaModule(source) }]);
}

/** BOUNDSHEET, MS-XLS 2.4.28: `kind` 1 is a sheet of Excel 4.0 macros. */
export function boundSheet(kind: number): Buffer {
	return join(latin1('\x85\x00\x0e\x00'), u32(1000), Buffer.from([0, kind]), latin1('\x06\x00Macro1'));
}

const CONTENT_TYPES: ZipEntry = { name: '[Content_Types].xml', data: '<?xml version="1.0"?><Types/>' };

export function officeDocument(parts: ZipEntry[]): Buffer {
	const main = { name: 'word/document.xml', data: '<?xml version="1.0"?><w:document><w:p>Hello</w:p></w:document>' };
	return zip([CONTENT_TYPES, { name: '_rels/.rels', data: '<?xml version="1.0"?><Relationships/>' }, main, ...parts]);
}

export function relationship(type: string, target: string, mode = 'External'): ZipEntry {
	const data = `<?xml version="1.0"?><Relationships><Relationship Id="r1" Type="http://schemas.example/relationships/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`;
	return { name: 'word/_rels/settings.xml.rels', data };
}

/** `objects`: as they stand between obj and endobj; `packed`: those of an object stream. */
export function pdf(objects: string[], packed: string[] = [], trailer = ''): Buffer {
	const plain = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join('');
	const head = `%PDF-1.7\n%\xe2\xe3\xcf\xd3\n${plain}`;
	if (packed.length === 0) return latin1(`${head}trailer\n<< /Root 1 0 R ${trailer}>>\n%%EOF\n`);
	const data = deflateSync(latin1(packed.join('\n')));
	const open = `90 0 obj\n<< /Type /ObjStm /N ${packed.length} /First 10 /Filter /FlateDecode /Length ${data.length} >>\nstream\r\n`;
	return join(latin1(`${head}${open}`), data, latin1(`\nendstream\nendobj\ntrailer\n<< ${trailer}>>\n%%EOF\n`));
}

/** MS-ONESTORE, with the files of a page. */
export function oneNote(files: Uint8Array[]): Buffer {
	const guid = Buffer.from('e716e3bd65261145a4c48d4d0b7a9eac', 'hex');
	const objects = files.map((file) => join(guid, u64(file.length), Buffer.alloc(12), file, Buffer.alloc(16, 0x11)));
	return join(Buffer.from('e4525c7b8cd8a74daeb15378d02996d3', 'hex'), Buffer.alloc(1000), ...objects);
}
