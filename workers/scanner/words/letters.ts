// What one character means to the tokeniser: letter, digit, mark or boundary, after case, accents, styled alphabets and look-alikes
// are undone. Each answer is found once and kept in a table.

import { latinLook } from '../../domain/latin-look.ts';

/** Ends a word. */
export const BOUNDARY = 0;
/** Not there for a reader: zero-width characters, soft hyphens, combining marks. A word goes on across it. */
export const UNSEEN = 1;
/** Counted by shape, never by value: numbers are dates, amounts and ids. */
export const DIGIT = 2;
/** A word of its own: it says something where no letter does ("$", "!", an emoji). */
export const SIGN = 3;
/** A letter of a script that writes no spaces between words: each is a word, and pairs of them tell. */
export const IDEOGRAPH = 4;
/** Folded letters are code units from here on. */
export const FIRST_LETTER = 0x61;

const UNKNOWN = 0xffff;
const SIGNS = '$€£¥₿%!';

/** Digits and signs that stand for letters: "v1agra", "pa$$word". */
const STAND_INS = new Map(pairs('0o 1i 3e 4a 5s 7t 8b @a $s !i'));

function pairs(list: string): [number, number][] {
	return list
		.trim()
		.split(' ')
		.map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]);
}

const kinds = new Uint16Array(0x10000).fill(UNKNOWN);

/** The kind of a code unit below 0x10000, or the code unit that it is folded to where it is a letter. */
export function kindOf(unit: number): number {
	const known = kinds[unit] ?? BOUNDARY;
	if (known !== UNKNOWN) return known;
	const kind = classify(unit);
	kinds[unit] = kind;
	return kind;
}

/** Astral characters: styled Latin alphabets (U+1D400 and on) and enclosed letters are letters, rare ideographs words, the rest signs. */
export function kindOfAstral(codePoint: number): number {
	const plain = String.fromCodePoint(codePoint).normalize('NFKC').charCodeAt(0);
	if (plain < 0xd800 || plain > 0xdfff) return kindOf(plain);
	return codePoint >= 0x20000 && codePoint < 0x40000 ? IDEOGRAPH : SIGN;
}

const looks = new Uint16Array(0x10000);

/** The Latin letter that a folded letter of another script looks like, or itself. */
export function latinLike(letter: number): number {
	if (isLatin(letter)) return letter;
	const known = looks[letter] ?? 0;
	if (known !== 0) return known;
	const look = latinLook(String.fromCharCode(letter)).charCodeAt(0);
	looks[letter] = isLatin(look) ? look : letter;
	return looks[letter];
}

/** The letter that a digit or sign stands for inside a word, or 0. */
export function standsFor(unit: number): number {
	return STAND_INS.get(unit) ?? 0;
}

export function isLatin(letter: number): boolean {
	return letter < 0x250;
}

function classify(unit: number): number {
	const char = String.fromCharCode(unit);
	if (unit < 0x20) return BOUNDARY;
	if (/[\p{Mn}\p{Me}\p{Cf}]/u.test(char) || unit === 0x34f) return UNSEEN;
	if (SIGNS.includes(char) || /\p{Extended_Pictographic}/u.test(char)) return SIGN;
	// Below U+2000 accents are taken off their letters; above, Hangul would fall apart.
	const plain = char.normalize(unit < 0x2000 ? 'NFKD' : 'NFKC').toLowerCase();
	const first = plain.charCodeAt(0);
	if (/^\p{N}/u.test(plain)) return DIGIT;
	if (!/^\p{L}/u.test(plain)) return BOUNDARY;
	return isUnspaced(first) ? IDEOGRAPH : Math.max(first, FIRST_LETTER);
}

/** Han, kana, Thai, Lao, Khmer and Burmese. Hangul has spaces. */
function isUnspaced(unit: number): boolean {
	return (
		(unit >= 0x3040 && unit <= 0x30ff) ||
		(unit >= 0x3400 && unit <= 0x9fff) ||
		(unit >= 0xf900 && unit <= 0xfaff) ||
		(unit >= 0x0e00 && unit <= 0x0eff) ||
		(unit >= 0x1000 && unit <= 0x109f) ||
		(unit >= 0x1780 && unit <= 0x17ff)
	);
}
