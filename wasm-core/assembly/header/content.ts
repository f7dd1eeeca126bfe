// Content-* fields of one part (RFC 2045, 2183, 2392, 2557, 3282) into its part record.
import {
	ENCODING_7BIT,
	ENCODING_8BIT,
	ENCODING_BASE64,
	ENCODING_BINARY,
	ENCODING_QUOTED_PRINTABLE,
	ENCODING_UUENCODE,
	MAX_BOUNDARY_BYTES,
	MAX_PART_STRING_BYTES,
	PART_CHARSET,
	PART_CONTENT_ID,
	PART_DISPOSITION,
	PART_ENCODING,
	PART_FILE_NAME,
	PART_LANGUAGE,
	PART_LOCATION,
	PART_TYPE,
	REF_ABSENT,
} from '../layout';
import {
	CLOSE_ANGLE,
	indexOf,
	indexOfWhiteOr,
	isWhite,
	isWord,
	OPEN_ANGLE,
	OPEN_PAREN,
	QUOTE,
	SEMICOLON,
	SLASH,
	skipWhite,
	startsWithWord,
	trimEnd,
} from '../octets';
import { beginString, endString, putLower, putOctet, putUndeclared, storeAbsent } from '../strings';
import { skipComment } from './comment';
import { nameEnd, nameStart, unfoldValue, valueEnd, valueStart } from './fields';
import { copyParameter, putParameter, readParameters } from './parameters';

/** What a part's type makes of its body. */
export const LEAF: i32 = 0;
export const MULTIPART: i32 = 1;
export const MESSAGE_RFC822: i32 = 2;

const BOUNDARY: usize = memory.data(2048, 16);
let boundaryEnd: usize = BOUNDARY;
/** Blanks that the boundary was declared with at its end, where it may have none. */
export let boundaryBlanks: i32 = 0;
/** It has one, over the limit: none was kept. */
export let longBoundary: bool = false;

export let structure: i32 = LEAF;
export let isText: bool = false;
export let isHtml: bool = false;
export let isDigest: bool = false;
export let isAttachment: bool = false;
export let unknownEncoding: bool = false;
/** A Content-Transfer-Encoding was seen. */
let hasEncoding: bool = false;

export function boundaryStart(): usize {
	return BOUNDARY;
}

export function boundaryLength(): i32 {
	return <i32>(boundaryEnd - BOUNDARY);
}

/** Before the first field of a part: all defaults. */
export function resetContent(part: usize): void {
	boundaryEnd = BOUNDARY;
	boundaryBlanks = 0;
	longBoundary = false;
	isText = isHtml = isDigest = isAttachment = unknownEncoding = hasEncoding = false;
	structure = LEAF;
	for (let ref = part + PART_TYPE; ref <= part + PART_LANGUAGE; ref += 8) storeAbsent(ref);
	store<i32>(part, ENCODING_7BIT, PART_ENCODING);
}

/** Takes the field at hand, whose name begins with `content-`; the first of a name counts. */
export function readContentField(part: usize): void {
	const name = nameStart + 8;
	unfoldValue();
	const p = valueStart;
	const end = valueEnd;
	if (isWord(name, nameEnd, 'type')) readType(part, p, end);
	else if (isWord(name, nameEnd, 'transfer-encoding')) readEncoding(part, p, end);
	else if (isWord(name, nameEnd, 'disposition')) readDisposition(part, p, end);
	else if (isWord(name, nameEnd, 'id')) readContentId(part + PART_CONTENT_ID, p, end);
	else if (isWord(name, nameEnd, 'location')) readWithoutWhite(part + PART_LOCATION, p, end);
	else if (isWord(name, nameEnd, 'language')) readWithoutWhite(part + PART_LANGUAGE, p, end);
}

/** After the last field: the default type (RFC 2045 section 5.2, RFC 2046 section 5.1.5). */
export function finishContent(part: usize, inDigest: bool): void {
	if (load<i32>(part, PART_TYPE) === REF_ABSENT) {
		if (inDigest) {
			structure = MESSAGE_RFC822;
			putWord(part + PART_TYPE, 'message/rfc822');
		} else {
			isText = true;
			putWord(part + PART_TYPE, 'text/plain');
		}
	}
	if (structure === MESSAGE_RFC822 && load<i32>(part, PART_ENCODING) >= ENCODING_BASE64) structure = LEAF;
}

function putWord(ref: usize, word: string): void {
	beginString(MAX_PART_STRING_BYTES);
	for (let i = 0; i < word.length; i++) putOctet(word.charCodeAt(i));
	endString(ref, false);
}

