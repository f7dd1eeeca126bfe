// Runs one parser over one message N times inside workerd. The clock stands still in here: the caller times us.
import { Buffer } from 'node:buffer';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';
import { core } from '../wasm-core/workerd';
import { parseWithWasm } from './mail-parser-wasm';
import { makeMessage } from './messages';

const CHUNK_BYTES = 65_536;
const WHITE_SPACE = /[\0-\x20\x7f-\xa0\ufeff\ufffd]+/g;
/** By name: what is parsed in one pass. `posted` is what was sent to us, one after the other. */
const messages = new Map<string, Uint8Array[]>();

function messagesOf(name: string): Uint8Array[] {
	let list = messages.get(name);
	if (list === undefined) {
		list = name === 'posted' ? [] : [makeMessage(name)];
		messages.set(name, list);
	}
	return list;
}

/** The strings that a mail list and a reader need, as far as a parser has them. */
interface Strings {
	subject: string;
	date: string;
	messageId: string;
	/** Names and addresses of From, To and Cc. */
	people: string[];
	/** Text and HTML bodies. */
	bodies: string[];
	/** File names and types of what is no body. */
	attachments: string[];
}

type Parser = (raw: Uint8Array) => Strings | Promise<Strings>;

const PARSERS: Record<string, Parser> = {
	core: (raw) => readWithCore(raw, { scan: false }),
	'core-scan': (raw) => readWithCore(raw, { scan: true }),
	'core-digests': (raw) => readWithCore(raw, { scan: false, digests: true }),
	'postal-mime': readWithPostalMime,
	mailparser: readWithMailparser,
	'mail-parser-wasm': (raw) => parseWithWasm(new TextDecoder().decode(raw)),
};

function readWithCore(raw: Uint8Array, options: { scan: boolean; digests?: boolean }): Strings {
	const reading = core.open(options);
	for (let at = 0; at < raw.byteLength; at += CHUNK_BYTES) reading.push(raw.subarray(at, at + CHUNK_BYTES));
	const message = reading.finish();
	const people: string[] = [];
	for (const list of [message.from, message.to, message.cc]) {
		for (const { name, email } of list) people.push(name ?? '', email);
	}
	const { textBody, htmlBody, attachments } = message.bodyLists;
	const bodies: string[] = [];
	for (const part of textBody) bodies.push(message.body(part));
	for (const part of htmlBody) if (!textBody.includes(part)) bodies.push(message.body(part));
	const files: string[] = [];
	for (const part of attachments) files.push(message.parts[part]?.fileName ?? '', message.parts[part]?.type ?? '');
	const strings = {
		subject: message.subject ?? '',
		date: message.sentAt ?? '',
		messageId: message.messageId[0] ?? '',
		people,
		bodies,
		attachments: files,
	};
	reading.close();
	return strings;
}

async function readWithPostalMime(raw: Uint8Array): Promise<Strings> {
	const mail = await PostalMime.parse(raw);
	const people: string[] = [];
	for (const { name, address } of [...(mail.from ? [mail.from] : []), ...(mail.to ?? []), ...(mail.cc ?? [])]) {
		people.push(name, address ?? '');
	}
	const bodies: string[] = [];
	if (mail.text !== undefined) bodies.push(mail.text);
	if (mail.html !== undefined) bodies.push(mail.html);
	const attachments: string[] = [];
	for (const { filename, mimeType } of mail.attachments) attachments.push(filename ?? '', mimeType);
	const { subject = '', date = '', messageId = '' } = mail;
	return { subject, date, messageId, people, bodies, attachments };
}

async function readWithMailparser(raw: Uint8Array): Promise<Strings> {
	const plainest = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true };
	const mail = await simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), plainest);
	const lists = [mail.from, mail.to, mail.cc].flatMap((list) => list ?? []);
	return {
		subject: mail.subject ?? '',
		date: mail.date?.toISOString() ?? '',
		messageId: mail.messageId ?? '',
		people: lists.flatMap(({ value }) => value.flatMap(({ name, address }) => [name, address ?? ''])),
		bodies: [mail.text ?? '', mail.html || ''],
		attachments: mail.attachments.flatMap(({ filename, contentType }) => [filename ?? '', contentType]),
	};
}

/** Reads every string to its end, so that no lazy one goes unpaid. */
function lettersOf({ subject, date, messageId, people, bodies, attachments }: Strings): number {
	return letters(subject) + letters(date) + letters(messageId) + sum(people) + sum(bodies) + sum(attachments);
}

function sum(strings: string[]): number {
	let total = 0;
	for (const string of strings) total += letters(string);
	return total;
}

function letters(string: string): number {
	return string.length === 0 ? 0 : string.length + string.charCodeAt(string.length - 1);
}

/** As parsers that read alike must agree on it: white space, angle brackets and the way a date is written left aside. */
function comparable({ subject, date, messageId, people, bodies, attachments }: Strings): Record<keyof Strings, string> {
	const plain = (strings: string[]) => strings.map((string) => string.replace(WHITE_SPACE, ' ').trim());
	return {
		subject: plain([subject]).join(''),
		date: Number.isNaN(Date.parse(date)) ? '' : new Date(date).toISOString(),
		messageId: messageId.replace(/^<|>$/g, ''),
		people: plain(people).filter(Boolean).join('|'),
		bodies: fingerprint(bodies.join('').replace(WHITE_SPACE, '')),
		attachments: plain(attachments).filter(Boolean).join('|'),
	};
}

/** FNV-1a: tells two texts apart without sending them. '' of an empty one. */
function fingerprint(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return text === '' ? '' : `${text.length}:${hash >>> 0}`;
}

async function parseAll(parse: Parser, list: Uint8Array[], times: number): Promise<number> {
	let total = 0;
	for (let round = 0; round < times; round++) {
		for (const raw of list) {
			const parsed = parse(raw);
			total += lettersOf(parsed instanceof Promise ? await parsed : parsed);
		}
	}
	return total;
}

export default {
	async fetch(request: Request): Promise<Response> {
		const query = new URL(request.url).searchParams;
		if (request.method === 'POST') messagesOf('posted').push(new Uint8Array(await request.arrayBuffer()));
		const parse = PARSERS[query.get('parser') ?? ''];
		if (parse === undefined) return new Response('No such parser', { status: 404 });
		const list = messagesOf(query.get('message') ?? '');
		if (query.has('strings')) {
			const all: Record<keyof Strings, string>[] = [];
			for (const raw of list) all.push(comparable(await parse(raw)));
			return Response.json(all);
		}
		const letters = await parseAll(parse, list, Number(query.get('times')));
		return Response.json({ bytes: list.reduce((sum, raw) => sum + raw.byteLength, 0), messages: list.length, letters });
	},
};
