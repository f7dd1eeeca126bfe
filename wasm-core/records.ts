// The core's records as the domain's part index and scan facts. Reads layout.ts's tables; decides nothing about mail.
import type { Address } from '../workers/domain/address';
import { bodyLists } from '../workers/domain/body-lists.ts';
import type { Defect, Part, PartIndex, TransferEncoding } from '../workers/domain/part-index';
import type { ScanFacts } from '../workers/domain/scan-facts';
import * as layout from './assembly/layout.ts';
import { decodeCharset } from './charset.ts';
import { htmlToText } from './html-text.ts';
import type { Instance } from './instance.ts';
import { previewOf } from './preview.ts';
import type { StringHeap } from './strings.ts';

export const ENCODINGS = layout.ENCODING_NAMES.split(' ') as TransferEncoding[];
const DEFECT_NAMES = layout.DEFECT_NAMES.split(' ');

export interface Entry {
	kind: number;
	value: number;
	first: string | null;
	second: string | null;
}

/** Every list that header fields yield, in the order of the header. */
export interface Lists {
	addresses: Record<AddressField, Address[]>;
	ids: Record<IdField, string[]>;
	authenticationResults: ScanFacts['authenticationResults'];
}

type AddressField = 'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'bcc';
type IdField = 'messageId' | 'inReplyTo' | 'references';

/** By ENTRY_KIND. */
const ADDRESS_FIELDS: (AddressField | undefined)[] = [];
ADDRESS_FIELDS[layout.ENTRY_FROM] = 'from';
ADDRESS_FIELDS[layout.ENTRY_SENDER] = 'sender';
ADDRESS_FIELDS[layout.ENTRY_REPLY_TO] = 'replyTo';
ADDRESS_FIELDS[layout.ENTRY_TO] = 'to';
ADDRESS_FIELDS[layout.ENTRY_CC] = 'cc';
ADDRESS_FIELDS[layout.ENTRY_BCC] = 'bcc';
const ID_FIELDS: (IdField | undefined)[] = [];
ID_FIELDS[layout.ENTRY_MESSAGE_ID] = 'messageId';
ID_FIELDS[layout.ENTRY_IN_REPLY_TO] = 'inReplyTo';
ID_FIELDS[layout.ENTRY_REFERENCES] = 'references';

export function readEntries(core: Instance, strings: StringHeap): Entry[] {
	return rows(core, layout.MESSAGE_ENTRIES_AT, layout.MESSAGE_ENTRY_COUNT, layout.ENTRY_BYTES, (at) => ({
		kind: core.int(at + layout.ENTRY_KIND),
		value: core.int(at + layout.ENTRY_VALUE),
		first: strings.at(at + layout.ENTRY_FIRST),
		second: strings.at(at + layout.ENTRY_SECOND),
	}));
}

/** The lists of the message that the core has just finished, in one pass over its entries. */
export function readLists(core: Instance, strings: StringHeap): Lists {
	const lists: Lists = {
		addresses: { from: [], sender: [], replyTo: [], to: [], cc: [], bcc: [] },
		ids: { messageId: [], inReplyTo: [], references: [] },
		authenticationResults: [],
	};
	const table = core.int(core.record + layout.MESSAGE_ENTRIES_AT);
	const end = table + core.int(core.record + layout.MESSAGE_ENTRY_COUNT) * layout.ENTRY_BYTES;
	for (let at = table; at < end; at += layout.ENTRY_BYTES) readListItem(core, strings, at, lists);
	return lists;
}

function readListItem(core: Instance, strings: StringHeap, at: number, lists: Lists): void {
	const kind = core.int(at + layout.ENTRY_KIND);
	if (kind === layout.ENTRY_GROUP) return;
	const first = strings.at(at + layout.ENTRY_FIRST);
	const addressField = ADDRESS_FIELDS[kind];
	const idField = ID_FIELDS[kind];
	if (addressField) {
		lists.addresses[addressField].push({ name: strings.at(at + layout.ENTRY_SECOND), email: first ?? '' });
	} else if (idField) {
		if (first !== null) lists.ids[idField].push(first);
	} else {
		// RFC 8601, with the distance from the top, for who trusts which (workers/domain/scan-facts.ts)
		lists.authenticationResults.push({ value: first ?? '', receivedAbove: core.int(at + layout.ENTRY_VALUE) });
	}
}

