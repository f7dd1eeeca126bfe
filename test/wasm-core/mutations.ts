// Messages that were right once: seeds with octets cut, doubled, moved and replaced by what parsers stumble over.
import fc from 'fast-check';

const TOKENS = [
	...[
		'\r\n',
		'\n',
		'\r',
		'\r\n\r\n',
		'--',
		'\r\n--',
		'--\r\n',
		' ',
		'\t',
		'"',
		'(',
		')',
		'<',
		'>',
		',',
		';',
		':',
		'@',
		'\\',
		'=',
	],
	...[
		'=?',
		'?=',
		'=?utf-8?Q?',
		'=?gb18030?B?',
		'=\r\n',
		'=E2',
		'*0*=',
		"utf-8''",
		'\0',
		'\xff',
		'\x80',
		'\x1b$B',
		'+APw-',
	],
	...[
		'Content-Type: multipart/mixed; boundary=b\r\n',
		'Content-Type: message/rfc822\r\n\r\n',
		'\r\n--b\r\n',
		'\r\n--b--',
	],
	...['Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n', 'Content-Transfer-Encoding: base64\r\n'],
	...['Content-Transfer-Encoding: x-uuencode\r\n', 'begin 644 a\r\n', '\r\nend\r\n'],
	...['Content-Transfer-Encoding: quoted-printable\r\n', 'From: ', 'To: ', 'Date: ', 'Subject: ', '-----------------'],
].map((token) => Uint8Array.from(token, (character) => character.charCodeAt(0)));

interface Mutation {
	/** Both as parts of the message's length, 0..1. */
	from: number;
	length: number;
	kind: 'cut' | 'double' | 'token';
	token: Uint8Array;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
	from: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.double({ min: 0, max: 0.1, noNaN: true }),
	kind: fc.constantFrom('cut', 'double', 'token'),
	token: fc.constantFrom(...TOKENS),
});

export function mutated(seeds: Uint8Array[]): fc.Arbitrary<Uint8Array> {
	const steps = fc.array(mutation, { minLength: 1, maxLength: 8 });
	return fc.tuple(fc.constantFrom(...seeds), steps).map(([seed, list]) => list.reduce(mutate, seed));
}

function mutate(octets: Uint8Array, { from, length, kind, token }: Mutation): Uint8Array {
	const start = Math.floor(from * octets.length);
	const end = Math.min(octets.length, start + Math.ceil(length * octets.length));
	if (kind === 'token') return joined(octets.subarray(0, start), token, octets.subarray(start));
	if (kind === 'cut') return joined(octets.subarray(0, start), octets.subarray(end));
	return joined(octets.subarray(0, end), octets.subarray(start));
}

function joined(...pieces: Uint8Array[]): Uint8Array {
	const result = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		result.set(piece, at);
		at += piece.length;
	}
	return result;
}
