// Reads Authentication-Results field values (RFC 8601 section 2.2). Grammar only: who may be believed is judged elsewhere.
// One pass over a capped value; comments and quoted strings are undone, so no result can be smuggled in by either.

/** One method's result: `dkim=pass header.d=example.com`. */
export interface MethodResult {
	/** Lower case: 'spf', 'dkim', 'dmarc', 'arc', … */
	method: string;
	/** Lower case: 'pass', 'fail', 'softfail', 'none', … */
	result: string;
	/** 'smtp.mailfrom' → value; names in lower case. The first of a name counts. */
	properties: Map<string, string>;
}

export interface AuthenticationResults {
	/** Lower case. */
	authservId: string;
	results: MethodResult[];
}

const VALUE_CAP = 16_384;
const NAME_CAP = 128;

type Token = { kind: 'word' | 'mark'; text: string };

/**
 * Returns null where the value does not begin with an authserv-id. A result that breaks the grammar is left out, the
 * others stand: a reader that gave up on the first odd result could be blinded by it.
 */
export function parseAuthenticationResults(value: string): AuthenticationResults | null {
	const [head = [], ...tail] = statements(tokens(value.slice(0, VALUE_CAP)));
	const id = head[0];
	if (id === undefined || id.kind !== 'word' || !isVersion(head[1]) || head.length > 2) return null;
	const results = tail.map(methodResult).filter((result) => result !== null);
	return { authservId: id.text.toLowerCase(), results };
}

/** The authserv-id may be followed by the format's version, which is 1. */
function isVersion(token: Token | undefined): boolean {
	return token === undefined || token.text === '1';
}

/** Words (tokens and quoted strings) and the marks '=' and ';', comments and white space left out. */
function tokens(value: string): Token[] {
	const found: Token[] = [];
	for (let at = 0; at < value.length; ) {
		const char = value.charAt(at);
		if (char === '(') at = afterComment(value, at);
		else if (char === '"') at = quoted(value, at, found);
		else if (char === '=' || char === ';') at = push(found, 'mark', char, at + 1);
		else if (isBlank(char)) at++;
		else at = word(value, at, found);
	}
	return found;
}

function push(found: Token[], kind: Token['kind'], text: string, next: number): number {
	found.push({ kind, text });
	return next;
}

function isBlank(char: string): boolean {
	return char === ' ' || char === '\t' || char === '\r' || char === '\n';
}

/** Comments nest, and a backslash takes the next character's meaning away (RFC 5322 section 3.2.2). */
function afterComment(value: string, start: number): number {
	let depth = 0;
	for (let at = start; at < value.length; at++) {
		const char = value.charAt(at);
		if (char === '\\') at++;
		else if (char === '(') depth++;
		else if (char === ')' && --depth === 0) return at + 1;
	}
	return value.length;
}

function quoted(value: string, start: number, found: Token[]): number {
	let text = '';
	for (let at = start + 1; at < value.length; at++) {
		const char = value.charAt(at);
		if (char === '"') return push(found, 'word', text, at + 1);
		if (char === '\\') at++;
		text += value.charAt(at);
	}
	return push(found, 'word', text, value.length);
}

function word(value: string, start: number, found: Token[]): number {
	let at = start;
	while (at < value.length && !'=;("'.includes(value.charAt(at)) && !isBlank(value.charAt(at))) at++;
	return push(found, 'word', value.slice(start, at), at);
}

function statements(all: Token[]): Token[][] {
	const found: Token[][] = [[]];
	for (const token of all) {
		if (token.kind === 'mark' && token.text === ';') found.push([]);
		else found.at(-1)?.push(token);
	}
	return found;
}

/** `method ["/" version] "=" result *(ptype "." property "=" value)`. The lone word "none" gives null: nothing was tested. */
function methodResult(statement: Token[]): MethodResult | null {
	const [first, ...properties] = assignments(statement);
	if (first === undefined || first.value === '') return null;
	const method = first.name.split('/', 1)[0] ?? '';
	const named = new Map<string, string>();
	for (const { name, value } of properties) if (!named.has(name)) named.set(name, value);
	return { method, result: first.value.toLowerCase(), properties: named };
}

/** Values may hold '=' of their own ("header.b=abc="): one without a name before it is passed over. */
function assignments(statement: Token[]): { name: string; value: string }[] {
	const found: { name: string; value: string }[] = [];
	let name = '';
	let isValue = false;
	for (const { kind, text } of statement) {
		const last = found.at(-1);
		if (kind === 'mark') {
			isValue = name !== '';
			if (isValue) found.push({ name, value: '' });
			name = '';
		} else if (isValue && last !== undefined) {
			last.value = text;
			isValue = false;
		} else name = joined(name, text.toLowerCase());
	}
	return found;
}

/** Comments and blanks may stand around the '/' and '.' of a name ("policy (x) . expired"); other words begin anew. */
function joined(before: string, text: string): string {
	const isOne = /[./]$/.test(before) || /^[./]/.test(text);
	return isOne && before.length + text.length <= NAME_CAP ? before + text : text;
}
