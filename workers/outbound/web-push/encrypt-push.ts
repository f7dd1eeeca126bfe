// Message encryption for Web Push (RFC 8291): one aes128gcm record (RFC 8188) that only the subscriber can open.
// Randomness comes from outside; nothing here knows what is being said.
import { fromBase64url } from '../../domain/base64url';
import type { PushKeys } from '../../domain/web-push';

/** Octets of plaintext that every push service takes: 4096 (RFC 8030 section 7.2) less header (86), tag and padding mark. */
export const MAX_PLAINTEXT_BYTES = 4096 - 86 - 17;

const RECORD_BYTES = 4096;
const POINT_BYTES = 65;
const AUTH_BYTES = 16;

export interface Dice {
	/** 16 octets, fresh for every message. */
	salt: Uint8Array<ArrayBuffer>;
	/** ECDH over P-256, fresh for every message. */
	sender: CryptoKeyPair;
}

/** A subscriber's keys, parsed; null where they are none. A point that is not on the curve is none. */
export async function readPushKeys({ p256dh, auth }: PushKeys): Promise<Subscriber | null> {
	const [point, secret] = [fromBase64url(p256dh), fromBase64url(auth)];
	if (point?.length !== POINT_BYTES || point[0] !== 4 || secret?.length !== AUTH_BYTES) return null;
	try {
		const key = await crypto.subtle.importKey('raw', point, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
		return { key, point, secret };
	} catch {
		return null; // not a point of the curve
	}
}

export interface Subscriber {
	key: CryptoKey;
	point: Uint8Array<ArrayBuffer>;
	secret: Uint8Array<ArrayBuffer>;
}

export async function throwDice(): Promise<Dice> {
	const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
	return { salt: crypto.getRandomValues(new Uint8Array(16)), sender: pair as CryptoKeyPair };
}

/**
 * The body of the push request, to be sent with `Content-Encoding: aes128gcm`:
 *
 *     salt 16 | record size 4 | key length 1 | sender's point 65 | AES-GCM( plaintext | 0x02 ) with its tag of 16
 *
 * Throws RangeError above MAX_PLAINTEXT_BYTES: a push message is one record (RFC 8291 section 4).
 */
export async function encryptPush(plaintext: Uint8Array, to: Subscriber, dice: Dice): Promise<Uint8Array<ArrayBuffer>> {
	if (plaintext.length > MAX_PLAINTEXT_BYTES) throw new RangeError(`a push of ${plaintext.length} octets`);
	const point = new Uint8Array((await crypto.subtle.exportKey('raw', dice.sender.publicKey)) as ArrayBuffer);
	const secret = await sharedSecret(dice.sender.privateKey, to.key);
	const keyMaterial = await hkdf(secret, to.secret, join(ascii('WebPush: info\0'), to.point, point), 32);
	const contentKey = await hkdf(keyMaterial, dice.salt, ascii('Content-Encoding: aes128gcm\0'), 16);
	const nonce = await hkdf(keyMaterial, dice.salt, ascii('Content-Encoding: nonce\0'), 12);
	const record = await seal(contentKey, nonce, join(plaintext, Uint8Array.of(2))); // 2: the last record's padding mark
	return join(dice.salt, uint32(RECORD_BYTES), Uint8Array.of(POINT_BYTES), point, record);
}

async function sharedSecret(own: CryptoKey, other: CryptoKey): Promise<Uint8Array<ArrayBuffer>> {
	// The platform's types call the member `$public`; the standard, and the runtime, call it `public`.
	const algorithm = { name: 'ECDH', public: other } as unknown as Parameters<SubtleCrypto['deriveBits']>[0];
	return new Uint8Array(await crypto.subtle.deriveBits(algorithm, own, 256));
}

/** RFC 5869, extract and expand. */
async function hkdf(
	key: Uint8Array<ArrayBuffer>,
	salt: Uint8Array<ArrayBuffer>,
	info: Uint8Array<ArrayBuffer>,
	bytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
	const imported = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits']);
	const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info };
	return new Uint8Array(await crypto.subtle.deriveBits(algorithm, imported, bytes * 8));
}

async function seal(
	key: Uint8Array<ArrayBuffer>,
	iv: Uint8Array<ArrayBuffer>,
	text: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
	const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
	return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, imported, text));
}

function ascii(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

function uint32(value: number): Uint8Array<ArrayBuffer> {
	const octets = new Uint8Array(4);
	new DataView(octets.buffer).setUint32(0, value);
	return octets;
}

function join(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((bytes, part) => bytes + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
