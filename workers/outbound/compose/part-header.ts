// The Content- fields of one part (RFC 2045, RFC 2183, RFC 2557, RFC 3282), besides those that its author gave in full.
import type { DraftPart } from './draft';
import { foldField } from './fold';
import { legacyParameterPieces, parameterPieces } from './parameter';
import { writeField } from './write-field';

export interface PartFacts {
	/** Media type; the blob's own where the part says none. */
	type: string;
	/** null: none is written, since it is the default. */
	encoding: string | null;
	/** Of a multipart. */
	boundary: string | null;
	/** Media type of a multipart's first part. */
	firstType: string | null;
}

/** All of the part's header fields, in order. */
export function writePartHeader(part: DraftPart, facts: PartFacts): string {
	const given = new Set(part.fields.map(({ name }) => name.toLowerCase()));
	const made = [
		contentType(part, facts),
		facts.encoding === null ? null : pieces('Content-Transfer-Encoding', [facts.encoding]),
		part.disposition === null
			? null
			: pieces('Content-Disposition', separated(dispositionPieces(part.disposition, part))),
		part.cid === null ? null : pieces('Content-ID', [`<${part.cid}>`]),
		part.language.length === 0 ? null : pieces('Content-Language', separated(part.language, ',')),
		part.location === null ? null : pieces('Content-Location', [part.location]),
	];
	const written = made.flatMap((field) => (field === null || given.has(field.name.toLowerCase()) ? [] : field.lines));
	return part.fields.map(writeField).join('') + written.join('');
}

interface MadeField {
	name: string;
	lines: string;
}

function pieces(name: string, all: readonly string[]): MadeField {
	return { name, lines: foldField(name, all) };
}

/**
 * RFC 2387 section 3.1 wants to know what a multipart/related begins with. Without a disposition, the file name has its only
 * place here; with one, it stands here for readers that look nowhere else.
 */
function contentType(part: DraftPart, facts: PartFacts): MadeField {
	const isRelated = facts.type.toLowerCase() === 'multipart/related' && facts.firstType !== null;
	const named = part.disposition === null ? parameterPieces : legacyParameterPieces;
	return pieces(
		'Content-Type',
		separated([
			facts.type,
			...charsetPieces(part, facts.type),
			...(isRelated ? [`type="${facts.firstType}"`] : []),
			...(facts.boundary === null ? [] : [`boundary="${facts.boundary}"`]),
			...(part.name === null ? [] : named('name', part.name)),
		]),
	);
}

function charsetPieces(part: DraftPart, type: string): string[] {
	if (part.kind === 'text') return /^text\//i.test(type) ? [`charset=${charsetOf(part.value)}`] : [];
	return part.charset === null ? [] : [`charset=${part.charset}`];
}

/** The least that holds the text (RFC 2046 section 4.1.2). */
function charsetOf(text: string): string {
	return /^[\0-\x7f]*$/.test(text) ? 'us-ascii' : 'utf-8';
}

function dispositionPieces(disposition: string, { name }: DraftPart): string[] {
	return [disposition, ...(name === null ? [] : parameterPieces('filename', name))];
}

function separated(all: readonly string[], separator = ';'): string[] {
	return all.map((piece, index) => (index < all.length - 1 ? piece + separator : piece));
}
