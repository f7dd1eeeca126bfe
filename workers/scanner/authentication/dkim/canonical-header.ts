// The octets that a header signature covers (RFC 6376 sections 3.4 and 3.7): fields chosen from the bottom, canonical.
import { type SignedField, trimBlanks } from '../header-block.ts';
import type { Canonical } from './signature.ts';
import { withoutSignature } from './tag-list.ts';

export function canonicalField({ written, name, value }: SignedField, form: Canonical): string {
	return form === 'simple' ? `${written}:${value}` : `${name}:${relaxedValue(value)}`;
}

/** Section 3.4.2. */
function relaxedValue(value: string): string {
	return trimBlanks(value.replace(/\r\n/g, '').replace(/[ \t]+/g, ' '));
}

/**
 * What is signed: the named fields, each further name taking the next field above (section 5.4.2), then `own`, the
 * signature's field itself without its signature and line end. A name with no field left signs its absence.
 */
export function signedHeader(
	fields: readonly SignedField[],
	names: readonly string[],
	own: SignedField,
	form: Canonical,
): string {
	const left = fieldsByName(fields, new Set(names), own);
	let text = '';
	for (const name of names) {
		const field = left.get(name)?.pop();
		if (field !== undefined) text += `${canonicalField(field, form)}\r\n`;
	}
	return text + canonicalField({ ...own, value: withoutSignature(own.value) }, form);
}

/** A signature never covers its own field (section 3.5, h=), though it may cover others of that name. */
function fieldsByName(
	fields: readonly SignedField[],
	wanted: Set<string>,
	own: SignedField,
): Map<string, SignedField[]> {
	const byName = new Map<string, SignedField[]>();
	for (const field of fields) {
		if (field === own || !wanted.has(field.name)) continue;
		const same = byName.get(field.name);
		if (same === undefined) byName.set(field.name, [field]);
		else same.push(field);
	}
	return byName;
}

/** Fields of which a mail has one (RFC 5322 section 3.6, RFC 2045): a second one, unsigned, may show another mail. */
const SINGLE = new Set('from subject date to cc reply-to sender message-id content-type mime-version'.split(' '));

/** A field's name that stands in the header more often than the signature covers, where one is all there may be. */
export function addedField(fields: readonly SignedField[], names: readonly string[]): string | null {
	const unsigned = new Map<string, number>();
	for (const { name } of fields) if (SINGLE.has(name)) unsigned.set(name, (unsigned.get(name) ?? 0) + 1);
	for (const [name, present] of unsigned) {
		if (present < 2) continue;
		const signed = names.filter((each) => each === name).length;
		if (signed > 0 && present > signed) return name;
	}
	return null;
}
