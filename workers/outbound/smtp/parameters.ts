// The parameters of MAIL FROM and RCPT TO. Only what the server announced is said; what cannot be said safely is left out.
import type { EnvelopeAddress } from '../sender';
import { isAscii } from '../wire-address';

type Extensions = ReadonlyMap<string, string>;
type Given = EnvelopeAddress['parameters'];

/** SIZE (RFC 1870), BODY (RFC 6152), SMTPUTF8 (RFC 6531), RET and ENVID (RFC 3461). */
export function mailParameters(given: Given, extensions: Extensions, messageBytes: number, needsUtf8: boolean): string {
	const said: string[] = [];
	if (extensions.has('SIZE')) said.push(`SIZE=${messageBytes}`);
	// Saying so of a message that has no such octet is allowed, and spares reading it twice.
	if (extensions.has('8BITMIME')) said.push('BODY=8BITMIME');
	if (needsUtf8) said.push('SMTPUTF8');
	if (extensions.has('DSN')) said.push(...oneOf(given, 'RET', /^(FULL|HDRS)$/i), ...asXtext(given, 'ENVID'));
	return said.map((word) => ` ${word}`).join('');
}

/** NOTIFY and ORCPT (RFC 3461). */
export function rcptParameters(given: Given, extensions: Extensions): string {
	if (!extensions.has('DSN')) return '';
	const notify = oneOf(given, 'NOTIFY', /^(NEVER|(SUCCESS|FAILURE|DELAY)(,(SUCCESS|FAILURE|DELAY)){0,2})$/i);
	return [...notify, ...originalRecipient(given)].map((word) => ` ${word}`).join('');
}

function parameterOf(given: Given, name: string): string | null {
	const found = Object.entries(given ?? {}).find(([key]) => key.toUpperCase() === name);
	return found?.[1] ?? null;
}

function oneOf(given: Given, name: string, shape: RegExp): string[] {
	const value = parameterOf(given, name);
	return value !== null && shape.test(value) ? [`${name}=${value.toUpperCase()}`] : [];
}

/** ENVID may be 100 letters long, ORCPT 500 (RFC 3461 sections 4.4 and 4.2). */
function asXtext(given: Given, name: string): string[] {
	const value = parameterOf(given, name);
	return value !== null && value.length <= 100 && isAscii(value) ? [`${name}=${xtext(value)}`] : [];
}

function originalRecipient(given: Given): string[] {
	const [, type, address] = /^([A-Za-z0-9-]{1,20});(.{1,480})$/.exec(parameterOf(given, 'ORCPT') ?? '') ?? [];
	return type && address && isAscii(address) ? [`ORCPT=${type};${xtext(address)}`] : [];
}

function xtext(value: string): string {
	return value.replace(/[^!-*,-<>-~]/g, (letter) => {
		return `+${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
	});
}
