// One EmailBodyPart of a creation, with its subParts (RFC 8621 sections 4.1.4 and 4.6): refused, or a typed part.
import { type ContentType, parseContentType } from './content-type';
import type { DraftField, DraftPart, PartContent } from './draft';
import { PART_PROPERTIES } from './part-properties';
import type { Problems } from './problems';
import { readFields } from './read-fields';
import { canStandUnencoded } from './text-encoding';
import { isRecord } from './text-rules';

export interface PartLimits {
	maxParts: number;
	/** Multiparts inside each other, the outermost among them. */
	maxDepth: number;
	/** Letters of all parts that bodyValues hold: one value may stand in many parts. */
	maxTextLength: number;
}

/** What is the same for every part of one creation. */
export interface PartContext {
	/** partId → value; null: it had problems of its own. */
	values: ReadonlyMap<string, string | null>;
	problems: Problems;
	limits: PartLimits;
	parts: number;
	textLength: number;
}

export interface Place {
	/** The top-level property in which the part stands. */
	property: string;
	/** From there to the part, as JSON Pointer has it. */
	path: string;
	depth: number;
	/** Of a part that names none (RFC 2045 section 5.2, RFC 2046 section 5.1.5). null: a blob's own, where it has one. */
	defaultType: string | null;
}

type Properties = Record<string, unknown>;

/** null: it has problems, which have been told. */
export function readPart(value: unknown, place: Place, context: PartContext): DraftPart | null {
	const report = reporter(place, context);
	context.parts += 1;
	if (context.parts > context.limits.maxParts) return report(`there are more than ${context.limits.maxParts} parts.`);
	if (!isRecord(value)) return report('must be an EmailBodyPart object.');
	const before = context.problems.count;
	const { fields, givenBy } = readFields(headerProperties(value), (properties, sentence) =>
		report(`${properties.join(', ')}: ${sentence}`, properties),
	);
	checkProperties(value, givenBy, report);
	if (context.problems.count > before) return null;
	return assemble(value, fields, place, context);
}

/** The rest, once each property by itself is as it should be. */
function assemble(value: Properties, fields: DraftField[], place: Place, context: PartContext): DraftPart | null {
	const report = reporter(place, context);
	const written = contentTypeOf(fields);
	if (written === null) return report('header:Content-Type is not understood (RFC 2045 section 5.1).');
	const type = written?.type ?? text(value, 'type') ?? place.defaultType;
	const content = isMultipart(type)
		? readMultipart(value, type, written, place, context)
		: readLeaf(value, type, written, place, context);
	if (content === null) return null;
	return {
		type: content.kind === 'blob' ? type : (type ?? 'text/plain'),
		charset: text(value, 'charset'),
		disposition: text(value, 'disposition'),
		name: text(value, 'name'),
		cid: text(value, 'cid'),
		location: text(value, 'location'),
		language: (value.language as string[] | null | undefined) ?? [],
		fields,
		...content,
	};
}

/** `properties`: of the part, where the part as a whole is not meant. */
type Tell = (sentence: string, properties?: string | readonly string[]) => null;

function reporter(place: Place, { problems }: PartContext): Tell {
	return (sentence, properties = []) => {
		const named = [properties].flat().map((name) => `${place.path}/${escapeToken(name)}`);
		problems.add(named.length > 0 ? named : place.path, `${place.path}: ${sentence}`);
		return null;
	};
}

