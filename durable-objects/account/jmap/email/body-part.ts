// EmailBodyPart objects (RFC 8621 section 4.1.4) from the part index. Pure, once the header fields have been read.
import type { HeaderField } from '../../../../wasm-core/host';
import { partBlobId } from '../../../../workers/domain/blob';
import { parseHeaderProperty } from '../../../../workers/domain/header-property';
import type { Part } from '../../../../workers/domain/part-index';
import type { JsonObject } from '../core/args';
import type { HeaderReader } from '../core/context';
import { headerValue } from './header-property';

export interface PartSource {
	blobId: string;
	parts: readonly Part[];
	/** Of the part with that index; only asked for where `needsHeader` says so. */
	header: (index: number) => readonly HeaderField[];
	core: HeaderReader;
}

type Value = (part: Part, index: number, source: PartSource) => unknown;

/** A multipart has no content of its own: its octets are its parts'. */
export function isMultipart(part: Part): boolean {
	return part.type.startsWith('multipart/');
}

const VALUES: Record<string, Value> = {
	partId: (part, index) => (isMultipart(part) ? null : String(index)),
	blobId: (part, index, source) => (isMultipart(part) ? null : partBlobId(source.blobId, index)),
	size: (part) => (isMultipart(part) ? 0 : part.decodedBytes), // of what the blob id leads to: here there is none
	name: (part) => part.fileName,
	type: (part) => part.type,
	charset: (part) => part.charset ?? (part.type.startsWith('text/') ? 'us-ascii' : null),
	disposition: (part) => part.disposition,
	cid: (part) => part.contentId,
	language: (part) => (part.language.length > 0 ? part.language : null),
	location: (part) => part.location,
	subParts: () => [], // of a leaf; partTree has those of a multipart
	headers: (_part, index, source) => headerList(source.header(index)),
};

export const DEFAULT_PART_PROPERTIES = [
	...['partId', 'blobId', 'size', 'name', 'type', 'charset', 'disposition', 'cid', 'language', 'location'],
];

export function isPartProperty(name: string): boolean {
	return Object.hasOwn(VALUES, name) || parseHeaderProperty(name) !== null;
}

export function needsHeader(properties: readonly string[]): boolean {
	return properties.some((name) => name === 'headers' || name.startsWith('header:'));
}

export function partObject(source: PartSource, index: number, properties: readonly string[]): JsonObject {
	const part = source.parts[index];
	if (part === undefined) throw new Error(`The part index has no part ${index}.`);
	return Object.fromEntries(properties.map((name) => [name, partValue(source, part, index, name)]));
}

/** The tree. A multipart always has its subParts, or the tree would be none; an attached message is a leaf. */
export function partTree(source: PartSource, index: number, properties: readonly string[]): JsonObject {
	const object = partObject(source, index, properties);
	const part = source.parts[index];
	if (part === undefined || !isMultipart(part)) return object;
	const children = source.parts.flatMap((child, number) =>
		child.parent === index && number !== index ? [number] : [],
	);
	return { ...object, subParts: children.map((child) => partTree(source, child, properties)) };
}

export function headerList(fields: readonly HeaderField[]): { name: string; value: string }[] {
	return fields.map(({ name, raw }) => ({ name, value: raw }));
}

function partValue(source: PartSource, part: Part, index: number, name: string): unknown {
	const value = VALUES[name];
	if (value) return value(part, index, source);
	const property = parseHeaderProperty(name);
	return property === null ? null : headerValue(source.header(index), property, source.core);
}
