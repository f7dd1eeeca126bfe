// Which addresses may be written into a command or a trace field. What passes here can end neither.

const LOCAL_MAX_OCTETS = 64;
const DOMAIN_MAX_OCTETS = 255;

/** A local part (plain or quoted), "@" and a domain: nothing in it closes a path, a line or a quoted string (RFC 5321 section 4.1.2). */
const SHAPE = /^([^\s"<>(),;:\\@[\]\p{Cc}]+|"(?:[^"\\<>\p{Cc}]|\\[^<>\p{Cc}])*")@([^\s"<>(),;\\@\p{Cc}]+)$/u;

export function isWireAddress(address: string): boolean {
	const [, local, domain] = SHAPE.exec(address) ?? [];
	if (local === undefined || domain === undefined) return false;
	return octets(local) <= LOCAL_MAX_OCTETS && octets(domain) <= DOMAIN_MAX_OCTETS;
}

export function isAscii(text: string): boolean {
	return /^[\x20-\x7e]*$/.test(text);
}

function octets(text: string): number {
	return new TextEncoder().encode(text).byteLength;
}