/** RFC 6901 section 3: a field's name may have a slash. */
export function escapeToken(name: string): string {
	return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function headerProperties(value: Properties): [string, unknown][] {
	return Object.entries(value).filter(([name]) => name.startsWith('header:'));
}

function checkProperties(value: Properties, givenBy: ReadonlyMap<string, string>, report: Tell): void {
	for (const [name, given] of Object.entries(value)) {
		if (name.startsWith('header:')) continue;
		const property = PART_PROPERTIES.get(name);
		if (name === 'headers')
			report('headers must not be given: each header field is a property (RFC 8621 section 4.6).', name);
		else if (!property) report(`${name} is no property of an EmailBodyPart.`, name);
		else if (!property.fits(given)) report(`${name} must be ${property.wanted}`, name);
		const other = givenBy.get(property?.field ?? '');
		if (other !== undefined)
			report(`${name} stands for the same header field as ${other} (RFC 8621 section 4.6).`, name);
	}
	if (isGiven(value, 'name') && !isGiven(value, 'disposition') && givenBy.has('content-type'))
		report('name has no place: Content-Type is given in full, and there is no disposition.', 'name');
}

/** undefined: there is no such field. null: one that is not understood. */
function contentTypeOf(fields: readonly DraftField[]): ContentType | null | undefined {
	const field = fields.find(({ name }) => name.toLowerCase() === 'content-type');
	if (field === undefined) return undefined;
	return field.form === 'asRaw' || field.form === 'asText' ? parseContentType(field.value) : null;
}

function readMultipart(
	value: Properties,
	type: string,
	written: ContentType | undefined,
	place: Place,
	context: PartContext,
): PartContent | null {
	const report = reporter(place, context);
	for (const name of ['partId', 'blobId', 'charset'])
		if (isGiven(value, name)) return report(`a multipart has no ${name} (RFC 8621 section 4.1.4).`, name);
	if (written && written.boundary === null)
		return report('header:Content-Type of a multipart must have a boundary (RFC 2046 section 5.1.1).');
	if (place.depth >= context.limits.maxDepth)
		return report(`multiparts are more than ${context.limits.maxDepth} deep.`);
	const given = value.subParts ?? [];
	if (!Array.isArray(given) || given.length === 0)
		return report('a multipart must have subParts (RFC 2046 section 5.1.1).', 'subParts');
	const defaultType = type.toLowerCase() === 'multipart/digest' ? 'message/rfc822' : null;
	const subParts = given.map((part, index) =>
		readPart(part, { ...place, path: `${place.path}/subParts/${index}`, depth: place.depth + 1, defaultType }, context),
	);
	if (subParts.includes(null)) return null;
	return { kind: 'multipart', boundary: written?.boundary ?? null, subParts: subParts.filter((part) => part !== null) };
}

function readLeaf(
	value: Properties,
	type: string | null,
	written: ContentType | undefined,
	place: Place,
	context: PartContext,
): PartContent | null {
	const report = reporter(place, context);
	const partId = text(value, 'partId');
	const blobId = text(value, 'blobId');
	if (hasSubParts(value)) return report('only a multipart has subParts (RFC 8621 section 4.1.4).', 'subParts');
	if (partId !== null && blobId !== null)
		return report('partId and blobId are given; it must be one of them (RFC 8621 section 4.6).', ['partId', 'blobId']);
	if (blobId !== null) return { kind: 'blob', blobId };
	if (partId === null) return report('neither partId nor blobId is given (RFC 8621 section 4.6).');
	for (const name of ['charset', 'size'])
		if (isGiven(value, name)) return report(`${name} must not be given with a partId (RFC 8621 section 4.6).`, name);
	return readText(partId, type ?? 'text/plain', written, place, context);
}

function readText(
	partId: string,
	type: string,
	written: ContentType | undefined,
	place: Place,
	context: PartContext,
): PartContent | null {
	const report = reporter(place, context);
	const value = context.values.get(partId);
	if (value === undefined) return report('there is no such partId in bodyValues (RFC 8621 section 4.6).', 'partId');
	if (value === null) return null;
	if (written && !isInCharset(value, written.charset))
		return report('header:Content-Type must have no charset but utf-8, in which bodyValues are written.');
	if (/^message\//i.test(type) && !canStandUnencoded(value))
		return report(`a ${type} cannot be encoded (RFC 2046 section 5.2), and a line of it must be.`);
	context.textLength += value.length;
	if (context.textLength > context.limits.maxTextLength)
		return report(`the texts have more than ${context.limits.maxTextLength} letters together.`);
	return { kind: 'text', value };
}

function isInCharset(value: string, charset: string | null): boolean {
	if (charset === 'utf-8') return true;
	return (charset === null || charset === 'us-ascii') && /^[\0-\x7f]*$/.test(value);
}

export function isMultipart(type: string | null): type is string {
	return type !== null && /^multipart\//i.test(type);
}

function isGiven(value: Properties, name: string): boolean {
	return (value[name] ?? null) !== null;
}

/** An empty list says what null says: Email/get gives one for a leaf, and it may come back. */
function hasSubParts({ subParts }: Properties): boolean {
	return (subParts ?? null) !== null && !(Array.isArray(subParts) && subParts.length === 0);
}

/** Checked by PART_PROPERTIES. */
function text(value: Properties, name: string): string | null {
	return (value[name] as string | null | undefined) ?? null;
}
