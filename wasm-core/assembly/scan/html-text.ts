// HTML to readable text, octets in, octets out: the twin of wasm-core/html-text.ts for text in UTF-8, which it agrees with
// on every input that it does not leave to it (test/wasm-core/html-text.test.ts). One pass over a whole text.
import { storeCodePoint } from '../encoding/utf8';
import { addNames, findName, NAME_TABLE_BYTES } from '../names';
import { isDigit, isLetter, isWord, lowerCase } from '../octets';
import { entityEnd, readEntity, UNKNOWN_HERE } from './entity';
import { copyTextRun, findEither, findTagMark } from './html-marks';

const BLOCK: i32 = 1;
const CELL: i32 = 2;
const UNREAD: i32 = 3;
const BLOCKS =
	'address article aside br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul';
const MAX_NAME_BYTES: usize = 32;

const LESS: i32 = 0x3c;
const AMPERSAND: i32 = 0x26;

const elements: usize = memory.data(NAME_TABLE_BYTES, 16);
let built: bool = false;

/** White space that is due before the next text, in order of rank. */
const NONE: i32 = 0;
const SPACE: i32 = 1;
const LINE: i32 = 2;
const PARAGRAPH: i32 = 3;
let gap: i32 = NONE;

let outStart: usize = 0;
let out: usize = 0;

/**
 * Writes the readable text of the HTML [p, end), well-formed UTF-8, to `to`, and soon stops once that has `maxBytes` octets;
 * gives its end. 0: something stands there that only the host knows. Never writes more than it reads, but for SLACK_BYTES past the end that hold nothing.
 */
export function reduceHtml(p: usize, end: usize, to: usize, maxBytes: i32): usize {
	if (!built) buildElements();
	outStart = out = to;
	gap = NONE;
	const enough = to + <usize>maxBytes;
	while (p < end && out < enough) {
		p = copyWords(p, end);
		if (p >= end) break;
		const c: i32 = load<u8>(p);
		if (c === LESS) p = skipMarkup(p, end);
		else if (c === AMPERSAND) {
			p = putEntity(p, end);
			if (p === 0) return 0;
		} else p = putOther(p, end);
	}
	return out;
}

/** Copies what needs no second look, and single spaces; gives the first octet that does. */
function copyWords(p: usize, end: usize): usize {
	while (p < end) {
		const c: i32 = load<u8>(p);
		if (c <= 0x20) {
			if (c !== 0x20 && (c < 0x09 || c > 0x0d)) return p;
			gap = max(gap, SPACE);
			p++;
			continue;
		}
		if (c === LESS || c === AMPERSAND || c >= 0x80) return p;
		putGap();
		const stop = copyTextRun(p, end, out);
		out += stop - p;
		p = stop;
	}
	return p;
}

function putGap(): void {
	if (gap === NONE) return;
	if (out > outStart) {
		if (gap === SPACE) store<u8>(out++, 0x20);
		else store<u8>(out++, 0x0a);
		if (gap === PARAGRAPH) store<u8>(out++, 0x0a);
	}
	gap = NONE;
}

/** A control octet, or a character beyond ASCII. */
function putOther(p: usize, end: usize): usize {
	const white = whiteBytes(p, end);
	if (white > 0) {
		gap = max(gap, SPACE);
		return p + white;
	}
	putGap();
	do store<u8>(out++, load<u8>(p++));
	while (p < end && (load<u8>(p) & 0xc0) === 0x80);
	return p;
}

/** Length of the white space beyond ASCII at p, as a regular expression's \s has it; 0 where there is none. */
function whiteBytes(p: usize, end: usize): usize {
	const lead: u32 = load<u8>(p);
	if (lead === 0xc2) return end - p > 1 && load<u8>(p, 1) === 0xa0 ? 2 : 0;
	if (lead < 0xe1 || end - p < 3) return 0;
	const rest = ((<u32>load<u8>(p, 1)) << 8) | load<u8>(p, 2);
	if (lead === 0xe2) {
		const isSpace = (rest >= 0x8080 && rest <= 0x808a) || rest === 0x80a8 || rest === 0x80a9;
		return isSpace || rest === 0x80af || rest === 0x819f ? 3 : 0;
	}
	if (lead === 0xe1) return rest === 0x9a80 ? 3 : 0;
	if (lead === 0xe3) return rest === 0x8080 ? 3 : 0;
	return lead === 0xef && rest === 0xbbbf ? 3 : 0;
}

/** Writes the character that a reference means; 0 where only the host knows. An ampersand that begins none is text. */
function putEntity(p: usize, end: usize): usize {
	const code = readEntity(p, end);
	if (code === UNKNOWN_HERE) return 0;
	if (isWhiteCode(code)) gap = max(gap, SPACE);
	else if (code > 0) {
		putGap();
		out = storeScalar(code, out);
	}
	return entityEnd;
}

