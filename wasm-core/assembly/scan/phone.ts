// Telephone numbers that a reader is asked to call: ten digits or more, soon after words that ask for it.
import { count } from './counts';
import { MARK_PHONE } from './layout';

const DIGITS: i32 = 10;
/** Characters between the words and the number, at most. */
const REACH: u32 = 80;
/** Blanks and marks between two digits of a number, at most. */
const GAP: u32 = 3;

let digits: i32 = 0;
let gap: u32 = 0;
let since: u32 = REACH + 1;

export function resetPhone(): void {
	digits = 0;
	gap = 0;
	since = REACH + 1;
}

/** The words were read that many characters ago. */
export function askToCall(ago: u32): void {
	since = min(ago, REACH + 1);
}

export function phoneDigit(): void {
	gap = 0;
	if (++digits === DIGITS && since <= REACH) count(MARK_PHONE);
	since = min(since + 1, REACH + 1);
}

/** Any other character. */
export function phoneOther(isLetter: bool): void {
	phoneRun(1, isLetter);
}

/** Characters that are no digits. */
export function phoneRun(characters: u32, hasLetter: bool): void {
	since = min(since + min(characters, REACH + 1), REACH + 1);
	gap = min(gap + min(characters, GAP + 1), GAP + 1);
	if (hasLetter || gap > GAP) digits = 0;
}