export function toAddress(entry: Entry): Address {
	return { name: entry.second, email: entry.first ?? '' };
}

/** The part index of the message that the core has just finished. */
export function readPartIndex(core: Instance, strings: StringHeap, { addresses, ids }: Lists): PartIndex {
	const parts = rows(core, layout.MESSAGE_PARTS_AT, layout.MESSAGE_PART_COUNT, layout.PART_BYTES, (at) =>
		readPart(core, strings, at),
	);
	const flags = core.int(core.record + layout.MESSAGE_FLAGS);
	const text = readText(core, parts);
	return {
		rawBytes: core.int(core.record + layout.MESSAGE_RAW_BYTES),
		parts,
		defects: readDefects(core),
		...addresses,
		subject: strings.at(core.record + layout.MESSAGE_SUBJECT),
		sentAt: strings.at(core.record + layout.MESSAGE_SENT_AT),
		...ids,
		bulk: (flags & layout.FLAG_BULK) !== 0,
		autoSubmitted: (flags & layout.FLAG_AUTO_SUBMITTED) !== 0,
		text,
		preview: previewOf(text),
	};
}

function rows<T>(core: Instance, tableAt: number, countAt: number, rowBytes: number, read: (at: number) => T): T[] {
	const table = core.int(core.record + tableAt);
	const count = core.int(core.record + countAt);
	const list: T[] = [];
	for (let index = 0; index < count; index++) list.push(read(table + index * rowBytes));
	return list;
}

function readDefects(core: Instance): Defect[] {
	return rows(core, layout.MESSAGE_DEFECTS_AT, layout.MESSAGE_DEFECT_COUNT, layout.DEFECT_BYTES, (at) => ({
		kind: DEFECT_NAMES[core.int(at + layout.DEFECT_KIND)] ?? 'unknown',
		offset: core.int(at + layout.DEFECT_OFFSET),
	}));
}

function readPart(core: Instance, strings: StringHeap, at: number): Part {
	const part: Part = {
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
	const sha256 = strings.at(at + layout.PART_SHA256);
	if (sha256 !== null) part.sha256 = sha256;
	return part;
}

/** RFC 3282: `en, de-CH`. The core has taken white space out. */
function languages(field: string | null): string[] {
	return field === null ? [] : field.split(',').filter((tag) => tag !== '');
}

function readText(core: Instance, parts: Part[]): string {
	let all = '';
	for (const index of bodyLists(parts).textBody) {
		const part = parts[index];
		const text = part?.type.startsWith('text/') ? readBody(core, index, part) : '';
		if (text !== '') all = all === '' ? text : `${all}\n${text}`;
	}
	return all;
}

function readBody(core: Instance, index: number, part: Part): string {
	const at = core.int(core.record + layout.MESSAGE_PARTS_AT) + index * layout.PART_BYTES;
	const offset = core.int(at + layout.PART_TEXT_OFFSET);
	if (offset < 0) return '';
	const reduced = part.type === 'text/html' ? core.run(({ readable }) => readable(index)) : -1;
	if (reduced >= 0)
		return decodeCharset(
			core.octetsAt(
				core.run(({ readableAt }) => readableAt()),
				reduced,
			),
			'utf-8',
		);
	const start = core.int(core.record + layout.MESSAGE_TEXT_AT) + offset;
	const text = decodeCharset(core.octetsAt(start, core.int(at + layout.PART_TEXT_LENGTH)), part.charset);
	return part.type === 'text/html' ? htmlToText(text) : text;
}
