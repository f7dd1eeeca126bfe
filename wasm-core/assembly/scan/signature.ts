// Finds the two agreed test strings in a stream of octets: GTUBE (junk mail) and EICAR (malware).
// One pass; keeps two counters between chunks. What a find means is decided by index.ts.
import { find, unit } from './octet';

const GTUBE = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';
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
	while (eicarMatched > 0 && unit(EICAR, eicarMatched) !== octet) eicarMatched = border(eicarMatched);
	if (unit(EICAR, eicarMatched) !== octet) return;
	if (++eicarMatched === EICAR.length) {
		eicarSeen = true;
		eicarMatched = 0;
	}
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
