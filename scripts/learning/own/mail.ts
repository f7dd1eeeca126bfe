// Makes whole mails of the letters and mailings that were written for training: plain, with HTML beside it, and as mailing tools
// build them (tables, a hidden preheader, a logo). Deterministic.
import { LANGUAGES } from './languages/all.ts';
import type { Writing } from './languages/writing.ts';

export interface OwnMail {
	/** Of one text: never on both sides of a fold. */
	campaign: string;
	raw: string;
}

const TO = 'user@example.net';

export function* ownMails(): Generator<OwnMail> {
	for (const writing of LANGUAGES) {
		for (const [at, line] of writing.letters.entries()) yield* letters(writing, at, line);
		for (const [at, line] of writing.mailings.entries()) yield* mailings(writing, at, line);
		for (const [at, block] of writing.newsletters.entries()) yield* newsletters(writing, at, block);
	}
}

/** A sender as written: `name`, or `name = latin` where the name's own letters make no address. */
function sender(written: string): { name: string; latin: string; domain: string } {
	const [name = '', spelled = name] = written.split(' = ');
	// an accent falls off, its letter stays
	const latin = spelled
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z ]/g, '');
	return { name, latin, domain: `${latin.replaceAll(' ', '')}.example.com` };
}

function* letters({ language, people }: Writing, at: number, line: string): Generator<OwnMail> {
	// who signs by a full name stands third
	const [subject = '', text = '', signer] = line.split(' | ');
	const campaign = `own ${language}letter ${at}`;
	const { name, latin } = sender(signer ?? people[at % people.length] ?? '');
	const local = (latin === '' ? 'box7' : latin).replaceAll(' ', at % 2 === 0 ? '.' : '');
	const from = { name, email: `${local}@${at % 3 === 0 ? 'post' : 'firma'}.example.${at % 2 === 0 ? 'com' : 'org'}` };
	const signed = name === '' ? text : `${text}\n\n${signer === undefined ? name.split(' ')[0] : name}`;
	const plain: Body = { type: 'text/plain', text: signed };
	yield { campaign, raw: message(from, subject, [plain]) };
	const html = `<html><body><div>${escaped(text)}</div><div><br></div><div>${escaped(name)}</div></body></html>`;
	yield { campaign, raw: message(from, subject, [plain, { type: 'text/html', text: html }]) };
	// to friends who do not see one another
	if (at % 5 === 2) yield { campaign, raw: message(from, subject, [plain], 'undisclosed-recipients:;') };
	if (at % 9 > 0) return;
	// as telephones send: a picture with a line beside it, or without
	const caption = at % 2 === 0 ? '' : `<div dir="auto">${escaped(text.slice(0, 40))}</div>`;
	const picture = `<html><body>${caption}<div><img src="cid:${at}" alt="IMG_${4100 + at}.jpg" width="300"></div></body></html>`;
	yield { campaign, raw: message(from, at % 4 === 0 ? '' : subject, [{ type: 'text/html', text: picture }]) };
}

function* mailings(writing: Writing, at: number, line: string): Generator<OwnMail> {
	const [written = '', local = '', subject = '', body = ''] = line.split(' | ');
	const campaign = `own ${writing.language}mailing ${at}`;
	const { name, domain } = sender(written);
	const from = { name, email: `${local}@${domain}` };
	const own: Look = {
		name,
		foot: footOf(writing, name),
		click: `click.${domain}`,
		home: `www.${domain}`,
		isLong: false,
	};
	const service: Look = { ...own, click: 'r.sendwell.example.net', home: 'view.sendwell.example.net', isLong: true };
	const text: Body = { type: 'text/plain', text: withAddresses(body, own.home) };
	const html = (look: Look): Body => ({ type: 'text/html', text: page(look, [body]) });
	const more = writing.mailings.slice(at + 1, at + 3).map((other) => other.split(' | ')[3] ?? '');
	const long = page(service, [body, ...more]);
	yield { campaign, raw: message(from, subject, [text, html(own)]) };
	yield { campaign, raw: message(from, subject, [html(own)]) };
	yield { campaign, raw: message(from, subject, [text, { type: 'text/html', text: long, isBase64: at % 2 === 0 }]) };
	yield { campaign, raw: message(from, `${name}: ${subject}`, [{ type: 'text/html', text: long }]) };
	if (at % 3 === 0) yield { campaign, raw: message(from, subject, [text]) };
}

function* newsletters(writing: Writing, at: number, block: string): Generator<OwnMail> {
	const [first = '', ...paragraphs] = block.split('\n');
	const [written = '', local = '', subject = ''] = first.split(' | ');
	const campaign = `own ${writing.language}newsletter ${at}`;
	const { name, domain } = sender(written);
	const from = { name, email: `${local}@${domain}` };
	const linked = paragraphs.map((text) => text.replace(/@(?=\/)/g, `http://www.${domain}`));
	const rule = (at % 2 === 0 ? '=' : '-').repeat(60);
	const home = `www.${domain}`;
	const texts = linked.map((text) => withAddresses(text, home));
	const plain: Body = { type: 'text/plain', text: [name.toUpperCase(), ...texts].join(`\n\n${rule}\n\n`) };
	// where the writer thought of buttons a tool built the page
	const look: Look = { name, foot: footOf(writing, name), click: 'r.sendwell.example.net', home, isLong: at % 2 === 0 };
	const built = block.includes('{') ? page(look, linked) : oldPage(name, domain, writing.search, linked);
	const html: Body = { type: 'text/html', text: built };
	yield { campaign, raw: message(from, subject, [plain]) };
	yield { campaign, raw: message(from, `${name}: ${subject}`, [html]) };
	yield { campaign, raw: message({ ...from, name: '' }, subject, [plain, html]) };
}

