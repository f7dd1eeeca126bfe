// Passwords as the directory keeps them: PBKDF2 with a salt of their own. Knows no people and no tables.

/** workerd refuses more iterations than this for PBKDF2. */
const ITERATIONS = 100_000;
const KEY_BITS = 256;

/** Verified against when nobody has the address, so that an unknown address costs what a wrong password costs. */
const DECOY = `pbkdf2-sha256$${ITERATIONS}$${btoa('no such person..')}$${btoa('\0'.repeat(KEY_BITS / 8))}`;

/** `pbkdf2-sha256$iterations$salt$hash` in base64. `salt`: 16 random octets. */
export async function hashPassword(password: string, salt: Uint8Array<ArrayBuffer>): Promise<string> {
	const hash = await derive(password, salt, ITERATIONS);
	return `pbkdf2-sha256$${ITERATIONS}$${toBase64(salt)}$${toBase64(hash)}`;
}

/** `stored` null: the same work for nothing, and false. Throws on a hash of another format: a fault, never "wrong". */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
	const [scheme, iterations, salt, hash] = (stored ?? DECOY).split('$');
	if (scheme !== 'pbkdf2-sha256' || !iterations || !salt || !hash) throw new Error('unreadable password hash');
	const expected = fromBase64(hash);
	const given = await derive(password, fromBase64(salt), Number(iterations));
	return equalInConstantTime(expected, given) && stored !== null;
}

/** Every octet is looked at, whatever the first ones say: time tells nothing of how much was right. */
function equalInConstantTime(expected: Uint8Array, given: Uint8Array): boolean {
	let difference = expected.byteLength ^ given.byteLength;
	for (const [index, octet] of expected.entries()) difference |= octet ^ (given[index] ?? 0);
	return difference === 0;
}

/** NFC first, as RFC 8265 section 4.2.2 asks: one password however the keyboard composed its letters. */
async function derive(password: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<Uint8Array> {
	const octets = new TextEncoder().encode(password.normalize('NFC'));
	const key = await crypto.subtle.importKey('raw', octets, 'PBKDF2', false, ['deriveBits']);
	return new Uint8Array(
		await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, KEY_BITS),
	);
}

function toBase64(octets: Uint8Array): string {
	return btoa(String.fromCharCode(...octets));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
