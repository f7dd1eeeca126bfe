// Whether the words at hand can be seen: a short stack of the open elements whose attributes bear on it. Elements that say
// nothing are only counted, so that each end tag finds the element that it ends.
import { isSameColour, NO_COLOUR, TRANSPARENT } from './colour';
import { MARK_CAMOUFLAGED, MARK_HIDDEN } from './layout';
import { background, backgroundUnknown, colour, fontSize, hides, saysSomething, visibility } from './style';

/** hiddenNow: the words can be seen; else it gives the MARK_* that counts them. */
export const SHOWN: i32 = -1;

/*
 * ELEMENT of the stack:
 *
 *       0     8       12       16          20     24     28       32
 *     | tag | inner | nested | background | fore | hides | unseen |
 *
 * inner: elements open inside it; nested: of those, the ones with its own tag
 */
const STACK_CAP: i32 = 48;
const ELEMENT_BYTES: usize = 32;
const TAG: usize = 0;
const INNER: usize = 8;
const NESTED: usize = 12;
const BACKGROUND: usize = 16;
const FOREGROUND: usize = 20;
const HIDES: usize = 24;
/** Bit 0: visibility; bit 1: font size. Both can be undone inside. */
const UNSEEN: usize = 28;

const WHITE: i32 = 0xffffff;
const BLACK: i32 = 0;
const stack: usize = memory.data(1568, 8);
let depth: i32 = 0;
let now: i32 = SHOWN;

export function resetVisibility(): void {
	depth = 0;
	now = SHOWN;
	const root = top();
	store<i32>(root, WHITE, BACKGROUND);
	store<i32>(root, BLACK, FOREGROUND);
	store<i32>(root, 0, HIDES);
	store<i32>(root, 0, UNSEEN);
	store<i32>(root, 0, INNER);
	store<i32>(root, 0, NESTED);
	store<u64>(root, 0, TAG);
}

export function hiddenNow(): i32 {
	return now;
}

/** A start tag of an element that has an end. `isSibling`: it ends one of its own kind that is open (p, li). */
export function openElement(tag: u64, isSibling: bool): void {
	if (isSibling && depth > 0 && load<u64>(top(), TAG) === tag) pop();
	if (saysSomething() && depth < STACK_CAP - 1) {
		push(tag);
		return;
	}
	const at = top();
	store<i32>(at, load<i32>(at, INNER) + 1, INNER);
	if (load<u64>(at, TAG) === tag) store<i32>(at, load<i32>(at, NESTED) + 1, NESTED);
}

/** An end tag: of an element inside the topmost one, of that one itself, or of one around it that was never told to end. */
export function closeElement(tag: u64): void {
	if (depth === 0) return;
	const at = top();
	const inner = load<i32>(at, INNER);
	if (load<u64>(at, TAG) === tag) {
		const nested = load<i32>(at, NESTED);
		if (nested === 0) {
			pop();
			return;
		}
		store<i32>(at, nested - 1, NESTED);
		if (inner > 0) store<i32>(at, inner - 1, INNER);
	} else if (inner > 0) store<i32>(at, inner - 1, INNER);
	else {
		pop();
		closeElement(tag);
	}
}

function top(): usize {
	return stack + <usize>depth * ELEMENT_BYTES;
}

function push(tag: u64): void {
	const outer = top();
	depth++;
	const at = top();
	store<u64>(at, tag, TAG);
	store<u64>(at, 0, INNER);
	store<i32>(
		at,
		backgroundUnknown ? NO_COLOUR : background === NO_COLOUR ? load<i32>(outer, BACKGROUND) : background,
		BACKGROUND,
	);
	store<i32>(at, colour === NO_COLOUR ? load<i32>(outer, FOREGROUND) : colour, FOREGROUND);
	store<i32>(at, load<i32>(outer, HIDES) | i32(hides), HIDES);
	store<i32>(at, unseenInside(load<i32>(outer, UNSEEN)), UNSEEN);
	look();
}

function unseenInside(outer: i32): i32 {
	let unseen = outer;
	if (visibility !== 0) unseen = (unseen & ~1) | (visibility === 2 ? 1 : 0);
	if (fontSize !== 0) unseen = (unseen & ~2) | (fontSize === 2 ? 2 : 0);
	return unseen;
}

function pop(): void {
	depth--;
	look();
}

function look(): void {
	const at = top();
	const fore = load<i32>(at, FOREGROUND);
	if ((load<i32>(at, HIDES) | load<i32>(at, UNSEEN)) !== 0) now = MARK_HIDDEN;
	else if (fore === TRANSPARENT || isSameColour(fore, load<i32>(at, BACKGROUND))) now = MARK_CAMOUFLAGED;
	else now = SHOWN;
}
