// HTML to readable text, for search, preview and insight: never for display. One pass, linear in any input; what is not
// HTML is text.
import { decodeCharset } from './charset.ts';

const BLOCKS =
	/^(?:address|article|aside|blockquote|br|center|dd|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;
/** Elements whose content nobody reads. */
const UNREAD = /^(?:script|style|title|template|noframes|object|svg|math)$/;
const ENTITIES = new Map(
	Object.entries({
		amp: '&',
		lt: '<',
		gt: '>',
		quot: '"',
		apos: "'",
		nbsp: ' ',
		copy: '©',
		reg: '®',
		trade: '™',
		euro: '€',
		pound: '£',
		yen: '¥',
		cent: '¢',
		sect: '§',
		para: '¶',
		deg: '°',
		middot: '·',
		bull: '•',
		hellip: '…',
		ndash: '–',
		mdash: '—',
		lsquo: '‘',
		rsquo: '’',
		sbquo: '‚',
		ldquo: '“',
		rdquo: '”',
		bdquo: '„',
		laquo: '«',
		raquo: '»',
		lsaquo: '‹',
		rsaquo: '›',
		times: '×',
		divide: '÷',
		plusmn: '±',
		frac12: '½',
		frac14: '¼',
		frac34: '¾',
		sup2: '²',
		sup3: '³',
		micro: 'µ',
		iexcl: '¡',
		iquest: '¿',
		ordf: 'ª',
		ordm: 'º',
		larr: '←',
		rarr: '→',
		uarr: '↑',
		darr: '↓',
		check: '✓',
		star: '☆',
		hearts: '♥',
		infin: '∞',
		ne: '≠',
		le: '≤',
		ge: '≥',
		minus: '−',
		zwnj: '',
		zwj: '',
		shy: '',
		ensp: ' ',
		emsp: ' ',
		thinsp: ' ',
		lrm: '',
		rlm: '',
		szlig: 'ß',
		oslash: 'ø',
		Oslash: 'Ø',
		aelig: 'æ',
		AElig: 'Æ',
		oelig: 'œ',
		OElig: 'Œ',
		eth: 'ð',
		ETH: 'Ð',
		thorn: 'þ',
		THORN: 'Þ',
		aring: 'å',
		Aring: 'Å',
		ccedil: 'ç',
		Ccedil: 'Ç',
	}),
);
/** `&eacute;` and its kind: letter and combining mark. */
const MARKS = new Map(
	Object.entries({
		acute: '\u0301',
		grave: '\u0300',
		circ: '\u0302',
		uml: '\u0308',
		tilde: '\u0303',
		caron: '\u030c',
	}),
);

const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,31}));?/gi;

/** White space that is due before the next text: its kinds in order of rank. */
const GAPS = ['', ' ', '\n', '\n\n'] as const;
const NONE = 0;
const SPACE = 1;
const LINE = 2;

interface Text {
	pieces: string[];
	/** Index into GAPS. */
	gap: number;
}

/** The readable text of `html`: tags, comments, scripts and styles dropped, entities decoded, white space collapsed. */
export function htmlToText(html: string): string {
	const text: Text = { pieces: [], gap: NONE };
	let at = 0;
	while (at < html.length) {
		const tag = html.indexOf('<', at);
		const stop = tag < 0 ? html.length : tag;
		if (stop > at) addText(text, html.slice(at, stop));
		at = tag < 0 ? html.length : skipMarkup(html, tag, text);
	}
	return text.pieces.join('');
}

function addText(text: Text, raw: string): void {
	const plain = decodeEntities(raw).replace(/\s+/g, ' ');
	if (plain.startsWith(' ')) addGap(text, SPACE);
	const words = plain.trim();
	if (words === '') return;
	if (text.pieces.length > 0) text.pieces.push(GAPS[text.gap] ?? '');
	text.pieces.push(words);
	text.gap = plain.endsWith(' ') ? SPACE : NONE;
}

function addGap(text: Text, gap: number): void {
	if (gap < LINE) text.gap = Math.max(text.gap, gap);
	else text.gap = Math.min(Math.max(text.gap + 1, LINE), GAPS.length - 1);
}

/** The place after the markup at `tag`; notes the line break or space that it stands for. */
function skipMarkup(html: string, tag: number, text: Text): number {
	if (html.startsWith('<!--', tag)) return after(html, '-->', tag + 4);
	if (html.startsWith('<!', tag) || html.startsWith('<?', tag)) return after(html, '>', tag);
	const name = /<\/?([a-z][a-z0-9:-]{0,31})/iy;
	name.lastIndex = tag;
	const element = name.exec(html)?.[1]?.toLowerCase();
	if (element === undefined) {
		addText(text, '<');
		return tag + 1;
	}
	const end = tagEnd(html, name.lastIndex);
	if (BLOCKS.test(element)) addGap(text, LINE);
	if (element === 'td' || element === 'th') addGap(text, SPACE);
	return UNREAD.test(element) && html[tag + 1] !== '/' ? elementEnd(html, element, end) : end;
}

/** The place after the ">" of a tag; one in a quoted attribute value is not it. */
function tagEnd(html: string, from: number): number {
	const mark = /[>"']/g;
	mark.lastIndex = from;
	for (let found = mark.exec(html); found; found = mark.exec(html)) {
		if (found[0] === '>') return mark.lastIndex;
		const close = opensValue(html, found.index) ? html.indexOf(found[0], mark.lastIndex) : -1;
		if (close >= 0) mark.lastIndex = close + 1;
	}
	return html.length;
}

/** Only a quote right after "=" begins a value: the apostrophe of `title=don't` does not. */
function opensValue(html: string, quote: number): boolean {
	return html[quote - 1] === '=' || (html[quote - 1] === ' ' && html[quote - 2] === '=');
}

function elementEnd(html: string, element: string, from: number): number {
	const close = new RegExp(`</${element}`, 'gi');
	close.lastIndex = from;
	return close.test(html) ? after(html, '>', close.lastIndex) : html.length;
}

/** The place after the next `mark`, or the end: what is never closed hides everything after it. */
function after(html: string, mark: string, from: number): number {
	const at = html.indexOf(mark, from);
	return at < 0 ? html.length : at + mark.length;
}

function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(ENTITY, (all, hex?: string, decimal?: string, name?: string) => {
		if (name !== undefined) return namedCharacter(name) ?? all;
		return numberedCharacter(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
	});
}

function namedCharacter(name: string): string | undefined {
	const known = ENTITIES.get(name) ?? ENTITIES.get(name.toLowerCase());
	if (known !== undefined) return known;
	const mark = MARKS.get(name.slice(1));
	return mark === undefined ? undefined : `${name.charAt(0)}${mark}`.normalize('NFC');
}

/** HTML section 13.2.5.80: what pages mean by &#128; to &#159; is windows-1252. */
function numberedCharacter(code: number): string {
	if (code >= 0x80 && code <= 0x9f) return decodeCharset(Uint8Array.of(code), 'windows-1252');
	const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
	return isCharacter ? String.fromCodePoint(code) : '\ufffd';
}
