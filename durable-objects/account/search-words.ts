// What readers take for the same word: how text is folded for the index, cut into words, and how a text filter becomes terms.
// Pure. The index's own tokenizer (unicode61, accents removed) cuts and folds the rest; `wordsOf` does as both together do.

/** One word or several that stand together. */
export interface Term {
	/** As it was asked for. */
	text: string;
	/** Its last word may go on. */
	isPrefix: boolean;
}

/** A word as it is compared, and where it stands in the text: [start, end) in UTF-16 code units. */
export interface Word {
	key: string;
	start: number;
	end: number;
}

/** Scripts that put no spaces between words: every letter becomes a word, and a query a phrase of letters. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/gu;
const IS_UNSPACED = new RegExp(UNSPACED.source, 'u');
const WORD_LETTER = /[\p{L}\p{N}\p{Co}]/u;
const ASCII_WORD = /[0-9A-Za-z]+/g;
/** A letter with the marks on it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
/** Beyond ASCII: one cluster may come to nothing, or to several letters, or to a letter that is a word. */
const NOT_ASCII = /[^\0-\x7f]/;

/** FTS5 parses expressions recursively. More words than this find nothing more precisely. */
const MAX_TERMS = 32;

/** One form for what readers take for the same: full-width letters, ligatures, ß. The tokenizer folds case and accents. NUL would end an expression. */
export function foldedForIndex(text: string): string {
	const plain = text.replaceAll('\0', ' ');
	if (!NOT_ASCII.test(plain)) return plain;
	return plain.normalize('NFKC').replace(/[ßẞ]/g, 'ss').replace(UNSPACED, ' $& ');
}

/** The terms of a text filter (RFC 8621 section 4.4.1), at most 32: words, of which the longer may go on, and "quoted words". */
export function termsOf(text: string): Term[] {
	const terms = [...text.matchAll(/"([^"]*)"?|[^\s"]+/g)].map(([all, quoted]): Term => {
		return { text: quoted ?? all, isPrefix: quoted === undefined && mayGoOn(all) };
	});
	return terms.filter((term) => WORD_LETTER.test(term.text)).slice(0, MAX_TERMS);
}

/** Fewer letters begin too many words: finding them all would hold up the account. A Hangul syllable is two or three. */
const MIN_PREFIX = 3;

function mayGoOn(term: string): boolean {
	const last = [...wordsOf(term.slice(-MAX_WORD))].at(-1)?.key ?? '';
	return last.normalize('NFD').length >= MIN_PREFIX && !isUnspaced(last);
}

/** UTF-16 code units: whoever writes longer words is no person. */
const MAX_WORD = 1000;

/** A letter of a script without spaces: a word by itself. */
export function isUnspaced(letter: string): boolean {
	return IS_UNSPACED.test(letter);
}

/** In order, found as they are asked for. */
export function* wordsOf(text: string): Iterable<Word> {
	for (const { block, at } of blocksOf(text)) {
		yield* NOT_ASCII.test(block) ? foldedWords(block, at) : asciiWords(block, at);
	}
}

/** The words of the blocks in which one of the keys stands. Between them stands a word without a key, which is no word's. */
export function* wordsAround(text: string, keys: readonly string[]): Iterable<Word> {
	for (const { block, at } of blocksOf(text)) {
		const isAscii = !NOT_ASCII.test(block);
		const folded = isAscii ? block.toLowerCase() : keyOf(block);
		if (!keys.some((key) => folded.includes(key))) yield { key: '', start: at, end: at };
		else yield* isAscii ? asciiWords(block, at) : foldedWords(block, at);
	}
}

/** Blocks end at blanks, so that no word is cut: most are plain ASCII, which is told and cut much faster. */
const BLOCK = 256;

function* blocksOf(text: string): Iterable<{ block: string; at: number }> {
	for (let at = 0, end = 0; at < text.length; at = end) {
		end = blockEnd(text, at);
		yield { block: text.slice(at, end), at };
	}
}

function blockEnd(text: string, start: number): number {
	for (let end = start + BLOCK; end < text.length; end++) if (/\s/.test(text[end] ?? '')) return end;
	return text.length;
}

function* asciiWords(block: string, offset: number): Iterable<Word> {
	for (const match of block.matchAll(ASCII_WORD)) {
		const start = offset + match.index;
		yield { key: match[0].toLowerCase(), start, end: start + match[0].length };
	}
}

function* foldedWords(block: string, offset: number): Iterable<Word> {
	let word: Word = { key: '', start: 0, end: 0 };
	for (const match of block.matchAll(CLUSTER)) {
		const start = offset + match.index;
		const end = start + match[0].length;
		// A cluster of marks alone leaves no letter; it ends no word.
		for (const letter of keyOf(match[0])) {
			const isAlone = isUnspaced(letter);
			const goesOn = WORD_LETTER.test(letter) && !isAlone;
			if (!goesOn && word.key !== '') yield word;
			if (isAlone) yield { key: letter, start, end };
			word = goesOn
				? { key: word.key + letter, start: word.key === '' ? start : word.start, end }
				: { ...word, key: '' };
		}
	}
	if (word.key !== '') yield word;
}

/** Without case, accents and width. */
function keyOf(letters: string): string {
	return letters
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[ßẞ]/g, 'ss')
		.toLowerCase()
		.replaceAll('ς', 'σ')
		.replace(/\p{M}/gu, '')
		.normalize('NFC');
}
