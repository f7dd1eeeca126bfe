// Digests are those of the octets that came by, however they were cut, and hold nothing of the views they came in.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyHash, PartDigests } from '../../wasm-core/digests.ts';
import { KINDS, openCanonicalizer } from './canonical-rig.ts';

const octetsOf = (text: string) => new TextEncoder().encode(text);
const sha256 = (octets: Uint8Array, form: 'hex' | 'base64') => createHash('sha256').update(octets).digest(form);

/** Hands `octets` on in views of one buffer that is written over as soon as the call is over, as the core's memory is. */
function handOn(octets: Uint8Array, size: number, take: (view: Uint8Array) => void): void {
	const memory = new Uint8Array(size + 2);
	for (let at = 0; at < octets.length; at += size) {
		const piece = octets.subarray(at, at + size);
		memory.set(piece, 1);
		take(memory.subarray(1, 1 + piece.length));
		memory.fill(0xff);
	}
}

describe('the digests of parts', () => {
	it('are SHA-256 in hex of each part', () => {
		const digests = new PartDigests();
		digests.onPart(1, octetsOf('The crane '));
		digests.onPart(1, octetsOf('is oiled.'));
		digests.onPart(4, octetsOf('abc'));
		expect(digests.hex(1)).toBe(sha256(octetsOf('The crane is oiled.'), 'hex'));
		expect(digests.hex(4)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
		expect(digests.hex(4)).toBe(digests.hex(4));
	});

	it('tell a part without octets from one that never came', () => {
		const digests = new PartDigests();
		digests.onPart(2, new Uint8Array());
		expect(digests.hex(2)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
		expect(digests.hex(0)).toBeNull();
		expect(digests.hex(3)).toBeNull();
	});

	it('are none of a part that is larger than asked for', () => {
		const digests = new PartDigests(3);
		digests.onPart(1, octetsOf('abc'));
		digests.onPart(2, octetsOf('ab'));
		digests.onPart(2, octetsOf('cd'));
		expect([digests.hex(1), digests.hex(2)]).toEqual([sha256(octetsOf('abc'), 'hex'), null]);
	});

	it('refuse octets of a part that has ended: its digest would be that of a piece', () => {
		const digests = new PartDigests();
		digests.onPart(1, octetsOf('a'));
		digests.onPart(2, octetsOf('b'));
		expect(() => digests.onPart(1, octetsOf('c'))).toThrow('part 1 had ended');
	});

	it('hold nothing of the views, and do not depend on where they were cut', () => {
		const parts = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 });
		const property = fc.property(parts, fc.integer({ min: 1, max: 80 }), (all, size) => {
			const digests = new PartDigests();
			for (const [part, octets] of all.entries()) handOn(octets, size, (view) => digests.onPart(part, view));
			for (const [part, octets] of all.entries())
				expect(digests.hex(part)).toBe(octets.length === 0 ? null : sha256(octets, 'hex'));
		});
		fc.assert(property);
	});
});

describe('the body hash', () => {
	const hashOf = (text: string, lengthLimit?: number, size = 7) => {
		const hash = bodyHash('sha256', lengthLimit);
		handOn(octetsOf(text), size, hash.onBody);
		return hash.finish();
	};

	it('is SHA-256 in base64 of the whole canonical body', () => {
		const body = 'We meet at the old crane.\r\n';
		expect(hashOf(body)).toEqual({ ok: true, base64: sha256(octetsOf(body), 'base64'), unsignedBytes: 0 });
		expect(hashOf('')).toMatchObject({ base64: '47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' });
	});

	it('covers the first l= octets only, and says how many follow that nobody signed', () => {
		const property = fc.property(
			fc.string({ maxLength: 60 }),
			fc.nat(70),
			fc.integer({ min: 1, max: 9 }),
			(text, l, size) => {
				const octets = octetsOf(text);
				const expected = {
					ok: true,
					base64: sha256(octets.subarray(0, l), 'base64'),
					unsignedBytes: octets.length - l,
				};
				expect(hashOf(text, l, size)).toEqual(l > octets.length ? { ok: false, reason: 'limitBeyondBody' } : expected);
			},
		);
		fc.assert(property);
	});

	it('with l=0 covers nothing at all', () => {
		const nothing = sha256(new Uint8Array(), 'base64');
		expect(hashOf('Anything.\r\n', 0)).toEqual({ ok: true, base64: nothing, unsignedBytes: 11 });
	});

	it('with l= reaching to the end or past it by one', () => {
		expect(hashOf('abc\r\n', 5)).toEqual(hashOf('abc\r\n'));
		expect(hashOf('abc\r\n', 6)).toEqual({ ok: false, reason: 'limitBeyondBody' });
	});

	it.each(KINDS)('counts octets of the canonical %s body, not of the raw one', (kind) => {
		const canonical = kind === 'simple' ? 'a  \t b\r\n' : 'a b\r\n';
		const hash = bodyHash('sha256', canonical.length);
		const stream = openCanonicalizer('simd').open(kind, hash.onBody);
		stream.push(octetsOf('a  \t b\r\n\r\n\r\n'));
		stream.finish();
		expect(hash.finish()).toEqual({ ok: true, base64: sha256(octetsOf(canonical), 'base64'), unsignedBytes: 0 });
	});
});
