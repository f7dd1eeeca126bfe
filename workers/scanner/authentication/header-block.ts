// A header block as signatures see it: every field with its exact octets, one char for one octet. Decodes nothing.
import { Buffer } from 'node:buffer';

export interface SignedField {
	/** In lower case, without blanks before the colon. */
	name: string;
	/** After the colon: folds as CRLF, the line end left out. */
	value: string;
	/** As written, up to the colon. */
	written: string;
}

export interface HeaderBlock {
	fields: SignedField[];
	/** False: of a header too long to keep, only these fields came; a signature may cover others. */
	isWhole: boolean;
}

/** Lines that are no field are left out. A bare LF ends a line like CRLF, as in the body's canonical form. */
export function headerBlock(octets: Uint8Array, isWhole: boolean): HeaderBlock {
	const text = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString('latin1');
	const fields: SignedField[] = [];
	for (let start = 0; start < text.length; ) {
		const end = fieldEnd(text, start);
		const field = readField(text.slice(start, end));
		if (field !== null) fields.push(field);
		start = end + 1;
	}
	return { fields, isWhole };
}

function fieldEnd(text: string, start: number): number {
	for (let lf = text.indexOf('\n', start); lf >= 0; lf = text.indexOf('\n', lf + 1)) {
		const next = text.charAt(lf + 1);
		if (next !== ' ' && next !== '\t') return lf;
	}
	return text.length;
}

function readField(text: string): SignedField | null {
	const colon = text.indexOf(':');
	const written = text.slice(0, Math.max(colon, 0));
	const name = trimBlanks(written).toLowerCase();
	if (name === '' || /[\s\x80-\xff]/.test(name)) return null;
	const end = text.endsWith('\r') ? text.length - 1 : text.length;
	return { name, written, value: text.slice(colon + 1, end).replace(/\r?\n/g, '\r\n') };
}

/** Of blanks and tabs alone: String.trim takes more, and what it takes would be signed. */
export function trimBlanks(text: string): string {
	let [start, end] = [0, text.length];
	while (start < end && isBlank(text.charCodeAt(start))) start++;
	while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
	return text.slice(start, end);
}

function isBlank(code: number): boolean {
	return code === 0x20 || code === 0x09;
}

/** The octets of a string of octets. */
export function octetsOf(text: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(Buffer.from(text, 'latin1'));
}