/** A type without a subtype is unknown, and its body nothing to read; but for `text`, which old mailers meant as it is. */
function readType(part: usize, p: usize, end: usize): void {
	if (load<i32>(part, PART_TYPE) !== REF_ABSENT) return;
	p = startOfToken(p, end);
	const typeEnd = endOfToken(p, end);
	const slash = indexOf(p, typeEnd, SLASH);
	readParameters(typeEnd, end);
	if (slash > p && slash + 1 < typeEnd) classify(part, p, typeEnd);
	else if (p < typeEnd && !isWord(p, typeEnd, 'text')) putWord(part + PART_TYPE, 'application/octet-stream');
	putDecoded(part + PART_CHARSET, 'charset');
	if (load<i32>(part, PART_FILE_NAME) === REF_ABSENT) putDecoded(part + PART_FILE_NAME, 'name');
}

function classify(part: usize, p: usize, end: usize): void {
	beginString(MAX_PART_STRING_BYTES);
	putLower(p, end);
	endString(part + PART_TYPE, false);
	isText = startsWithWord(p, end, 'text/');
	isHtml = isWord(p, end, 'text/html');
	isDigest = isWord(p, end, 'multipart/digest');
	if (isWord(p, end, 'message/rfc822') || isWord(p, end, 'message/global')) structure = MESSAGE_RFC822;
	if (!startsWithWord(p, end, 'multipart/')) return;
	structure = MULTIPART;
	const declaredEnd = copyParameter('boundary', BOUNDARY, MAX_BOUNDARY_BYTES);
	longBoundary = declaredEnd === 0;
	if (longBoundary) return;
	boundaryEnd = trimEnd(BOUNDARY, declaredEnd);
	boundaryBlanks = <i32>(declaredEnd - boundaryEnd);
}

function readEncoding(part: usize, p: usize, end: usize): void {
	if (hasEncoding) return;
	hasEncoding = true;
	p = startOfToken(p, end);
	const tokenEnd = endOfToken(p, end);
	let encoding = ENCODING_7BIT;
	if (isWord(p, tokenEnd, 'base64')) encoding = ENCODING_BASE64;
	else if (isWord(p, tokenEnd, 'quoted-printable')) encoding = ENCODING_QUOTED_PRINTABLE;
	else if (isUuencode(p, tokenEnd)) encoding = ENCODING_UUENCODE;
	else if (isWord(p, tokenEnd, '8bit')) encoding = ENCODING_8BIT;
	else if (isWord(p, tokenEnd, 'binary')) encoding = ENCODING_BINARY;
	else if (p < tokenEnd && !isWord(p, tokenEnd, '7bit')) {
		unknownEncoding = true;
		encoding = ENCODING_BINARY;
	}
	store<i32>(part, encoding, PART_ENCODING);
}

/** Never registered, hence the names. */
function isUuencode(p: usize, end: usize): bool {
	return isWord(p, end, 'x-uuencode') || isWord(p, end, 'uuencode') || isWord(p, end, 'x-uue');
}

function readDisposition(part: usize, p: usize, end: usize): void {
	if (load<i32>(part, PART_DISPOSITION) !== REF_ABSENT) return;
	p = startOfToken(p, end);
	const tokenEnd = endOfToken(p, end);
	beginString(MAX_PART_STRING_BYTES);
	putLower(p, tokenEnd);
	endString(part + PART_DISPOSITION, false);
	isAttachment = isWord(p, tokenEnd, 'attachment');
	readParameters(tokenEnd, end);
	putDecoded(part + PART_FILE_NAME, 'filename');
}

/** Without its angle brackets. */
function readContentId(ref: usize, p: usize, end: usize): void {
	const open = indexOf(p, end, OPEN_ANGLE);
	if (open === end) {
		readWithoutWhite(ref, p, end);
		return;
	}
	readWithoutWhite(ref, open + 1, indexOf(open, end, CLOSE_ANGLE));
}

/** Folding may have put white space where none belongs. */
function readWithoutWhite(ref: usize, p: usize, end: usize): void {
	if (load<i32>(ref) !== REF_ABSENT) return;
	beginString(MAX_PART_STRING_BYTES);
	while (p < end) {
		const start = p;
		while (p < end && !isWhite(load<u8>(p))) p++;
		putUndeclared(start, p);
		p = skipWhite(p, end);
	}
	endString(ref, false);
}

function putDecoded(ref: usize, name: string): void {
	beginString(MAX_PART_STRING_BYTES);
	if (putParameter(name)) endString(ref, false);
}

/** Where a media type, a disposition or an encoding begins: after comments, and a quote that should not be there. */
function startOfToken(p: usize, end: usize): usize {
	while (p < end && <i32>load<u8>(p) === OPEN_PAREN) p = skipWhite(skipComment(p, end), end);
	return p < end && <i32>load<u8>(p) === QUOTE ? p + 1 : p;
}

/** The end of such a token that begins at p. */
function endOfToken(p: usize, end: usize): usize {
	return indexOfWhiteOr(p, end, SEMICOLON, OPEN_PAREN, QUOTE);
}
