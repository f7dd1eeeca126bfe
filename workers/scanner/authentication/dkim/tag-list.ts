// Tag lists (RFC 6376 section 3.2), as signatures, key records and seals are written.
import { Buffer } from 'node:buffer';

export type TagList = ReadonlyMap<string, string>;

/** Far more than any list that means something. */
const MAX_TAGS = 64;

/** Tag names keep their case, values lose the white space around them. null: broken, or a name that stands there twice. */
export function parseTagList(text: string): TagList | null {
	const tags = new Map<string, string>();
	const specs = text.split(';', MAX_TAGS + 2);
	if (specs.length > 1 && trimWhite(specs.at(-1) ?? '') === '') specs.pop();
	if (specs.length > MAX_TAGS) return null;
	for (const spec of specs) {
		const equals = spec.indexOf('=');
		const name = trimWhite(spec.slice(0, Math.max(equals, 0)));
		if (!/^[a-z][a-z0-9_]*$/i.test(name) || tags.has(name)) return null;
		tags.set(name, trimWhite(spec.slice(equals + 1)));
	}
	return tags;
}

/** A value without any white space: base64 and lists with colons may be folded anywhere. */
export function withoutWhite(value: string): string {
	return value.replace(/[ \t\r\n]+/g, '');
}

/** The octets of folded base64; null where it is none, or empty. */
export function fromBase64(value: string): Uint8Array<ArrayBuffer> | null {
	const digits = withoutWhite(value);
	if (digits === '' || digits.length % 4 !== 0 || !/^[a-z0-9+/]+={0,2}$/i.test(digits)) return null;
	return new Uint8Array(Buffer.from(digits, 'base64'));
}

/** The field's value with the signature taken out of its `b` tag (section 3.5). */
export function withoutSignature(value: string): string {
	return value.replace(/((?:^|;)[ \t\r\n]*b[ \t\r\n]*=)[^;]*/, '$1');
}

function trimWhite(text: string): string {
	let [start, end] = [0, text.length];
	while (start < end && isWhite(text.charCodeAt(start))) start++;
	while (end > start && isWhite(text.charCodeAt(end - 1))) end--;
	return text.slice(start, end);
}

function isWhite(code: number): boolean {
	return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
}
