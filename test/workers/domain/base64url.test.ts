// Base64url there and back, and nothing that only looks like it.
import { expect, it } from 'vitest';
import { fromBase64url, toBase64url } from '../../../workers/domain/base64url';

it('comes back as it went, at every length', () => {
	for (let length = 0; length < 70; length++) {
		const octets = Uint8Array.from({ length }, (_, place) => (place * 67 + length * 41) & 255);
		const text = toBase64url(octets);
		expect(text).toMatch(/^[A-Za-z0-9_-]*$/);
		expect(fromBase64url(text)).toEqual(octets);
	}
});

it('takes right padding and refuses wrong padding, other letters and impossible lengths', () => {
	expect(fromBase64url('_-8=')).toEqual(Uint8Array.of(0xff, 0xef));
	for (const text of ['_-8==', '_-8 ', '+/8', 'A', 'AAAAA', '=', 'AA=A']) expect(fromBase64url(text)).toBeNull();
});
