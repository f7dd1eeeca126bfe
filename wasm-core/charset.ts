// Octets in a MIME charset to text, as the web reads them (Encoding standard). Runs in workerd and in Node alike; knows
// nothing of WebAssembly.
import { guessCharset } from './guess-charset.ts';
import { decodeUtf7 } from './utf7.ts';

/** Labels that mail uses and the Encoding standard does not know. */
const ALIASES: Record<string, string> = {
	utf8mb4: 'utf-8',
	'utf-8n': 'utf-8',
	'cp-1250': 'windows-1250',
	'cp-1251': 'windows-1251',
	'win-1250': 'windows-1250',
	'win-1251': 'windows-1251',
	'ansi-1251': 'windows-1251',
	cp932: 'shift_jis',
	ms932: 'shift_jis',
	'windows-932': 'shift_jis',
	cp936: 'gbk',
	ms936: 'gbk',
	'windows-936': 'gbk',
	cp949: 'euc-kr',
	ms949: 'euc-kr',
	uhc: 'euc-kr',
	cp950: 'big5',
	'windows-950': 'big5',
	'iso-2022-jp-1': 'iso-2022-jp',
	'iso-2022-jp-2': 'iso-2022-jp',
	'iso-2022-jp-ms': 'iso-2022-jp',
	cp50220: 'iso-2022-jp',
	'eucjp-ms': 'euc-jp',
	cp51932: 'euc-jp',
	'euc-cn': 'gbk',
	euccn: 'gbk',
	euckr: 'euc-kr',
	tis620: 'tis-620',
	cp874: 'windows-874',
	koi8u: 'koi8-u',
	koi8r: 'koi8-r',
	'x-mac-roman': 'macintosh',
	'utf-16': 'utf-16le',
};

/** Everything that the web reads as windows-1252. Never handed to TextDecoder: Node 20 reads 0x80-0x9F as Latin-1. */
const WINDOWS_1252 = /^(?:windows-?1252|x-cp1252|cp-?1252|iso[-_]?8859-?1|iso8859_1|l1|latin-?1|cp819|ibm819|ansi)$/;
const UNDECLARED =
	/^(?:|us-?ascii|ascii|ansi_x3\.4-1968|646|iso_?646|default|unknown|unknown-8bit|x-unknown|8bit|7bit)$/;
const HIGH_CONTROLS =
	'\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
	'\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** The character of each octet in windows-1252. */
const WESTERN = Uint16Array.from({ length: 256 }, (_, octet) =>
	octet >= 0x80 && octet < 0xa0 ? HIGH_CONTROLS.charCodeAt(octet - 0x80) : octet,
);

