// `npm run --silent eval:mime -- FOLDER`: what the core makes of every message below a folder, one JSON row a line, to hold
// it against other parsers. Reads files and prints; judges nothing.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Core, createCore, decodeCharset } from '../wasm-core/host.ts';
import type { Address } from '../workers/domain/address.ts';
import type { Part } from '../workers/domain/part-index.ts';

const CORE = new URL('../wasm-core/build/core.wasm', import.meta.url);
/** As a mail comes in: never in one piece. */
const CHUNK_BYTES = 65_536;
const CR = 0x0d;
const LF = 0x0a;

/** White space that parsers disagree on, in one kind; and what they disagree to keep at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const WHITE = /[\u0000-\u0020\u007f-\u00a0]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
const LOOSE = /[\u0000-\u0020\u007f-\u00a0\ufeff\ufffd]+/g;

/** A leaf with its octets, the transfer encoding undone. */
interface Leaf {
	part: Part;
	octets: Uint8Array;
}

async function row(core: Core, id: string, raw: Uint8Array): Promise<Record<string, unknown>> {
	const reading = core.open();
	for (let at = 0; at < raw.length; at += CHUNK_BYTES) reading.push(raw.subarray(at, at + CHUNK_BYTES));
	const index = reading.finish().index();
	reading.close();
	const leaves = await Promise.all(index.parts.filter(isOwnLeaf).map((part) => leafOf(core, part, raw)));
	return {
		id,
		from: addresses(index.from),
		to: addresses(index.to),
		cc: addresses(index.cc),
		subject: plain(index.subject),
		date: index.sentAt === null ? null : new Date(index.sentAt).toISOString().replace(/\.\d+Z$/, 'Z'),
		messageId: plain(index.messageId[0] ?? null),
		text: bodies(leaves, 'text/plain'),
		html: bodies(leaves, 'text/html'),
		attachments: leaves.filter(({ part }) => !isInlineText(part)).map(attachment),
		parts: leaves.map(({ part, octets }) => {
			const { bytes, sha256 } = canonical(octets);
			return { ct: part.type, size: bytes, canon: sha256 };
		}),
	};
}

/** A leaf of the message itself: a message inside it counts as one, a multipart never, even where it holds no parts. */
function isOwnLeaf(part: Part, _: number, parts: Part[]): boolean {
	for (let up = parts[part.parent]; up; up = parts[up.parent]) if (!isMultipart(up)) return false;
	return !isMultipart(part);
}

function isMultipart({ type }: Part): boolean {
	return type.startsWith('multipart/');
}

function isInlineText({ type, disposition }: Part): boolean {
	return (type === 'text/plain' || type === 'text/html') && disposition !== 'attachment';
}

/** The part's body cut from the raw message by its offsets, decoded as a download is. */
async function leafOf(core: Core, part: Part, raw: Uint8Array): Promise<Leaf> {
	const decoder = core.decodeTransfer(part.encoding);
	const octets = new Response(decoder.readable as unknown as BodyInit).arrayBuffer();
	const writer = decoder.writable.getWriter();
	await writer.write(raw.subarray(part.bodyStart, part.bodyEnd));
	await writer.close();
	return { part, octets: new Uint8Array(await octets) };
}

function addresses(list: Address[]): { name: string | null; address: string | null }[] {
	const entries = list.map(({ name, email }) => ({ name: plain(name), address: plain(email) }));
	return entries.filter(({ name, address }) => name !== null || address !== null);
}

function plain(text: string | null): string | null {
	return text?.replace(WHITE, ' ').trim() || null;
}

/** Null where there is nothing to read, be it for want of a part or of words. */
function bodies(leaves: Leaf[], type: string): { loose: string } | null {
	const shown = leaves.filter(({ part }) => part.type === type && isInlineText(part));
	const text = shown.map(({ part, octets }) => decodeCharset(octets, part.charset).replace(LOOSE, '')).join('');
	return text === '' ? null : { loose: sha256(text) };
}

function attachment({ part, octets }: Leaf): Record<string, unknown> {
	const { bytes, sha256: canon } = canonical(octets);
	return { filename: plain(part.fileName), contentType: part.type, canonSize: bytes, canon };
}

/** Size and digest of the octets with line ends as LF alone and none at the end. */
function canonical(octets: Uint8Array): { bytes: number; sha256: string } {
	const lines = new Uint8Array(octets.length);
	let bytes = 0;
	for (const octet of octets) {
		if (octet === LF) while (bytes > 0 && lines[bytes - 1] === CR) bytes--;
		lines[bytes++] = octet;
	}
	while (bytes > 0 && (lines[bytes - 1] === CR || lines[bytes - 1] === LF)) bytes--;
	return { bytes, sha256: sha256(lines.subarray(0, bytes)) };
}

function sha256(data: string | Uint8Array): string {
	return createHash('sha256').update(data).digest('hex');
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
	console.error('usage: npm run --silent eval:mime -- FOLDER');
	process.exit(2);
}
execFileSync(process.execPath, [fileURLToPath(new URL('./build-core.mjs', import.meta.url))], {
	stdio: ['ignore', 'ignore', 'inherit'],
});
const core = createCore(new WebAssembly.Module(readFileSync(CORE)));
const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
for (const file of files.sort()) {
	const id = path.relative(folder, file).split(path.sep).join('/');
	console.log(JSON.stringify(await row(core, id, new Uint8Array(readFileSync(file)))));
}
