// Finds where a ZIP's next header stands, in octets cut anywhere.
import { find } from '../octet';
import { gatherOf, Layer } from './layer';

const LETTER_P: u32 = 0x50;
const LETTER_K: u32 = 0x4b;

/** Gathers the next signature ("PK" and two numbers, APPNOTE.TXT 4.3); gives the place after it, or `end` where none is whole. */
export function findSignature(layer: Layer, from: usize, end: usize): usize {
	const buffer = gatherOf(layer);
	while (from < end && layer.gathered < 4) {
		if (layer.gathered === 0) {
			from = find(from, end, LETTER_P);
			if (from === end) return end;
			if (from + 1 < end && <u32>load<u8>(from, 1) !== LETTER_K) {
				from++;
				continue;
			}
		}
		const octet: u32 = load<u8>(from++);
		store<u8>(buffer + layer.gathered, <u8>octet);
		if (mayFollow(buffer, layer.gathered, octet)) layer.gathered++;
		else {
			store<u8>(buffer, <u8>LETTER_P);
			layer.gathered = octet === LETTER_P ? 1 : 0;
		}
	}
	return from;
}

function mayFollow(buffer: usize, place: i32, octet: u32): bool {
	if (place < 2) return octet === (place === 0 ? LETTER_P : LETTER_K);
	if (place === 2) return octet === 1 || octet === 3 || (octet >= 5 && octet <= 7);
	const third: u32 = load<u8>(buffer, 2);
	return octet === third + 1 || (third === 6 && octet === 6);
}
