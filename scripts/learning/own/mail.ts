// Makes whole mails of the letters and mailings that were written for training: plain, with HTML beside it, and as mailing tools
// build them (tables, a hidden preheader, a logo). Deterministic.
import { LETTERS } from './letters.ts';
import { MAILINGS } from './mailings.ts';

export interface OwnMail {
	/** Of one text: never on both sides of a fold. */
	campaign: string;
	raw: string;
}

const PEOPLE = ['Anna Lind', 'Tom Berg', 'Marta Ruiz', 'Joao Prado', 'Lena Koch', 'Paul Martin', '', 'Ellen Park'];
const TO = 'user@example.net';

export function* ownMails(): Generator<OwnMail> {
	for (const [at, line] of LETTERS.entries()) yield* letters(at, line);
	for (const [at, line] of MAILINGS.entries()) yield* mailings(at, line);
}

function* letters(at: number, line: string): Generator<OwnMail> {
	const [subject = '', text = ''] = line.split(' | ');
	const campaign = `own letter ${at}`;
	const name = PEOPLE[at % PEOPLE.length] ?? '';
	const local = (name === '' ? 'box7' : name).toLowerCase().replace(' ', at % 2 === 0 ? '.' : '');
	const from = { name, email: `${local}@${at % 3 === 0 ? 'post' : 'firma'}.example.${at % 2 === 0 ? 'com' : 'org'}` };
	const signed = name === '' ? text : `${text}\n\n${name.split(' ')[0]}`;
	yield { campaign, raw: message(from, subject, [['text/plain', signed]]) };
	const html = `<html><body><div>${escaped(text)}</div><div><br></div><div>${escaped(name)}</div></body></html>`;
	yield {
		campaign,
		raw: message(from, subject, [
			['text/plain', signed],
			['text/html', html],
		]),
	};
}

function* mailings(at: number, line: string): Generator<OwnMail> {
	const [name = '', local = '', subject = '', body = ''] = line.split(' | ');
	const campaign = `own mailing ${at}`;
	const domain = `${name.toLowerCase().replace(/[^a-z]/g, '')}.example.com`;
	const from = { name, email: `${local}@${domain}` };
	const link = (_: string, words: string) => `${words}: https://www.${domain}/${words.length}`;
	const plain = body.replace(/\{([^}]*)\}/g, link);
	yield {
		campaign,
		raw: message(from, subject, [
			['text/plain', plain],
			['text/html', page(name, domain, body)],
		]),
	};
	yield { campaign, raw: message(from, subject, [['text/html', page(name, domain, body)]]) };
	if (at % 3 === 0) yield { campaign, raw: message(from, subject, [['text/plain', plain]]) };
}

function page(name: string, domain: string, body: string): string {
	const inner = escaped(body).replace(
		/\{([^}]*)\}/g,
		(_, words: string) =>
			`</p><p align="center"><a href="https://click.${domain}/c/${words.length * 7919}?m=42" style="background:#246;color:#fff;padding:12px">${words}</a></p><p>`,
	);
	return (
		`<!doctype html><html><head><title>${escaped(name)}</title><style>p{font-family:sans-serif}</style></head><body>` +
		`<div style="display:none;max-height:0">${escaped(body.slice(0, 60))}</div><center><table width="600"><tr><td>` +
		`<img src="https://img.${domain}/logo.png" width="120" alt="${escaped(name)}"></td></tr><tr><td><p>${inner}</p></td></tr>` +
		`<tr><td><small>${escaped(name)} &middot; <a href="https://www.${domain}/privacy">Privacy</a></small>` +
		`<img src="https://click.${domain}/o.gif" width="1" height="1"></td></tr></table></center></body></html>`
	);
}

function message(from: { name: string; email: string }, subject: string, bodies: [string, string][]): string {
	const head = [
		`From: ${from.name === '' ? from.email : `${encoded(from.name)} <${from.email}>`}`,
		`To: ${TO}`,
		`Subject: ${encoded(subject)}`,
		`Message-ID: <${from.email.length}.${subject.length}@mail.example.com>`,
		'Date: Mon, 3 Jun 2024 10:00:00 +0000',
		'MIME-Version: 1.0',
	];
	const part = ([type, text]: [string, string]) =>
		`Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`;
	const [only] = bodies;
	if (bodies.length === 1 && only !== undefined) return `${head.join('\r\n')}\r\n${part(only)}`;
	const parts = bodies.map((body) => `--own\r\n${part(body)}`).join('');
	return `${head.join('\r\n')}\r\nContent-Type: multipart/alternative; boundary=own\r\n\r\n${parts}--own--\r\n`;
}

function encoded(text: string): string {
	return /^[ -~]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
