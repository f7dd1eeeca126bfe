// Unstructured text and its encoded words (RFC 2047) to the string heap. Lenient as mail demands: words without spaces
// between them, inside quotes, and split inside a character. One pass; a broken word is text and never searched again.
import { decodeBase64, finishBase64, resetBase64 } from '../encoding/base64';
import { RUN } from '../memory';
import {
	ASTERISK,
	copyOctets,
	EQUALS,
	hexValue,
	indexOf,
	indexOfAny,
	isWhite,
	lowerCase,
	OPEN_PAREN,
	QUESTION,
	SPACE,
	skipWhite,
	UNDERSCORE,
} from '../octets';
import { putCharset, putUndeclared } from '../strings';

/** A charset label longer than this is no label. */
const MAX_LABEL_BYTES: usize = 64;

/** The encoded word at hand: `=?label?coding?text?=`. */
let label: usize = 0;
let labelEnd: usize = 0;
let coding: i32 = 0;
let wordText: usize = 0;
let wordTextEnd: usize = 0;
let wordEnd: usize = 0;

/** Octets of the adjacent words read so far, all in the charset [runLabel, runLabelEnd): converted as one. */
let run: usize = 0;
let runLabel: usize = 0;
let runLabelEnd: usize = 0;

/** Set once no "?=" follows: looking again from every "=?" would be quadratic. */
let terminatorsEnd: bool = false;

/** Appends field text [p, end), unfolded, to the string at hand. */
export function putText(p: usize, end: usize): void {
	let plain = p;
	run = RUN;
	terminatorsEnd = false;
	while (!terminatorsEnd) {
		const start = findWord(p, end);
		if (start >= end) break;
		p = start + 2;
		if (!readWord(start, end)) continue;
		if (run === RUN || skipWhite(plain, start) < start) {
			flushRun();
			putUndeclared(plain, start);
		}
		appendWord();
		p = plain = wordEnd;
	}
	flushRun();
	putUndeclared(plain, end);
}

/** Whether "=?" begins a word in [p, end), as RFC 2047 section 5 would have it. */
export function mayHoldWord(p: usize, end: usize): bool {
	for (let start = findWord(p, end); start < end; start = findWord(start + 2, end)) {
		if (start === p || isWhite(load<u8>(start - 1))) return true;
	}
	return false;
}

/** Writes field text [p, end) to `out` with its encoded words undone, their octets as they are; gives the end of that. */
export function decodeWords(p: usize, end: usize, out: usize): usize {
	let plain = p;
	terminatorsEnd = false;
	while (!terminatorsEnd) {
		const start = findWord(p, end);
		if (start >= end) break;
		p = start + 2;
		if (!readWord(start, end)) continue;
		out = decodeWord(copy(plain, skipWhite(plain, start) < start ? start : plain, out));
		p = plain = wordEnd;
	}
	return copy(plain, end, out);
}

function copy(p: usize, end: usize, out: usize): usize {
	memory.copy(out, p, end - p);
	return out + (end - p);
}

/** First "=?" in [p, end), or end. */
function findWord(p: usize, end: usize): usize {
	while (p + 1 < end) {
		p = indexOf(p, end, EQUALS);
		if (p + 1 < end && <i32>load<u8>(p, 1) === QUESTION) return p;
		p++;
	}
	return end;
}

/** Whether an encoded word stands at `start`; sets its pieces. */
function readWord(start: usize, end: usize): bool {
	label = start + 2;
	const question = indexOf(label, min(end, label + MAX_LABEL_BYTES), QUESTION);
	if (question + 2 >= end || question === label || <i32>load<u8>(question) !== QUESTION) return false;
	if (<i32>load<u8>(question, 2) !== QUESTION) return false;
	labelEnd = indexOf(label, question, ASTERISK); // RFC 2231 section 5: a language may follow
	coding = lowerCase(load<u8>(question, 1));
	if (coding !== 0x62 && coding !== 0x71) return false;
	wordText = question + 3;
	return findTerminator(end);
}

function findTerminator(end: usize): bool {
	let p = indexOf(wordText, end, QUESTION);
	while (p + 1 < end && <i32>load<u8>(p, 1) !== EQUALS) p = indexOf(p + 1, end, QUESTION);
	terminatorsEnd = p + 1 >= end;
	wordTextEnd = p;
	wordEnd = p + 2;
	return !terminatorsEnd;
}

function appendWord(): void {
	if (run > RUN && (!sameLabel() || endsInAscii())) flushRun();
	runLabel = label;
	runLabelEnd = labelEnd;
	run = decodeWord(run);
}

function decodeWord(out: usize): usize {
	if (coding !== 0x62) return decodeQ(wordText, wordTextEnd, out);
	resetBase64();
	return finishBase64(decodeBase64(wordText, wordTextEnd, out));
}

function flushRun(): void {
	if (run > RUN) putCharset(RUN, run, runLabel, runLabelEnd);
	run = RUN;
}

/** ISO-2022: the run has gone back to ASCII, so it is whole; decoders take another escape right there for an attack. */
function endsInAscii(): bool {
	return run - RUN >= 3 && <i32>load<u8>(run - 3) === 0x1b && <i32>load<u8>(run - 2) === OPEN_PAREN;
}

function sameLabel(): bool {
	if (labelEnd - label !== runLabelEnd - runLabel) return false;
	for (let i: usize = 0; i < labelEnd - label; i++) {
		if (lowerCase(load<u8>(label + i)) !== lowerCase(load<u8>(runLabel + i))) return false;
	}
	return true;
}

/** RFC 2047 section 4.2. An "=" that begins no escape stands for itself. */
function decodeQ(p: usize, end: usize, out: usize): usize {
	for (; p < end; p++) {
		const plainEnd = indexOfAny(p, end, UNDERSCORE, EQUALS, EQUALS);
		copyOctets(out, p, plainEnd - p);
		out += plainEnd - p;
		p = plainEnd;
		if (p === end) break;
		let c: i32 = load<u8>(p);
		if (c === UNDERSCORE) c = SPACE;
		else if (p + 2 < end) {
			const value = (hexValue(load<u8>(p, 1)) << 4) | hexValue(load<u8>(p, 2));
			if (value >= 0) {
				c = value;
				p += 2;
			}
		}
		store<u8>(out++, <u8>c);
	}
	return out;
}
