// What a mail's header says is signed, read as soon as the header has ended: the body that follows is hashed in just the
// forms that its signatures want, and not at all where there is none.
import type { BodyHashResult } from '../../../wasm-core/digests';
import { type BodyForm, parseSignature, type Signature } from './dkim/signature.ts';
import type { SignatureField, SignedContent } from './dkim/verify.ts';
import { type HeaderBlock, headerBlock, type SignedField } from './header-block.ts';

export interface SignedHeader extends HeaderBlock {
	/** The first DKIM-Signature fields, from the top. */
	signatures: SignatureField[];
	/** The ARC-Message-Signature of the highest instance (RFC 8617 section 5.2): the one that must still be right. */
	lastArc: SignatureField | null;
	/** The body hashes that are wanted, each once. */
	forms: BodyForm[];
}

/** `bodyHashes`: those of `header.forms`, in their order. */
export interface SignedMail {
	header: SignedHeader;
	bodyHashes: BodyHashResult[];
}

/** RFC 6376 section 6.1 leaves the limit to us: an honest mail has two or three. */
const MAX_SIGNATURES = 8;
/** Each is a pass over the body. Eight signatures with eight different `l=` would be eight. */
const MAX_FORMS = 4;

export function signedHeader(octets: Uint8Array, isWhole: boolean): SignedHeader {
	const block = headerBlock(octets, isWhole);
	const signatures = block.fields
		.filter(({ name }) => name === 'dkim-signature')
		.slice(0, MAX_SIGNATURES)
		.map((field) => ({ field, parse: parseSignature(field.value, 'dkim') }));
	const lastArc = lastMessageSignature(block.fields);
	return { ...block, signatures, lastArc, forms: wantedForms([...signatures, ...(lastArc ? [lastArc] : [])]) };
}

function lastMessageSignature(fields: readonly SignedField[]): SignatureField | null {
	let last: { instance: number; field: SignedField } | null = null;
	for (const field of fields) {
		if (field.name !== 'arc-message-signature') continue;
		const instance = Number(/(?:^|;)[ \t\r\n]*i[ \t\r\n]*=[ \t\r\n]*(\d{1,3})/.exec(field.value)?.[1] ?? 0);
		if (last === null || instance > last.instance) last = { instance, field };
	}
	return last && { field: last.field, parse: parseSignature(last.field.value, 'arc') };
}

function wantedForms(signatures: SignatureField[]): BodyForm[] {
	const forms: BodyForm[] = [];
	for (const { parse } of signatures) {
		if (!parse.ok || forms.length >= MAX_FORMS || forms.some((form) => isSame(form, parse.signature))) continue;
		forms.push({ canonical: parse.signature.canonical, limit: parse.signature.limit });
	}
	return forms;
}

function isSame(one: BodyForm, other: BodyForm): boolean {
	return one.canonical === other.canonical && one.limit === other.limit;
}

export function signedContent({ header, bodyHashes }: SignedMail): SignedContent {
	const at = (signature: Signature) => header.forms.findIndex((form) => isSame(form, signature));
	return { fields: header.fields, bodyHash: (signature) => bodyHashes[at(signature)] ?? null };
}
