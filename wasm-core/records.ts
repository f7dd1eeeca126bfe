// The core's records as the domain's part index and scan facts. Reads layout.ts's tables; decides nothing about mail.
import type { Address } from '../workers/domain/address';
import { bodyLists } from '../workers/domain/body-lists.ts';
import type { Defect, Part, PartIndex, TransferEncoding } from '../workers/domain/part-index';
import type { ScanFacts } from '../workers/domain/scan-facts';
import * as layout from './assembly/layout.ts';
import { decodeCharset } from './charset.ts';
import { htmlToText } from './html-text.ts';
import type { Instance } from './instance.ts';
import { type StringHeap, stringHeap } from './strings.ts';

export const ENCODINGS = layout.ENCODING_NAMES.split(' ') as TransferEncoding[];
const DEFECT_NAMES = layout.DEFECT_NAMES.split(' ');
/** Characters of a preview, and how much text is looked at to find them: a little, then more where that was mostly white. */
const PREVIEW_LENGTH = 200;
const PREVIEW_SOURCE_LENGTHS = [400, 4000];

export interface Entry {
	kind: number;
	value: number;
	first: string | null;
	second: string | null;
}

export function readStrings(core: Instance): StringHeap {
	const at = core.int(core.record + layout.MESSAGE_STRINGS_AT);
	const length = core.int(core.record + layout.MESSAGE_STRINGS_LENGTH);
	const flags = core.int(core.record + layout.MESSAGE_FLAGS);
	return stringHeap(core.view, at, length, (flags & layout.FLAG_ASCII_STRINGS) !== 0);
}

export function readEntries(core: Instance, strings: StringHeap): Entry[] {
	return rows(core, layout.MESSAGE_ENTRIES_AT, layout.MESSAGE_ENTRY_COUNT, layout.ENTRY_BYTES, (at) => ({
		kind: core.int(at + layout.ENTRY_KIND),
		value: core.int(at + layout.ENTRY_VALUE),
		first: strings.at(at + layout.ENTRY_FIRST),
		second: strings.at(at + layout.ENTRY_SECOND),
	}));
}

export function toAddress(entry: Entry): Address {
	return { name: entry.second, email: entry.first ?? '' };
}

/** The part index of the message that the core has just finished. */
export function readPartIndex(core: Instance, strings: StringHeap, entries: Entry[]): PartIndex {
	const parts = rows(core, layout.MESSAGE_PARTS_AT, layout.MESSAGE_PART_COUNT, layout.PART_BYTES, (at) =>
		readPart(core, strings, at),
	);
	const flags = core.int(core.record + layout.MESSAGE_FLAGS);
	const addresses = (kind: number) => entries.filter((entry) => entry.kind === kind).map(toAddress);
	const ids = (kind: number) => entries.flatMap((entry) => (entry.kind === kind ? (entry.first ?? []) : []));
	const text = readText(core, parts);
	return {
		rawBytes: core.int(core.record + layout.MESSAGE_RAW_BYTES),
		parts,
		defects: readDefects(core),
		from: addresses(layout.ENTRY_FROM),
		sender: addresses(layout.ENTRY_SENDER),
		replyTo: addresses(layout.ENTRY_REPLY_TO),
		to: addresses(layout.ENTRY_TO),
		cc: addresses(layout.ENTRY_CC),
		bcc: addresses(layout.ENTRY_BCC),
		subject: strings.at(core.record + layout.MESSAGE_SUBJECT),
		sentAt: strings.at(core.record + layout.MESSAGE_SENT_AT),
		messageId: ids(layout.ENTRY_MESSAGE_ID),
		inReplyTo: ids(layout.ENTRY_IN_REPLY_TO),
		references: ids(layout.ENTRY_REFERENCES),
		bulk: (flags & layout.FLAG_BULK) !== 0,
		autoSubmitted: (flags & layout.FLAG_AUTO_SUBMITTED) !== 0,
		text,
		preview: previewOf(text),
	};
}

/** RFC 8601 fields with their distance from the top, for who trusts which (workers/domain/scan-facts.ts). */
export function readAuthenticationResults(entries: Entry[]): ScanFacts['authenticationResults'] {
	return entries
		.filter((entry) => entry.kind === layout.ENTRY_AUTHENTICATION_RESULTS)
		.map((entry) => ({ value: entry.first ?? '', receivedAbove: entry.value }));
}

/** The first readable characters of a text, white space collapsed, never half a character. */
export function previewOf(text: string): string {
	let collapsed = '';
	for (const length of PREVIEW_SOURCE_LENGTHS) {
		collapsed = text.slice(0, length).replace(/\s+/g, ' ').trim();
		if (collapsed.length >= PREVIEW_LENGTH || text.length <= length) break;
	}
	return collapsed
		.slice(0, PREVIEW_LENGTH)
		.toWellFormed()
		.replace(/\ufffd$/, '')
		.trimEnd();
}

function rows<T>(core: Instance, tableAt: number, countAt: number, rowBytes: number, read: (at: number) => T): T[] {
	const table = core.int(core.record + tableAt);
	const count = core.int(core.record + countAt);
	return Array.from({ length: count }, (_, index) => read(table + index * rowBytes));
}

function readDefects(core: Instance): Defect[] {
	return rows(core, layout.MESSAGE_DEFECTS_AT, layout.MESSAGE_DEFECT_COUNT, layout.DEFECT_BYTES, (at) => ({
		kind: DEFECT_NAMES[core.int(at + layout.DEFECT_KIND)] ?? 'unknown',
		offset: core.int(at + layout.DEFECT_OFFSET),
	}));
}

function readPart(core: Instance, strings: StringHeap, at: number): Part {
	const sha256 = strings.at(at + layout.PART_SHA256);
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
		...(sha256 === null ? {} : { sha256 }),
	};
}

/** RFC 3282: `en, de-CH`. The core has taken white space out. */
function languages(field: string | null): string[] {
	return field === null ? [] : field.split(',').filter((tag) => tag !== '');
}

function readText(core: Instance, parts: Part[]): string {
	const shown = bodyLists(parts).textBody.filter((index) => parts[index]?.type.startsWith('text/'));
	const texts = shown.map((index) => readBody(core, index, parts[index]));
	return texts.filter((text) => text !== '').join('\n');
}

function readBody(core: Instance, index: number, part: Part | undefined): string {
	const at = core.int(core.record + layout.MESSAGE_PARTS_AT) + index * layout.PART_BYTES;
	const offset = core.int(at + layout.PART_TEXT_OFFSET);
	if (offset < 0 || !part) return '';
	const start = core.int(core.record + layout.MESSAGE_TEXT_AT) + offset;
	const octets = core.octets.subarray(start, start + core.int(at + layout.PART_TEXT_LENGTH));
	const text = decodeCharset(octets, part.charset);
	return part.type === 'text/html' ? htmlToText(text) : text;
}
