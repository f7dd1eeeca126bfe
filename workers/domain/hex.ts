// Octets as hexadecimal digits in lower case: digests, random ids. Pure.

export function hex(octets: Uint8Array | ArrayBuffer): string {
	return Array.from(new Uint8Array(octets), (octet) => octet.toString(16).padStart(2, '0')).join('');
}
