// An SPF record read into terms (RFC 7208 sections 4.6 and 12). Any syntax error anywhere makes the whole record one.
import { type IpAddress, parseIpv4, parseIpv6 } from '../ip-address.ts';
import { type MacroString, parseMacros } from './macro-string.ts';

export type Qualifier = 'pass' | 'fail' | 'softfail' | 'neutral';

export type Mechanism = { qualifier: Qualifier; text: string } & (
	| { name: 'all' }
	| { name: 'include'; domain: MacroString }
	| { name: 'exists'; domain: MacroString }
	| { name: 'ptr'; domain: MacroString | null }
	| { name: 'a' | 'mx'; domain: MacroString | null; prefix4: number; prefix6: number }
	| { name: 'ip'; network: IpAddress; prefix: number }
);

export interface SpfRecord {
	mechanisms: Mechanism[];
	redirect: MacroString | null;
	explanation: MacroString | null;
}

/** `error`: what is wrong, in words that hold the sender's own. */
export type SpfParse = { ok: true; record: SpfRecord } | { ok: false; error: string };

const QUALIFIERS = new Map<string, Qualifier>([
	['+', 'pass'],
	['-', 'fail'],
	['~', 'softfail'],
	['?', 'neutral'],
]);

class SyntaxFault extends Error {}

/** Section 4.5: the version is followed by a space or by nothing, so that 'v=spf10' is another thing. */
export function isSpf(text: string): boolean {
	return /^v=spf1(?: |$)/i.test(text);
}

export function parseSpf(text: string): SpfParse {
	const record: SpfRecord = { mechanisms: [], redirect: null, explanation: null };
	try {
		for (const term of text.split(' ').slice(1)) if (term !== '') readTerm(term, record);
		return { ok: true, record };
	} catch (fault) {
		if (fault instanceof SyntaxFault) return { ok: false, error: fault.message };
		throw fault;
	}
}

function readTerm(term: string, record: SpfRecord): void {
	const modifier = /^([a-z][a-z0-9\-_.]*)=(.*)$/is.exec(term);
	if (modifier) readModifier((modifier[1] ?? '').toLowerCase(), modifier[2] ?? '', record);
	else record.mechanisms.push(readMechanism(term));
}

function readModifier(name: string, value: string, record: SpfRecord): void {
	const macros = parseMacros(value);
	if (macros === null) throw new SyntaxFault(`${name}= holds a broken macro`);
	if (name !== 'redirect' && name !== 'exp') return;
	const key = name === 'redirect' ? 'redirect' : 'explanation';
	// Section 6: more than one of them is an error, though others may repeat.
	if (record[key] !== null) throw new SyntaxFault(`${name}= stands there twice`);
	record[key] = domainSpec(value, name);
}

function readMechanism(term: string): Mechanism {
	const match = /^([+\-?~]?)([a-z][a-z0-9\-_.]*)([:/].*)?$/is.exec(term);
	if (match === null) throw new SyntaxFault(`“${term}” is no term`);
	const qualifier = QUALIFIERS.get(match[1] ?? '') ?? 'pass';
	const name = (match[2] ?? '').toLowerCase();
	return { qualifier, text: term, ...readKind(name, match[3] ?? '') };
}

type Kind = Mechanism extends infer M ? (M extends Mechanism ? Omit<M, 'qualifier' | 'text'> : never) : never;

function readKind(name: string, rest: string): Kind {
	switch (name) {
		case 'all':
			if (rest !== '') throw new SyntaxFault('“all” takes nothing');
			return { name };
		case 'include':
		case 'exists':
			return { name, domain: domainSpec(argument(name, rest), name) };
		case 'ptr':
			return { name, domain: rest === '' ? null : domainSpec(argument(name, rest), name) };
		case 'a':
		case 'mx':
			return readHosts(name, rest);
		case 'ip4':
		case 'ip6':
			return readNetwork(name, argument(name, rest));
		default:
			throw new SyntaxFault(`there is no mechanism “${name}”`);
	}
}

function argument(name: string, rest: string): string {
	if (!rest.startsWith(':')) throw new SyntaxFault(`“${name}” wants a colon and a value`);
	return rest.slice(1);
}

function readHosts(name: 'a' | 'mx', rest: string): Kind {
	const lengths = /(?:\/(0|[1-9]\d{0,2}))?(?:\/\/(0|[1-9]\d{0,2}))?$/.exec(rest);
	const [prefix4, prefix6] = [Number(lengths?.[1] ?? 32), Number(lengths?.[2] ?? 128)];
	if (prefix4 > 32 || prefix6 > 128) throw new SyntaxFault(`“${name}” has a prefix that is too long`);
	const target = rest.slice(0, lengths?.index ?? rest.length);
	const domain = target === '' ? null : domainSpec(argument(name, target), name);
	return { name, domain, prefix4, prefix6 };
}

function readNetwork(name: 'ip4' | 'ip6', value: string): Kind {
	const bits = name === 'ip4' ? 32 : 128;
	const match = /^([^/]*)(?:\/(0|[1-9]\d{0,2}))?$/.exec(value);
	const address = match?.[1] ?? '';
	const number = name === 'ip4' ? parseIpv4(address) : parseIpv6(address);
	const prefix = Number(match?.[2] ?? bits);
	if (number === null || prefix > bits) throw new SyntaxFault(`“${value}” is no network`);
	return { name: 'ip', network: { version: name === 'ip4' ? 4 : 6, value: number }, prefix };
}

/** Section 7.1: a macro string that ends in a macro, or in a dot and a label that a top-level domain could have. */
function domainSpec(value: string, name: string): MacroString {
	const macros = parseMacros(value);
	if (macros === null || macros.length === 0) throw new SyntaxFault(`“${name}” has no usable domain`);
	const last = macros.at(-1);
	if (typeof last === 'string' && !endsInTopLabel(last)) {
		throw new SyntaxFault(`“${value}” does not end like a domain`);
	}
	return macros;
}

function endsInTopLabel(literal: string): boolean {
	const plain = literal.endsWith('.') ? literal.slice(0, -1) : literal;
	const dot = plain.lastIndexOf('.');
	const label = plain.slice(dot + 1);
	const isNamed = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(label) && !/^\d*$/.test(label);
	return dot >= 0 && isNamed;
}
