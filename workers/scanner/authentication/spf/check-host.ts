// check_host() of RFC 7208: may this address send mail for that domain? Bounded by the RFC's own limits, whatever the
// records say: ten terms that ask the DNS, two that ask in vain.
import { hostName, isAscii, isWithin } from '../dns/name.ts';
import type { Resolver } from '../dns/resolver.ts';
import { type IpAddress, isInNetwork } from '../ip-address.ts';
import { asDomain, expandMacros, type MacroString, parseMacros } from './macro-string.ts';
import { macroValue } from './macro-value.ts';
import { isSpf, type Mechanism, parseSpf, type SpfRecord } from './record.ts';
import { hasAddress, type Match, NO_MATCH, validatedNames } from './search.ts';

export type SpfResult = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror';

export interface SpfQuestion {
	ip: IpAddress;
	/** What the client said in HELO or EHLO. */
	helo: string;
	/** The reverse-path; '' for a bounce, which is asked of the HELO name (RFC 7208 section 2.4). */
	mailFrom: string;
}

export interface SpfAnswer {
	result: SpfResult;
	/** The domain that was asked, as written. */
	domain: string;
	/** The term that decided, or what was wrong. The words are the domain owner's. */
	reason: string;
	/** The owner's explanation of a fail (`exp`), where one was asked for and is sound; null otherwise. */
	explanation: string | null;
}

export interface SpfOptions {
	/** Milliseconds since the epoch, for the `t` macro. */
	now: number;
	/** Our own name, for the `r` macro. */
	receiver: string;
	/** Fetch the owner's explanation of a fail: one query more (default false). */
	explain?: boolean;
}

/** Section 4.6.4. */
const MAX_TERMS = 10;
const MAX_VOID = 2;
const MAX_EXCHANGES = 10;

/** What one check carries through includes and redirects. */
export interface Check extends SpfOptions, SpfQuestion {
	resolver: Resolver;
	/** `local@domain`, never without either. */
	sender: string;
	termsLeft: number;
	voidLeft: number;
	/** Names of the client that point back to it, by the domain that was asked about: they are looked up once. */
	names: Promise<string[]> | null;
}

interface Verdict {
	result: SpfResult;
	reason: string;
	/** Where a fail's explanation stands, already expanded. */
	explainAt?: { name: string; domain: string };
}

/** Ends a check from wherever it is. */
class Ended extends Error {
	readonly result: 'temperror' | 'permerror';

	constructor(result: 'temperror' | 'permerror', reason: string) {
		super(reason);
		this.result = result;
	}
}

export async function checkHost(question: SpfQuestion, resolver: Resolver, options: SpfOptions): Promise<SpfAnswer> {
	const path = question.mailFrom === '' ? `postmaster@${question.helo}` : question.mailFrom;
	const at = path.lastIndexOf('@');
	const domain = path.slice(at + 1);
	const sender = at > 0 ? path : `postmaster@${domain}`;
	const budget = { termsLeft: MAX_TERMS, voidLeft: MAX_VOID, names: null };
	const check: Check = { ...question, ...options, resolver, sender, ...budget };
	const { result, reason, explainAt } = await checkDomain(check, domain).catch(ending);
	const explained = result === 'fail' && options.explain && explainAt ? await explain(check, explainAt) : null;
	return { result, domain, reason, explanation: explained };
}

function ending(fault: unknown): Verdict {
	if (fault instanceof Ended) return { result: fault.result, reason: fault.message };
	throw fault;
}

async function checkDomain(check: Check, written: string): Promise<Verdict> {
	const domain = hostName(written);
	if (domain === null) return { result: 'none', reason: 'it is no domain name' };
	const answer = await check.resolver.txt(domain);
	if (answer.outcome === 'temporary') throw new Ended('temperror', answer.reason);
	const records = answer.outcome === 'found' ? answer.records.filter(isSpf) : [];
	const [text, ...more] = records;
	if (text === undefined) return { result: 'none', reason: 'it publishes no SPF record' };
	if (more.length > 0) throw new Ended('permerror', `${domain} has more than one SPF record`);
	const parsed = isAscii(text) ? parseSpf(text) : { ok: false as const, error: 'it is not ASCII' };
	if (!parsed.ok) throw new Ended('permerror', `the SPF record of ${domain} is broken: ${parsed.error}`);
	return evaluate(check, domain, parsed.record);
}

