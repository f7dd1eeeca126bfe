// The other end of a push, for tests: a device's keys, RFC 8291 read backwards, and RFC 8292 as a push service checks it.
import { fromBase64url, toBase64url } from '../../../../workers/domain/base64url';
import type { PushKeys } from '../../../../workers/domain/web-push';

export interface TestSubscriber {
	keys: PushKeys;
	pair: CryptoKeyPair;
}

export async function subscriberKeys(): Promise<TestSubscriber> {
	const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
	const pair = (await crypto.subtle.generateKey(algorithm, true, ['deriveBits'])) as CryptoKeyPair;
	const point = new Uint8Array((await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer);
	const auth = crypto.getRandomValues(new Uint8Array(16));
	return { keys: { p256dh: toBase64url(point), auth: toBase64url(auth) }, pair };
}

/** The plaintext of a push body. Throws where it was not meant for this subscriber. */
export async function openPush(body: Uint8Array<ArrayBuffer>, { keys, pair }: TestSubscriber): Promise<string> {
	const [salt, idLength] = [body.slice(0, 16), body[20] ?? 0];
	const sender = body.slice(21, 21 + idLength);
	const senderKey = await crypto.subtle.importKey('raw', sender, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
	const ecdh = { name: 'ECDH', public: senderKey } as unknown as Parameters<SubtleCrypto['deriveBits']>[0];
	const shared = await crypto.subtle.deriveBits(ecdh, pair.privateKey, 256);
	const info = concat(text('WebPush: info\0'), decoded(keys.p256dh), sender);
	const material = await derive(shared, decoded(keys.auth), info, 256);
	const key = await derive(material, salt, text('Content-Encoding: aes128gcm\0'), 128);
	const iv = await derive(material, salt, text('Content-Encoding: nonce\0'), 96);
	const opener = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
	const sealed = body.slice(21 + idLength);
	const padded = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, opener, sealed));
	const end = padded.findLastIndex((octet) => octet !== 0);
	if (padded[end] !== 2) throw new Error('not the last record');
	return new TextDecoder().decode(padded.subarray(0, end));
}

export interface Vapid {
	header: Record<string, unknown>;
	claims: { aud: string; exp: number; sub: string };
	publicKey: string;
}

/** What an Authorization header says. Throws where its signature is not that of the key it shows. */
export async function readVapid(authorization: string): Promise<Vapid> {
	const [, head, body, signature, publicKey] =
		/^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), k=([\w-]+)$/.exec(authorization) ?? [];
	const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
	const key = await crypto.subtle.importKey('raw', decoded(publicKey), algorithm, false, ['verify']);
	const hashed = { name: 'ECDSA', hash: 'SHA-256' };
	const right = await crypto.subtle.verify(hashed, key, decoded(signature), text(`${head}.${body}`));
	if (!right) throw new Error('a forged token');
	const json = (part: string | undefined) => JSON.parse(new TextDecoder().decode(decoded(part)));
	return { header: json(head), claims: json(body), publicKey: publicKey ?? '' };
}

async function derive(key: ArrayBuffer, salt: Uint8Array, info: Uint8Array, bits: number) {
	const imported = await crypto.subtle.importKey('raw', key, 'HKDF', false, ['deriveBits']);
	return crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, imported, bits);
}

function decoded(value: string | undefined): Uint8Array<ArrayBuffer> {
	return fromBase64url(value ?? '') ?? new Uint8Array();
}

function text(words: string): Uint8Array {
	return new TextEncoder().encode(words);
}

function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(parts.flatMap((part) => [...part]));
}
