// PDF (ISO 32000-1) as it streams by: names, with their # escapes undone (7.3.5), in the file and in its object streams
// (7.5.7), which are inflated for it. Follows no reference: a name that stands anywhere counts.
import { findEither } from '../html-marks';
import { isSpace, unit } from '../octet';
import { raise } from './facts';
import { INFLATED, inflate, inflatedAt, inflatedEnd, inflaterAt, isReady, openInflater } from './inflate';
import { Layer } from './layer';
import {
	MAX_LAYER,
	TRAIT_EMBEDDED_FILE,
	TRAIT_PDF_AUTO_ACTION,
	TRAIT_PDF_ENCRYPTED,
	TRAIT_PDF_JAVASCRIPT,
	TRAIT_PDF_LAUNCH,
	TRAIT_PDF_LINK,
	TRAIT_PDF_OPEN_ACTION,
	TRAIT_PDF_SUBMIT_FORM,
} from './layout';
import { mayInflate, pay } from './unpack';
import { isOneWord } from './words';

const NAME_ROOM: i32 = 24;
const SLASH: i32 = 0x2f;
const LETTER_S: i32 = 0x73;
const HASH: u32 = 0x23;
const STREAM = 'stream';

// states of a reader
const BETWEEN: i32 = 0;
const NAME: i32 = 1;
const KEYWORD: i32 = 2;
/** A short name, which binary octets have by chance: what follows must be a value. */
const VALUE: i32 = 3;
// after the keyword "stream"
const LINE_END: i32 = 4;
const ZLIB_HEADER: i32 = 5;
const DEFLATED: i32 = 6;

/** One place where names are read: the file itself, or its object streams. */
@unmanaged
class Names {
	state: i32;
	bytes: i32;
	/** Digits of a # escape that were read, and their value. */
	escape: i32;
	value: u32;
	/** What the dictionary at hand has shown. */
	isObjects: bool;
	isFlate: bool;
}

/** Octets that were read too far. */
const scratch: usize = memory.data(8, 8);
const readers: usize = memory.data(offsetof<Names>() * (MAX_LAYER + 1) * 2, 8);
const texts: usize = memory.data(NAME_ROOM * (MAX_LAYER + 1) * 2, 8);

function namesOf(layer: Layer, inside: i32): Names {
	return changetype<Names>(readers + <usize>(layer.depth * 2 + inside) * offsetof<Names>());
}

function textOf(layer: Layer, inside: i32): usize {
	return texts + <usize>((layer.depth * 2 + inside) * NAME_ROOM);
}

export function openPdf(layer: Layer): void {
	memory.fill(changetype<usize>(namesOf(layer, 0)), 0, offsetof<Names>() * 2);
}

export function feedPdf(layer: Layer, from: usize, end: usize): void {
	const names = namesOf(layer, 0);
	while (from < end) {
		if (names.state < LINE_END) from = readNames(layer, 0, from, end);
		else if (names.state === DEFLATED) from = readObjects(layer, names, from, end);
		else from = beginStream(layer, names, from);
	}
}

/** Reads on until the data of an object stream begin. */
function readNames(layer: Layer, inside: i32, from: usize, end: usize): usize {
	const names = namesOf(layer, inside);
	const text = textOf(layer, inside);
	while (from < end && names.state < LINE_END) {
		if (names.state === BETWEEN) {
			from = findEither(from, end, SLASH, LETTER_S);
			if (from < end) begin(names, load<u8>(from++));
			continue;
		}
		const octet: u32 = load<u8>(from);
		const isTaken =
			names.state === NAME
				? takeNameOctet(names, text, octet)
				: names.state === KEYWORD
					? takeKeywordOctet(names, octet)
					: takeValueOctet(names, octet);
		if (isTaken) from++;
	}
	return from;
}

function begin(names: Names, octet: i32): void {
	names.state = octet === SLASH ? NAME : KEYWORD;
	names.bytes = octet === SLASH ? 0 : 1;
	names.escape = 0;
}

/** False where the name has ended before the octet. */
function takeNameOctet(names: Names, text: usize, octet: u32): bool {
	if (isDelimiter(octet)) {
		names.state = BETWEEN;
		endName(names, text, text + min(names.bytes, NAME_ROOM));
		return false;
	}
	if (names.escape > 0) return takeEscape(names, text, octet);
	if (octet === HASH) names.escape = 1;
	else putOctet(names, text, octet);
	return true;
}

function takeEscape(names: Names, text: usize, octet: u32): bool {
	const lowered = octet | 0x20;
	const digit = octet - 0x30 < 10 ? octet - 0x30 : lowered - 0x61 < 6 ? lowered - 0x57 : 16;
	if (digit === 16) {
		names.escape = 0;
		return takeNameOctet(names, text, octet);
	}
	if (names.escape === 1) {
		names.value = digit << 4;
		names.escape = 2;
	} else {
		names.escape = 0;
		putOctet(names, text, names.value | digit);
	}
	return true;
}

