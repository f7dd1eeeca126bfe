// A letter that nothing speaks against, to be dressed up by one trick at a time; what a trick is written as, and what the rules
// say of it.
import { core } from '../../../wasm-core/workerd';
import type { PartIndex } from '../../../workers/domain/part-index';
import type { ScanFacts } from '../../../workers/domain/scan-facts';
import type { Verdict } from '../../../workers/domain/verdict';
import { judge } from '../../../workers/scanner/judge';

export interface Letter {
	/** Fields in place of the letter's own; null: without it. */
	header?: Record<string, string | null>;
	/** Beside the plain words. */
	html?: string;
	text?: string;
	/** A whole body with its own Content-Type fields, in place of the two. */
	raw?: string;
	files?: File[];
	/** The envelope's. */
	sender?: string;
}

export interface File {
	/** As it stands in the field: quoted, encoded, or not at all. */
	fields: string;
	octets: Uint8Array | string;
}

/** By rule: what its author would try against it, each in a few words. */
export type Tricks = Record<string, [trick: string, letter: Letter][]>;

export const RECIPIENT = 'demo@waypost.test';
export const SETTINGS = { authservId: 'mx.waypost.test', recipient: RECIPIENT };
export const WORDS =
	'The boat is at the old pier, and the tide turns at six. Bring the drawings and the long rope. '.repeat(3);

export const HEADER = {
	Received: 'from mx.sender.example by mx.waypost.test; Tue, 1 Sep 2026 10:00:05 +0000',
	From: 'Alice Ash <alice@sender.example>',
	To: RECIPIENT,
	Subject: 'Lunch',
	Date: 'Tue, 1 Sep 2026 10:00:00 +0000',
	'Message-ID': '<1@sender.example>',
};

/** Fields that the letter itself does not have stand on top, where a platform writes. */
function octetsOf(letter: Letter): Uint8Array {
	const fields = Object.entries({ ...letter.header, ...HEADER, ...letter.header }).filter(
		([, value]) => value !== null,
	);
	const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
	return new TextEncoder().encode(`${head}MIME-Version: 1.0\r\n${body(letter)}`);
}

export function readLetter(letter: Letter): { index: PartIndex; facts: ScanFacts } {
	const reading = core.open({ header: true });
	reading.push(octetsOf(letter));
	const message = reading.finish();
	const read = { index: message.index(), facts: message.facts() };
	reading.close();
	return read;
}

/** By the rules alone. */
export function verdictOf(letter: Letter): Verdict {
	const { index, facts } = readLetter(letter);
	return judge(index, facts, { ...SETTINGS, ...(letter.sender === undefined ? {} : { sender: letter.sender }) });
}

export function rulesOf(letter: Letter): string[] {
	return verdictOf(letter).reasons.map(({ rule }) => rule);
}

function body(letter: Letter): string {
	const words = letter.raw ?? text(letter);
	if (letter.files === undefined) return words;
	const files = letter.files.map(({ fields, octets }) => `${fields}\r\n${WRAPPED}\r\n\r\n${base64(octets)}\r\n`);
	return `Content-Type: multipart/mixed; boundary=m\r\n\r\n${[words, ...files].map((part) => `--m\r\n${part}`).join('')}--m--\r\n`;
}

const WRAPPED = 'Content-Transfer-Encoding: base64';

function text({ text, html }: Letter): string {
	const plain = `Content-Type: text/plain; charset=utf-8\r\n\r\n${text ?? WORDS}\r\n`;
	if (html === undefined) return plain;
	const page = `Content-Type: text/html; charset=utf-8\r\n\r\n${html}\r\n`;
	return `Content-Type: multipart/alternative; boundary=a\r\n\r\n--a\r\n${plain}--a\r\n${page}--a--\r\n`;
}

function base64(octets: Uint8Array | string): string {
	return Buffer.from(octets).toString('base64').replace(/.{76}/g, '$&\r\n');
}

/** A page with that in it, after enough words. */
export const page = (inside: string): Letter => ({ html: `<p>${WORDS}${inside}</p>` });
export const link = (href: string, words = 'see the plan'): Letter => page(`<a href="${href}">${words}</a>`);
export const said = (words: string): Letter => ({ text: `${WORDS} ${words}` });
export const headed = (header: Letter['header']): Letter => ({ header: header ?? {} });
export const file = (name: string, octets: Uint8Array | string): Letter => ({
	files: [{ fields: `Content-Disposition: attachment; filename="${name}"`, octets }],
});
/** RFC 2047. */
export const encoded = (words: string): string => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`;
