// Looks for all phrases at once (Aho and Corasick 1975), word by word: a phrase begins where a word does, so that most words
// leave the automaton at their first letters. Case, marks on letters, look-alikes, punctuation and line ends make no difference.
//
// The states stand in breadth-first order, and the children of one side by side; so two numbers a state say it all (phrase-table):
//
//     LABELS    the class of characters that leads to it
//     CHILDREN  how many children it has, doubled; odd: a phrase ends here, and the next of ENDS is its number
//
// From these the rest is unfolded once, in one pass over the states.
import {
	CATEGORIES,
	CHILDREN,
	ENDS,
	LABELS,
	PAGE_INDEX,
	PAGE_LIMIT,
	PAGES,
	PHRASES,
	STATES,
} from '../../build/phrase-table';
import { KINDS, SLOW, SPACE, WORD } from './ascii-kinds';
import { scriptOf } from './character-kinds';
import { PHRASE_BYTES, PHRASE_CATEGORY_CAP, PHRASE_DIFFERENT, PHRASE_FIRST, PHRASE_RECORDS, SET_COUNT } from './layout';
import { recordsAt } from './records';

/** Classes: what ends a word, the 26 letters, the ten digits, then letters of other scripts. */
export const BOUNDARY: u32 = 0;
const LAST_LETTER: u32 = 26;
/** A letter that stands in no phrase. */
export const NO_CLASS: u32 = 255;

/** States beside those of the table: at a word's start, and inside a word that belongs to no phrase. */
const ROOT: u32 = 0;
const DEAD: u32 = 0xffff;

/** Where a state's children begin; where to go on when none fits; the phrase that ends there. Two octets each. */
const first: usize = memory.data(2 * (STATES + 1), 16);
const fails: usize = memory.data(2 * STATES, 16);
const ends: usize = memory.data(2 * STATES, 16);
/** The state after a word's first class. */
const starts: usize = memory.data(512, 16);
let built = false;

/** A bit for each phrase that was seen in a place. */
const SEEN_BYTES: i32 = (PHRASES >> 3) + 1;
const seen: usize = memory.data(SET_COUNT * ((PHRASES >> 3) + 1), 8);

let state: u32 = ROOT;
let place: i32 = 0;
/** The category of the phrase that ended last, + 1; 0: none has since it was taken. */
let latest: i32 = 0;

export function clearPhrases(): void {
	memory.fill(recordsAt() + PHRASE_RECORDS, 0, SET_COUNT * PHRASE_CATEGORY_CAP * PHRASE_BYTES);
	memory.fill(seen, 0, SET_COUNT * SEEN_BYTES);
}

/** Begins a text. `set`: SET_*, where what is found counts. */
export function openPhrases(set: i32): void {
	if (!built) build();
	place = set;
	state = ROOT;
	latest = 0;
}

/** The next character's class. */
export function stepPhrase(label: u32): void {
	state = label === BOUNDARY ? endedWord(state) : state === DEAD ? DEAD : moved(state, label);
}

/** The same of a script that writes no blanks between its words: any character may begin a phrase. */
export function stepUnspaced(label: u32): void {
	const next = state === DEAD ? DEAD : moved(state, label);
	state = next === DEAD ? moved(ROOT, label) : next;
}

/** Of the run that was read last: its letters and blanks, and the place after the phrase that ended last in it. */
export let runLetters: u32 = 0;
export let runBlanks: u32 = 0;
export let runEnd: usize = 0;

/** Reads octets up to the first that is SLOW; gives its place, or end. */
export function phraseRun(at: usize, end: usize): usize {
	const from = at;
	let now = state;
	let marks: u32 = 0;
	let blanks: u32 = 0;
	for (; at < end; at++) {
		const octet: u32 = load<u8>(at);
		const kind: u32 = load<u8>(KINDS + octet);
		if (kind === WORD) {
			if (now !== DEAD) now = moved(now, octet & 0x1f);
			continue;
		}
		if (kind === SLOW) break;
		if (kind === SPACE) blanks++;
		else marks++;
		if (now === ROOT) continue;
		const before = latest;
		latest = 0;
		now = endedWord(now);
		if (latest === 0) latest = before;
		else runEnd = at + 1;
	}
	state = now;
	runBlanks = blanks;
	runLetters = <u32>(at - from) - blanks - marks;
	return at;
}

/** The same for what is not read. */
export function unreadRun(at: usize, end: usize): usize {
	const from = at;
	let marks: u32 = 0;
	runBlanks = 0;
	for (; at < end; at++) {
		const kind: u32 = load<u8>(KINDS + load<u8>(at));
		if (kind === SLOW) break;
		if (kind === SPACE) runBlanks++;
		else if (kind !== WORD) marks++;
	}
	runLetters = <u32>(at - from) - runBlanks - marks;
	return at;
}

