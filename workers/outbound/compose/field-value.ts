// Checks a header field's value in its form (RFC 8621 section 4.1.2): what could not be written, or would say something else
// once written, is refused. A half-finished draft may be invalid (section 4.6), never injectable.
import type { Address } from '../../domain/address';
import type { HeaderForm } from '../../domain/header-property';
import { addressProblem } from './address-rules';
import { isDate } from './date';
import type { AddressGroup, FieldValue } from './draft';
import { MAX_LINE_OCTETS, MAX_PIECE_OCTETS } from './fold';
import { hasControl, isRecord, octetsOf } from './text-rules';

/** `why` is a sentence. */
export type Checked<T> = { ok: true; value: T } | { ok: false; why: string };

const WANTED: Record<HeaderForm, string> = {
	asRaw: 'a string',
	asText: 'a string',
	asAddresses: 'a list of EmailAddress objects',
	asGroupedAddresses: 'a list of EmailAddressGroup objects',
	asMessageIds: 'a list of strings',
	asDate: 'a date-time of RFC 3339 with upper-case T and Z',
	asURLs: 'a list of strings',
};

/** `name`: the field's. Its first line must have room for it. */
export function checkValue(name: string, form: HeaderForm, value: unknown): Checked<FieldValue> {
	switch (form) {
		case 'asRaw':
			return stringValue(form, value, (raw) => rawProblem(name, raw));
		case 'asText':
			return stringValue(form, value, textProblem);
		case 'asDate':
			return stringValue(form, value, (date) => (isDate(date) ? null : `It must be ${WANTED.asDate}.`));
		case 'asMessageIds':
			return stringList(form, value, SINGLE_ID.has(name.toLowerCase()) ? ownIdProblem : idProblem);
		case 'asURLs':
			return stringList(form, value, urlProblem);
		case 'asAddresses':
			return addresses(value);
		case 'asGroupedAddresses':
			return groups(value);
	}
}

/** Several times over what is a subject; what is far longer, readers cut. */
const MAX_TEXT_OCTETS = 20_000;
const MAX_NAME_OCTETS = 2000;

/** RFC 5322 section 3.6.4: these name one message, and a new one at that. */
const SINGLE_ID = new Set(['message-id', 'resent-message-id']);

function wrongType(form: HeaderForm): { ok: false; why: string } {
	return { ok: false, why: `It must be ${WANTED[form]}.` };
}

type StringForm = 'asRaw' | 'asText' | 'asDate';

function stringValue(form: StringForm, value: unknown, problem: (value: string) => string | null): Checked<FieldValue> {
	if (typeof value !== 'string') return wrongType(form);
	const why = value.isWellFormed() ? problem(value) : 'It has half of a surrogate pair.';
	return why === null ? { ok: true, value: { form, value } } : { ok: false, why };
}

/**
 * RFC 5322 sections 2.1.1 and 2.2: printable text and tabs, folded by CRLF and a blank. A line of blanks only would pass for
 * the header's end with some readers; a bare CR or LF is a new header field with others.
 */
function rawProblem(name: string, raw: string): string | null {
	const [first = '', ...folded] = raw.split('\r\n');
	if ([first, ...folded].some((line) => hasControl(line.replaceAll('\t', ''))))
		return 'It has a control character, a bare CR or a bare LF.';
	if (folded.some((line) => !/^[ \t]+[^ \t]/.test(line))) return 'After a CRLF there must be a blank, and then text.';
	if ([`${name}:${first}`, ...folded].some((line) => octetsOf(line) > MAX_LINE_OCTETS))
		return `A line of it is over ${MAX_LINE_OCTETS} octets.`;
	return null;
}

function textProblem(text: string): string | null {
	if (octetsOf(text) > MAX_TEXT_OCTETS) return `It is over ${MAX_TEXT_OCTETS} octets.`;
	return hasControl(text) ? 'It has a control character.' : null;
}

