// A DKIM-Signature field read into what it claims (RFC 6376 section 3.5), or the reason why it cannot be believed.
import { hostName, isWithin } from '../dns/name.ts';
import { fromBase64, parseTagList, type TagList, withoutWhite } from './tag-list.ts';

export type Canonical = 'simple' | 'relaxed';

/** What a signature's body hash is taken of. */
export interface BodyForm {
	canonical: Canonical;
	/** `l=`: octets of the canonical body, the rest is unsigned; null: all of it. */
	limit: number | null;
}

export interface Signature extends BodyForm {
	algorithm: 'rsa-sha256' | 'ed25519-sha256';
	headerCanonical: Canonical;
	/** SDID, in lower case. */
	domain: string;
	selector: string;
	/** Domain of AUID (`i=`): the SDID or below it. */
	identity: string;
	/** Names of signed fields, in lower case and in their order. */
	signedNames: string[];
	signature: Uint8Array<ArrayBuffer>;
	/** In base64. */
	bodyHash: string;
	/** Seconds since the epoch. */
	expiresAt: number | null;
}

/** As in RFC 8601 section 2.7.1: `neutral` for what cannot be read, `policy` for what nobody should accept. */
export interface Unusable {
	result: 'neutral' | 'policy' | 'permerror';
	reason: string;
	domain: string;
	selector: string;
}

export type SignatureParse = { ok: true; signature: Signature } | ({ ok: false } & Unusable);

class Refusal extends Error {
	readonly result: Unusable['result'];

	constructor(result: Unusable['result'], reason: string) {
		super(reason);
		this.result = result;
	}
}

/** The field's value, of DKIM-Signature and of ARC-Message-Signature (RFC 8617 section 4.1.2), which has no `v` and another `i`. */
export function parseSignature(value: string, kind: 'dkim' | 'arc'): SignatureParse {
	const tags = parseTagList(value);
	const [domain, selector] = [tags?.get('d')?.toLowerCase() ?? '', tags?.get('s')?.toLowerCase() ?? ''];
	try {
		if (tags === null) throw new Refusal('neutral', 'the signature is no list of tags');
		return { ok: true, signature: readSignature(tags, kind) };
	} catch (fault) {
		if (!(fault instanceof Refusal)) throw fault;
		return { ok: false, result: fault.result, reason: fault.message, domain, selector };
	}
}

function readSignature(tags: TagList, kind: 'dkim' | 'arc'): Signature {
	if (kind === 'dkim' && tags.get('v') !== '1') throw new Refusal('neutral', 'its version is not 1');
	const [headerCanonical, canonical] = readCanonical(tags.get('c'));
	const domain = readName(tags, 'd', hostName);
	return {
		algorithm: readAlgorithm(required(tags, 'a')),
		headerCanonical,
		canonical,
		limit: readNumber(tags, 'l'),
		domain,
		selector: readName(tags, 's', selectorName),
		identity: kind === 'dkim' ? readIdentity(tags.get('i'), domain) : domain,
		signedNames: readNames(required(tags, 'h'), kind),
		signature: readOctets(tags, 'b'),
		bodyHash: readBodyHash(tags),
		expiresAt: readExpiry(tags),
	};
}

function required(tags: TagList, name: string): string {
	const value = tags.get(name);
	if (value === undefined || value === '') throw new Refusal('neutral', `it lacks ${name}=`);
	return value;
}

/** RFC 8301 section 3.1: SHA-1 must not be verified. */
export function readAlgorithm(value: string): Signature['algorithm'] {
	if (value === 'rsa-sha256' || value === 'ed25519-sha256') return value;
	if (value === 'rsa-sha1') throw new Refusal('policy', 'it is made with SHA-1, which proves nothing any more');
	throw new Refusal('neutral', 'its algorithm is unknown');
}

function readCanonical(value: string | undefined): [header: Canonical, body: Canonical] {
	const [header = '', body = 'simple', ...more] = (value ?? 'simple').split('/');
	const isKnown = more.length === 0 && isCanonical(header) && isCanonical(body);
	if (!isKnown) throw new Refusal('neutral', 'its canonicalization is unknown');
	return [header, body];
}

function isCanonical(word: string): word is Canonical {
	return word === 'simple' || word === 'relaxed';
}

function readName(tags: TagList, tag: string, read: (name: string) => string | null): string {
	const name = read(required(tags, tag));
	if (name === null) throw new Refusal('neutral', `${tag}= is no name`);
	return name;
}

export function selectorName(text: string): string | null {
	return /^[a-z0-9_](?:[a-z0-9_.-]{0,126}[a-z0-9_])?$/i.test(text) && !text.includes('..') ? text.toLowerCase() : null;
}

/** Section 3.5, `i=`: its domain is that of `d=` or below it. */
function readIdentity(value: string | undefined, domain: string): string {
	if (value === undefined) return domain;
	const identity = hostName(value.slice(value.lastIndexOf('@') + 1));
	if (identity === null || !value.includes('@') || !isWithin(identity, domain)) {
		throw new Refusal('neutral', 'i= is not of the domain in d=');
	}
	return identity;
}

/** Section 5.4: From must be signed. RFC 8617 section 4.1.2: no seal may be. */
function readNames(value: string, kind: 'dkim' | 'arc'): string[] {
	const names = value.split(':').map((name) => withoutWhite(name).toLowerCase());
	if (!names.includes('from')) throw new Refusal('permerror', 'it does not sign From');
	if (kind === 'arc' && names.includes('arc-seal')) throw new Refusal('neutral', 'it signs an ARC-Seal');
	return names;
}

function readOctets(tags: TagList, tag: string): Uint8Array<ArrayBuffer> {
	const octets = fromBase64(required(tags, tag));
	if (octets === null) throw new Refusal('neutral', `${tag}= is not base64`);
	return octets;
}

function readBodyHash(tags: TagList): string {
	readOctets(tags, 'bh');
	return withoutWhite(tags.get('bh') ?? '');
}

function readNumber(tags: TagList, tag: string): number | null {
	const digits = tags.get(tag);
	if (digits === undefined) return null;
	// Section 3.5 allows 76 digits; past 2^53 it is beyond any body and any year.
	if (!/^\d{1,76}$/.test(digits)) throw new Refusal('neutral', `${tag}= is no number`);
	return Math.min(Number(digits), Number.MAX_SAFE_INTEGER);
}

function readExpiry(tags: TagList): number | null {
	const [signedAt, expiresAt] = [readNumber(tags, 't'), readNumber(tags, 'x')];
	if (signedAt !== null && expiresAt !== null && expiresAt < signedAt) {
		throw new Refusal('neutral', 'it expires before it was made');
	}
	if (
		tags.has('q') &&
		!withoutWhite(tags.get('q') ?? '')
			.split(':')
			.includes('dns/txt')
	) {
		throw new Refusal('neutral', 'its key is not in the DNS');
	}
	return expiresAt;
}
