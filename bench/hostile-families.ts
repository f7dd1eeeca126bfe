// Messages made to cost a reader time or memory, each of a kind that has hurt some parser. Only makes them: octets about
// `bytes` long, our own words.

const TEXT = 'Content-Type: text/plain; charset=utf-8\r\n';
const HTML = 'Content-Type: text/html; charset=utf-8\r\n';
const HEAD = 'From: a@reef.example\r\nTo: b@reef.example\r\nSubject: hostile\r\nMIME-Version: 1.0\r\n';

type Family = (bytes: number) => string;

/** By name. */
export const FAMILIES: Record<string, Family> = {
	'multiparts in multiparts': (bytes) =>
		nested(bytes, (n) => `Content-Type: multipart/mixed; boundary="b${n}"\r\n\r\n--b${n}\r\n`),
	'messages in messages': (bytes) => nested(bytes, () => 'Content-Type: message/rfc822\r\n\r\n'),
	'many fields': (bytes) => `${numbered(bytes, (n) => `X-Field-${n}: v\r\n`)}\r\nbody\r\n`,
	'many recipients': (bytes) =>
		`To: ${numbered(bytes, (n) => `p${n}@reef.example,\r\n `)}z@reef.example\r\n\r\nbody\r\n`,
	'many parts': (bytes) => mixed(numbered(bytes, () => '--b\r\n\r\n.\r\n')),
	'many attachments': (bytes) =>
		mixed(numbered(bytes, (n) => `--b\r\nContent-Disposition: attachment; filename="f${n}.bin"\r\n\r\nx\r\n`)),
	'one long field': (bytes) => `X: ${'x'.repeat(bytes)}\r\n\r\nbody\r\n`,
	'one long subject': (bytes) => `Subject: ${'word '.repeat(bytes / 5)}\r\n\r\nbody\r\n`,
	'a field of folds': (bytes) => `Subject: a\r\n${' b\r\n'.repeat(bytes / 4)}\r\nbody\r\n`,
	'encoded words': (bytes) => `Subject: ${'=?utf-8?Q?=C3=A4?= '.repeat(bytes / 19)}\r\n\r\nbody\r\n`,
	'encoded words that never end': (bytes) => `Subject: ${'=?utf-8?Q?'.repeat(bytes / 10)}\r\n\r\nbody\r\n`,
	'type parameters': (bytes) => `Content-Type: text/plain${numbered(bytes, (n) => `; p${n}=v`)}\r\n\r\nbody\r\n`,
	'parameter sections': (bytes) =>
		`Content-Disposition: attachment${numbered(bytes, (n) => `;\r\n filename*${n}="v"`)}\r\n\r\nbody\r\n`,
	'open comments': (bytes) => `From: ${'('.repeat(bytes)} a@reef.example\r\n\r\nbody\r\n`,
	'open quotes': (bytes) => `From: ${'"\\'.repeat(bytes / 2)} a@reef.example\r\n\r\nbody\r\n`,
	'open angles': (bytes) => `From: ${'<a,'.repeat(bytes / 3)}\r\n\r\nbody\r\n`,
	groups: (bytes) => `To: ${'g:a@b;,'.repeat(bytes / 7)}\r\n\r\nbody\r\n`,
	'quoted-printable of "="': (bytes) => encoded('quoted-printable', '='.repeat(bytes)),
	'quoted-printable of escapes': (bytes) => encoded('quoted-printable', '=C3=A4'.repeat(bytes / 6)),
	'quoted-printable of soft breaks': (bytes) => encoded('quoted-printable', '=\r\n'.repeat(bytes / 3)),
	'quoted-printable of blanks': (bytes) => encoded('quoted-printable', `=${' '.repeat(bytes)}`),
	'base64 of padding': (bytes) => encoded('base64', 'QQ=='.repeat(bytes / 4)),
	'base64 of junk': (bytes) => encoded('base64', '!"$%'.repeat(bytes / 4)),
	'base64, a character a line': (bytes) => encoded('base64', 'Q\r\n'.repeat(bytes / 3)),
	'uuencode without an end': (bytes) => encoded('x-uuencode', `begin 644 a\r\n${'#0V%T\r\n'.repeat(bytes / 7)}`),
	'a body of CR': (bytes) => `${HEAD}${TEXT}\r\n${'\r'.repeat(bytes)}`,
	'a body of empty lines': (bytes) => `${HEAD}${TEXT}\r\n${'\r\n'.repeat(bytes / 2)}`,
	'a body of one line': (bytes) => `${HEAD}${TEXT}\r\n${'x'.repeat(bytes)}`,
	'a body beyond ASCII': (bytes) => `${HEAD}${TEXT}\r\n${'ä'.repeat(bytes / 2)}`,
	'lines that are nearly boundaries': (bytes) => mixed(`--b\r\n\r\n${'--bb\r\n'.repeat(bytes / 6)}`),
	'lines of dashes': (bytes) => mixed(`--b\r\n\r\n${'--\r\n'.repeat(bytes / 4)}`),
	'HTML of open tags': (bytes) => `${HEAD}${HTML}\r\n${'<a href="'.repeat(bytes / 9)}`,
	'HTML of "<"': (bytes) => `${HEAD}${HTML}\r\n${'<'.repeat(bytes)}`,
	'HTML of "&"': (bytes) => `${HEAD}${HTML}\r\n${'&'.repeat(bytes)}`,
	'HTML of open comments': (bytes) => `${HEAD}${HTML}\r\n${'<!-- -- '.repeat(bytes / 8)}`,
	'HTML of open styles': (bytes) => `${HEAD}${HTML}\r\n${'<style>'.repeat(bytes / 7)}`,
	'HTML of quotes in tags': (bytes) => `${HEAD}${HTML}\r\n<p ${'"\' '.repeat(bytes / 3)}`,
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

function mixed(parts: string): string {
	return `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${parts}\r\n--b--\r\n`;
}

function encoded(encoding: string, body: string): string {
	return `${HEAD}${TEXT}Content-Transfer-Encoding: ${encoding}\r\n\r\n${body}`;
}
