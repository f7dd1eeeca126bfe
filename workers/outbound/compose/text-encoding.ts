// How a text goes into a message (RFC 2045 section 6): as it is where it can, else in the smaller of the two encodings. The
// octets are UTF-8, their line ends CRLF, and reading them gives the text back to the letter.
import { base64Length, encodeBase64 } from './base64';
import { hasDelimiter } from './boundary';
import { MAX_LINE_OCTETS } from './fold';
import { encodeQuotedPrintable, quotedPrintableLength } from './quoted-printable';
import { octetsOf } from './text-rules';

export interface EncodedText {
	encoding: '7bit' | '8bit' | 'quoted-printable' | 'base64';
	octets: Uint8Array;
}

const encoder = new TextEncoder();

/** `boundaries`: those around the text that were not made here: no line of the text may begin with one. */
export function encodeText(value: string, boundaries: readonly string[]): EncodedText {
	const text = withCrlf(value);
	const octets = encoder.encode(text);
	const endsNothing = !boundaries.some((boundary) => hasDelimiter(text, boundary));
	if (isSafe(text) && endsNothing) return { encoding: '7bit', octets };
	if (endsNothing && quotedPrintableLength(octets) <= base64Length(octets.byteLength)) {
		const quoted = encodeQuotedPrintable(octets);
		if (!boundaries.some((boundary) => hasDelimiter(new TextDecoder().decode(quoted), boundary)))
			return { encoding: 'quoted-printable', octets: quoted };
	}
	return { encoding: 'base64', octets: encodeBase64(octets) };
}

/** For a message inside the message, which must not be encoded (RFC 2046 section 5.2.1): see canStandUnencoded. */
export function unencodedText(value: string): EncodedText {
	const octets = encoder.encode(withCrlf(value));
	return { encoding: isAscii(octets) ? '7bit' : '8bit', octets };
}

/** Whether it is 7bit or 8bit as it stands (RFC 2045 sections 2.7 and 2.8). */
export function canStandUnencoded(value: string): boolean {
	const text = withCrlf(value);
	return hasWholeLines(text) && !text.includes('\0') && text.split('\r\n').every((line) => fitsLine(line));
}

function withCrlf(value: string): string {
	return value.replace(/\r?\n/g, '\r\n');
}

/**
 * Printable ASCII in short lines, and nothing that mail is known to lose on its way: blanks at the end of a line, and the
 * "From " at the beginning of one.
 */
function isSafe(text: string): boolean {
	if (!/^[\t\r\n\x20-\x7e]*$/.test(text) || !hasWholeLines(text)) return false;
	if (/[\t ](?:\r\n|$)/.test(text) || /(?:^|\n)From /.test(text)) return false;
	return text.split('\r\n').every((line) => line.length <= MAX_LINE_OCTETS);
}

function hasWholeLines(text: string): boolean {
	return !/\r(?!\n)/.test(text);
}

function fitsLine(line: string): boolean {
	return line.length <= MAX_LINE_OCTETS && octetsOf(line) <= MAX_LINE_OCTETS;
}

function isAscii(octets: Uint8Array): boolean {
	return octets.every((octet) => octet < 0x80);
}
