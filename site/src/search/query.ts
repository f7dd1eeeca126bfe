// What a person writes into the search field, as a JMAP filter. Total: a filter, or a sentence about the part that is not understood.
import { all, any, type Filter, isWithinLimits, namesMailbox, none, properties } from './filter';
import { type Operator, operatorNamed, type SearchContext, wordsOf } from './operators';
import { type Token, tokensOf } from './tokens';

/** A part of a search that has no meaning. */
export interface Problem {
	/** As it was written. */
	part: string;
	/** What is wrong with it, and what to write instead. */
	words: string;
}

export type Search = { ok: true; filter: Filter } | { ok: false; problem: Problem };

/**
 * Words and operators that stand side by side must all hold, `OR` joins its two neighbours before that, `-` excludes what
 * follows, parentheses group, quoted words stand together. What is put away in Junk and Trash is left out unless the
 * search names the mailbox, or `in:anywhere`.
 */
export function parseSearch(text: string, context: SearchContext): Search {
	const reader = new Reader(text, context);
	const found = reader.read();
	if (reader.problem) return { ok: false, problem: reader.problem };
	const filter = withoutPutAway(found, context);
	if (isWithinLimits(filter)) return { ok: true, filter };
	return { ok: false, problem: { part: text.trim(), words: TOO_LONG } };
}

const TOO_LONG = 'This search has too many parts for the server. Leave some of them out.';
/** More are no search that anybody means, and a reader that calls itself has to end somewhere. */
const MAX_GROUPS = 20;

class Reader {
	/** The first that was met. */
	problem: Problem | null = null;
	readonly #text: string;
	readonly #context: SearchContext;
	readonly #tokens: Token[];
	#at = 0;
	#groups = 0;

	constructor(text: string, context: SearchContext) {
		this.#text = text;
		this.#context = context;
		this.#tokens = tokensOf(text, (name) => operatorNamed(name) !== undefined);
	}

	read(): Filter {
		return this.#sequence(null) ?? {};
	}

	/** Up to the end of the group. `operator`: whose values its words are. null: nothing stands there. */
	#sequence(operator: Token | null): Filter | null {
		const parts: Filter[] = [];
		let isAlternative = false;
		for (let token = this.#next(); token && token.kind !== 'close'; token = this.#next()) {
			if (token.kind === 'or') {
				this.#at++;
				isAlternative = parts.length > 0;
				continue;
			}
			const part = this.#part(operator);
			if (part === null) continue;
			const before = isAlternative ? parts.pop() : undefined;
			parts.push(before ? any([before, part]) : part);
			isAlternative = false;
		}
		return parts.length === 0 ? null : all(parts);
	}

	#next(): Token | undefined {
		return this.#tokens[this.#at];
	}

	#part(operator: Token | null): Filter | null {
		const token = this.#next();
		if (!token || token.kind === 'close' || token.kind === 'or') return null;
		this.#at++;
		if (token.kind === 'minus') {
			const excluded = this.#part(operator);
			return excluded && none(excluded);
		}
		if (token.kind === 'open') return this.#group(operator);
		if (token.kind === 'operator') return this.#operator(token);
		return this.#value(operator, token);
	}

	#group(operator: Token | null): Filter | null {
		this.#groups++;
		if (this.#groups > MAX_GROUPS) {
			this.problem ??= { part: this.#text.trim(), words: TOO_LONG };
			this.#at = this.#tokens.length;
		}
		const inner = this.#sequence(operator);
		if (this.#next()?.kind === 'close') this.#at++;
		this.#groups--;
		return inner;
	}

	/** Its value may stand after a space, as people write it: 'from: ada'. */
	#operator(operator: Token): Filter | null {
		const token = this.#next();
		const hasValue = token && ['word', 'phrase', 'open'].includes(token.kind);
		const found = hasValue ? this.#part(operator) : null;
		if (found === null && !this.problem) {
			const { example } = operatorNamed(operator.value) as Operator;
			const words = `“${operator.value}:” needs something after it, such as ${operator.value}:${example}`;
			this.problem = { part: this.#text.slice(operator.start, operator.end), words: `${words}.` };
		}
		return found;
	}

	#value(operator: Token | null, token: Token): Filter | null {
		const value = { text: token.value.trim(), isPhrase: token.kind === 'phrase' };
		if (value.text === '') return null;
		const meaning = operator && operatorNamed(operator.value);
		if (!meaning) return { text: wordsOf(value) };
		const reading = meaning.read(value, this.#context);
		if (typeof reading !== 'string') return reading;
		this.problem ??= { part: this.#text.slice(operator.start, token.end), words: reading };
		return {};
	}
}

const PUT_AWAY: readonly string[] = ['junk', 'quarantine', 'trash'];

/** The filter without what is in Junk, Quarantine and Trash alone, unless it says where to look, or names them. */
function withoutPutAway(filter: Filter, { mailboxes }: SearchContext): Filter {
	if (namesMailbox(filter)) return filter;
	const named = properties(filter);
	if (named.some(([name]) => name === 'inMailboxOtherThan')) return filter;
	const away = mailboxes
		.filter(({ role }) => role !== null && PUT_AWAY.includes(role))
		.map(({ id }) => id)
		.filter((id) => !named.some(([name, value]) => name === 'inMailbox' && value === id));
	return away.length === 0 ? filter : all([filter, { inMailboxOtherThan: away }]);
}