function footOf({ foots }: Writing, name: string): string {
	return foots[name.length % foots.length] ?? '';
}

/** As plain text has it: the words of a link, then where it leads. */
function withAddresses(text: string, home: string): string {
	return text.replace(/\{([^}]*)\}/g, (_, words: string) => `${words}: https://${home}/${words.length}`);
}

/** As editors built pages before there were tools: fonts, tables, coloured bars, a form to search the archive. */
function oldPage(name: string, domain: string, search: string, texts: string[]): string {
	const rows = texts.map((text, at) => {
		const inner = escaped(text).replace(/http:[^\s<]*/g, (url) => `<a href="${url}"><b>${url}</b></a>`);
		return `<tr><td bgcolor="${at % 2 === 0 ? '#FFFFCC' : '#FFFFFF'}"><font face="Arial" size="2">${inner}</font></td></tr>`;
	});
	const form = `<form action="http://www.${domain}/find"><input name="q"><input type="submit" value="${search}"></form>`;
	return (
		`<html><body bgcolor="#ffffff"><table width="550" border="0"><tr><td bgcolor="#003366"><font color="#ffffff" size="5">` +
		`${escaped(name)}</font><img src="http://www.${domain}/spacer.gif" width="1" height="1"></td></tr>${rows.join('')}` +
		`<tr><td>${form}</td></tr></table></body></html>`
	);
}

/** How a mailing tool dresses a text up: its own hosts for clicks and pictures, or those of a service that sends for others. */
interface Look {
	name: string;
	foot: string;
	click: string;
	home: string;
	isLong: boolean;
}

function page({ name, foot, click, home, isLong }: Look, texts: string[]): string {
	const sections = texts.map((text, at) => section(click, isLong, text, at)).join('');
	const social = ['Facebook', 'Instagram', 'LinkedIn'].map(
		(place) =>
			`<a href="https://${click}/s/${place.length}"><img src="https://${home}/${place}.png" alt="${place}"></a>`,
	);
	return (
		`<!doctype html><html><head><title>${escaped(name)}</title><style>p{font-family:sans-serif}</style></head><body>` +
		`<div style="display:none;max-height:0">${escaped((texts[0] ?? '').replace(/[{}]/g, '').slice(0, 60))}</div>` +
		`<center><table width="600"><tr><td><a href="https://${home}/"><img src="https://${home}/logo.png" width="120" ` +
		`alt="${escaped(name)}"></a></td></tr>${sections}<tr><td><small>${isLong ? social.join(' ') : ''}${escaped(name)} ` +
		`&middot; <a href="https://${home}/p">${foot}</a></small>` +
		`<img src="https://${click}/o.gif" width="1" height="1"></td></tr></table></center></body></html>`
	);
}

function section(click: string, isLong: boolean, text: string, at: number): string {
	const inner = escaped(text).replace(
		/\{([^}]*)\}/g,
		(_, words: string) =>
			`</p><p align="center"><a href="https://${click}/c/${words.length * 7919}?m=42" style="background:#246;color:#fff;` +
			`padding:12px">${words}</a></p><p>`,
	);
	const picture = isLong ? `<img src="https://${click}/i/${at}.jpg" width="560" alt=""><h2>${at + 1}</h2>` : '';
	return `<tr><td>${picture}<p>${inner}</p></td></tr>`;
}

interface Body {
	type: string;
	text: string;
	isBase64?: boolean;
}

function message(from: { name: string; email: string }, subject: string, bodies: Body[], to = TO): string {
	const head = [
		`From: ${from.name === '' ? from.email : `${encoded(from.name)} <${from.email}>`}`,
		`To: ${to}`,
		`Subject: ${encoded(subject)}`,
		`Message-ID: <${from.email.length}.${subject.length}@mail.example.com>`,
		'Date: Mon, 3 Jun 2024 10:00:00 +0000',
		'MIME-Version: 1.0',
	];
	const [only] = bodies;
	if (bodies.length === 1 && only !== undefined) return `${head.join('\r\n')}\r\n${part(only)}`;
	const parts = bodies.map((body) => `--own\r\n${part(body)}`).join('');
	return `${head.join('\r\n')}\r\nContent-Type: multipart/alternative; boundary=own\r\n\r\n${parts}--own--\r\n`;
}

function part({ type, text, isBase64 = false }: Body): string {
	const octets = Buffer.from(text.replaceAll('\n', '\r\n'));
	const body = isBase64 ? octets.toString('base64').replace(/.{76}/g, '$&\r\n') : octets.toString();
	const encoding = isBase64 ? 'base64' : '8bit';
	return `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n`;
}

function encoded(text: string): string {
	return /^[ -~]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
