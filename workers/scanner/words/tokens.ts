// Cuts text into words for the classifier, in one pass over its code units. Undoes what hides a word from a filter but not from
// a reader: case, accents, styled letters, zero-width characters, look-alikes, digits for letters, letters spaced apart.

import { type FeatureSet, HASH_START, hashOf, hashOn, KIND, type Kind } from './feature-set.ts';
import {
	DIGIT,
	FIRST_LETTER,
	IDEOGRAPH,
	isLatin,
	kindOf,
	kindOfAstral,
	latinLike,
	SIGN,
	standsFor,
	UNSEEN,
} from './letters.ts';
import { Trigrams } from './trigrams.ts';

/** Longer runs of letters are ids and encodings: their length alone is kept. */
const WORD_UNITS = 24;
/** So many single letters in a row are one word spaced apart: "f r e e". */
const SPACED_LETTERS = 4;
/** "Alice wrote:" stands above what is quoted: a conversation, which good mail need not be. */
const WROTE = hashOf('wrote');
const LINE_FEED = 0x0a;
const SPACE = 0x20;
const DELETE = 0x7f;
const QUOTE_MARK = 0x3e;
const AT_SIGN = 0x40;
const COLON = 0x3a;
const DOT = 0x2e;
const DOLLAR = 0x24;
/** No host name is longer between its at sign and its first dot. */
const ADDRESS_UNITS = 64;
const EXCLAMATION = 0x21;
const SHAPE_DIGIT = 0x30;

/** What a text showed beside its words, each counted. */
export interface TextMarks {
	unseen: number;
	mixedScript: number;
	standIns: number;
	spaced: number;
}

/** One text's words as features of `word` kind, neighbouring words as features of `pair` kind, and with those its trigrams. */
export class Tokeniser {
	readonly marks: TextMarks = { unseen: 0, mixedScript: 0, standIns: 0, spaced: 0 };
	readonly #into: FeatureSet;
	readonly #trigrams: Trigrams;
	#kind: Kind = KIND.word;
	#pairKind: Kind | null = KIND.pair;

	/** The word under way. */
	#start = 0;
	#hash = HASH_START;
	/** The same with look-alikes and stand-ins undone. */
	#plain = HASH_START;
	#length = 0;
	#letters = 0;
	#digits = 0;
	#latin = 0;
	#isMasked = false;
	#last = 0;

	/** The word before. 0: none. */
	#before = 0;
	#beforeStart = 0;

	/** Single letters in a row. */
	#run = HASH_START;
	#runLength = 0;
	#runStart = 0;

	constructor(into: FeatureSet) {
		this.#into = into;
		this.#trigrams = new Trigrams(into);
	}

	/** Reads `text` from `from` to `to`. Lines that quote another mail are passed over: their words are not this sender's. */
	read(text: string, kind: Kind, pairKind: Kind | null, from = 0, to = text.length): void {
		this.#into.from(text);
		this.#kind = kind;
		this.#pairKind = pairKind;
		this.#begin(from);
		this.#trigrams.begin();
		this.#before = 0;
		this.#runLength = 0;
		for (let at = from; at < to; at++) {
			const unit = text.charCodeAt(at);
			if (unit === LINE_FEED && text.charCodeAt(at + 1) === QUOTE_MARK) at = this.#passOver(text, at, to);
			else if (unit >= 0xd800 && unit < 0xdc00) at = this.#astral(text, at);
			else if (unit === AT_SIGN || unit === COLON) at = this.#sign(unit, text, at, to);
			else this.#take(unit, kindOf(unit), text, at);
		}
		this.#end(to);
		this.#endRun(to);
		this.#trace(SPACE);
	}

