// The core's tables (layout.ts) as the domain's records. Decides nothing about mail.
import type { Address } from '../workers/domain/address';
import type { Defect, Part, TransferEncoding } from '../workers/domain/part-index';
import type { ScanFacts } from '../workers/domain/scan-facts';
import * as layout from './assembly/layout.ts';
import type { PartDigests } from './digests.ts';
import type { Instance } from './instance.ts';
import type { StringHeap } from './strings.ts';

export const ENCODINGS = layout.ENCODING_NAMES.split(' ') as TransferEncoding[];
const DEFECT_NAMES = layout.DEFECT_NAMES.split(' ');

export interface Entry {
	kind: number;
	value: number;
	first: string | null;
	second: string | null;
}

export function readEntries(core: Instance, strings: StringHeap): Entry[] {
	const entries: Entry[] = [];
	const { table, end } = entryTable(core);
	for (let at = table; at < end; at += layout.ENTRY_BYTES) {
		entries.push({
			kind: core.int(at + layout.ENTRY_KIND),
			value: core.int(at + layout.ENTRY_VALUE),
			first: strings.at(at + layout.ENTRY_FIRST),
			second: strings.at(at + layout.ENTRY_SECOND),
		});
	}
	return entries;
}

/** The mailboxes of one field, in the order of the header. */
export function readAddresses(core: Instance, strings: StringHeap, kind: number): Address[] {
	const list: Address[] = [];
	const { table, end } = entryTable(core);
	for (let at = table; at < end; at += layout.ENTRY_BYTES) {
		if (core.int(at) !== kind) continue;
		list.push({ name: strings.at(at + layout.ENTRY_SECOND), email: strings.at(at + layout.ENTRY_FIRST) ?? '' });
	}
	return list;
}

/** The message ids of one field, in the order of the header. */
export function readIds(core: Instance, strings: StringHeap, kind: number): string[] {
	const list: string[] = [];
	const { table, end } = entryTable(core);
	for (let at = table; at < end; at += layout.ENTRY_BYTES) {
		const id = core.int(at) === kind ? strings.at(at + layout.ENTRY_FIRST) : null;
		if (id !== null) list.push(id);
	}
	return list;
}

/** RFC 8601, with the distance from the top, for who trusts which (workers/domain/scan-facts.ts). */
export function readAuthenticationResults(core: Instance, strings: StringHeap): ScanFacts['authenticationResults'] {
	const list: ScanFacts['authenticationResults'] = [];
	const { table, end } = entryTable(core);
	for (let at = table; at < end; at += layout.ENTRY_BYTES) {
		if (core.int(at) !== layout.ENTRY_AUTHENTICATION_RESULTS) continue;
		list.push({
			value: strings.at(at + layout.ENTRY_FIRST) ?? '',
			receivedAbove: core.int(at + layout.ENTRY_VALUE),
		});
	}
	return list;
}

function entryTable(core: Instance): { table: number; end: number } {
	const table = core.int(core.record + layout.MESSAGE_ENTRIES_AT);
	const count = core.int(core.record + layout.MESSAGE_ENTRY_COUNT);
	return { table, end: table + count * layout.ENTRY_BYTES };
}

export function toAddress(entry: Entry): Address {
	return { name: entry.second, email: entry.first ?? '' };
}

export function readDefects(core: Instance): Defect[] {
	const table = core.int(core.record + layout.MESSAGE_DEFECTS_AT);
	const end = table + core.int(core.record + layout.MESSAGE_DEFECT_COUNT) * layout.DEFECT_BYTES;
	const defects: Defect[] = [];
	for (let at = table; at < end; at += layout.DEFECT_BYTES) {
		const kind = DEFECT_NAMES[core.int(at + layout.DEFECT_KIND)] ?? 'unknown';
		defects.push({ kind, offset: core.int(at + layout.DEFECT_OFFSET) });
	}
	return defects;
}

/** `digests`: null where none were asked for. */
export function readParts(core: Instance, strings: StringHeap, digests: PartDigests | null): Part[] {
	const count = core.int(core.record + layout.MESSAGE_PART_COUNT);
	const parts: Part[] = [];
	for (let index = 0; index < count; index++) {
		const part = readPart(core, strings, partAt(core, index));
		const sha256 = digests?.hex(index) ?? null;
		if (sha256 !== null) part.sha256 = sha256;
		parts.push(part);
	}
	return parts;
}

/** Address of a part's record. */
export function partAt(core: Instance, index: number): number {
	return core.int(core.record + layout.MESSAGE_PARTS_AT) + index * layout.PART_BYTES;
}

function readPart(core: Instance, strings: StringHeap, at: number): Part {
	return {
		parent: core.int(at + layout.PART_PARENT),
		type: strings.at(at + layout.PART_TYPE) ?? 'text/plain',
		charset: strings.at(at + layout.PART_CHARSET),
		encoding: ENCODINGS[core.int(at + layout.PART_ENCODING)] ?? 'binary',
		disposition: strings.at(at + layout.PART_DISPOSITION),
		fileName: strings.at(at + layout.PART_FILE_NAME),
		contentId: strings.at(at + layout.PART_CONTENT_ID),
		location: strings.at(at + layout.PART_LOCATION),
		language: languages(strings.at(at + layout.PART_LANGUAGE)),
		headerStart: core.int(at + layout.PART_HEADER_START),
		bodyStart: core.int(at + layout.PART_BODY_START),
		bodyEnd: core.int(at + layout.PART_BODY_END),
		decodedBytes: core.int(at + layout.PART_DECODED_BYTES),
	};
}

/** RFC 3282: `en, de-CH`. The core has taken white space out. */
function languages(field: string | null): string[] {
	return field === null ? [] : field.split(',').filter((tag) => tag !== '');
}
