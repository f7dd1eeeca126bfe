// What stands in a search field, cut into its pieces. Total: every text has tokens. Gives them no meaning.

/** `value`: the operator's name in lower case, a phrase without its quotes, a word as it is. Positions are in the text. */
export interface Token {
	kind: 'word' | 'phrase' | 'operator' | 'open' | 'close' | 'or' | 'minus';
	value: string;
	start: number;
	end: number;
}

const SPACE = /\s+/y;
/** Keyboards of many scripts write these signs in full width. */
const MINUS = /[-－](?=[^\s\-－])/y;
const OPEN = /[(（]/y;
const CLOSE = /[)）]/y;
const OPERATOR = /([a-z_]+)[:：]/iy;
const PHRASE = /"([^"]*)"?|[“”„]([^“”„]*)[“”]?|«([^»]*)»?|「([^」]*)」?|『([^』]*)』?/y;
const WORD = /[^\s"]+/y;
const WORD_IN_GROUP = /[^\s")）]+/y;

/** `isOperator` says which names before a colon are operators; all others are words with a colon in them. */
export function tokensOf(text: string, isOperator: (name: string) => boolean): Token[] {
	const tokens: Token[] = [];
	let groups = 0;
	for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
		const last = tokens.at(-1);
		// What touches an operator's colon is its value, whatever it looks like: 'subject:to:do'.
		const isValue = last?.kind === 'operator' && last.end === at;
		const token = tokenAt(text, at, groups > 0, isValue ? () => false : isOperator, isValue);
		if (token.kind === 'open') groups++;
		if (token.kind === 'close') groups--;
		at = token.end;
		// What stands side by side must all hold anyway.
		if (isValue || token.kind !== 'word' || token.value !== 'AND') tokens.push(token);
	}
	return tokens;
}

function skipSpace(text: string, at: number): number {
	return at + (matchAt(SPACE, text, at)?.[0].length ?? 0);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
	pattern.lastIndex = at;
	return pattern.exec(text);
}

function tokenAt(
	text: string,
	at: number,
	inGroup: boolean,
	isOperator: (name: string) => boolean,
	isValue: boolean,
): Token {
	const token = (kind: Token['kind'], found: RegExpExecArray, value = found[0]): Token => ({
		kind,
		value,
		start: at,
		end: at + found[0].length,
	});
	const open = matchAt(OPEN, text, at);
	if (open) return token('open', open);
	const close = inGroup ? matchAt(CLOSE, text, at) : null;
	if (close) return token('close', close);
	const minus = isValue ? null : matchAt(MINUS, text, at);
	if (minus) return token('minus', minus);
	const phrase = matchAt(PHRASE, text, at);
	if (phrase) return token('phrase', phrase, phrase.slice(1).find((one) => one !== undefined) ?? '');
	const operator = matchAt(OPERATOR, text, at);
	const name = operator?.[1]?.toLowerCase() ?? '';
	if (operator && isOperator(name)) return token('operator', operator, name);
	const word = matchAt(inGroup ? WORD_IN_GROUP : WORD, text, at);
	if (!word) throw new RangeError('Every place in a text is a token or space.');
	return token(word[0] === 'OR' && !isValue ? 'or' : 'word', word);
}
