// Voluntary Application Server Identification (RFC 8292): a signed word to the push service about who is calling.
import { toBase64url } from '../../domain/base64url';
import type { VapidKey } from '../../domain/web-push';

/** Seconds that a token is good for. A day is the most that RFC 8292 section 2 allows; clocks differ. */
const TOKEN_SECONDS = 12 * 60 * 60;

export interface VapidClaims {
	/** Of the push service: the subscription's URL without its path. */
	origin: string;
	/** Whom the push service may write to: a mailto: or https: URL. */
	contact: string;
	/** Milliseconds since the epoch. */
	now: number;
}

/** The value of the Authorization header (RFC 8292 section 3). */
export async function vapidAuthorization({ origin, contact, now }: VapidClaims, key: VapidKey): Promise<string> {
	const claims = { aud: origin, exp: Math.floor(now / 1000) + TOKEN_SECONDS, sub: contact };
	const signed = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded(claims)}`;
	const signature = await sign(new TextEncoder().encode(signed), key.privateKey);
	return `vapid t=${signed}.${toBase64url(signature)}, k=${key.publicKey}`;
}

function encoded(value: unknown): string {
	return toBase64url(new TextEncoder().encode(JSON.stringify(value)));
}

/** ES256 (RFC 7518 section 3.4): r and s, 32 octets each, which is what WebCrypto gives. */
async function sign(octets: Uint8Array, jwk: JsonWebKey): Promise<Uint8Array> {
	const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
	return new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, octets));
}
