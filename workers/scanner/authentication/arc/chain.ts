// The Authenticated Received Chain (RFC 8617): sets of three fields, each sealed by a server that the mail came through.
import { canonicalField } from '../dkim/canonical-header.ts';
import { readAlgorithm, type Signature, selectorName } from '../dkim/signature.ts';
import { fromBase64, parseTagList, withoutSignature } from '../dkim/tag-list.ts';
import { publishedKey, verifySignature, verifyWith } from '../dkim/verify.ts';
import { hostName } from '../dns/name.ts';
import type { Resolver } from '../dns/resolver.ts';
import { octetsOf, type SignedField } from '../header-block.ts';
import { type MethodResult, parseAuthenticationResults } from '../results-field.ts';
import { type SignedMail, signedContent } from '../signed-mail.ts';

export type ArcResult = 'none' | 'pass' | 'fail' | 'temperror';

export interface ArcChain {
	result: ArcResult;
	reason: string;
	/** From the first to the last; empty unless the chain passes. */
	links: ArcLink[];
}

/** What one sealer vouches for. */
export interface ArcLink {
	sealer: string;
	results: MethodResult[];
}

/** Section 4.2.1. */
const MAX_INSTANCE = 50;
const FIELDS = ['arc-authentication-results', 'arc-message-signature', 'arc-seal'] as const;

type FieldName = (typeof FIELDS)[number];
type ArcSet = Record<FieldName, SignedField>;

interface Seal {
	algorithm: Signature['algorithm'];
	domain: string;
	selector: string;
	signature: Uint8Array<ArrayBuffer>;
	chain: string;
}

class Broken extends Error {
	readonly result: 'fail' | 'temperror';

	constructor(reason: string, result: 'fail' | 'temperror' = 'fail') {
		super(reason);
		this.result = result;
	}
}

/** Section 5.2. Takes one pass over the header for each set, of which there are 50 at the most. */
export async function validateChain(mail: SignedMail, resolver: Resolver, nowSeconds: number): Promise<ArcChain> {
	try {
		const sets = collect(mail.header.fields);
		if (sets.length === 0) return { result: 'none', reason: 'the mail has no ARC set', links: [] };
		if (!mail.header.isWhole) throw new Broken('the header is too long to be checked');
		const seals = sets.map((set, at) => readSeal(set['arc-seal'], at));
		await checkMessage(mail, sets, resolver, nowSeconds);
		await checkSeals(sets, seals, resolver);
		const links = sets.map((set, at) => ({ sealer: seals[at]?.domain ?? '', results: resultsOf(set) }));
		return { result: 'pass', reason: `sealed by ${links.map(({ sealer }) => sealer).join(', ')}`, links };
	} catch (fault) {
		if (!(fault instanceof Broken)) throw fault;
		return { result: fault.result, reason: fault.message, links: [] };
	}
}

function collect(fields: readonly SignedField[]): ArcSet[] {
	const sets: Partial<ArcSet>[] = [];
	for (const field of fields) {
		const name = FIELDS.find((known) => known === field.name);
		if (name === undefined) continue;
		const instance = instanceOf(field);
		if (instance < 1 || instance > MAX_INSTANCE) throw new Broken(`an ${field.written} has no valid i=`);
		const set = sets[instance - 1] ?? {};
		if (set[name] !== undefined) throw new Broken(`there are two ${field.written} of instance ${instance}`);
		set[name] = field;
		sets[instance - 1] = set;
	}
	return Array.from(sets, (set, at) => whole(set ?? {}, at + 1));
}

function whole(set: Partial<ArcSet>, instance: number): ArcSet {
	const [results, message, seal] = FIELDS.map((name) => set[name]);
	if (!results || !message || !seal) throw new Broken(`the ARC set ${instance} is not whole`);
	return { 'arc-authentication-results': results, 'arc-message-signature': message, 'arc-seal': seal };
}

/** 0: none. In the results' field it stands first (section 4.1.1), in the others it is a tag. */
function instanceOf({ name, value }: SignedField): number {
	const text =
		name === 'arc-authentication-results'
			? /^[ \t\r\n]*i[ \t\r\n]*=[ \t\r\n]*(\d{1,2})[ \t\r\n]*;/.exec(value)?.[1]
			: parseTagList(value)?.get('i');
	return text !== undefined && /^\d{1,2}$/.test(text) ? Number(text) : 0;
}

/** Section 4.1.3: no h= in a seal, and cv= as its place wants. */
function readSeal({ value }: SignedField, at: number): Seal {
	const tags = parseTagList(value);
	const [domain, selector] = [hostName(tags?.get('d') ?? ''), selectorName(tags?.get('s') ?? '')];
	const signature = fromBase64(tags?.get('b') ?? '');
	const chain = tags?.get('cv') ?? '';
	if (tags?.has('h') || domain === null || selector === null || signature === null) {
		throw new Broken(`the ARC-Seal ${at + 1} is broken`);
	}
	if (chain !== (at === 0 ? 'none' : 'pass')) throw new Broken(`the ARC-Seal ${at + 1} says cv=${chain.slice(0, 16)}`);
	return { algorithm: sealAlgorithm(tags?.get('a') ?? ''), domain, selector, signature, chain };
}

function sealAlgorithm(value: string): Signature['algorithm'] {
	try {
		return readAlgorithm(value);
	} catch (cause) {
		throw new Broken(cause instanceof Error ? cause.message : String(cause));
	}
}

async function checkMessage(mail: SignedMail, sets: ArcSet[], resolver: Resolver, nowSeconds: number): Promise<void> {
	const { lastArc } = mail.header;
	if (lastArc === null || lastArc.field !== sets.at(-1)?.['arc-message-signature']) {
		throw new Broken('the last ARC-Message-Signature is broken');
	}
	const { result, reason } = await verifySignature(lastArc, signedContent(mail), resolver, nowSeconds);
	if (result !== 'pass') throw new Broken(reason, result === 'temperror' ? 'temperror' : 'fail');
}

/** Section 5.1.1: a seal covers every set up to its own, in order, always relaxed. */
async function checkSeals(sets: ArcSet[], seals: Seal[], resolver: Resolver): Promise<void> {
	let before = '';
	const checks = seals.map((seal, at) => {
		const set = sets[at] as ArcSet;
		const [results, message] = [relaxed(set['arc-authentication-results']), relaxed(set['arc-message-signature'])];
		const own = set['arc-seal'];
		const text = `${before}${results}\r\n${message}\r\n${relaxed({ ...own, value: withoutSignature(own.value) })}`;
		before += `${results}\r\n${message}\r\n${relaxed(own)}\r\n`;
		return checkSeal(seal, at + 1, text, resolver);
	});
	for (const broken of await Promise.all(checks)) if (broken !== null) throw broken;
}

function relaxed(field: SignedField): string {
	return canonicalField(field, 'relaxed');
}

async function checkSeal(seal: Seal, instance: number, text: string, resolver: Resolver): Promise<Broken | null> {
	const published = await publishedKey(seal, resolver);
	if (!published.ok) return new Broken(published.reason, published.result === 'temperror' ? 'temperror' : 'fail');
	const { result, reason } = await verifyWith(published.record, seal.signature, octetsOf(text));
	return result === 'pass' ? null : new Broken(`the ARC-Seal ${instance} of ${seal.domain} is wrong: ${reason}`);
}

function resultsOf(set: ArcSet): MethodResult[] {
	const { value } = set['arc-authentication-results'];
	return parseAuthenticationResults(value.slice(value.indexOf(';') + 1).replace(/\r\n/g, ''))?.results ?? [];
}