function stringList(
	form: 'asMessageIds' | 'asURLs',
	value: unknown,
	problem: (one: string, index: number) => string | null,
): Checked<FieldValue> {
	if (!isStrings(value)) return wrongType(form);
	const why = value.map(problem).find((found) => found !== null);
	return why === undefined ? { ok: true, value: { form, value } } : { ok: false, why };
}

/**
 * Ids of other messages are written as they came, or no reply to a mail with an odd id could be written: nothing in them may
 * end them, and that is all.
 */
function idProblem(id: string): string | null {
	if (!/^[^\s<>\p{Cc}]+$/u.test(id) || !id.isWellFormed())
		return 'A message id is without white space, control characters and angle brackets.';
	return lengthProblem(id);
}

/** RFC 5322 section 3.6.4: id-left "@" id-right. */
function ownIdProblem(id: string, index: number): string | null {
	if (index > 0) return 'A message has one id (RFC 5322 section 3.6.4).';
	if (!/^[\x21-\x7e]+@[\x21-\x7e]+$/.test(id)) return 'A message id is printable ASCII with an @ inside.';
	return idProblem(id);
}

/** RFC 2369 section 2. */
function urlProblem(url: string): string | null {
	if (!/^[a-z][a-z0-9+.-]*:[\x21-\x3b\x3d\x3f-\x7e]+$/i.test(url))
		return 'A URL has a scheme and is printable ASCII without blanks and angle brackets.';
	return lengthProblem(url);
}

function lengthProblem(value: string): string | null {
	return octetsOf(value) > MAX_PIECE_OCTETS ? `Nothing in it may be over ${MAX_PIECE_OCTETS} octets.` : null;
}

function addresses(value: unknown): Checked<FieldValue> {
	const list = addressList(value);
	return list.ok ? { ok: true, value: { form: 'asAddresses', value: list.value } } : list;
}

function groups(value: unknown): Checked<FieldValue> {
	if (!Array.isArray(value)) return wrongType('asGroupedAddresses');
	const checked: AddressGroup[] = [];
	for (const one of value) {
		const group = groupOf(one);
		if (!group.ok) return group;
		checked.push(group.value);
	}
	return { ok: true, value: { form: 'asGroupedAddresses', value: checked } };
}

function groupOf(value: unknown): Checked<AddressGroup> {
	if (!isRecord(value)) return wrongType('asGroupedAddresses');
	const { name = null, addresses, ...unknown } = value;
	if (Object.keys(unknown).length > 0) return { ok: false, why: 'An EmailAddressGroup has name and addresses only.' };
	const named = checkName(name);
	if (!named.ok) return named;
	const list = addressList(addresses);
	return list.ok ? { ok: true, value: { name: named.value, addresses: list.value } } : list;
}

function addressList(value: unknown): Checked<Address[]> {
	if (!Array.isArray(value)) return wrongType('asAddresses');
	const checked: Address[] = [];
	for (const one of value) {
		const address = addressOf(one);
		if (!address.ok) return address;
		checked.push(address.value);
	}
	return { ok: true, value: checked };
}

function addressOf(value: unknown): Checked<Address> {
	if (!isRecord(value)) return wrongType('asAddresses');
	const { name = null, email, ...unknown } = value;
	if (Object.keys(unknown).length > 0) return { ok: false, why: 'An EmailAddress has name and email only.' };
	const named = checkName(name);
	if (!named.ok) return named;
	if (typeof email !== 'string') return { ok: false, why: 'The email of an EmailAddress must be a string.' };
	const why = lengthProblem(email) ?? addressProblem(email);
	return why === null ? { ok: true, value: { name: named.value, email } } : { ok: false, why };
}

function checkName(name: unknown): Checked<string | null> {
	if (name === null) return { ok: true, value: null };
	if (typeof name !== 'string') return { ok: false, why: 'A name must be a string or null.' };
	if (hasControl(name) || !name.isWellFormed())
		return { ok: false, why: 'A name has a control character or half of a surrogate pair.' };
	if (octetsOf(name) > MAX_NAME_OCTETS) return { ok: false, why: `A name is over ${MAX_NAME_OCTETS} octets.` };
	return { ok: true, value: name };
}

function isStrings(value: unknown): value is string[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
