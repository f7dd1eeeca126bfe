// Octets of words to characters: UTF-8, and what is not well-formed as windows-1252, which is what mail without a true charset
// mostly is. Holds no more than one unfinished sequence, however the octets are cut.
import { sequenceLength } from '../encoding/utf8';
import { fromWindows1252 } from '../encoding/windows-1252';
import { shownCharacter } from './shown-text';

/** Octets of the sequence at hand, the latest lowest. */
let held: u32 = 0;
let heldBytes: i32 = 0;
let lacking: i32 = 0;
/** Some octets were no UTF-8. */
let isBroken = false;

export function openCharacters(): void {
	heldBytes = lacking = 0;
	isBroken = false;
}

export function brokeUtf8(): bool {
	return isBroken;
}

/** How many octets the character at p has, where all of it stands there and nothing is held; else 0, and octet by octet it goes. */
export function wholeCharacter(p: usize, end: usize): i32 {
	return heldBytes === 0 ? sequenceLength(p, end) : 0;
}

/** One octet beyond ASCII. */
export function highOctet(octet: u32): void {
	if (lacking > 0 && goesOn(octet)) {
		held = (held << 8) | octet;
		heldBytes++;
		if (--lacking === 0) finishSequence();
		return;
	}
	endCharacter();
	lacking = octet < 0xc2 || octet > 0xf4 ? 0 : octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
	held = octet;
	heldBytes = 1;
	if (lacking === 0) endCharacter();
}

/** An ASCII octet follows, or nothing: an unfinished sequence is none. */
export function endCharacter(): void {
	if (heldBytes === 0) return;
	const octets = held;
	let places = heldBytes << 3;
	heldBytes = lacking = 0;
	isBroken = true;
	while (places > 0) {
		places -= 8;
		shownCharacter(fromWindows1252((octets >> places) & 0xff));
	}
}

/** Unicode table 3-7: what may follow the lead octet, and then what may follow that. */
function goesOn(octet: u32): bool {
	if ((octet & 0xc0) !== 0x80) return false;
	if (heldBytes > 1) return true;
	if (held === 0xe0) return octet >= 0xa0;
	if (held === 0xed) return octet < 0xa0;
	if (held === 0xf0) return octet >= 0x90;
	return held !== 0xf4 || octet < 0x90;
}

function finishSequence(): void {
	const octets = held;
	const bytes = heldBytes;
	heldBytes = 0;
	let code: u32 = octets & 0x3f;
	code |= ((octets >> 8) & 0x3f) << 6;
	if (bytes > 2) code |= ((octets >> 16) & 0x3f) << 12;
	if (bytes > 3) code |= ((octets >> 24) & 0x07) << 18;
	shownCharacter(bytes === 2 ? code & 0x7ff : bytes === 3 ? code & 0xffff : code);
}