function isWhiteCode(code: i32): bool {
	if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
	if (code === 0xa0 || code === 0x1680 || code === 0xfeff || code === 0x3000) return true;
	return (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f;
}

function storeScalar(code: i32, to: usize): usize {
	if (code < 0x10000) return storeCodePoint(code, to);
	store<u8>(to, <u8>(0xf0 | (code >> 18)));
	store<u8>(to, <u8>(0x80 | ((code >> 12) & 0x3f)), 1);
	store<u8>(to, <u8>(0x80 | ((code >> 6) & 0x3f)), 2);
	store<u8>(to, <u8>(0x80 | (code & 0x3f)), 3);
	return to + 4;
}

/** The place after the markup at p; notes the line break or space that it stands for. What is no markup is text. */
function skipMarkup(p: usize, end: usize): usize {
	let name = p + 1;
	const first: i32 = name < end ? load<u8>(name) : 0;
	if (first === 0x21 || first === 0x3f) return skipDeclaration(p, end);
	const isEnd = first === 0x2f;
	if (isEnd) name++;
	const nameEnd = endOfName(name, end);
	if (nameEnd === name) {
		putGap();
		store<u8>(out++, <u8>LESS);
		return p + 1;
	}
	const kind = elementKind(name, nameEnd);
	const stop = skipTag(nameEnd, end);
	if (kind === BLOCK) gap = min(max(gap + 1, LINE), PARAGRAPH);
	else if (kind === CELL) gap = max(gap, SPACE);
	return kind === UNREAD && !isEnd ? skipElement(name, nameEnd, stop, end) : stop;
}

function skipDeclaration(p: usize, end: usize): usize {
	const isComment = end - p >= 4 && load<u32>(p) === 0x2d2d213c;
	if (!isComment) return after(findEither(p, end, 0x3e, 0x3e), end, 1);
	for (p += 4; p < end; p++) {
		p = findEither(p, end, 0x2d, 0x2d);
		if (end - p >= 3 && load<u8>(p, 1) === 0x2d && load<u8>(p, 2) === 0x3e) return p + 3;
	}
	return end;
}

function after(p: usize, end: usize, octets: usize): usize {
	return min(p + octets, end);
}

function endOfName(p: usize, end: usize): usize {
	const stop = min(end, p + MAX_NAME_BYTES);
	if (p >= end || !isLetter(load<u8>(p))) return p;
	while (p < stop && isNameOctet(load<u8>(p))) p++;
	return p;
}

function isNameOctet(c: i32): bool {
	return isLetter(c) || isDigit(c) || c === 0x3a || c === 0x2d;
}

function elementKind(p: usize, end: usize): i32 {
	if (end - p > 8) return isWord(p, end, 'blockquote') ? BLOCK : NONE;
	let packed: u64 = 0;
	for (; p < end; p++) packed = (packed << 8) | lowerCase(load<u8>(p));
	return findName(elements, packed);
}

/** The place after the ">" of a tag; one in a quoted attribute value is not it. */
function skipTag(p: usize, end: usize): usize {
	while (p < end) {
		p = findTagMark(p, end);
		if (p === end) break;
		const mark: i32 = load<u8>(p++);
		if (mark === 0x3e) return p;
		const close = opensValue(p - 1) ? findEither(p, end, mark, mark) : end;
		if (close < end) p = close + 1;
	}
	return end;
}

/** Only a quote right after "=" begins a value: the apostrophe of `title=don't` does not. A tag is long enough to look back. */
function opensValue(quote: usize): bool {
	const before: i32 = load<u8>(quote - 1);
	return before === 0x3d || (before === 0x20 && <i32>load<u8>(quote - 2) === 0x3d);
}

/** The place after the end tag of the element that nobody reads, whose content begins at p. */
function skipElement(name: usize, nameEnd: usize, p: usize, end: usize): usize {
	const length = nameEnd - name;
	for (; p < end; p++) {
		p = findEither(p, end, LESS, LESS);
		if (end - p < length + 2) return end;
		if (load<u8>(p, 1) !== 0x2f || !sameName(name, p + 2, length)) continue;
		return after(findEither(p, end, 0x3e, 0x3e), end, 1);
	}
	return end;
}

function sameName(name: usize, p: usize, length: usize): bool {
	for (let i: usize = 0; i < length; i++) {
		if (lowerCase(load<u8>(name + i)) !== lowerCase(load<u8>(p + i))) return false;
	}
	return true;
}

function buildElements(): void {
	addNames(elements, BLOCKS, BLOCK);
	addNames(elements, 'td th', CELL);
	addNames(elements, 'script style title template noframes object svg math', UNREAD);
	built = true;
}
