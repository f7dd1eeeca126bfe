// Finds the host that a link's visible text shows, where the text itself looks like a web address or a bare host.
// Reads one short, normalised run of text; claims nothing where in doubt.
import { begins, find, isDigit, isLetter, isOneOf } from './octet';

// Last labels that end file names far more often than hosts when no `www.` or scheme stands before them.
const DOCUMENTS =
	'pdf doc docx xls xlsx ppt pptx odt ods odp rtf txt md csv log json xml yml yaml htm html eml ics vcf';
const SOURCES =
	'toml ini cfg conf lock css js jsx ts tsx mjs py rs sh ps rb go java kt c h cpp hpp cs php lua sql wasm';
const MEDIA =
	'png jpg jpeg gif webp svg bmp ico mp3 mp4 mov avi mkv wav ogg epub zip rar gz tar tgz exe msi dll apk dmg iso';

const SPACE: u32 = 0x20;
const DOT: u32 = 0x2e;

let start: usize = 0;
let stop: usize = 0;

export function shownAt(): usize {
	return start;
}

/** Octets of the shown host at shownAt(), 0 where [from, end) shows none. The text is in lower case, spaces collapsed. */
export function findShown(from: usize, end: usize): i32 {
	const address = addressStart(from, end);
	const isBare = address === end;
	if (isBare && find(from, end, SPACE) !== end) return 0;
	readHost(isBare ? skipOpening(from, end) : address, end);
	if (!isBare && stop < end && load<u8>(stop) === 0x40 && !isHost(start, stop)) readHost(stop + 1, end);
	if (!isHost(start, stop) || isCut(end)) return 0;
	return isBare && !isBareHost(end) ? 0 : <i32>(stop - start);
}

/** Where a host follows `http://`, `https://` or begins with `www.`; `end` where none does. */
function addressStart(from: usize, end: usize): usize {
	for (let at = from; at < end; at++) {
		const octet: u32 = load<u8>(at);
		if (octet === 0x68) {
			if (begins(at, end, 'http://')) return at + 7;
			if (begins(at, end, 'https://')) return at + 8;
		} else if (octet === 0x77 && begins(at, end, 'www.') && (at === from || !isHostOctet(at - 1, end))) return at;
	}
	return end;
}

/** Past brackets and quotes that text puts before an address; a host begins no character in its middle. */
function skipOpening(from: usize, end: usize): usize {
	let at = from;
	while (at < end && (!isHostOctet(at, end) || (load<u8>(at) & 0xc0) === 0x80)) at++;
	return at;
}

/** A letter, digit, hyphen, underscore, dot, or part of a character beyond ASCII that is not punctuation. */
function isHostOctet(at: usize, end: usize): bool {
	const octet: u32 = load<u8>(at);
	if (octet >= 0x80) return !isPunctuation(at, end);
	return isLetter(octet) || isDigit(octet) || octet === DOT || octet === 0x2d || octet === 0x5f;
}

/** U+2010 to U+203F in UTF-8, and the guillemets: quotes, dashes, ellipsis. */
function isPunctuation(at: usize, end: usize): bool {
	if (at + 1 >= end) return false;
	const pair = ((<u32>load<u8>(at)) << 8) | load<u8>(at + 1);
	return pair === 0xe280 || pair === 0xc2ab || pair === 0xc2bb;
}

function readHost(from: usize, end: usize): void {
	start = from;
	stop = from;
	while (stop < end && isHostOctet(stop, end)) stop++;
}

/** "www.examp..." or "www.examp…" shows a host only in part: no claim about the rest. Else final dots are a sentence's. */
function isCut(end: usize): bool {
	if (stop + 2 < end && load<u8>(stop) === 0xe2 && load<u8>(stop + 2) === 0xa6) return true;
	if (stop - start > 1 && load<u16>(stop - 2) === 0x2e2e) return true;
	if (load<u8>(stop - 1) === DOT) stop--;
	return false;
}

/** Dot-separated labels, none empty but a final one, the last of them a name rather than a number; or four numbers. */
function isHost(from: usize, to: usize): bool {
	let labels = 0;
	let labelStart = from;
	for (let at = from; at < to; at++) {
		if (load<u8>(at) !== DOT) continue;
		if (at === labelStart) return labels >= 2 && at === to - 1;
		labels++;
		labelStart = at + 1;
	}
	if (labelStart < to) labels++;
	else if (labels > 0) labelStart = lastLabel(from, to - 1);
	return labels >= 2 && (isName(labelStart, to) || (labels === 4 && isNumeric(from, to)));
}

function lastLabel(from: usize, to: usize): usize {
	let at = to;
	while (at > from && load<u8>(at - 1) !== DOT) at--;
	return at;
}

/** A top-level label: two letters at least, or an internationalised one. */
function isName(from: usize, to: usize): bool {
	if (begins(from, to, 'xn--')) return true;
	let letters = 0;
	for (let at = from; at < to && load<u8>(at) !== DOT; at++) {
		if (!isLetter(load<u8>(at)) && load<u8>(at) < 0x80) return false;
		letters++;
	}
	return letters >= 2;
}

function isNumeric(from: usize, to: usize): bool {
	for (let at = from; at < to; at++) {
		if (!isDigit(load<u8>(at)) && load<u8>(at) !== DOT) return false;
	}
	return true;
}

/** Without scheme or `www.`, only a whole address counts: not a file name, a mail address, a version or a call `a.b(c)`. */
function isBareHost(end: usize): bool {
	const last = lastLabel(start, stop);
	return endsAddress(end) && !isNumeric(last, stop) && !endsFileName(last);
}

function endsFileName(last: usize): bool {
	return isOneOf(last, stop, DOCUMENTS) || isOneOf(last, stop, SOURCES) || isOneOf(last, stop, MEDIA);
}

function endsAddress(end: usize): bool {
	if (stop >= end) return true;
	const octet: u32 = load<u8>(stop);
	if (octet === 0x2f || octet === 0x3a || octet === 0x3f || octet === 0x23) return true;
	for (let at = stop; at < end; at++) {
		if (isHostOctet(at, end) && load<u8>(at) < 0x80 && load<u8>(at) !== DOT) return false;
	}
	return octet !== 0x40;
}
