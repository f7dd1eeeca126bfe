// Folds a header field (RFC 5322 sections 2.1.1 and 2.2.3). Knows pieces and their lengths, never what they mean.

/** RFC 5322 section 2.1.1, without the CRLF. */
export const MAX_LINE_OCTETS = 998;
/** Leaves room for punctuation beside what cannot be broken. */
export const MAX_PIECE_OCTETS = 900;
/** RFC 2047 section 2 for lines with encoded words; RFC 5322 would have 78. */
const LINE_LENGTH = 76;

/**
 * `Name: piece piece CRLF`, with CRLF before the space between two pieces wherever the line would be too long. A piece is
 * never broken, and none is empty or begins with a blank: unfolding gives the pieces back with one space between them.
 */
export function foldField(name: string, pieces: readonly string[]): string {
	let lines = '';
	let line = `${name}:`;
	for (const piece of pieces) {
		if (line.length + 1 + piece.length > LINE_LENGTH) {
			lines += `${line}\r\n`;
			line = '';
		}
		line += ` ${piece}`;
	}
	return `${lines}${line}\r\n`;
}
