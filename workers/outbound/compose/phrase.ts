// Words of a header for people: unstructured text (RFC 5322 section 2.2.1) and display names (section 3.2.5), as pieces that
// may be folded between them.
import { encodedWords } from './encoded-word';
import { isPrintableAscii } from './text-rules';

/** A word that is longer does not fit on a line by itself: as encoded words it can be broken. */
const WORD_LENGTH = 72;
const ATOMS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;

/**
 * Words stay as they are where they can, so that a subject can be read without decoding. Neighbours that cannot are encoded
 * together with the blanks between them, since blanks between encoded words are not read (RFC 2047 section 6.2).
 */
export function textPieces(text: string): string[] {
	if (text === '') return [];
	const pieces: string[] = [];
	let encoded: string[] = [];
	const flush = () => {
		if (encoded.length > 0) pieces.push(...encodedWords(encoded.join(' ')));
		encoded = [];
	};
	for (const word of text.split(/(?<=[^ ]) (?=[^ ])/)) {
		if (needsEncoding(word)) encoded.push(word);
		else {
			flush();
			pieces.push(word);
		}
	}
	flush();
	return pieces;
}

/** Atoms where it is that, else a quoted string, else encoded words; the three are not mixed. '' is an empty quoted string. */
export function phrasePieces(name: string): string[] {
	const words = name.split(' ');
	const isPlain = words.every((word) => word !== '' && !needsEncoding(word));
	if (name !== '' && !isPlain) return encodedWords(name);
	if (ATOMS.test(name)) return words;
	return `"${name.replace(/["\\]/g, '\\$&')}"`.split(' ');
}

/** What looks like an encoded word and is not one would be decoded by its readers. */
function needsEncoding(word: string): boolean {
	if (!isPrintableAscii(word) || word.includes('=?')) return true;
	return word.startsWith(' ') || word.endsWith(' ') || word.length > WORD_LENGTH;
}