const utf8 = new TextDecoder();
const latin1 = new TextDecoder('iso-8859-1');
/** Decoders by label; null: unknown label. Labels are the sender's, so the map has a bound. */
const decoders = new Map<string, TextDecoder | null>();
const MAX_DECODERS = 200;
/** The charset that an HTML text declares, and how far into it browsers look for that. */
const META = /<meta[^>]{1,200}charset\s{0,9}=[\s"']{0,9}([\w.:-]{1,40})/i;
const MAX_PRESCAN_BYTES = 1024;
const LESS_THAN = 0x3c;
const REPLACEMENT = '\ufffd';
/** What a text is full of that is not in the charset it is read in: private characters are Big5's and GB 18030's gaps. */
const UNMAPPED = /[\ufffd\ue000-\uf8ff]/;

/**
 * Octets in a MIME charset to text: the web's labels and tables; unknown labels read as windows-1252. Never throws. Where
 * no charset is declared, `likely` is what the message's text declares: raw octets in a header field are most often in that.
 */
export function decodeCharset(octets: Uint8Array, charset: string | null, likely: string | null = null): string {
	if (charset === 'utf-8') return utf8.decode(octets); // nearly always, and at no cost
	const label = (charset ?? '')
		.trim()
		.replace(/^["']+|["']+$/g, '')
		.toLowerCase();
	if (label === 'utf-8' || label === 'utf8') return utf8.decode(octets);
	if (UNDECLARED.test(label)) return decodeUndeclared(octets, likely);
	if (label === 'utf-7' || label === 'unicode-1-1-utf-7') return decodeUtf7(octets, WESTERN);
	if (WINDOWS_1252.test(label)) return decodeWindows1252(octets);
	return decoderFor(byteOrder(label, octets))?.decode(octets) ?? decodeWindows1252(octets);
}

/** Whether a declared charset says what the octets are, when they are no UTF-8. */
export function tellsCharset(charset: string | null): charset is string {
	return charset !== null && !UNDECLARED.test(charset.toLowerCase()) && !/^utf-?(?:8|16)/i.test(charset);
}

/** The charset of octets that are no UTF-8 and of which no header field tells, where they tell it themselves. */
export function charsetOf(octets: Uint8Array): string | null {
	if (!utf8.decode(octets).includes(REPLACEMENT)) return null;
	const marked = metaCharset(octets);
	return tellsCharset(marked) ? marked : guessCharset(octets);
}

/** UTF-8 where the octets are that, or nearly: a text cut inside a character, one bad quotation. Else what they say. */
function decodeUndeclared(octets: Uint8Array, likely: string | null): string {
	const text = utf8.decode(octets);
	if (text.includes(REPLACEMENT)) return isMostlyWhole(text) ? text : decodeLegacy(octets, likely);
	return text.includes('\x1b$') ? decodeCharset(octets, 'iso-2022-jp') : text; // RFC 1468: told by its escapes
}

/** As a `<meta>` declares, or the message, or the octets suggest; else windows-1252, which mail sends without a word. */
function decodeLegacy(octets: Uint8Array, likely: string | null): string {
	const marked = metaCharset(octets);
	if (tellsCharset(marked)) return decodeCharset(octets, marked);
	const text = tellsCharset(likely) ? decodeCharset(octets, likely) : REPLACEMENT;
	if (!UNMAPPED.test(text)) return text;
	const guessed = guessCharset(octets);
	return guessed === null ? decodeWindows1252(octets) : decodeCharset(octets, guessed);
}

/** What a `<meta>` in the first octets declares (HTML section 13.2.3.2). */
function metaCharset(octets: Uint8Array): string | null {
	const begin = octets.subarray(0, MAX_PRESCAN_BYTES);
	return begin.includes(LESS_THAN) ? (META.exec(latin1.decode(begin))?.[1] ?? null) : null;
}

/** Whether two in three characters beyond ASCII came out of UTF-8 whole: octets of another charset hardly ever do. */
function isMostlyWhole(text: string): boolean {
	let whole = 0;
	let broken = 0;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 0xfffd) broken++;
		else if (unit > 0x7f) whole++;
	}
	return whole > 2 * broken;
}

function decodeWindows1252(octets: Uint8Array): string {
	// where TextDecoder has it right, what it cannot map stands for itself here too
	return latin1.decode(octets).replace(/[\x80-\x9f]/g, (high) => HIGH_CONTROLS.charAt(high.charCodeAt(0) - 0x80));
}

/** RFC 2781: a byte order mark decides; without one TextDecoder's little-endian is also what mail programs send. */
function byteOrder(label: string, octets: Uint8Array): string {
	return label === 'utf-16' && octets[0] === 0xfe && octets[1] === 0xff ? 'utf-16be' : label;
}

function decoderFor(label: string): TextDecoder | null {
	const known = decoders.get(label);
	if (known !== undefined) return known;
	const decoder = newDecoder(ALIASES[label] ?? label);
	if (decoders.size < MAX_DECODERS) decoders.set(label, decoder);
	return decoder;
}

function newDecoder(label: string): TextDecoder | null {
	try {
		return new TextDecoder(label);
	} catch {
		// RangeError: the label is unknown to the platform, which null says
		return null;
	}
}
