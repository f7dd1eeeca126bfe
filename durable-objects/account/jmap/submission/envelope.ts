// The envelope of a submission (RFC 8621 section 7): as the client gives it, or made from the message's header. Pure.
import type { Address } from '../../../../workers/domain/address';
import { MAX_RECIPIENTS } from '../../../../workers/domain/submission';
import type { EnvelopeAddress } from '../../../../workers/outbound/sender';
import { isWireAddress } from '../../../../workers/outbound/wire-address';
import type { SubmissionEnvelope } from '../../submission-record';
import { isObject } from '../core/args';
import { invalidProperties, type SetError } from '../core/method-error';

export type EnvelopeReading = { ok: true; envelope: SubmissionEnvelope } | { ok: false; error: SetError };

/** Of what stands in the message's header. A field that stands there twice gives two lists. */
export interface AddressFields {
	from: Address[][];
	sender: Address[][];
	to: Address[][];
	cc: Address[][];
	bcc: Address[][];
}

/** FUTURERELEASE is ours; the rest is handed to a server that knows it, or says what we say ourselves. */
const MAIL_PARAMETERS = new Set(['HOLDFOR', 'HOLDUNTIL', 'RET', 'ENVID', 'SIZE', 'BODY', 'SMTPUTF8']);
const RCPT_PARAMETERS = new Set(['NOTIFY', 'ORCPT']);

export function readEnvelope(value: unknown): EnvelopeReading {
	if (!isObject(value)) return wrong('An envelope is an object.');
	// A client library in the field (aerc stands on it) writes both names in lower case.
	const { mailfrom, mailFrom = mailfrom, rcptto, rcptTo = rcptto, ...rest } = value;
	if (Object.keys(rest).length > 0) return wrong(`An envelope has no ${Object.keys(rest).join(', ')}.`);
	const from = readAddress(mailFrom, MAIL_PARAMETERS);
	if (typeof from === 'string') return wrong(`mailFrom: ${from}`);
	if (!Array.isArray(rcptTo)) return wrong('rcptTo is a list of addresses.');
	const to: EnvelopeAddress[] = [];
	for (const one of rcptTo) {
		const address = readAddress(one, RCPT_PARAMETERS);
		if (typeof address === 'string') return wrong(`rcptTo: ${address}`);
		to.push(address);
	}
	return { ok: true, envelope: { mailFrom: from, rcptTo: to } };
}

/** The address, or what is wrong with it. */
function readAddress(value: unknown, known: ReadonlySet<string>): EnvelopeAddress | string {
	if (!isObject(value)) return 'an address is an object.';
	const { email, parameters = null, ...rest } = value;
	if (typeof email !== 'string') return 'an address has an email.';
	if (Object.keys(rest).length > 0) return `an address has no ${Object.keys(rest).join(', ')}.`;
	if (parameters === null) return { email, parameters };
	if (!isObject(parameters)) return 'parameters is an object or null.';
	for (const [name, one] of Object.entries(parameters)) {
		if (!known.has(name.toUpperCase())) return `the parameter ${name} is not supported.`;
		if (one !== null && typeof one !== 'string') return `the parameter ${name} has a string or null.`;
	}
	return { email, parameters: parameters as Record<string, string | null> };
}

/** `allowed`: whether the identity may use that address as the sender; else its own address is taken. */
export function envelopeOf(
	fields: AddressFields,
	identityEmail: string,
	allowed: (email: string) => boolean,
): SubmissionEnvelope {
	const author = fields.sender.at(-1)?.[0] ?? fields.from.at(-1)?.[0];
	const email = author !== undefined && allowed(author.email) ? author.email : identityEmail;
	const people = [...fields.to, ...fields.cc, ...fields.bcc].flat();
	const rcptTo = people.map((one) => ({ email: one.email, parameters: null }));
	return { mailFrom: { email, parameters: null }, rcptTo: distinct(rcptTo) };
}

/** Each recipient once: no receiver in the field tells addresses apart by case. The first one's parameters count. */
export function distinct(rcptTo: readonly EnvelopeAddress[]): EnvelopeAddress[] {
	const found = new Map<string, EnvelopeAddress>();
	for (const one of rcptTo) if (!found.has(one.email.toLowerCase())) found.set(one.email.toLowerCase(), one);
	return [...found.values()];
}

/** null: there is somebody to send to, and everybody can be sent to. */
export function recipientsError(rcptTo: readonly EnvelopeAddress[]): SetError | null {
	if (rcptTo.length === 0) return { type: 'noRecipients', description: 'There is nobody to send it to.' };
	if (rcptTo.length > MAX_RECIPIENTS) {
		const description = `At most ${MAX_RECIPIENTS} recipients for one message.`;
		return { type: 'tooManyRecipients', description, maxRecipients: MAX_RECIPIENTS };
	}
	const invalid = rcptTo.map(({ email }) => email).filter((email) => !isWireAddress(email));
	if (invalid.length === 0) return null;
	const description = 'These are no addresses that mail can be sent to.';
	return { type: 'invalidRecipients', description, invalidRecipients: invalid };
}

/** By name in upper case (RFC 5321 section 2.4: names have no case). */
export function parametersOf({ parameters }: EnvelopeAddress): Map<string, string | null> {
	return new Map(Object.entries(parameters ?? {}).map(([name, value]) => [name.toUpperCase(), value]));
}

function wrong(description: string): EnvelopeReading {
	return { ok: false, error: invalidProperties(['envelope'], description) };
}
