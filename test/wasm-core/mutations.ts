// Messages that were right once: seeds with octets cut, doubled, repeated, moved, spliced from another message and replaced
// by what parsers stumble over. Only makes messages.
import fc from 'fast-check';

/** Repeating stops there: what a limit or a growing cost needs to show itself, and no more. */
const MAX_BYTES = 60_000;

const PUNCTUATION = '\r\n|\n|\r|\r\n\r\n|\n\n|--|\r\n--|--\r\n| |\t|"|(|)|<|>|,|;|:|@|\\|=|?|*|%|&|[|]'.split('|');
const ENCODED = [
	...['=?', '?=', '=?utf-8?Q?', '=?gb18030?B?', '=?iso-2022-jp?B?', '=?utf-8*en?q?=C3?=', '=?utf-8?q?=A4?='],
	...['=\r\n', '=\n', '= \r\n', '=E2', '=e2=82=ac', '==', '=4', '*0*=', '*1=', "utf-8''", '%C3%A4', '%zz'],
	...['\0', '\xff', '\x80', '\xc3\xa4', '\xe2\x82\xac', '\xf0\x9f\x9a\xa2', '\xed\xa0\x80', '\xc3', '\xef\xbb\xbf'],
	...['\x1b$B', '\x1b(B', '+APw-', '~{', '\x93quoted\x94', 'QUJD', 'QUI=', 'QQ==', '!!!!'],
];
const MARKUP = [
	...['<a href="', '">', '</a>', '<!--', '-->', '<style>', '</style>', '<title>', '<br>', '<td>', '&amp;', '&#x41;'],
	...['&nbsp', '&#128;', '<', "'", 'href=', '<script', '<p title="', 'https://a.example/', 'xn--'],
];
const FIELDS = [
	...['From: ', 'To: ', 'Cc: ', 'Date: ', 'Subject: ', 'Message-ID: <', 'References: <a@b> ', 'Received: ', 'X: '],
	...[
		'Content-Type: multipart/mixed; boundary=b\r\n',
		'Content-Type: message/rfc822\r\n\r\n',
		'\r\n--b\r\n',
		'\r\n--b--',
	],
	...['Content-Type: multipart/digest; boundary="b "\r\n\r\n--b\r\n', 'Content-Type: text/html; charset=utf-8\r\n'],
	...['Content-Type: text/plain; charset=iso-8859-1\r\n', 'Content-Disposition: attachment; filename='],
	...['base64', 'quoted-printable', '8bit', 'x-uuencode', 'utf-8', 'us-ascii', 'windows-1252', 'gb18030', 'utf-16'].map(
		(word) => `${word}\r\n`,
	),
	...['base64', 'quoted-printable', 'x-uuencode'].map((encoding) => `Content-Transfer-Encoding: ${encoding}\r\n`),
	...['begin 644 a\r\n', '\r\nend\r\n', '`\r\n', '-----------------', 'Tue, 1 Sep 2026 12:00:00 +0200'],
];
const TOKENS = [...PUNCTUATION, ...ENCODED, ...MARKUP, ...FIELDS].map((token) =>
	Uint8Array.from(token, (character) => character.charCodeAt(0)),
);

interface Mutation {
	/** Both as parts of the message's length, 0..1. */
	from: number;
	length: number;
	kind: 'cut' | 'double' | 'token' | 'flip' | 'repeat' | 'run' | 'splice' | 'lines';
	token: Uint8Array;
	/** For `repeat` and `run`: how often. */
	times: number;
	/** For `splice`: where the piece comes from. */
	other: Uint8Array;
}

function mutation(seeds: Uint8Array[]): fc.Arbitrary<Mutation> {
	return fc.record({
		from: fc.double({ min: 0, max: 1, noNaN: true }),
		length: fc.double({ min: 0, max: 0.1, noNaN: true }),
		kind: fc.constantFrom<Mutation['kind'][]>(
			...(['cut', 'double', 'token', 'token', 'token', 'flip', 'repeat', 'run', 'splice', 'lines'] as const),
		),
		token: fc.constantFrom(...TOKENS),
		times: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 1, max: 30 }) }, fc.integer({ min: 31, max: 6000 })),
		other: fc.constantFrom(...seeds),
	});
}

export function mutated(seeds: Uint8Array[]): fc.Arbitrary<Uint8Array> {
	const steps = fc.array(mutation(seeds), { minLength: 1, maxLength: 8 });
	return fc.tuple(fc.constantFrom(...seeds), steps).map(([seed, list]) => list.reduce(mutate, seed));
}

function mutate(octets: Uint8Array, { from, length, kind, token, times, other }: Mutation): Uint8Array {
	const start = Math.floor(from * octets.length);
	const end = Math.min(octets.length, start + Math.ceil(length * octets.length));
	const [before, piece, after] = [octets.subarray(0, start), octets.subarray(start, end), octets.subarray(end)];
	switch (kind) {
		case 'cut':
			return joined(before, after);
		case 'double':
			return joined(before, piece, piece, after);
		case 'flip':
			return joined(before, Uint8Array.of((octets[start] ?? 0) ^ (1 << (times & 7))), octets.subarray(start + 1));
		case 'repeat':
			return joined(before, repeated(piece, times), after);
		case 'run':
			return joined(before, repeated(token, times), octets.subarray(start));
		case 'splice':
			return joined(before, sliceOf(other, from, length * 4), octets.subarray(start));
		case 'lines':
			return joined(before, withOtherLineEnds(piece, times), after);
		default:
			return joined(before, token, octets.subarray(start));
	}
}

function repeated(piece: Uint8Array, times: number): Uint8Array {
	const most = piece.length === 0 ? 0 : Math.min(times, Math.ceil(MAX_BYTES / piece.length));
	return joined(...Array.from({ length: most }, () => piece)).subarray(0, MAX_BYTES);
}

function sliceOf(octets: Uint8Array, from: number, length: number): Uint8Array {
	const start = Math.floor((1 - from) * octets.length);
	return octets.subarray(start, start + Math.ceil(length * octets.length));
}

/** CR, LF and CRLF each for another of the three. */
function withOtherLineEnds(piece: Uint8Array, times: number): Uint8Array {
	const text = String.fromCharCode(...piece);
	const end = ['\n', '\r', '\r\n', '\n\r'][times & 3] ?? '\n';
	return Uint8Array.from(text.replace(/\r\n|\r|\n/g, end), (character) => character.charCodeAt(0));
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
