// Names that read alike and are not: what the eye takes two strings for, and whether they are one slip apart. Pure and linear.
import { ownerWord } from '../domain/host-name.ts';
import { latinSkeleton } from '../domain/latin-look.ts';
import { readableLabel } from '../domain/punycode.ts';

const TEXT_CAP = 256;
/** Most words of most mail: of them only the i plays another letter. */
const PLAIN_WORD = /^[a-zA-Z]{1,256}$/;
/** Shorter words are one letter from each other all over the world. */
const SLIP_LENGTH = 5;

/** Digits and signs that play a letter, and the letters that only a careful eye keeps apart. */
const PLAYED: Readonly<Record<string, string>> = {
	...{ '0': 'o', '1': 'l', '2': 'z', '3': 'e', '4': 'a', '5': 's', '7': 't', '9': 'g' },
	...{ '@': 'a', $: 's', '!': 'l', '|': 'l', i: 'l' },
};

/** Strings with the same skeleton read the same at a glance: letters of other scripts, digits and pairs that play a letter undone. */
export function skeleton(text: string): string {
	if (PLAIN_WORD.test(text)) return joined(text.toLowerCase().replaceAll('i', 'l'));
	const latin = latinSkeleton(text.slice(0, TEXT_CAP));
	return joined(latin.replace(/[0-579@$!|i]/g, (character) => PLAYED[character] ?? character));
}

/** Letters that close up to another one. One character may look like eighteen (U+FDFA): what is kept of a name has a bound, too. */
function joined(text: string): string {
	return text.replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('cl', 'd').slice(0, TEXT_CAP);
}

/** Of a person's name, whatever the order of its words: "Ash, Alice" is Alice Ash. '' for one word: too many share it. */
export function nameSkeleton(name: string | null): string {
	const words = (name ?? '').slice(0, TEXT_CAP).split(/[^\p{L}\p{N}]+/u);
	const some = words.filter((word) => word !== '').map(skeleton);
	return some.length < 2 ? '' : some.sort().join(' ').slice(0, TEXT_CAP);
}

/** Of the word that an owner is known by. '' where it says nothing. */
export function domainSkeleton(domain: string): string {
	const word = ownerWord(domain);
	return word.length < 3 ? '' : skeleton(readableLabel(word));
}

/**
 * Whether one domain would be taken for the other: their owners' words read alike, or are one slip apart (a letter left out, put
 * in, changed, or two swapped). The same word under another ending is no disguise: companies have many.
 */
export function isLookAlike(domain: string, known: string): boolean {
	const [word, real] = [ownerWord(domain), ownerWord(known)];
	if (word === real || word === '' || real === '') return false;
	if (domainSkeleton(domain) !== '' && domainSkeleton(domain) === domainSkeleton(known)) return true;
	return Math.min(word.length, real.length) >= SLIP_LENGTH && isOneSlip(word, real);
}

/** Whether it adds a word to the other's own: example-support.com beside example.com. */
export function isExtended(domain: string, known: string): boolean {
	const [word, real] = [ownerWord(domain), ownerWord(known)];
	return real.length >= SLIP_LENGTH && (word.startsWith(`${real}-`) || word.endsWith(`-${real}`));
}

/** server1 and server2 differ on purpose. */
function isOneSlip(a: string, b: string): boolean {
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (long.length - short.length > 1) return false;
	let at = 0;
	while (at < short.length && short[at] === long[at]) at += 1;
	if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
	const isSwap = short[at] === long[at + 1] && short[at + 1] === long[at];
	if (isSwap) return short.slice(at + 2) === long.slice(at + 2);
	const areDigits = /\d/.test(short[at] ?? '') && /\d/.test(long[at] ?? '');
	return !areDigits && short.slice(at + 1) === long.slice(at + 1);
}
