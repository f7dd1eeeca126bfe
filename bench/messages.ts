// The messages that are measured. Deterministic, our own words; sizes in the names.
import { Buffer } from 'node:buffer';

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

/** Makes one message by its name in MESSAGE_NAMES. */
export function makeMessage(name: string): Uint8Array {
	const maker = MAKERS[name];
	if (maker === undefined) throw new Error(`No such message: ${name}`);
	const made = maker();
	return encode(typeof made === 'string' ? [made] : made);
}

/** Piece by piece: where memory is measured, nothing but the message itself may be left of its making. */
function encode(pieces: string[]): Uint8Array {
	const raw = new Uint8Array(pieces.reduce((bytes, piece) => bytes + Buffer.byteLength(piece), 0));
	const encoder = new TextEncoder();
	let at = 0;
	for (const piece of pieces) at += encoder.encodeInto(piece, raw.subarray(at)).written;
	return raw;
}

const MAKERS: Record<string, () => string | string[]> = {
	'plain-1.5k': () => plain(8),
	'plain-3k': () => plain(25),
	'plain-6k': () => plain(54),
	'reply-6k': () => reply(30),
	'german-6k': () =>
		eightBit('Über Nacht ist die Flut gekommen; wir räumen früh das Bootshaus und grüßen die Möwen.', 65),
	'japanese-6k': () => eightBit('木曜日に港の古いクレーンで会いましょう。図面と長いロープを持ってきてください。', 45),
	'html-30k': () => alternative(30_000),
	'html-50k': () => alternative(50_000),
	'html-100k': () => alternative(100_000),
	'html-only-50k': () => htmlOnly(50_000),
	'newsletter-60k': () => newsletter(60_000),
	'images-700k': () => related(10, 70_000),
	'attachment-1m': () => mixed(1 << 20),
	'attachment-5m': () => mixed(5 << 20),
	'attachment-25m': () => mixed(25 << 20),
};

export const MESSAGE_NAMES = Object.keys(MAKERS);

function plain(lines: number): string {
	return `${HEADER}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${LINE.repeat(lines)}`;
}

/** What has passed many hands: twelve Received fields, signatures, and a short text with a quotation. */
function reply(lines: number): string {
	const hop = (n: number) =>
		`Received: from relay${n}.example.net (relay${n}.example.net [192.0.2.${n}])\r\n\tby relay${n + 1}.example.net (Postfix) with ESMTPS id 4Yq7N${n}\r\n\tfor <bob@example.net>; Tue, 1 Sep 2026 10:00:${10 + n} +0000 (UTC)\r\n`;
	const signature = `DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.com; s=s1;\r\n\th=from:to:subject:date:message-id; bh=${'0aB9'.repeat(10)}+8=;\r\n\tb=${'Qx7/'.repeat(43)}\r\n`;
	const hops = Array.from({ length: 12 }, (_, n) => hop(n)).join('');
	return `${hops}${signature}${signature}${HEADER}\r\nX-Mailer: Quay 4.1\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n${`> ${LINE}`.repeat(lines / 2)}${'Yes.\r\n'.repeat(lines / 2)}`;
}

/** 8-bit UTF-8, as modern mailers send it. */
function eightBit(sentence: string, times: number): string {
	return `${HEADER}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${`${sentence}\r\n`.repeat(times)}`;
}

/** Styles, nested tables and long links; ASCII but for a few marks, in quoted-printable, with a plain text beside it. */
function newsletter(bytes: number): string {
	const style =
		'<style>.card{padding:16px 24px;border-radius:8px;color:#222}@media(max-width:600px){.card{padding:8px}}</style>';
	const card = (n: number) =>
		`<table role="presentation" width="600"><tr><td class="card"><h2>The week at pier ${n}</h2><p>Boats come in with the tide, and the market opens at six. Bring a basket, and somebody to carry it.</p><a href="https://news.example.com/r/${n}?u=8f31c2&amp;c=tide-and-market&amp;s=${'ab12'.repeat(8)}">Read on \u2192</a><img src="https://img.example.com/${n}.png" width="560" alt=""></td></tr></table>\r\n`;
	const html = style + Array.from({ length: Math.floor(bytes / 480) }, (_, n) => card(n)).join('');
	return `${HEADER}\r\nList-Unsubscribe: <https://news.example.com/u>\r\nContent-Type: multipart/alternative; boundary="nl"\r\n\r\n--nl\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${LINE.repeat(20)}\r\n--nl\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(html)}\r\n--nl--\r\n`;
}

/** Lines of at most 76 characters, and no escape torn apart (RFC 2045 section 6.7). */
function quotedPrintable(text: string): string {
	const escaped = Array.from(new TextEncoder().encode(text), (octet) => {
		const isPlain = (octet >= 0x20 && octet < 0x7f && octet !== 0x3d) || octet === 0x0d || octet === 0x0a;
		return isPlain ? String.fromCharCode(octet) : `=${octet.toString(16).toUpperCase().padStart(2, '0')}`;
	}).join('');
	return escaped.replace(/[^\r\n]{70,75}(?<!=.?)(?=[^\r\n])/g, '$&=\r\n');
}

/** HTML with its pictures inside. */
function related(count: number, bytes: number): string {
	const image = (n: number) =>
		`--rel-1\r\nContent-Type: image/png; name="photo-${n}.png"\r\nContent-ID: <photo-${n}@example.com>\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: inline; filename="photo-${n}.png"\r\n\r\n${base64Lines(Math.floor(bytes / 78)).join('')}`;
	const images = Array.from({ length: count }, (_, n) => image(n)).join('');
	const html = `<p>${LINE}</p>${Array.from({ length: count }, (_, n) => `<img src="cid:photo-${n}@example.com">`).join('')}`;
	return `${HEADER}\r\nContent-Type: multipart/related; boundary="rel-1"\r\n\r\n--rel-1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n${images}--rel-1--\r\n`;
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

function mixed(bytes: number): string[] {
	const head = `${HEADER}\r\nContent-Type: multipart/mixed; boundary="mix-1"\r\n\r\n--mix-1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${LINE.repeat(8)}\r\n--mix-1\r\nContent-Type: application/octet-stream; name="drawing.bin"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="drawing.bin"\r\n\r\n`;
	const tail = '--mix-1--\r\n';
	const lines = Math.floor((bytes - head.length - tail.length) / 78);
	return [head, ...base64Lines(lines), tail];
}

/** Lines of 76 base64 characters from a small linear congruential generator: not compressible into one pattern. */
function base64Lines(count: number): string[] {
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
	return Array.from({ length: count }, (_, line) => block[line % block.length] ?? '');
}