/** Blanks and marks in a row end a word once. */
function endedWord(now: u32): u32 {
	if (now === DEAD) return ROOT;
	return now === ROOT || <u32>load<u8>(LABELS + now) === BOUNDARY ? now : moved(now, BOUNDARY);
}

/** Category of a phrase that ended since this was asked last, -1 where none did. */
export function takeCategory(): i32 {
	const category = latest - 1;
	latest = 0;
	return category;
}

/** The class of any character: what it looks like, if it is a letter or digit. */
export function classOf(code: u32): u32 {
	const page = code >> 8;
	const index: u32 = page < PAGE_LIMIT ? load<u8>(PAGE_INDEX + page) : 0;
	if (index !== 0) return load<u8>(PAGES + ((index - 1) << 8) + (code & 0xff));
	return scriptOf(code) >= 0 ? NO_CLASS : BOUNDARY;
}

/** Of a character beyond Latin script: whether it passes for a Latin letter. */
export function passesForLatin(label: u32): bool {
	return label - 1 < LAST_LETTER;
}

/** The state after one that is not DEAD and the class that follows. */
function moved(from: u32, label: u32): u32 {
	while (true) {
		const next = child(from, label);
		if (next !== 0) {
			const phrase: i32 = load<u16>(ends + (next << 1));
			if (phrase !== 0) found(phrase);
			return next;
		}
		if (from !== ROOT) from = load<u16>(fails + (from << 1));
		else return label === BOUNDARY ? ROOT : DEAD;
		if (from === DEAD) return label === BOUNDARY ? ROOT : DEAD;
	}
}

/** 0: there is none, for the root is no child. */
function child(parent: u32, label: u32): u32 {
	if (parent === ROOT) return load<u16>(starts + (label << 1));
	const stop: u32 = load<u16>(first + ((parent + 1) << 1));
	for (let at: u32 = load<u16>(first + (parent << 1)); at < stop; at++) {
		if (<u32>load<u8>(LABELS + at) === label) return at;
	}
	return 0;
}

function found(phrase: i32): void {
	const category: i32 = load<u8>(CATEGORIES + phrase);
	latest = category + 1;
	const bits = seen + <usize>(place * SEEN_BYTES) + (phrase >> 3);
	const bit = 1 << (phrase & 7);
	if ((<i32>load<u8>(bits) & bit) !== 0) return;
	store<u8>(bits, load<u8>(bits) | <u8>bit);
	const at = recordsAt() + PHRASE_RECORDS + <usize>((place * PHRASE_CATEGORY_CAP + category) * PHRASE_BYTES);
	const different: u32 = load<u16>(at, PHRASE_DIFFERENT);
	store<u16>(at, <u16>(different + 1), PHRASE_DIFFERENT);
	if (different === 0) store<u16>(at, <u16>phrase, PHRASE_FIRST);
}

function build(): void {
	let next: u32 = 1;
	let end = 0;
	for (let at = 0; at < STATES; at++) {
		const cell: u32 = load<u8>(CHILDREN + at);
		store<u16>(first + (at << 1), <u16>next);
		next += cell >> 1;
		const phrase: u16 = (cell & 1) !== 0 ? load<u16>(ENDS + (end++ << 1)) : 0;
		store<u16>(ends + (at << 1), phrase);
	}
	store<u16>(first + (STATES << 1), <u16>next);
	const rootEnd: u32 = load<u16>(first, 2);
	for (let at: u32 = 1; at < rootEnd; at++) store<u16>(starts + ((<u32>load<u8>(LABELS + at)) << 1), <u16>at);
	for (let at: u32 = 0; at < <u32>STATES; at++) linkChildren(at);
	built = true;
}

/** Shorter paths come first, and what a path falls back to is shorter than it. */
function linkChildren(parent: u32): void {
	const stop: u32 = load<u16>(first + ((parent + 1) << 1));
	for (let at: u32 = load<u16>(first + (parent << 1)); at < stop; at++) {
		const fail = parent === ROOT ? DEAD : fallback(load<u16>(fails + (parent << 1)), load<u8>(LABELS + at));
		store<u16>(fails + (at << 1), <u16>fail);
		const hasNone = load<u16>(ends + (at << 1)) === 0 && fail !== DEAD;
		if (hasNone) store<u16>(ends + (at << 1), load<u16>(ends + (fail << 1)));
	}
}

/** The longest end of a path that begins at a word and is a path itself: that of the path before, one step on. */
function fallback(from: u32, label: u32): u32 {
	while (from !== DEAD) {
		const next = child(from, label);
		if (next !== 0) return next;
		if (from === ROOT) break;
		from = load<u16>(fails + (from << 1));
	}
	return label === BOUNDARY ? ROOT : DEAD;
}
