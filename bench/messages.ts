// The messages that are measured. Deterministic, our own words; sizes in the names.

const HEADER = [
	'Received: from out.example.com (out.example.com [192.0.2.7]) by mx.example.net with ESMTPS id 7x2; Tue, 1 Sep 2026 10:00:00 +0000',
	'Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=example.com; dkim=pass header.d=example.com',
	'From: "Anna Lindström" <anna@example.com>',
	'To: Bob Stone <bob@example.net>, "Carol, Office" <carol@example.org>',
	'Cc: team@example.net',
	'Subject: =?UTF-8?Q?Pl=C3=A4ne_f=C3=BCr_die_Woche?= and the harbour =?UTF-8?B?8J+amg==?=',
	'Date: Tue, 1 Sep 2026 12:00:00 +0200',
	'Message-ID: <20260901.100000.7x2@example.com>',
	'References: <a1@example.com> <a2@example.net>',
	'MIME-Version: 1.0',
].join('\r\n');

const LINE = 'We meet at the old crane on Thursday; bring the drawings, the long rope and something warm to drink.\r\n';

export interface BenchMessage {
	name: string;
	raw: Uint8Array;
}

/** Makes one message by its name in MESSAGE_NAMES. */
export function makeMessage(name: string): Uint8Array {
	const maker = MAKERS[name];
	if (maker === undefined) throw new Error(`No such message: ${name}`);
	return new TextEncoder().encode(maker());
}

const MAKERS: Record<string, () => string> = {
	'plain-1.5k': () => plain(8),
	'plain-3k': () => plain(25),
	'plain-6k': () => plain(54),
	'html-30k': () => alternative(30_000),
	'html-50k': () => alternative(50_000),
	'html-100k': () => alternative(100_000),
	'html-only-50k': () => htmlOnly(50_000),
	'attachment-1m': () => mixed(1 << 20),
	'attachment-5m': () => mixed(5 << 20),
	'attachment-25m': () => mixed(25 << 20),
};

export const MESSAGE_NAMES = Object.keys(MAKERS);

function plain(lines: number): string {
	return `${HEADER}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${LINE.repeat(lines)}`;
}

/** A table of links in quoted-printable: every line has a tag, an escape and a character beyond ASCII. */
function table(bytes: number): string {
	const row =
		'<tr><td style=3D"padding:8px">Caf=C3=A9 <a href=3D"https://example.com/x?id=3D7">see the plan</a></td></tr>=\r\n\r\n';
	return `<html><body><table>${row.repeat(Math.floor(bytes / row.length))}</table></body></html>`;
}

/** As newsletters come that have no plain text beside their HTML. */
function htmlOnly(bytes: number): string {
	return `${HEADER}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${table(bytes)}\r\n`;
}

function alternative(bytes: number): string {
	const html = table(bytes);
	return `${HEADER}\r\nContent-Type: multipart/alternative; boundary="alt-1"\r\n\r\n--alt-1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${LINE.repeat(8)}\r\n--alt-1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${html}\r\n--alt-1--\r\n`;
}

function mixed(bytes: number): string {
	const head = `${HEADER}\r\nContent-Type: multipart/mixed; boundary="mix-1"\r\n\r\n--mix-1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${LINE.repeat(8)}\r\n--mix-1\r\nContent-Type: application/octet-stream; name="drawing.bin"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="drawing.bin"\r\n\r\n`;
	const tail = '--mix-1--\r\n';
	const lines = Math.floor((bytes - head.length - tail.length) / 78);
	return head + base64Lines(lines) + tail;
}

/** Lines of 76 base64 characters from a small linear congruential generator: not compressible into one pattern. */
function base64Lines(count: number): string {
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
	let state = 12345;
	const block = Array.from({ length: 997 }, () => {
		let line = '';
		for (let column = 0; column < 76; column++) {
			state = (Math.imul(state, 1103515245) + 12345) >>> 0;
			line += alphabet[state >>> 26];
		}
		return `${line}\r\n`;
	});
	const parts: string[] = [];
	for (let line = 0; line < count; line++) parts.push(block[line % block.length] as string);
	return parts.join('');
}