function putOctet(names: Names, text: usize, octet: u32): void {
	if (names.bytes < NAME_ROOM) store<u8>(text + names.bytes, <u8>octet);
	names.bytes++;
}

/** 7.2.2: white space and delimiters. */
function isDelimiter(octet: u32): bool {
	return (
		octet <= 0x20 ||
		octet === 0x2f ||
		octet === 0x28 ||
		octet === 0x29 ||
		octet === 0x3c ||
		octet === 0x3e ||
		octet === 0x5b ||
		octet === 0x5d ||
		octet === 0x7b ||
		octet === 0x7d ||
		octet === 0x25
	);
}

function endName(names: Names, from: usize, end: usize): void {
	if (names.bytes > NAME_ROOM || names.bytes < 2) return;
	if (isOneWord(from, end, 'AA')) names.state = VALUE;
	else if (isOneWord(from, end, 'JavaScript')) raise(TRAIT_PDF_JAVASCRIPT);
	else if (isOneWord(from, end, 'Launch')) raise(TRAIT_PDF_LAUNCH);
	else if (isOneWord(from, end, 'OpenAction')) raise(TRAIT_PDF_OPEN_ACTION);
	else if (isOneWord(from, end, 'EmbeddedFile') || isOneWord(from, end, 'EmbeddedFiles')) raise(TRAIT_EMBEDDED_FILE);
	else if (isOneWord(from, end, 'SubmitForm')) raise(TRAIT_PDF_SUBMIT_FORM);
	else if (isOneWord(from, end, 'URI')) raise(TRAIT_PDF_LINK);
	else if (isOneWord(from, end, 'Encrypt')) raise(TRAIT_PDF_ENCRYPTED);
	else if (isOneWord(from, end, 'ObjStm')) names.isObjects = true;
	else if (isOneWord(from, end, 'FlateDecode')) names.isFlate = true;
}

function takeValueOctet(names: Names, octet: u32): bool {
	if (isSpace(octet)) return true;
	if (octet === 0x3c || octet - 0x30 < 10) raise(TRAIT_PDF_AUTO_ACTION);
	names.state = BETWEEN;
	return false;
}

/** "stream", whose first letter has been seen; of "endstream" it is the end, and then nothing is asked of it. */
function takeKeywordOctet(names: Names, octet: u32): bool {
	if (octet !== unit(STREAM, names.bytes)) {
		names.state = BETWEEN;
		return false;
	}
	if (++names.bytes < STREAM.length) return true;
	names.state = names.isObjects && names.isFlate ? LINE_END : BETWEEN;
	names.isObjects = false;
	names.isFlate = false;
	return true;
}

/** 7.3.8.1: a line end, then two octets of zlib's before what was deflated. */
function beginStream(layer: Layer, names: Names, from: usize): usize {
	const octet: u32 = load<u8>(from);
	if (names.state === ZLIB_HEADER) {
		openInflater(layer.depth);
		memory.fill(changetype<usize>(namesOf(layer, 1)), 0, offsetof<Names>());
		names.state = DEFLATED;
		return from + 1;
	}
	if (octet === 0x0d || octet === 0x0a) return from + 1;
	names.state = (octet & 15) === 8 && mayInflate() ? ZLIB_HEADER : BETWEEN;
	return names.state === BETWEEN ? from : from + 1;
}

function readObjects(layer: Layer, names: Names, from: usize, end: usize): usize {
	const inflater = inflaterAt(layer.depth);
	from = inflate(inflater, from, end);
	if (!isReady(inflater)) return from;
	readInside(layer);
	if (inflater.state >= INFLATED || !mayInflate()) endObjects(layer, names);
	return from;
}

/** Octets of which the inflater has bits in store are read first. */
function endObjects(layer: Layer, names: Names): void {
	const inside = namesOf(layer, 1);
	// a name may be the last thing there is
	if (inside.state === NAME) takeNameOctet(inside, textOf(layer, 1), 0x20);
	names.state = BETWEEN;
	const inflater = inflaterAt(layer.depth);
	store<u64>(scratch, inflater.bits >> (inflater.bitCount & 7));
	feedPdf(layer, scratch, scratch + (inflater.bitCount >> 3));
}

/** Names in what was inflated; a stream inside it is none. */
function readInside(layer: Layer): void {
	const inflater = inflaterAt(layer.depth);
	const inside = namesOf(layer, 1);
	let at = inflatedAt(inflater);
	const end = inflatedEnd(inflater);
	while (at < end) {
		at = readNames(layer, 1, at, end);
		if (inside.state >= LINE_END) inside.state = BETWEEN;
	}
	pay(inflater);
}

export function closePdf(layer: Layer): void {
	if (namesOf(layer, 0).state === DEFLATED) readInside(layer);
}
