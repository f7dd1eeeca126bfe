// Quoted-printable (RFC 2045 section 6.7) of text whose line ends are CRLF.

/** Without the CRLF, the "=" of a soft line break among it. */
const LINE_LENGTH = 76;
const CR = 0x0d;
const LF = 0x0a;
const SP = 0x20;
const TAB = 0x09;
const EQUALS = 0x3d;
const HEX = new TextEncoder().encode('0123456789ABCDEF');
/** Some keepers of mail take a line that begins like this for the next message, or change it. */
const FROM = new TextEncoder().encode('From ');

/** Octets of the text once encoded. */
export function quotedPrintableLength(text: Uint8Array): number {
	let length = 0;
	walk(text, (octets) => {
		length += octets.length;
	});
	return length;
}

export function encodeQuotedPrintable(text: Uint8Array): Uint8Array {
	const out = new Uint8Array(quotedPrintableLength(text));
	let at = 0;
	walk(text, (octets) => {
		for (const octet of octets) out[at++] = octet;
	});
	return out;
}

const LINE_END: readonly number[] = [CR, LF];
const SOFT_BREAK: readonly number[] = [EQUALS, CR, LF];
/** What each octet is as itself, and escaped. */
const PLAIN: readonly (readonly number[])[] = Array.from({ length: 256 }, (_, octet) => [octet]);
const ESCAPED: readonly (readonly number[])[] = Array.from({ length: 256 }, (_, octet) => [
	EQUALS,
	HEX[octet >> 4] ?? 0,
	HEX[octet & 15] ?? 0,
]);

function walk(text: Uint8Array, emit: (octets: readonly number[]) => void): void {
	let column = 0;
	for (let at = 0; at < text.byteLength; at++) {
		if (endsLine(text, at)) {
			emit(LINE_END);
			column = 0;
			at += 1;
			continue;
		}
		const octet = text[at] ?? 0;
		let written = (isPlain(text, at, octet) ? PLAIN : ESCAPED)[octet] ?? [];
		const lastOfLine = at + 1 === text.byteLength || endsLine(text, at + 1);
		if (column + written.length > LINE_LENGTH - (lastOfLine ? 0 : 1)) {
			emit(SOFT_BREAK);
			column = 0;
		}
		if (column === 0 && startsWithFrom(text, at)) written = ESCAPED[octet] ?? [];
		emit(written);
		column += written.length;
	}
}

function endsLine(text: Uint8Array, at: number): boolean {
	return text[at] === CR && text[at + 1] === LF;
}

/** White space at the end of a line is lost on its way (rule 3). */
function isPlain(text: Uint8Array, at: number, octet: number): boolean {
	if (octet === SP || octet === TAB) return at + 1 < text.byteLength && !endsLine(text, at + 1);
	return octet > SP && octet < 0x7f && octet !== EQUALS;
}

function startsWithFrom(text: Uint8Array, at: number): boolean {
	return FROM.every((octet, index) => text[at + index] === octet);
}
