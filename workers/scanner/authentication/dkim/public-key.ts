// Public keys from DNS records into WebCrypto: RSA of 1024 to 4096 bits (RFC 8301 section 3.2) and Ed25519 (RFC 8463).
import { Buffer } from 'node:buffer';
import type { KeyRecord } from './key-record.ts';
import { fromBase64 } from './tag-list.ts';

export type PublicKey = { ok: true; key: CryptoKey } | { ok: false; result: 'permerror' | 'policy'; reason: string };

const MIN_RSA_BITS = 1024;
const MAX_RSA_BITS = 4096;
const ED25519_BYTES = 32;
const SEQUENCE = 0x30;
const INTEGER = 0x02;
const BIT_STRING = 0x03;

export async function importKey({ type, key }: KeyRecord): Promise<PublicKey> {
	const octets = fromBase64(key);
	if (octets === null) return unusable('the key is not base64');
	try {
		return type === 'rsa' ? await importRsa(octets) : await importEd25519(octets);
	} catch (cause) {
		return unusable(`the key cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`);
	}
}

function unusable(reason: string): PublicKey {
	return { ok: false, result: 'permerror', reason };
}

async function importEd25519(octets: Uint8Array<ArrayBuffer>): Promise<PublicKey> {
	if (octets.length !== ED25519_BYTES) return unusable('the Ed25519 key is not of 32 octets');
	return { ok: true, key: await crypto.subtle.importKey('raw', octets, 'Ed25519', false, ['verify']) };
}

async function importRsa(octets: Uint8Array<ArrayBuffer>): Promise<PublicKey> {
	const numbers = rsaNumbers(octets);
	if (numbers === null) return unusable('the key is no RSA key');
	const { modulus, exponent } = numbers;
	const bits = 8 * modulus.length - Math.clz32(modulus[0] ?? 0) + 24;
	if (bits < MIN_RSA_BITS) return { ok: false, result: 'policy', reason: `an RSA key of ${bits} bits is too weak` };
	if (bits > MAX_RSA_BITS) return { ok: false, result: 'policy', reason: `an RSA key of ${bits} bits is too long` };
	// A long exponent makes each verification dear, and no honest key has one.
	if (exponent.length > 4) return unusable('the RSA exponent is too long');
	const jwk = { kty: 'RSA', n: base64url(modulus), e: base64url(exponent) };
	const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
	return { ok: true, key: await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']) };
}

function base64url(octets: Uint8Array): string {
	return Buffer.from(octets).toString('base64url');
}

/** Of a SubjectPublicKeyInfo, as everybody publishes it, or the bare RSAPublicKey that the RFC's grammar names. */
function rsaNumbers(der: Uint8Array): { modulus: Uint8Array; exponent: Uint8Array } | null {
	const outer = derValue(der, SEQUENCE);
	if (outer === null) return null;
	if (outer.value[0] === INTEGER) return twoIntegers(outer.value);
	const algorithm = derValue(outer.value, SEQUENCE);
	const bits = algorithm && derValue(algorithm.rest, BIT_STRING);
	const inner = bits && derValue(bits.value.subarray(1), SEQUENCE);
	return inner && twoIntegers(inner.value);
}

function twoIntegers(octets: Uint8Array): { modulus: Uint8Array; exponent: Uint8Array } | null {
	const modulus = derValue(octets, INTEGER);
	const exponent = modulus && derValue(modulus.rest, INTEGER);
	return exponent && { modulus: withoutZeros(modulus.value), exponent: withoutZeros(exponent.value) };
}

/** One tag-length-value of definite length (X.690 section 8.1); lengths past two octets fit no key that we take. */
function derValue(octets: Uint8Array, tag: number): { value: Uint8Array; rest: Uint8Array } | null {
	const first = octets[1] ?? 0;
	const lengthBytes = first < 0x80 ? 0 : first - 0x80;
	if (octets[0] !== tag || first === 0x80 || lengthBytes > 2) return null;
	const length =
		lengthBytes === 0 ? first : octets.subarray(2, 2 + lengthBytes).reduce((sum, octet) => sum * 256 + octet, 0);
	const start = 2 + lengthBytes;
	if (start + length > octets.length) return null;
	return { value: octets.subarray(start, start + length), rest: octets.subarray(start + length) };
}

function withoutZeros(octets: Uint8Array): Uint8Array {
	let start = 0;
	while (start < octets.length && octets[start] === 0) start++;
	return octets.subarray(start);
}
