// RFC 8291's own example, octet for octet, and what a subscriber makes of any message.
import { describe, expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../../../workers/domain/base64url';
import {
	encryptPush,
	MAX_PLAINTEXT_BYTES,
	readPushKeys,
	throwDice,
} from '../../../../workers/outbound/web-push/encrypt-push';
import { openPush, subscriberKeys } from './subscriber';

/** RFC 8291 section 5 and appendix A. */
const EXAMPLE = {
	plaintext: 'When I grow up, I want to be a watermelon',
	senderPublic: 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
	senderPrivate: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
	salt: 'DGv6ra1nlYgDCS1FRnbzlw',
	keys: {
		p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
		auth: 'BTBZMqHH6r4Tts7J_aSIgg',
	},
	body:
		'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27ml' +
		'mlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPT' +
		'pK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

async function exampleSender(): Promise<CryptoKeyPair> {
	const point = fromBase64url(EXAMPLE.senderPublic) ?? new Uint8Array();
	const [x, y] = [toBase64url(point.subarray(1, 33)), toBase64url(point.subarray(33))];
	const jwk = { kty: 'EC', crv: 'P-256', x, y };
	const algorithm = { name: 'ECDH', namedCurve: 'P-256' };
	return {
		publicKey: await crypto.subtle.importKey('jwk', jwk, algorithm, true, []),
		privateKey: await crypto.subtle.importKey('jwk', { ...jwk, d: EXAMPLE.senderPrivate }, algorithm, true, [
			'deriveBits',
		]),
	};
}

describe('a message to a subscriber', () => {
	it('is the one of RFC 8291 where keys, salt and words are', async () => {
		const to = await readPushKeys(EXAMPLE.keys);
		const dice = { salt: fromBase64url(EXAMPLE.salt) ?? new Uint8Array(), sender: await exampleSender() };
		if (to === null) throw new Error('the example has keys');
		const body = await encryptPush(new TextEncoder().encode(EXAMPLE.plaintext), to, dice);
		expect(toBase64url(body)).toBe(EXAMPLE.body);
	});

	it.each([[''], ['x'], ['Grüße 🍉'], ['x'.repeat(MAX_PLAINTEXT_BYTES)]])(
		'can be opened by that subscriber: %s',
		async (text) => {
			const subscriber = await subscriberKeys();
			const to = await readPushKeys(subscriber.keys);
			if (to === null) throw new Error('these are keys');
			const body = await encryptPush(new TextEncoder().encode(text), to, await throwDice());
			expect(body.length).toBeLessThanOrEqual(4096);
			expect(await openPush(body, subscriber)).toBe(text);
			await expect(openPush(body, await subscriberKeys())).rejects.toThrow();
		},
	);

	it('never looks the same twice', async () => {
		const to = await readPushKeys(EXAMPLE.keys);
		if (to === null) throw new Error('the example has keys');
		const bodies = await Promise.all([1, 2].map(async () => encryptPush(Uint8Array.of(1), to, await throwDice())));
		expect(toBase64url(bodies[0] as Uint8Array)).not.toBe(toBase64url(bodies[1] as Uint8Array));
	});

	it('is refused where one record cannot hold it', async () => {
		const to = await readPushKeys(EXAMPLE.keys);
		if (to === null) throw new Error('the example has keys');
		const tooLong = new Uint8Array(MAX_PLAINTEXT_BYTES + 1);
		await expect(encryptPush(tooLong, to, await throwDice())).rejects.toThrow(RangeError);
	});
});

it.each([
	['a point of the wrong length', { ...EXAMPLE.keys, p256dh: EXAMPLE.keys.p256dh.slice(0, -4) }],
	['a compressed point', { ...EXAMPLE.keys, p256dh: `A${EXAMPLE.keys.p256dh.slice(1)}` }],
	['a point off the curve', { ...EXAMPLE.keys, p256dh: `${EXAMPLE.keys.p256dh.slice(0, -3)}AAA` }],
	['a secret of the wrong length', { ...EXAMPLE.keys, auth: 'AAAA' }],
	['no base64url', { ...EXAMPLE.keys, auth: '????' }],
])('%s is no key', async (_, keys) => {
	expect(await readPushKeys(keys)).toBeNull();
});