async function evaluate(check: Check, domain: string, record: SpfRecord): Promise<Verdict> {
	for (const mechanism of record.mechanisms) {
		if (!(await matches(check, domain, mechanism))) continue;
		const explainAt = record.explanation && (await nameOf(check, domain, record.explanation));
		const verdict = { result: mechanism.qualifier, reason: `${domain} says ${mechanism.text}` };
		const isExplained = mechanism.qualifier === 'fail' && explainAt !== null;
		return isExplained ? { ...verdict, explainAt: { name: explainAt, domain } } : verdict;
	}
	if (record.redirect === null) return { result: 'neutral', reason: `no term of ${domain} matches` };
	spendTerm(check);
	const target = await nameOf(check, domain, record.redirect);
	const redirected = await checkDomain(check, target);
	if (redirected.result === 'none')
		throw new Ended('permerror', `${domain} redirects to ${target}, which has no record`);
	return redirected;
}

async function matches(check: Check, domain: string, mechanism: Mechanism): Promise<boolean> {
	switch (mechanism.name) {
		case 'all':
			return true;
		case 'ip':
			return isInNetwork(check.ip, mechanism.network, mechanism.prefix);
		default:
			spendTerm(check);
			return matchesByName(check, domain, mechanism);
	}
}

type Asking = Exclude<Mechanism, { name: 'all' | 'ip' }>;

async function matchesByName(check: Check, domain: string, mechanism: Asking): Promise<boolean> {
	const target = mechanism.domain === null ? domain : await nameOf(check, domain, mechanism.domain);
	if (mechanism.name === 'include') return includes(check, target);
	if (mechanism.name === 'ptr') return pointsBack(check, target);
	if (mechanism.name === 'exists') {
		const answer = await check.resolver.a(target);
		return settle(check, answer.outcome === 'temporary' ? answer : { outcome: answer.outcome, isMatch: true });
	}
	const prefix = check.ip.version === 4 ? mechanism.prefix4 : mechanism.prefix6;
	if (mechanism.name === 'a') return settle(check, await hasAddress(check, target, prefix));
	return settle(check, await hasExchange(check, target, prefix));
}

/** Section 5.2. */
async function includes(check: Check, target: string): Promise<boolean> {
	const { result } = await checkDomain(check, target);
	if (result === 'none') throw new Ended('permerror', `${target} is included and has no record`);
	return result === 'pass';
}

/** Section 5.5: faults of the DNS only mean that nothing matched. */
async function pointsBack(check: Check, target: string): Promise<boolean> {
	const domain = target.toLowerCase();
	const names = await validatedNames(check, () => spendVoid(check));
	return names.some((name) => isWithin(name, domain));
}

/** Section 5.4. */
async function hasExchange(check: Check, target: string, prefix: number): Promise<Match> {
	const answer = await check.resolver.mx(target);
	if (answer.outcome !== 'found') return answer.outcome === 'none' ? NO_MATCH : answer;
	if (answer.records.length > MAX_EXCHANGES) throw new Ended('permerror', `${target} has more than ten MX records`);
	for (const { host } of answer.records) {
		const match = await hasAddress(check, host, prefix);
		if (match.outcome === 'temporary' || (match.outcome === 'found' && match.isMatch)) return match;
	}
	return { outcome: 'found', isMatch: false };
}

function settle(check: Check, match: Match): boolean {
	if (match.outcome === 'temporary') throw new Ended('temperror', match.reason);
	if (match.outcome === 'found') return match.isMatch;
	spendVoid(check);
	return false;
}

function spendTerm(check: Check): void {
	if (--check.termsLeft < 0) throw new Ended('permerror', `it takes more than ${MAX_TERMS} terms that ask the DNS`);
}

function spendVoid(check: Check): void {
	if (--check.voidLeft < 0) throw new Ended('permerror', `more than ${MAX_VOID} terms name what does not exist`);
}

async function nameOf(check: Check, domain: string, macros: MacroString): Promise<string> {
	return asDomain(await expandMacros(macros, (letter) => macroValue(check, domain, letter)));
}

/** Section 6.2: whatever is wrong with an explanation, the result stands without one. */
async function explain(check: Check, { name, domain }: { name: string; domain: string }): Promise<string | null> {
	const answer = await check.resolver.txt(name);
	const [text, ...more] = answer.outcome === 'found' ? answer.records : [];
	if (text === undefined || more.length > 0) return null;
	const macros = parseMacros(text, true);
	return macros && expandMacros(macros, (letter) => macroValue(check, domain, letter));
}
