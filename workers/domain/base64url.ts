// Base64 with the URL-safe alphabet and without padding (RFC 4648 section 5), as push keys and tokens are written. Pure.

export function toBase64url(octets: Uint8Array): string {
	const letters = Array.from(octets, (octet) => String.fromCharCode(octet)).join('');
	return btoa(letters).replace(/[+/=]/g, (sign) => ({ '+': '-', '/': '_' })[sign] ?? '');
}

/** null: not base64url. Padding may stand, where it is right. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
	const digits = /^([\w-]*)(={0,2})$/.exec(text);
	if (digits?.[1] === undefined || digits[1].length % 4 === 1) return null;
	if (digits[2] !== '' && text.length % 4 !== 0) return null;
	const plain = digits[1].replace(/[-_]/g, (sign) => (sign === '-' ? '+' : '/'));
	return Uint8Array.from(atob(plain), (letter) => letter.charCodeAt(0));
}
