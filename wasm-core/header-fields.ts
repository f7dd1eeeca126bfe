// A header block split into its fields (RFC 5322 section 2.2), for headers that the part index does not hold.
import { decodeCharset } from './charset.ts';

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;

/** A header field as it stands: name as written, raw value octets after the colon as Latin-1/UTF-8 text, folds kept. */
export interface HeaderField {
	name: string;
	raw: string;
}

/** A byte order mark stays: without it a field of another name would pass for `From`. */
const asName = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** The fields of a header block in order; lines that are no field are left out. */
export function headerFields(block: Uint8Array): HeaderField[] {
	const fields: HeaderField[] = [];
	for (let start = 0; start < block.length; ) {
		const end = fieldEnd(block, start);
		const field = readField(block.subarray(start, end));
		if (field) fields.push(field);
		start = end + 1;
	}
	return fields;
}

/** Where the LF stands that ends the field at `start`: the first one that no folded line follows. */
function fieldEnd(block: Uint8Array, start: number): number {
	for (let lf = block.indexOf(LF, start); lf >= 0; lf = block.indexOf(LF, lf + 1)) {
		const next = block[lf + 1];
		if (next !== 0x20 && next !== 0x09) return lf;
	}
	return block.length;
}

function readField(octets: Uint8Array): HeaderField | null {
	const colon = octets.indexOf(COLON);
	const name = colon < 1 ? '' : asName.decode(octets.subarray(0, colon)).replace(/[ \t]+$/, '');
	if (name === '' || /\s/.test(name)) return null;
	const end = octets.at(-1) === CR ? octets.length - 1 : octets.length;
	return { name, raw: decodeCharset(octets.subarray(colon + 1, end), null) };
}
