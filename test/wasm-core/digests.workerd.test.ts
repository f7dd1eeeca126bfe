// The digests inside workerd, on views into WebAssembly memory that is written over after each call.
import { describe, expect, it } from 'vitest';
import { bodyHash, PartDigests } from '../../wasm-core/digests';

describe('in workerd', () => {
	const memory = new Uint8Array(new WebAssembly.Memory({ initial: 1 }).buffer);
	const handOn = (text: string, take: (view: Uint8Array) => void) => {
		for (const letter of text) {
			memory.fill(letter.charCodeAt(0), 16, 17);
			take(memory.subarray(16, 17));
			memory.fill(0);
		}
	};

	it('a part has the digest of its octets', () => {
		const digests = new PartDigests();
		handOn('abc', (view) => digests.onPart(0, view));
		expect(digests.hex(0)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
	});

	it('an empty simple body has the hash that RFC 6376 section 3.4.3 states, and l= cuts', () => {
		const hash = bodyHash('sha256', 2);
		handOn('\r\nmore', hash.onBody);
		const base64 = 'frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=';
		expect(hash.finish()).toEqual({ ok: true, base64, unsignedBytes: 4 });
	});
});
