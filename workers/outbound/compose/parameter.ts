// Parameters of Content-Type and Content-Disposition (RFC 2045 section 5.1), file names above all: as a quoted string where
// that says it, else in the charset and continuations of RFC 2231.
import { encodedWords } from './encoded-word';
import { isPrintableAscii } from './text-rules';

const encoder = new TextEncoder();

/** Of the percent-encoded text in one section: with name, number and marks it fits on a line. */
const SECTION_LENGTH = 54;
/** RFC 2231 section 7, attribute-char: what stands for itself. */
const PLAIN = /^[A-Za-z0-9!#$&+.^_`{|}~-]$/;

/** `name=value` as pieces, each a parameter of its own, without the semicolons. */
export function parameterPieces(name: string, value: string): string[] {
	if (/^[A-Za-z0-9!#$&+.^_`{|}~-]+$/.test(value) && value.length <= SECTION_LENGTH) return [`${name}=${value}`];
	if (isQuotable(value)) return [`${name}="${value}"`];
	const [only = '', ...more] = sections(value);
	if (more.length === 0) return [`${name}*=utf-8''${only}`];
	return [only, ...more].map((text, index) => `${name}*${index}*=${index === 0 ? "utf-8''" : ''}${text}`);
}

/**
 * The same for readers that know no RFC 2231: in an encoded word, which RFC 2047 does not allow there and RFC 8621 section
 * 4.1.4 has readers expect. [] where it would not fit in one: it is only ever said besides the real thing.
 */
export function legacyParameterPieces(name: string, value: string): string[] {
	if (isQuotable(value)) return [`${name}="${value}"`];
	const words = encodedWords(value);
	return words.length === 1 ? [`${name}="${words[0]}"`] : [];
}

/** Quotes and backslashes could stand in a quoted string, escaped; too many readers do not undo that. */
function isQuotable(value: string): boolean {
	if (!isPrintableAscii(value) || /["\\]|=\?/.test(value)) return false;
	return value.length <= SECTION_LENGTH && value.trim() === value;
}

/** Percent-encoded, in runs that end with a character. */
function sections(value: string): string[] {
	const runs: string[] = [];
	let run = '';
	for (const character of value) {
		const text = percentEncoded(character);
		if (run.length + text.length > SECTION_LENGTH) {
			runs.push(run);
			run = '';
		}
		run += text;
	}
	return [...runs, run];
}

function percentEncoded(character: string): string {
	if (PLAIN.test(character)) return character;
	return Array.from(encoder.encode(character), (octet) => `%${octet.toString(16).toUpperCase().padStart(2, '0')}`).join(
		'',
	);
}
