// Content-Type as a client writes it in full (RFC 2045 section 5.1): what the composer must know of it. Strict: what is not
// understood is null, never guessed at.

const TOKEN = "[A-Za-z0-9!#$%&'*+.^_`{|}~-]+";
const QUOTED = '"(?:[^"\\\\\\r\\n]|\\\\.)*"';
const VALUE = new RegExp(`^\\s*(${TOKEN}/${TOKEN})((?:\\s*;\\s*${TOKEN}\\s*=\\s*(?:${TOKEN}|${QUOTED}))*)\\s*;?\\s*$`);
const PARAMETER = new RegExp(`;\\s*(${TOKEN})\\s*=\\s*(${TOKEN}|${QUOTED})`, 'g');
/** RFC 2046 section 5.1.1. */
const BOUNDARY = /^[0-9A-Za-z'()+_,\-./:=? ]{0,69}[0-9A-Za-z'()+_,\-./:=?]$/;

/** What is longer would keep the pattern busy, and is nothing that a mailer writes. */
const MAX_LENGTH = 2000;

export interface ContentType {
	/** In lower case. */
	type: string;
	charset: string | null;
	/** null: none that could be used. */
	boundary: string | null;
}

/** `value`: as it stands in a header field, folded or not. */
export function parseContentType(value: string): ContentType | null {
	const match = value.length > MAX_LENGTH ? null : VALUE.exec(value.replaceAll('\r\n', ''));
	if (!match?.[1]) return null;
	const parameters = new Map<string, string>();
	for (const [, name = '', text = ''] of (match[2] ?? '').matchAll(PARAMETER))
		parameters.set(name.toLowerCase(), unquoted(text));
	const boundary = parameters.get('boundary') ?? '';
	return {
		type: match[1].toLowerCase(),
		charset: parameters.get('charset')?.toLowerCase() ?? null,
		boundary: BOUNDARY.test(boundary) ? boundary : null,
	};
}

/** `type/subtype` without anything else. */
export function isMediaType(text: string): boolean {
	return new RegExp(`^${TOKEN}/${TOKEN}$`).test(text);
}

export function isToken(text: string): boolean {
	return new RegExp(`^${TOKEN}$`).test(text);
}

function unquoted(text: string): string {
	return text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}
