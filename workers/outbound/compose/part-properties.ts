// The properties of an EmailBodyPart that is to be created (RFC 8621 section 4.1.4): their types, and which header field each
// of them stands for.
import { isMediaType, isToken } from './content-type';
import { MAX_PIECE_OCTETS } from './fold';
import { hasControl, isPrintableAscii, octetsOf } from './text-rules';

/** File systems know 255 octets or letters; what is far longer is no file name, and readers stop reading it. */
const MAX_NAME_OCTETS = 900;

interface PartProperty {
	fits: (value: unknown) => boolean;
	/** Ends a sentence that begins with "must be". */
	wanted: string;
	/** In lower case. */
	field?: string;
}

export const PART_PROPERTIES = new Map<string, PartProperty>([
	['partId', { fits: orNull(isId), wanted: 'a string or null.' }],
	['blobId', { fits: orNull(isId), wanted: 'an id or null.' }],
	['size', { fits: isUnsigned, wanted: 'an unsigned integer.' }],
	['type', { fits: string(isMediaType), wanted: 'a media type without parameters.', field: 'content-type' }],
	['charset', { fits: orNull(string(isToken)), wanted: 'a token or null.', field: 'content-type' }],
	['disposition', { fits: orNull(string(isToken)), wanted: 'a token or null.', field: 'content-disposition' }],
	[
		'name',
		{
			fits: orNull(string(isFileName)),
			wanted: `1 to ${MAX_NAME_OCTETS} octets without control characters, or null.`,
			field: 'content-disposition',
		},
	],
	[
		'cid',
		{
			fits: orNull(string(isContentId)),
			wanted: 'printable ASCII without blanks and angle brackets, or null.',
			field: 'content-id',
		},
	],
	[
		'language',
		{ fits: orNull(isLanguageList), wanted: 'a list of language tags (RFC 3282), or null.', field: 'content-language' },
	],
	[
		'location',
		{ fits: orNull(string(isLocation)), wanted: 'a URI (RFC 2557) in ASCII, or null.', field: 'content-location' },
	],
	['subParts', { fits: orNull(Array.isArray), wanted: 'a list of EmailBodyPart objects, or null.' }],
]);

function orNull(fits: (value: unknown) => boolean): (value: unknown) => boolean {
	return (value) => value === null || fits(value);
}

function string(fits: (value: string) => boolean): (value: unknown) => boolean {
	return (value) => typeof value === 'string' && fits(value);
}

function isId(value: unknown): boolean {
	return typeof value === 'string' && value !== '';
}

function isUnsigned(value: unknown): boolean {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isFileName(name: string): boolean {
	return name !== '' && !hasControl(name) && name.isWellFormed() && octetsOf(name) <= MAX_NAME_OCTETS;
}

/** RFC 2045 section 7 would have a msg-id; many a reader and writer does without the @. */
function isContentId(cid: string): boolean {
	return /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(cid) && cid.length <= MAX_PIECE_OCTETS;
}

function isLanguageList(value: unknown): boolean {
	return (
		Array.isArray(value) && value.length > 0 && value.every((tag) => /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(tag))
	);
}

function isLocation(uri: string): boolean {
	return uri !== '' && isPrintableAscii(uri) && !uri.includes(' ') && uri.length <= MAX_PIECE_OCTETS;
}
