// Messages made to cost a reader time or memory, each of a kind that has hurt some parser. Only makes them: octets about
// `bytes` long, our own words.

const TEXT = 'Content-Type: text/plain; charset=utf-8\r\n';
const HTML = 'Content-Type: text/html; charset=utf-8\r\n';
const HEAD = 'From: a@reef.example\r\nTo: b@reef.example\r\nSubject: hostile\r\nMIME-Version: 1.0\r\n';

type Family = (bytes: number) => string | Uint8Array;

/** Makes one message of a family, of about `bytes`. */
export function makeHostile(family: string, bytes: number): Uint8Array {
	const maker = FAMILIES[family];
	if (maker === undefined) throw new Error(`No such family: ${family}`);
	const made = maker(Math.floor(bytes));
	return typeof made === 'string' ? new TextEncoder().encode(made) : made;
}

/** By name. */
const FAMILIES: Record<string, Family> = {
	'multiparts in multiparts': (bytes) =>
		nested(bytes, (n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`),
	'messages in messages': (bytes) => nested(bytes, () => 'Content-Type: message/rfc822\r\n\r\n'),
	'boundaries that begin alike': (bytes) => alike(bytes),
	'many fields': (bytes) => `${numbered(bytes, (n) => `X-Field-${n}: v\r\n`)}\r\nbody\r\n`,
	'many recipients': (bytes) =>
		`To: ${numbered(bytes, (n) => `p${n}@reef.example,\r\n `)}z@reef.example\r\n\r\nbody\r\n`,
	'many message ids': (bytes) => `References: ${numbered(bytes, (n) => `<${n}@reef.example>\r\n `)}\r\n\r\nbody\r\n`,
	'many verdicts': (bytes) =>
		`${numbered(bytes, (n) => `Authentication-Results: mx${n}.example; spf=pass\r\n`)}\r\nbody\r\n`,
	'many parts': (bytes) => mixed(numbered(bytes, () => '--b\r\n\r\n.\r\n')),
	'many attachments': (bytes) =>
		mixed(numbered(bytes, (n) => `--b\r\nContent-Disposition: attachment; filename="f${n}.bin"\r\n\r\nx\r\n`)),
	'one long field': (bytes) => `X: ${'x'.repeat(bytes)}\r\n\r\nbody\r\n`,
	'one long subject': (bytes) => `Subject: ${'word '.repeat(bytes / 5)}\r\n\r\nbody\r\n`,
	'one long boundary': (bytes) =>
		`Content-Type: multipart/mixed; boundary="${'b'.repeat(bytes / 2)}"\r\n\r\n--${'b'.repeat(bytes / 2)}\r\n\r\nx\r\n`,
	'a field of folds': (bytes) => `Subject: a\r\n${' b\r\n'.repeat(bytes / 4)}\r\nbody\r\n`,
	'encoded words': (bytes) => `Subject: ${'=?utf-8?Q?=C3=A4?= '.repeat(bytes / 19)}\r\n\r\nbody\r\n`,
	'encoded words that never end': (bytes) => `Subject: ${'=?utf-8?Q?'.repeat(bytes / 10)}\r\n\r\nbody\r\n`,
	'encoded words in ISO-2022-JP': (bytes) =>
		`Subject: ${'=?iso-2022-jp?B?GyRCJCIbKEI=?='.repeat(bytes / 30)}\r\n\r\nbody\r\n`,
	'encoded words of many charsets': (bytes) =>
		`To: ${numbered(bytes, (n) => `=?x-charset-${n}?Q?=E9?= <p${n}@reef.example>, `)}\r\n\r\nbody\r\n`,
	'raw octets in a field': (bytes) => octets('Subject: ', 0xe9, bytes, '\r\n\r\nbody\r\n'),
	'a date of comments': (bytes) => `Date: ${'(('.repeat(bytes / 2)} Tue, 1 Sep 2026 10:00:00 +0000\r\n\r\nbody\r\n`,
	'type parameters': (bytes) => `Content-Type: text/plain${numbered(bytes, (n) => `; p${n}=v`)}\r\n\r\nbody\r\n`,
	'parameter sections': (bytes) =>
		`Content-Disposition: attachment${numbered(bytes, (n) => `;\r\n filename*${n}="v"`)}\r\n\r\nbody\r\n`,
	'open comments': (bytes) => `From: ${'('.repeat(bytes)} a@reef.example\r\n\r\nbody\r\n`,
	'open quotes': (bytes) => `From: ${'"\\'.repeat(bytes / 2)} a@reef.example\r\n\r\nbody\r\n`,
	'open angles': (bytes) => `From: ${'<a,'.repeat(bytes / 3)}\r\n\r\nbody\r\n`,
	'closed comments': (bytes) => `From: ${'(a) '.repeat(bytes / 4)} a@reef.example\r\n\r\nbody\r\n`,
	'closed quotes': (bytes) => `From: ${'"a" '.repeat(bytes / 4)} <a@reef.example>\r\n\r\nbody\r\n`,
	'groups in groups': (bytes) => `To: ${'g:'.repeat(bytes / 3)}a@b${';'.repeat(bytes / 3)}\r\n\r\nbody\r\n`,
	groups: (bytes) => `To: ${'g:a@b;,'.repeat(bytes / 7)}\r\n\r\nbody\r\n`,
	'quoted-printable of "="': (bytes) => encoded('quoted-printable', '='.repeat(bytes)),
	'quoted-printable of escapes': (bytes) => encoded('quoted-printable', '=C3=A4'.repeat(bytes / 6)),
	'quoted-printable of soft breaks': (bytes) => encoded('quoted-printable', '=\r\n'.repeat(bytes / 3)),
	'quoted-printable of blank lines': (bytes) =>
		encoded('quoted-printable', `${' '.repeat(998)}\r\n`.repeat(bytes / 1000)),
	'quoted-printable of blanks': (bytes) => encoded('quoted-printable', `=${' '.repeat(bytes)}`),
	'base64 of padding': (bytes) => encoded('base64', 'QQ=='.repeat(bytes / 4)),
	'base64 of junk': (bytes) => encoded('base64', '!"$%'.repeat(bytes / 4)),
	'base64, a character a line': (bytes) => encoded('base64', 'Q\r\n'.repeat(bytes / 3)),
	'uuencode without an end': (bytes) => encoded('x-uuencode', `begin 644 a\r\n${'#0V%T\r\n'.repeat(bytes / 7)}`),
	'uuencode, begun again and again': (bytes) => encoded('x-uuencode', 'begin 644 a\r\nend\r\n'.repeat(bytes / 18)),
	'a body of CR': (bytes) => `${HEAD}${TEXT}\r\n${'\r'.repeat(bytes)}`,
	'a body of empty lines': (bytes) => `${HEAD}${TEXT}\r\n${'\r\n'.repeat(bytes / 2)}`,
	'a body of one line': (bytes) => `${HEAD}${TEXT}\r\n${'x'.repeat(bytes)}`,
	'a body beyond ASCII': (bytes) => `${HEAD}${TEXT}\r\n${'ä'.repeat(bytes / 2)}`,
	'a body of no known charset': (bytes) => octets(`${HEAD}Content-Type: text/plain\r\n\r\n`, 0xe9, bytes, '\r\n'),
	'a body of ISO-2022-JP escapes': (bytes) => foreign('iso-2022-jp', '\x1b$B\x1b(B'.repeat(bytes / 6)),
	'a body of UTF-7 shifts': (bytes) => foreign('utf-7', '+AOk-'.repeat(bytes / 5)),
	'a body of GB18030': (bytes) =>
		octets(`${HEAD}Content-Type: text/plain; charset=gb18030\r\n\r\n`, 0xb0, bytes, '\r\n'),
	'parts of UTF-7': (bytes) => textParts(bytes, 'text/plain; charset=utf-7', '+AOk-'),
	'parts of UTF-7 beyond the first plane': (bytes) => textParts(bytes, 'text/plain; charset=utf-7', '+2D3cAA-'),
	'parts of ISO-2022-JP escapes': (bytes) => textParts(bytes, 'text/plain; charset=iso-2022-jp', '\x1b$B\x1b(B'),
	'parts of unknown charsets': (bytes) => textParts(bytes, 'text/plain; charset=x-reef', 'caf\u00e9 '),
	'foreign HTML of open tags': (bytes) => textParts(bytes, 'text/html; charset=gb18030', '<a href="'),
	'foreign HTML of "<"': (bytes) => textParts(bytes, 'text/html; charset=gb18030', '<'),
	'foreign HTML of "&"': (bytes) => textParts(bytes, 'text/html; charset=gb18030', '&'),
	'foreign HTML of open comments': (bytes) => textParts(bytes, 'text/html; charset=gb18030', '<!-- -- '),
	'foreign HTML of open styles': (bytes) => textParts(bytes, 'text/html; charset=gb18030', '<style>'),
	'foreign HTML of open quotes': (bytes) => textParts(bytes, 'text/html; charset=gb18030', '<p title="\''),
	'foreign HTML of tags in tags': (bytes) => textParts(bytes, 'text/html; charset=gb18030', '<div>'),
	'foreign HTML of blanks': (bytes) => textParts(bytes, 'text/html; charset=gb18030', ' '),
	'foreign HTML of entities': (bytes) => textParts(bytes, 'text/html; charset=gb18030', '&#60;'),
	'format=flowed': (bytes) =>
		`${HEAD}Content-Type: text/plain; format=flowed\r\n\r\n${`${'word '.repeat(14)}\r\n`.repeat(bytes / 72)}`,
	'blanks that a signature leaves out': (bytes) => `${HEAD}${TEXT}\r\n${' \t'.repeat(bytes / 2)}x\r\n`,
	'empty lines, now and then a letter': (bytes) =>
		`${HEAD}${TEXT}\r\n${`${'\r\n'.repeat(5000)}x`.repeat(bytes / 10_001)}\r\n`,
	'delimiters and nothing else': (bytes) => mixed('--b\r\n'.repeat(bytes / 5)),
	'closed and closed again': (bytes) => mixed('--b--\r\n'.repeat(bytes / 7)),
	'lines that are nearly boundaries': (bytes) => mixed(`--b\r\n\r\n${'--bb\r\n'.repeat(bytes / 6)}`),
	'lines of dashes': (bytes) => mixed(`--b\r\n\r\n${'--\r\n'.repeat(bytes / 4)}`),
	'HTML of open tags': (bytes) => `${HEAD}${HTML}\r\n${'<a href="'.repeat(bytes / 9)}`,
	'HTML of "<"': (bytes) => `${HEAD}${HTML}\r\n${'<'.repeat(bytes)}`,
	'HTML of ">"': (bytes) => `${HEAD}${HTML}\r\n${'>'.repeat(bytes)}`,
	'HTML of entities': (bytes) => `${HEAD}${HTML}\r\n${'&lt;'.repeat(bytes / 4)}`,
	'HTML of one long entity': (bytes) => `${HEAD}${HTML}\r\n&#${'9'.repeat(bytes)};`,
	'HTML of paragraphs': (bytes) => `${HEAD}${HTML}\r\n${'<p>The tide <b>turns</b> at six.</p>\r\n'.repeat(bytes / 38)}`,
	'HTML of "&"': (bytes) => `${HEAD}${HTML}\r\n${'&'.repeat(bytes)}`,
	'HTML of open comments': (bytes) => `${HEAD}${HTML}\r\n${'<!-- -- '.repeat(bytes / 8)}`,
	'HTML of open styles': (bytes) => `${HEAD}${HTML}\r\n${'<style>'.repeat(bytes / 7)}`,
	'HTML of quotes in tags': (bytes) => `${HEAD}${HTML}\r\n<p ${'"\' '.repeat(bytes / 3)}`,
	'HTML of links in links': (bytes) =>
		`${HEAD}${HTML}\r\n${'<a href="https://reef.example/">www.other.example '.repeat(bytes / 49)}`,
	'HTML of tags in tags': (bytes) => `${HEAD}${HTML}\r\n${'<div>'.repeat(bytes / 5)}`,
	'HTML of attributes': (bytes) => `${HEAD}${HTML}\r\n<p ${numbered(bytes, (n) => `a${n}=b `)}>`,
	'HTML of links that differ': (bytes) =>
		`${HEAD}${HTML}\r\n${numbered(bytes, (n) => `<a href="https://reef.example/${'x'.repeat(80)}${n}">x</a>`)}`,
	'HTML of styles in styles': (bytes) =>
		`${HEAD}${HTML}\r\n${'<b style="color:red;display:none;font-size:0">'.repeat(bytes / 45)}`,
	'HTML of one long style': (bytes) => `${HEAD}${HTML}\r\n<p style="${'color:red;/*'.repeat(bytes / 12)}">`,
	'HTML of scripts': (bytes) => `${HEAD}${HTML}\r\n${'<script>atob("QUJD")</script>'.repeat(bytes / 29)}`,
	'a body of addresses': (bytes) => `${HEAD}${TEXT}\r\n${numbered(bytes, (n) => `http://reef.example/${n} `)}`,
	'a body of phrases that nearly are': (bytes) =>
		`${HEAD}${TEXT}\r\n${'verify your verify your verify '.repeat(bytes / 31)}`,
	'HTML of links': (bytes) =>
		`${HEAD}${HTML}\r\n${'<a href="https://reef.example/">https://other.example/</a>\r\n'.repeat(bytes / 60)}`,
};

function numbered(bytes: number, piece: (n: number) => string): string {
	const pieces: string[] = [];
	for (let n = 0, length = 0; length < bytes; n++) {
		const next = piece(n);
		pieces.push(next);
		length += next.length;
	}
	return pieces.join('');
}

function nested(bytes: number, piece: (n: number) => string): string {
	return `${HEAD}${numbered(bytes, piece)}Subject: innermost\r\n\r\nbody\r\n`;
}

/** As deep as the core goes, and then lines that differ from the delimiters of all levels in their last letters only. */
function alike(bytes: number): string {
	const start = 'reef-'.repeat(12);
	const open = (n: number) =>
		`Content-Type: multipart/mixed; boundary="${start}${1000 + n}"\r\n\r\n--${start}${1000 + n}\r\n`;
	const opened = Array.from({ length: 120 }, (_, n) => open(n)).join('');
	return `${HEAD}${opened}\r\n${`--${start}zzzz\r\n`.repeat(Math.max(1, (bytes - opened.length) / 68))}`;
}

/** As much text as the core keeps of a message, and the rest: four parts of the same. */
function textParts(bytes: number, type: string, piece: string): string {
	const body = piece.repeat(bytes / 4 / piece.length);
	return mixed(`--b\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`.repeat(4));
}

function foreign(charset: string, body: string): string {
	return `${HEAD}Content-Type: text/plain; charset=${charset}\r\n\r\n${body}\r\n`;
}

/** `bytes` times one octet beyond ASCII, as it stands. */
function octets(before: string, octet: number, bytes: number, after: string): Uint8Array {
	const raw = new Uint8Array(before.length + bytes + after.length).fill(octet);
	raw.set(new TextEncoder().encode(before));
	raw.set(new TextEncoder().encode(after), before.length + bytes);
	return raw;
}

function mixed(parts: string): string {
	return `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}\r\n--b--\r\n`;
}

function encoded(encoding: string, body: string): string {
	return `${HEAD}${TEXT}Content-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
}

export const FAMILY_NAMES = Object.keys(FAMILIES);