	#passOver(text: string, at: number, to: number): number {
		this.#end(at);
		this.#trace(SPACE);
		const next = text.indexOf('\n', at + 1);
		return next < 0 || next > to ? to : next - 1;
	}

	/** URLs and addresses are no words: where links lead is told by facts, and who is written to by nobody. */
	#sign(unit: number, text: string, at: number, to: number): number {
		const isUrl = unit === COLON && text.startsWith('//', at + 1);
		if (!isUrl && !(unit === AT_SIGN && isAddress(text, at))) {
			this.#take(unit, kindOf(unit), text, at);
			return at;
		}
		this.#begin(at);
		this.#trace(SPACE);
		this.#before = 0;
		let end = at + 1;
		while (end < to && !isEnd(text.charCodeAt(end))) end++;
		return end - 1;
	}

	#astral(text: string, at: number): number {
		const codePoint = text.codePointAt(at) ?? 0;
		this.#take(codePoint & 0xffff, kindOfAstral(codePoint), text, at);
		return codePoint > 0xffff ? at + 1 : at;
	}

	#take(unit: number, kind: number, text: string, at: number): void {
		if (kind >= FIRST_LETTER) this.#letter(kind);
		else if (kind === DIGIT) this.#digit(unit);
		else if (kind === UNSEEN) this.marks.unseen++;
		else if ((unit === AT_SIGN || unit === DOLLAR || unit === EXCLAMATION) && this.#isInside(text, at))
			this.#standIn(unit);
		else if (kind === SIGN || kind === IDEOGRAPH) this.#alone(unit, at);
		else this.#boundary(unit, at);
	}

	#letter(letter: number): void {
		this.#hash = hashOn(this.#hash, letter);
		const plain = latinLike(letter);
		this.#last = plain;
		this.#trace(plain);
		this.#plain = hashOn(this.#plain, plain);
		if (isLatin(letter)) this.#latin++;
		else if (plain !== letter) this.#isMasked = true;
		this.#letters++;
		this.#length++;
	}

	#digit(unit: number): void {
		this.#trace(SHAPE_DIGIT);
		this.#hash = hashOn(this.#hash, SHAPE_DIGIT);
		const letter = standsFor(unit);
		this.#plain = hashOn(this.#plain, letter === 0 ? SHAPE_DIGIT : letter);
		this.#digits++;
		this.#length++;
	}

	/** A sign between two letters: "pa$$word", "vi@gra". Addresses have one as well; their pieces are words too. */
	#isInside(text: string, at: number): boolean {
		if (this.#letters === 0) return false;
		const next = text.charCodeAt(at + 1);
		return kindOf(next) >= FIRST_LETTER || next === DOLLAR;
	}

	#standIn(unit: number): void {
		this.#trace(standsFor(unit));
		this.#hash = hashOn(this.#hash, unit);
		this.#plain = hashOn(this.#plain, standsFor(unit));
		this.#digits++;
		this.#length++;
	}

	#boundary(unit: number, at: number): void {
		this.#trace(unit > SPACE && unit < DELETE ? unit : SPACE);
		if (this.#length > 0) this.#end(at);
		this.#begin(at + 1);
	}

	#alone(unit: number, at: number): void {
		this.#trace(unit);
		this.#end(at);
		this.#emit(hashOn(HASH_START, unit), at, at + 1);
		this.#begin(at + 1);
	}

	#trace(unit: number): void {
		if (this.#pairKind !== null) this.#trigrams.take(unit);
	}

	#begin(at: number): void {
		this.#start = at;
		this.#hash = HASH_START;
		this.#plain = HASH_START;
		this.#length = 0;
		this.#letters = 0;
		this.#digits = 0;
		this.#latin = 0;
		this.#isMasked = false;
	}

	#end(at: number): void {
		if (this.#length === 0) return;
		if (this.#length === 1 && this.#letters === 1) this.#single();
		else {
			this.#endRun(this.#start);
			this.#word(at);
		}
		this.#begin(at);
	}

	#word(at: number): void {
		if (this.#hash === WROTE) this.#before = 0;
		else if (this.#letters === 0)
			this.#emit(hashOn(HASH_START, SHAPE_DIGIT + Math.min(this.#length, 9)), this.#start, at);
		else if (this.#length > WORD_UNITS) this.#emit(hashOn(HASH_START, this.#digits > 0 ? 1 : 2), this.#start, at);
		else this.#emit(this.#unmasked(), this.#start, at);
	}

	/** Words that mix scripts, and words with a stand-in among more letters, are read as they look. */
	#unmasked(): number {
		if (this.#isMasked && this.#latin > 0) {
			this.marks.mixedScript++;
			return this.#plain;
		}
		if (this.#digits === 0 || this.#letters < 3 || this.#digits > 2) return this.#hash;
		this.marks.standIns++;
		this.#into.add(this.#plain, this.#kind, this.#start, this.#start + this.#length);
		return this.#hash;
	}

	#single(): void {
		if (this.#runLength === 0) {
			this.#run = HASH_START;
			this.#runStart = this.#start;
		}
		this.#run = hashOn(this.#run, this.#last);
		this.#runLength++;
	}

	#endRun(at: number): void {
		if (this.#runLength >= SPACED_LETTERS) {
			this.marks.spaced++;
			this.#emit(this.#run, this.#runStart, at);
		}
		this.#runLength = 0;
	}

	#emit(hash: number, start: number, end: number): void {
		this.#into.add(hash, this.#kind, start, end);
		if (this.#pairKind !== null && this.#before !== 0)
			this.#into.add(Math.imul(this.#before, 31) ^ hash, this.#pairKind, this.#beforeStart, end);
		this.#before = hash;
		this.#beforeStart = start;
	}
}

/** Whether a name with a dot follows: "bob@work.test", not "vi@gra". */
function isAddress(text: string, at: number): boolean {
	for (let next = at + 1; next < at + ADDRESS_UNITS; next++) {
		const unit = text.charCodeAt(next);
		if (unit === DOT) return kindOf(text.charCodeAt(next + 1)) >= FIRST_LETTER;
		if (Number.isNaN(unit) || isEnd(unit)) return false;
	}
	return false;
}

/** White space, and what stands around URLs and addresses. */
function isEnd(unit: number): boolean {
	return (
		unit <= 0x20 || unit === 0x22 || unit === 0x3c || unit === 0x3e || unit === 0x29 || unit === 0x5d || unit === 0xa0
	);
}
