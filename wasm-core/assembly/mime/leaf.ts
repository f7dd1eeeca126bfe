// What happens to the octets of the leaf at hand as they stream by: decoded, counted, kept if they are text to read,
// handed out if asked, shown to the scanner if asked. Never holds an attachment: of that only the count remains.
import { noteDefect } from '../defects';
import { base64Broken, countBase64, countRest, decodeBase64, finishBase64, resetBase64 } from '../encoding/base64';
import {
	decodeQuotedPrintable,
	finishQuotedPrintable,
	MAX_QUOTED_PRINTABLE_EXCESS,
	quotedPrintableBroken,
	resetQuotedPrintable,
} from '../encoding/quoted-printable';
import { decodeUuencode, finishUuencode, resetUuencode, uuencodeBroken } from '../encoding/uuencode';
import { openWide, WIDE_AT, WIDE_STEP, wideToUtf8 } from '../encoding/wide';
import {
	DEFECT_BAD_BASE64,
	DEFECT_BAD_QUOTED_PRINTABLE,
	DEFECT_BAD_UUENCODE,
	DEFECT_TEXT_LIMIT,
	ENCODING_BASE64,
	ENCODING_QUOTED_PRINTABLE,
	ENCODING_UUENCODE,
	MAX_DIGEST_BYTES,
	MAX_PART_TEXT_BYTES,
	MAX_TEXT_BYTES,
	OPEN_HAND_OUT,
	OPEN_HAND_OUT_FILES,
	OPEN_SCAN,
	PART_DECODED_BYTES,
	PART_ENCODING,
	PART_TEXT_LENGTH,
	PART_TEXT_OFFSET,
} from '../layout';
import { DECODED, TEXT } from '../memory';
import { scanPartBytes, scanPartClose, scanPartWants } from '../scan/index';
import { beginRun, handOut } from './hand-out';
import { partAt } from './parts';

/** What is done with the octets of every leaf of the message. */
let handsOutAll: bool = false;
let handsOutFiles: bool = false;
let scans: bool = false;

/** The leaf at hand. */
let part: usize = 0;
let partIndex: i32 = 0;
let encoding: i32 = 0;
let keeps: bool = false;
/** Not shown as a body: its octets may be handed out for their digest. */
let isFile: bool = false;
/** A body in a charset that hides ASCII: the scanner is shown its UTF-8. */
let isWide: bool = false;

let decodedBytes: i32 = 0;
let textTop: i32 = 0;
let textStart: i32 = 0;

export function resetLeaves(flags: i32): void {
	handsOutAll = (flags & OPEN_HAND_OUT) !== 0;
	handsOutFiles = (flags & OPEN_HAND_OUT_FILES) !== 0;
	scans = (flags & OPEN_SCAN) !== 0;
	textTop = 0;
}

/** Begins a leaf, part `index`. `keepsText`: its decoded octets are kept, up to the caps. `isBody`: a reader is shown it as text. */
export function openLeaf(index: i32, keepsText: bool, isBody: bool): void {
	partIndex = index;
	part = partAt(index);
	encoding = load<i32>(part, PART_ENCODING);
	keeps = keepsText;
	isFile = !isBody;
	isWide = scans && isBody && openWide(part);
	decodedBytes = 0;
	textStart = textTop;
	if (encoding === ENCODING_BASE64) resetBase64();
	if (encoding === ENCODING_QUOTED_PRINTABLE) resetQuotedPrintable();
	if (encoding === ENCODING_UUENCODE) resetUuencode();
	if (handsOut()) beginRun(index);
}

/** Takes encoded octets, at most INPUT_BYTES of them. */
export function leafOctets(p: usize, bytes: usize): void {
	if (encoding === ENCODING_BASE64) {
		if (wantsOctets()) {
			const out = roomFor(bytes);
			decoded(out, decodeBase64(p, p + bytes, out));
		} else decodedBytes += countBase64(p, p + bytes);
	} else if (encoding === ENCODING_QUOTED_PRINTABLE) {
		const out = roomFor(bytes);
		decoded(out, decodeQuotedPrintable(p, p + bytes, out));
	} else if (encoding === ENCODING_UUENCODE) decoded(DECODED, decodeUuencode(p, p + bytes, DECODED));
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
	if (scans) scanPartClose();
}

function closeBase64(offset: i32): void {
	if (wantsOctets()) decoded(DECODED, finishBase64(DECODED));
	else decodedBytes += countRest();
	if (base64Broken) noteDefect(DEFECT_BAD_BASE64, offset);
}

/** Whether anybody still looks at decoded octets: else base64 is only counted. Once false, false until the leaf ends. */
function wantsOctets(): bool {
	return keeps || handsOut() || (scans && scanPartWants());
}

/** One octet beyond the limit tells that it was met. */
function handsOut(): bool {
	return handsOutAll || (handsOutFiles && isFile && decodedBytes <= MAX_DIGEST_BYTES);
}

/** How many octets more than it takes a decoder may write, be it past the end of its output. */
const MAX_EXCESS: i32 = MAX_QUOTED_PRINTABLE_EXCESS;

/** Where to decode to: right where the text is kept, if all of it and what decoders write past it has room there. */
function roomFor(bytes: usize): usize {
	if (!keeps || textRoom() < <i32>bytes + MAX_EXCESS) return DECODED;
	return TEXT + textTop;
}

function textRoom(): i32 {
	return min(MAX_PART_TEXT_BYTES - (textTop - textStart), MAX_TEXT_BYTES - textTop);
}

function decoded(p: usize, end: usize): void {
	const bytes = <i32>(end - p);
	if (bytes === 0) return;
	if (handsOut()) handOut(partIndex, p, bytes);
	if (keeps) keepText(p, bytes);
	if (isWide) scanWide(p, end);
	else if (scans) scanPartBytes(p, bytes);
	decodedBytes += bytes;
}

function scanWide(p: usize, end: usize): void {
	for (; p < end; p += WIDE_STEP) {
		const stop = wideToUtf8(p, min(p + WIDE_STEP, end));
		scanPartBytes(WIDE_AT, stop - WIDE_AT);
	}
}

function keepText(p: usize, bytes: i32): void {
	const kept = min(bytes, textRoom());
	if (kept <= 0) return;
	if (p !== TEXT + textTop) memory.copy(TEXT + textTop, p, kept);
	textTop += kept;
}
