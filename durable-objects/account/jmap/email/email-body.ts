// An email's body and header fields as a client asks for them (RFC 8621 sections 4.1.2 to 4.1.4), read from its octets.
import type { HeaderField } from '../../../../wasm-core/host';
import { bodyLists } from '../../../../workers/domain/body-lists';
import { parseHeaderProperty } from '../../../../workers/domain/header-property';
import type { BodyLists } from '../../../../workers/domain/part-index';
import type { BodyRecord } from '../../store/emails';
import { type Args, invalid } from '../core/args';
import type { Context } from '../core/context';
import { MAX_RESPONSE_CHARS, tooLarge } from '../core/response-room';
import {
	DEFAULT_PART_PROPERTIES,
	headerList,
	isPartProperty,
	needsHeader,
	type PartSource,
	partObject,
	partTree,
} from './body-part';
import { type BodyValue, bodyValue } from './body-values';
import { BODY_PROPERTIES } from './email-properties';
import { headerValue } from './header-property';
import type { ReadRaw } from './raw-message';

/** What a client asks of an email's body: the arguments that Email/get and Email/parse share (RFC 8621 sections 4.2 and 4.9). */
export interface BodyAsked {
	properties: readonly string[];
	partProperties: readonly string[];
	fetchText: boolean;
	fetchHtml: boolean;
	fetchAll: boolean;
	maxBodyValueBytes: number;
	/** Characters of body values that the call has room for. Counted down as they are read, before they pile up. */
	room: number;
}

/** A message whose octets can be read: an email's, or a blob's. */
export interface BodySource {
	/** Its parts' blob ids begin with it. */
	blobId: string;
	body: BodyRecord;
	/** Indexes of parts whose octets are not given out. */
	withheld: readonly number[];
	read: ReadRaw;
}

/** A hostile header block shall not fill the object's memory. */
const MAX_HEADER_BYTES = 1024 * 1024;

export function readBodyAsked(properties: readonly string[], args: Args): BodyAsked {
	const partProperties = args.strings('bodyProperties') ?? DEFAULT_PART_PROPERTIES;
	const unknown = partProperties.filter((name) => !isPartProperty(name));
	if (unknown.length > 0) throw invalid(`A body part has no property ${unknown.join(', ')}`);
	return {
		properties,
		partProperties,
		fetchText: args.boolean('fetchTextBodyValues'),
		fetchHtml: args.boolean('fetchHTMLBodyValues'),
		fetchAll: args.boolean('fetchAllBodyValues'),
		maxBodyValueBytes: args.unsigned('maxBodyValueBytes') ?? 0,
		room: MAX_RESPONSE_CHARS,
	};
}

function isHeaderProperty(name: string): boolean {
	return name === 'headers' || name.startsWith('header:');
}

export function needsBody({ properties }: BodyAsked): boolean {
	return properties.some((name) => BODY_PROPERTIES.includes(name) || isHeaderProperty(name));
}

/** Reads what the asked properties need, once; gives each of them afterwards, and undefined for what is no property of a body. */
export async function bodyProperties({ blobId, body, withheld, read }: BodySource, asked: BodyAsked, ctx: Context) {
	const lists = bodyLists(body.parts);
	const headers = await readHeaders(body, lists, asked, read, ctx);
	const values = asked.properties.includes('bodyValues')
		? await readValues({ body, withheld, read }, lists, asked, ctx)
		: null;
	const source: PartSource = {
		blobId,
		parts: body.parts,
		header: (index) => headers.get(index) ?? [],
		core: ctx.core,
	};
	const objects = (list: number[]) => list.map((index) => partObject(source, index, asked.partProperties));
	const made: Record<string, () => unknown> = {
		bodyStructure: () => partTree(source, 0, asked.partProperties),
		bodyValues: () => values,
		textBody: () => objects(lists.textBody),
		htmlBody: () => objects(lists.htmlBody),
		attachments: () => objects(lists.attachments),
		headers: () => headerList(source.header(0)),
	};
	return (name: string): unknown => {
		if (Object.hasOwn(made, name)) return made[name]?.();
		const property = parseHeaderProperty(name);
		return property === null ? undefined : headerValue(source.header(0), property, ctx.core);
	};
}

/** Header fields of the root and of every part whose fields are asked for, by part index. */
async function readHeaders(body: BodyRecord, lists: BodyLists, asked: BodyAsked, read: ReadRaw, ctx: Context) {
	const found = new Map<number, HeaderField[]>();
	const wanted = new Set<number>(asked.properties.some(isHeaderProperty) ? [0] : []);
	if (needsHeader(asked.partProperties))
		for (const index of shownParts(body, lists, asked.properties)) wanted.add(index);
	for (const index of wanted) {
		const part = body.parts[index];
		if (part === undefined) continue;
		const end = Math.min(part.bodyStart, part.headerStart + MAX_HEADER_BYTES);
		found.set(index, ctx.core.headerFields(await read(part.headerStart, end)));
	}
	return found;
}

function shownParts(body: BodyRecord, lists: BodyLists, properties: readonly string[]): number[] {
	if (properties.includes('bodyStructure')) return body.parts.map((_, index) => index);
	const listed = (name: keyof BodyLists) => (properties.includes(name) ? lists[name] : []);
	return [...listed('textBody'), ...listed('htmlBody'), ...listed('attachments')];
}

/** By part id. Only text parts have one (RFC 8621 section 4.2). */
async function readValues(
	{ body, withheld, read }: Omit<BodySource, 'blobId'>,
	lists: BodyLists,
	asked: BodyAsked,
	ctx: Context,
) {
	const values: Record<string, BodyValue> = {};
	const wanted = [
		...(asked.fetchText || asked.fetchAll ? lists.textBody : []),
		...(asked.fetchHtml || asked.fetchAll ? lists.htmlBody : []),
		...(asked.fetchAll ? body.parts.keys() : []),
	];
	for (const index of new Set(wanted)) {
		const part = body.parts[index];
		if (!part?.type.startsWith('text/') || withheld.includes(index)) continue;
		const bad = body.badEncodings.includes(index);
		const found = await bodyValue(part, bad, asked.maxBodyValueBytes, read, ctx);
		asked.room -= found.value.length;
		if (asked.room < 0) throw tooLarge();
		values[String(index)] = found;
	}
	return values;
}
