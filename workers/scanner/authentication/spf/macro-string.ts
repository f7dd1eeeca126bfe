// Macro strings (RFC 7208 section 7): read into literals and macros, and expanded for one check.

export interface Macro {
	/** In lower case. */
	letter: string;
	/** Written in upper case: the value is URL-escaped. */
	isEscaped: boolean;
	/** How many parts at the right remain; 0: all. */
	keep: number;
	reversed: boolean;
	delimiters: string;
}

/** An escape ("%%", "%_", "%-") is a macro to the grammar: a domain may end in one. */
export type MacroPiece = string | Macro | { escape: string };

export type MacroString = MacroPiece[];

const MAX_NAME = 253;

/** Letters of `exp` texts alone (section 7.2). */
const EXPLANATION_LETTERS = 'crt';
const ESCAPES = new Map([
	['%', '%'],
	['_', ' '],
	['-', '%20'],
]);

/** null: broken. `isExplanation`: the text of an explanation, in which blanks may stand and three more letters. */
export function parseMacros(text: string, isExplanation = false): MacroString | null {
	const pieces: MacroString = [];
	const literal = isExplanation ? /[\x20-\x24\x26-\x7e]+/y : /[\x21-\x24\x26-\x7e]+/y;
	const macro = /%(?:([%_-])|\{([a-z])(\d{0,3})(r?)([.\-+,/_=]*)\})/iy;
	for (let at = 0; at < text.length; ) {
		literal.lastIndex = at;
		macro.lastIndex = at;
		const plain = literal.exec(text)?.[0];
		const match = plain === undefined ? macro.exec(text) : null;
		const piece = plain ?? (match && readMacro(match, isExplanation));
		if (piece === null) return null;
		pieces.push(piece);
		at += (plain ?? match?.[0] ?? '').length;
	}
	return pieces;
}

function readMacro(match: RegExpExecArray, isExplanation: boolean): MacroPiece | null {
	const [, escaped, written = '', digits = '', reversed = '', delimiters = ''] = match;
	if (escaped !== undefined) return { escape: ESCAPES.get(escaped) ?? '' };
	const letter = written.toLowerCase();
	const allowed = isExplanation ? `slodiphv${EXPLANATION_LETTERS}` : 'slodiphv';
	// Section 7.3: DIGIT transformers are not zero.
	if (!allowed.includes(letter) || (digits !== '' && Number(digits) === 0)) return null;
	return {
		letter,
		isEscaped: written !== letter,
		keep: Number(digits),
		reversed: reversed !== '',
		delimiters: delimiters === '' ? '.' : delimiters,
	};
}

/** `ask` is called once for each macro, in order: the `p` macro costs DNS queries. */
export async function expandMacros(pieces: MacroString, ask: (letter: string) => Promise<string>): Promise<string> {
	let text = '';
	for (const piece of pieces) {
		if (typeof piece === 'string') text += piece;
		else if ('escape' in piece) text += piece.escape;
		else text += transform(piece, await ask(piece.letter));
	}
	return text;
}

function transform({ delimiters, reversed, keep, isEscaped }: Macro, value: string): string {
	const parts = splitAt(value, delimiters);
	if (reversed) parts.reverse();
	const kept = (keep > 0 ? parts.slice(-keep) : parts).join('.');
	return isEscaped ? encodeURIComponent(kept.toWellFormed()).replace(/[!'()*]/g, percent) : kept;
}

function percent(char: string): string {
	return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}

function splitAt(value: string, delimiters: string): string[] {
	const parts: string[] = [];
	let start = 0;
	for (let at = 0; at < value.length; at++) {
		if (!delimiters.includes(value.charAt(at))) continue;
		parts.push(value.slice(start, at));
		start = at + 1;
	}
	return [...parts, value.slice(start)];
}

/** Section 7.3: what is too long for a name loses labels at its left. */
export function asDomain(text: string): string {
	const name = text.endsWith('.') ? text.slice(0, -1) : text;
	const dot = name.length > MAX_NAME ? name.indexOf('.', name.length - MAX_NAME - 1) : -1;
	return dot < 0 ? name : name.slice(dot + 1);
}
