// A DKIM key record (RFC 6376 section 3.6.1) as the DNS gives it: anybody's text, until it proves to be a key.
import { parseTagList, withoutWhite } from './tag-list.ts';

export interface KeyRecord {
	type: 'rsa' | 'ed25519';
	/** In base64, white space taken out; '': revoked. */
	key: string;
	/** `t=y`: the domain is trying it out. */
	isTesting: boolean;
	/** `t=s`: the identity must be of the very domain. */
	isStrict: boolean;
}

export type KeyParse = { ok: true; record: KeyRecord } | { ok: false; error: string };

/** An RSA key of 4096 bits takes some 700: what is much longer is no key. */
const MAX_CHARS = 4096;

export function parseKeyRecord(text: string): KeyParse {
	if (text.length > MAX_CHARS) return broken('is too long for a key');
	const tags = parseTagList(text);
	if (tags === null) return broken('is no list of tags');
	// Section 3.6.1: v= may be left out, but where it stands, it stands first.
	const [first] = tags.keys();
	if (tags.has('v') && (first !== 'v' || tags.get('v') !== 'DKIM1')) return broken('is of another version');
	const type = tags.get('k') ?? 'rsa';
	if (type !== 'rsa' && type !== 'ed25519') return broken('is of an unknown type');
	if (!names(tags.get('h') ?? 'sha256').includes('sha256')) return broken('does not allow SHA-256');
	const services = names(tags.get('s') ?? '*');
	if (!services.includes('*') && !services.includes('email')) return broken('is not for mail');
	const key = tags.get('p');
	if (key === undefined) return broken('holds no key');
	const flags = names(tags.get('t') ?? '');
	const record = {
		type,
		key: withoutWhite(key),
		isTesting: flags.includes('y'),
		isStrict: flags.includes('s'),
	} as const;
	return { ok: true, record };
}

function broken(error: string): KeyParse {
	return { ok: false, error };
}

function names(list: string): string[] {
	return withoutWhite(list).split(':');
}
