// Reads the records of attachments (assembly/scan/attachment/layout.ts) as facts. No judgement here: names are the sender's.
import {
	type ArchiveEntry,
	type AttachmentFact,
	type AttachmentTrait,
	type ContentKind,
	KIND_LIST,
	TRAIT_LIST,
} from '../workers/domain/scan-facts.ts';
import * as at from './assembly/scan/attachment/layout.ts';

/** What IBM PCs had beyond ASCII, and ZIP has where it does not say UTF-8 (APPNOTE.TXT appendix D). */
const CP437 =
	'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Copies, so the core may be reset at once. `view`: the records. */
export function readAttachments(view: DataView): AttachmentFact[] {
	const entries = readEntries(view);
	const facts: AttachmentFact[] = [];
	for (let index = 0; index < view.getUint32(at.OFFSET_ATTACHMENTS, true); index++) {
		facts.push(readAttachment(view, at.ATTACHMENT_RECORDS + index * at.ATTACHMENT_BYTES, entries));
	}
	return facts;
}

function readAttachment(view: DataView, record: number, entries: Map<number, ArchiveEntry[]>): AttachmentFact {
	const part = view.getUint32(record + at.ATTACHMENT_PART, true);
	const traits = readTraits(view.getBigUint64(record + at.ATTACHMENT_TRAITS, true));
	const own = entries.get(part);
	const entryCount = view.getUint32(record + at.ATTACHMENT_ENTRIES, true);
	const isTruncated = (view.getUint32(record + at.ATTACHMENT_FLAGS, true) & at.ATTACHMENT_TRUNCATED) !== 0;
	return {
		part,
		kind: kindAt(view.getUint32(record + at.ATTACHMENT_KIND, true)),
		...(traits.length > 0 ? { traits } : {}),
		...(own ? { entries: own } : {}),
		...(entryCount > 0 ? { entryCount } : {}),
		...(isTruncated ? { truncated: true } : {}),
	};
}

function kindAt(number: number): ContentKind {
	return KIND_LIST[number] ?? 'unknown';
}

function readTraits(bits: bigint): AttachmentTrait[] {
	return bits === 0n ? [] : TRAIT_LIST.filter((_, bit) => (bits >> BigInt(bit)) & 1n);
}

/** By part; those that are dangerous first. */
function readEntries(view: DataView): Map<number, ArchiveEntry[]> {
	const dangerous = new Map<number, ArchiveEntry[]>();
	const others = new Map<number, ArchiveEntry[]>();
	for (let index = 0; index < view.getUint32(at.OFFSET_ENTRIES, true); index++) {
		const record = at.ENTRY_RECORDS + index * at.ENTRY_BYTES;
		const flags = view.getUint16(record + at.ENTRY_FLAGS, true);
		const lists = (flags & at.ENTRY_DANGEROUS) !== 0 ? dangerous : others;
		const part = view.getUint32(record + at.ENTRY_PART, true);
		lists.set(part, [...(lists.get(part) ?? []), readEntry(view, record, flags)]);
	}
	for (const [part, list] of others) dangerous.set(part, [...(dangerous.get(part) ?? []), ...list]);
	return dangerous;
}

function readEntry(view: DataView, record: number, flags: number): ArchiveEntry {
	const bytes = view.getUint32(record + at.ENTRY_NAME_BYTES, true);
	const octets = new Uint8Array(view.buffer, view.byteOffset + record + at.ENTRY_NAME, bytes);
	return {
		name: decodeName(octets, flags),
		kind: kindAt(view.getUint8(record + at.ENTRY_KIND)),
		bytes: Number(view.getBigUint64(record + at.ENTRY_SIZE, true)),
		encrypted: (flags & at.ENTRY_ENCRYPTED) !== 0,
		depth: view.getUint8(record + at.ENTRY_DEPTH),
	};
}

function decodeName(octets: Uint8Array, flags: number): string {
	if ((flags & at.ENTRY_UTF16) !== 0) return new TextDecoder('utf-16le').decode(octets);
	if ((flags & at.ENTRY_UTF8) !== 0) return new TextDecoder().decode(octets);
	return decodeUtf8(octets) ?? fromCp437(octets);
}

/** Most programs write UTF-8 whether they say so or not. */
function decodeUtf8(octets: Uint8Array): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
	} catch {
		return null; // Not UTF-8, then: that is what was asked.
	}
}

function fromCp437(octets: Uint8Array): string {
	return Array.from(octets, (octet) => (octet < 0x80 ? String.fromCharCode(octet) : (CP437[octet - 0x80] ?? ''))).join(
		'',
	);
}
