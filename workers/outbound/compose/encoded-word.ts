// Encoded words (RFC 2047): text that is not ASCII, for places where only ASCII may stand. Which text needs them is not
// decided here.

const encoder = new TextEncoder();

/** RFC 2047 section 2 allows 75; with less, the first one still fits on the line of `Subject:` or `Reply-To:`. */
const WORD_LENGTH = 64;
const PAYLOAD_LENGTH = WORD_LENGTH - '=?utf-8?Q??='.length;
/** Q can be read by people without decoding: for that it may be longer than B, up to so many times. */
const LEGIBLE = 1.5;
/** What stands for itself in the Q encoding wherever an encoded word may stand (section 5, rule 3). */
const PLAIN = /^[A-Za-z0-9!*+/-]$/;

/** The text as encoded words: written with a blank between them, they are read as one. None ends inside a character. */
export function encodedWords(text: string): string[] {
	const characters = [...text].map((character) => ({ octets: encoder.encode(character), q: inQ(character) }));
	const qLength = characters.reduce((length, { q }) => length + q.length, 0);
	const octets = characters.reduce((count, character) => count + character.octets.length, 0);
	return qLength <= LEGIBLE * base64Length(octets) ? qWords(characters) : bWords(characters);
}

interface Character {
	octets: Uint8Array;
	q: string;
}

function inQ(character: string): string {
	if (character === ' ') return '_';
	if (PLAIN.test(character)) return character;
	return Array.from(encoder.encode(character), (octet) => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`).join(
		'',
	);
}

function qWords(characters: Character[]): string[] {
	const words: string[] = [];
	let payload = '';
	for (const { q } of characters) {
		if (payload.length + q.length > PAYLOAD_LENGTH) {
			words.push(`=?utf-8?Q?${payload}?=`);
			payload = '';
		}
		payload += q;
	}
	return [...words, `=?utf-8?Q?${payload}?=`];
}

function bWords(characters: Character[]): string[] {
	const words: string[] = [];
	let payload: number[] = [];
	for (const { octets } of characters) {
		if (base64Length(payload.length + octets.length) > PAYLOAD_LENGTH) {
			words.push(bWord(payload));
			payload = [];
		}
		payload.push(...octets);
	}
	return [...words, bWord(payload)];
}

function bWord(octets: number[]): string {
	return `=?utf-8?B?${btoa(String.fromCharCode(...octets))}?=`;
}

function base64Length(octets: number): number {
	return 4 * Math.ceil(octets / 3);
}
