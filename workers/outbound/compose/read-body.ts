// The body of a creation: bodyValues, and bodyStructure or textBody, htmlBody and attachments (RFC 8621 section 4.6).
import { arrangeParts } from './arrange-parts';
import { type DraftPart, partOf } from './draft';
import type { Problems } from './problems';
import { escapeToken, isMultipart, type PartContext, type PartLimits, type Place, readPart } from './read-part';
import { isRecord } from './text-rules';

export const BODY_PROPERTIES: readonly string[] = [
	...['bodyStructure', 'bodyValues', 'textBody', 'htmlBody', 'attachments'],
];
const LISTS: readonly string[] = ['textBody', 'htmlBody', 'attachments'];

type Creation = Record<string, unknown>;

export interface BodyReading {
	root: DraftPart;
	/** The property that gave the root's header fields. */
	property: string;
}

/** null: there are problems, which have been told. An Email without any body has an empty text. */
export function readBody(object: Creation, problems: Problems, limits: PartLimits): BodyReading | null {
	const context: PartContext = {
		values: readBodyValues(object.bodyValues, problems),
		problems,
		limits,
		parts: 0,
		textLength: 0,
	};
	if (object.bodyStructure === undefined) return readLists(object, context);
	const given = LISTS.filter((name) => object[name] !== undefined);
	if (given.length > 0)
		problems.add(given, `With bodyStructure there must be no ${given.join(', ')} (RFC 8621 section 4.6).`);
	const root = readPart(object.bodyStructure, placeOf('bodyStructure'), context);
	return root && { root, property: 'bodyStructure' };
}

function placeOf(property: string, index?: number): Place {
	const path = index === undefined ? property : `${property}/${index}`;
	return { property, path, depth: 0, defaultType: null };
}

function readLists(object: Creation, context: PartContext): BodyReading | null {
	const text = readSingle(object, 'textBody', 'text/plain', context);
	const html = readSingle(object, 'htmlBody', 'text/html', context);
	const attachments = readAttachments(object.attachments, context);
	if (text === null || html === null || attachments === null) return null;
	const nothing = text === undefined && html === undefined && attachments.length === 0;
	const empty = partOf({ kind: 'text', value: '' }, { type: 'text/plain' });
	const root = arrangeParts({ text: nothing ? empty : text, html, attachments });
	return { root, property: text ? 'textBody' : 'htmlBody' };
}

/** undefined: not given. */
function readSingle(
	object: Creation,
	property: string,
	type: string,
	context: PartContext,
): DraftPart | null | undefined {
	const list = object[property];
	if (list === undefined) return undefined;
	if (!Array.isArray(list) || list.length !== 1) {
		context.problems.add(property, `${property} must have exactly one body part (RFC 8621 section 4.6).`);
		return null;
	}
	const part = readPart(list[0], { ...placeOf(property, 0), defaultType: 'text/plain' }, context);
	if (part === null || part.type?.toLowerCase() === type) return part;
	context.problems.add(property, `${property} must be of type ${type} (RFC 8621 section 4.6).`);
	return null;
}

function readAttachments(list: unknown, context: PartContext): DraftPart[] | null {
	if (list === undefined) return [];
	if (!Array.isArray(list)) {
		context.problems.add('attachments', 'attachments must be a list of EmailBodyPart objects.');
		return null;
	}
	const parts = list.map((value, index) => {
		const part = readPart(value, placeOf('attachments', index), context);
		if (part && isMultipart(part.type)) {
			context.problems.add(
				'attachments',
				`attachments/${index}: a multipart is no attachment (RFC 8621 section 4.1.4).`,
			);
			return null;
		}
		return part;
	});
	return parts.includes(null) ? null : parts.filter((part) => part !== null);
}

/** null: the value had problems. What no part asks for is not written, as RFC 8621 section 4.1.4 lets it be there. */
function readBodyValues(given: unknown, problems: Problems): Map<string, string | null> {
	if (given === undefined) return new Map();
	if (isRecord(given))
		return new Map(Object.entries(given).map(([id, value]) => [id, readBodyValue(id, value, problems)]));
	problems.add('bodyValues', 'bodyValues must map partIds to EmailBodyValue objects.');
	return new Map();
}

function readBodyValue(id: string, given: unknown, problems: Problems): string | null {
	const wrong = bodyValueProblems(given);
	for (const [name, why] of wrong) {
		const path = ['bodyValues', id, ...name].map(escapeToken).join('/');
		problems.add(path, `${path} ${why}`);
	}
	return wrong.length > 0 ? null : (given as { value: string }).value;
}

type Wrong = [name: string[], why: string];

function bodyValueProblems(given: unknown): Wrong[] {
	if (!isRecord(given)) return [[[], 'must be an EmailBodyValue object.']];
	const { value, isEncodingProblem = false, isTruncated = false, ...unknown } = given;
	const wrong: Wrong[] = Object.keys(unknown).map((name) => [[name], 'is no property of an EmailBodyValue.']);
	if (isEncodingProblem !== false) wrong.push([['isEncodingProblem'], 'must be false (RFC 8621 section 4.6).']);
	if (isTruncated !== false) wrong.push([['isTruncated'], 'must be false (RFC 8621 section 4.6).']);
	if (typeof value !== 'string') wrong.push([['value'], 'must be a string.']);
	else if (!value.isWellFormed()) wrong.push([['value'], 'has half of a surrogate pair.']);
	return wrong;
}
