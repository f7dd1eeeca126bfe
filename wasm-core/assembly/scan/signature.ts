// Finds the two agreed test strings in a stream of octets: GTUBE (junk mail) and EICAR (malware).
// One pass; keeps two counters between chunks. What a find means is decided by index.ts.
import { find, unit } from './octet';

const GTUBE = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
export const EICAR_LENGTH: i32 = EICAR.length;
const LETTER_X: u32 = 0x58;

let gtubeMatched: i32 = 0;
let eicarMatched: i32 = 0;
let gtubeSeen = false;
let eicarSeen = false;

export function openSignatures(): void {
	gtubeMatched = 0;
	eicarMatched = 0;
	gtubeSeen = false;
	eicarSeen = false;
}

export function hasGtube(): bool {
	return gtubeSeen;
}

export function hasEicar(): bool {
	return eicarSeen;
}

/** Knuth-Morris-Pratt. The only start that either string repeats inside itself is EICAR's "X5" at 14. */
function border(matched: i32): i32 {
	return matched === 15 ? 1 : matched === 16 ? 2 : 0;
}

function stepGtube(octet: u32): void {
	if (unit(GTUBE, gtubeMatched) !== octet) gtubeMatched = octet === LETTER_X ? 1 : 0;
	else if (++gtubeMatched === GTUBE.length) {
		gtubeSeen = true;
		gtubeMatched = 0;
	}
}

function stepEicar(octet: u32): void {
	eicarMatched = nextEicar(eicarMatched, octet);
	if (eicarMatched === EICAR_LENGTH) {
		eicarSeen = true;
		eicarMatched = 0;
	}
}

function nextEicar(matched: i32, octet: u32): i32 {
	while (matched > 0 && unit(EICAR, matched) !== octet) matched = border(matched);
	return unit(EICAR, matched) === octet ? matched + 1 : matched;
}

/** For files inside files: how much of EICAR is matched after [from, end), EICAR_LENGTH once all of it was. */
export function feedEicar(matched: i32, from: usize, end: usize): i32 {
	for (let at = from; at < end && matched < EICAR_LENGTH; at++) {
		if (matched === 0) at = find(at, end, LETTER_X);
		if (at < end) matched = nextEicar(matched, load<u8>(at));
	}
	return matched;
}

/** Both strings begin with X: while neither has begun, run from X to X. */
export function feedSignatures(from: usize, end: usize): void {
	let at = from;
	while (at < end) {
		if ((gtubeMatched | eicarMatched) === 0) {
			at = find(at, end, LETTER_X);
			if (at === end) return;
		}
		const octet: u32 = load<u8>(at++);
		stepGtube(octet);
		stepEicar(octet);
	}
}
