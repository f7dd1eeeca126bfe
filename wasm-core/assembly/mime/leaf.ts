// What happens to the octets of the leaf at hand as they stream by: decoded, counted, kept if they are text to read,
// hashed if asked, shown to the scanner. Never holds an attachment: of that only the count remains.
import { noteDefect } from '../defects';
import { putSha256, resetSha256, updateSha256 } from '../digest/sha256';
import { base64Broken, countBase64, countRest, decodeBase64, finishBase64, resetBase64 } from '../encoding/base64';
import {
	decodeQuotedPrintable,
	finishQuotedPrintable,
	quotedPrintableBroken,
	resetQuotedPrintable,
} from '../encoding/quoted-printable';
import { decodeUuencode, finishUuencode, resetUuencode, uuencodeBroken } from '../encoding/uuencode';
import {
	DEFECT_BAD_BASE64,
	DEFECT_BAD_QUOTED_PRINTABLE,
	DEFECT_BAD_UUENCODE,
	DEFECT_TEXT_LIMIT,
	ENCODING_BASE64,
	ENCODING_QUOTED_PRINTABLE,
	ENCODING_UUENCODE,
	MAX_PART_TEXT_BYTES,
	MAX_SCANNED_ATTACHMENT_BYTES,
	MAX_TEXT_BYTES,
	PART_DECODED_BYTES,
	PART_SHA256,
	PART_TEXT_LENGTH,
	PART_TEXT_OFFSET,
} from '../layout';
import { DECODED, TEXT } from '../memory';
import { scanPartBytes, scanPartClose } from '../scan/index';
import { beginString, endString } from '../strings';

let part: usize = 0;
let encoding: i32 = 0;
let digests: bool = false;
let keeps: bool = false;
let body: bool = false;

let decodedBytes: i32 = 0;
let textTop: i32 = 0;
let textStart: i32 = 0;

export function resetLeaves(withDigests: bool): void {
	digests = withDigests;
	textTop = 0;
}

/** Begins a leaf. `keepsText`: its decoded octets are kept, up to the caps. `isBody`: the scanner sees all of it. */
export function openLeaf(record: usize, partEncoding: i32, keepsText: bool, isBody: bool): void {
	part = record;
	encoding = partEncoding;
	keeps = keepsText;
	body = isBody;
	decodedBytes = 0;
	textStart = textTop;
	if (encoding === ENCODING_BASE64) resetBase64();
	if (encoding === ENCODING_QUOTED_PRINTABLE) resetQuotedPrintable();
	if (encoding === ENCODING_UUENCODE) resetUuencode();
	if (digests) resetSha256();
}

/** Takes encoded octets, at most INPUT_BYTES of them. */
export function leafOctets(p: usize, bytes: usize): void {
	if (encoding === ENCODING_BASE64) {
		if (wantsOctets()) decoded(DECODED, decodeBase64(p, p + bytes, DECODED));
		else decodedBytes += countBase64(p, p + bytes);
	} else if (encoding === ENCODING_QUOTED_PRINTABLE) decoded(DECODED, decodeQuotedPrintable(p, p + bytes, DECODED));
	else if (encoding === ENCODING_UUENCODE) decoded(DECODED, decodeUuencode(p, p + bytes, DECODED));
	else decoded(p, p + bytes);
}

/** Ends the leaf. `offset`: where in the message its body began, for defects. */
export function closeLeaf(offset: i32): void {
	if (encoding === ENCODING_BASE64) closeBase64(offset);
	else if (encoding === ENCODING_QUOTED_PRINTABLE) {
		decoded(DECODED, finishQuotedPrintable(DECODED));
		if (quotedPrintableBroken) noteDefect(DEFECT_BAD_QUOTED_PRINTABLE, offset);
	} else if (encoding === ENCODING_UUENCODE) {
		decoded(DECODED, finishUuencode(DECODED));
		if (uuencodeBroken) noteDefect(DEFECT_BAD_UUENCODE, offset);
	}
	store<i32>(part, decodedBytes, PART_DECODED_BYTES);
	if (keeps) {
		store<i32>(part, textStart, PART_TEXT_OFFSET);
		store<i32>(part, textTop - textStart, PART_TEXT_LENGTH);
		if (textTop - textStart < decodedBytes) noteDefect(DEFECT_TEXT_LIMIT, offset);
	}
	if (digests) storeDigest();
	scanPartClose();
}

function closeBase64(offset: i32): void {
	if (wantsOctets()) decoded(DECODED, finishBase64(DECODED));
	else decodedBytes += countRest();
	if (base64Broken) noteDefect(DEFECT_BAD_BASE64, offset);
}

function storeDigest(): void {
	beginString(64);
	putSha256();
	endString(part + PART_SHA256, false);
}

/** Whether anybody still looks at decoded octets: else base64 is only counted. Once false, false until the leaf ends. */
function wantsOctets(): bool {
	if (digests || keeps || body) return true;
	return decodedBytes < MAX_SCANNED_ATTACHMENT_BYTES;
}

function decoded(p: usize, end: usize): void {
	const bytes = <i32>(end - p);
	if (bytes === 0) return;
	if (digests) updateSha256(p, bytes);
	if (keeps) keepText(p, bytes);
	const shown = body ? bytes : min(bytes, MAX_SCANNED_ATTACHMENT_BYTES - decodedBytes);
	if (shown > 0) scanPartBytes(p, shown);
	decodedBytes += bytes;
}

function keepText(p: usize, bytes: i32): void {
	const kept = min(bytes, min(MAX_PART_TEXT_BYTES - (textTop - textStart), MAX_TEXT_BYTES - textTop));
	if (kept <= 0) return;
	memory.copy(TEXT + textTop, p, kept);
	textTop += kept;
}
