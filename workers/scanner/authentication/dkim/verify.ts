// One signature against the mail it came with and the key that its domain publishes (RFC 6376 section 6).
import type { BodyHashResult } from '../../../../wasm-core/digests';
import type { Resolver } from '../dns/resolver.ts';
import { octetsOf, type SignedField } from '../header-block.ts';
import { addedField, signedHeader } from './canonical-header.ts';
import { type KeyRecord, parseKeyRecord } from './key-record.ts';
import { importKey } from './public-key.ts';
import type { Signature, SignatureParse } from './signature.ts';

/** As in RFC 8601 section 2.7.1. */
export type DkimResult = 'pass' | 'fail' | 'neutral' | 'policy' | 'temperror' | 'permerror';

/**
 * Of a signature that passes, what it leaves open. `lengthLimit`: anybody may append to the body; `unsignedBody`: somebody
 * has; `addedField`: a second Subject, say, stands beside the signed one; `testing`: the domain says it is trying out.
 */
export type Weakness = 'lengthLimit' | 'unsignedBody' | 'addedField' | 'testing';

export interface DkimFinding {
	result: DkimResult;
	/** SDID; '' where it could not be read. */
	domain: string;
	selector: string;
	reason: string;
	weaknesses: Weakness[];
}

/** One DKIM-Signature (or ARC-Message-Signature) field, read. */
export interface SignatureField {
	field: SignedField;
	parse: SignatureParse;
}

export interface SignedContent {
	fields: readonly SignedField[];
	/** The hash of the body in a signature's form; null where it was not taken. */
	bodyHash(signature: Signature): BodyHashResult | null;
}

export async function verifySignature(
	{ field, parse }: SignatureField,
	content: SignedContent,
	resolver: Resolver,
	nowSeconds: number,
): Promise<DkimFinding> {
	if (!parse.ok) {
		const { result, reason, domain, selector } = parse;
		return { result, reason, domain, selector, weaknesses: [] };
	}
	const { signature } = parse;
	const about = { domain: signature.domain, selector: signature.selector };
	const body = checkBody(signature, content, nowSeconds);
	if (!body.ok) return { ...about, result: body.result, reason: body.reason, weaknesses: [] };
	const signed = signedHeader(content.fields, signature.signedNames, field, signature.headerCanonical);
	const proof = await checkKey(signature, octetsOf(signed), resolver);
	if (proof.result !== 'pass') return { ...about, ...proof, weaknesses: [] };
	const weaknesses = [...body.weaknesses, ...proof.weaknesses];
	const added = addedField(content.fields, signature.signedNames);
	if (added !== null) weaknesses.push('addedField');
	return { ...about, result: 'pass', reason: `the signature of ${signature.domain} is right`, weaknesses };
}

type BodyCheck = { ok: true; weaknesses: Weakness[] } | { ok: false; result: DkimResult; reason: string };

/** Before any query: most broken signatures break here. */
function checkBody(signature: Signature, content: SignedContent, nowSeconds: number): BodyCheck {
	const { expiresAt, limit, domain } = signature;
	if (expiresAt !== null && expiresAt < nowSeconds) {
		return { ok: false, result: 'policy', reason: `the signature of ${domain} has expired` };
	}
	const hash = content.bodyHash(signature);
	if (hash === null)
		return { ok: false, result: 'policy', reason: 'the mail has more kinds of signatures than are checked' };
	if (!hash.ok) return { ok: false, result: 'fail', reason: `the body that ${domain} signed was longer` };
	if (hash.base64 !== signature.bodyHash)
		return { ok: false, result: 'fail', reason: `the body is not what ${domain} signed` };
	if (hash.unsignedBytes > 0) return { ok: true, weaknesses: ['lengthLimit', 'unsignedBody'] };
	return { ok: true, weaknesses: limit === null ? [] : ['lengthLimit'] };
}

interface Proof {
	result: DkimResult;
	reason: string;
	weaknesses: Weakness[];
}

async function checkKey(signature: Signature, data: Uint8Array<ArrayBuffer>, resolver: Resolver): Promise<Proof> {
	const published = await publishedKey(signature, resolver);
	if (!published.ok) return { result: published.result, reason: published.reason, weaknesses: [] };
	const { record } = published;
	if (record.isStrict && signature.identity !== signature.domain) {
		return { result: 'permerror', reason: 'i= is below d=, which the key forbids', weaknesses: [] };
	}
	const weaknesses: Weakness[] = record.isTesting ? ['testing'] : [];
	const outcome = await verifyWith(record, signature.signature, data);
	// Section 3.6.1, t=y: a failure of one who is trying out says nothing.
	if (outcome.result === 'fail' && record.isTesting) {
		return { result: 'neutral', reason: `${outcome.reason}, and its domain is trying out`, weaknesses };
	}
	return { ...outcome, weaknesses };
}

/** Checks octets against a key, for signatures and for seals. */
export async function verifyWith(
	record: KeyRecord,
	signature: Uint8Array<ArrayBuffer>,
	data: Uint8Array<ArrayBuffer>,
): Promise<{ result: 'pass' | 'fail' | 'policy' | 'permerror'; reason: string }> {
	const imported = await importKey(record);
	if (!imported.ok) return { result: imported.result, reason: imported.reason };
	const isRight =
		record.type === 'rsa'
			? await crypto.subtle.verify('RSASSA-PKCS1-v1_5', imported.key, signature, data)
			: // RFC 8463 section 3: what is signed is the hash.
				await crypto.subtle.verify('Ed25519', imported.key, signature, await crypto.subtle.digest('SHA-256', data));
	return isRight ? { result: 'pass', reason: '' } : { result: 'fail', reason: 'the header is not what was signed' };
}

export type PublishedKey =
	| { ok: true; record: KeyRecord }
	| { ok: false; result: 'temperror' | 'permerror'; reason: string };

/** Section 3.6.2. Where a name has several records, the first that is a key counts. */
export async function publishedKey(
	{ domain, selector, algorithm }: Pick<Signature, 'domain' | 'selector' | 'algorithm'>,
	resolver: Resolver,
): Promise<PublishedKey> {
	const name = `${selector}._domainkey.${domain}`;
	const answer = await resolver.txt(name);
	if (answer.outcome === 'temporary') return { ok: false, result: 'temperror', reason: answer.reason };
	if (answer.outcome === 'none') return { ok: false, result: 'permerror', reason: `there is no key at ${name}` };
	const parses = answer.records.map(parseKeyRecord);
	const parse = parses.find(({ ok }) => ok) ?? parses[0];
	if (!parse?.ok)
		return { ok: false, result: 'permerror', reason: `the record at ${name} ${parse?.error ?? 'is empty'}` };
	if (parse.record.key === '') return { ok: false, result: 'permerror', reason: `the key at ${name} is revoked` };
	if (!algorithm.startsWith(parse.record.type)) {
		return { ok: false, result: 'permerror', reason: `the key at ${name} is of another kind than the signature` };
	}
	return { ok: true, record: parse.record };
}
