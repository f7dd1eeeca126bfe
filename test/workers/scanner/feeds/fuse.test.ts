// Promises of the filter's two halves: a hash that nobody can aim, and a fuse filter that never misses a key.
import { describe, expect, it } from 'vitest';
import { buildFuse, fuseHas, fusePlaces } from '../../../../workers/scanner/feeds/fuse';
import { type HashKey, hashed, keyedHash } from '../../../../workers/scanner/feeds/keyed-hash';
import { lastUpTo, WordGroups } from '../../../../workers/scanner/feeds/words';

function hashOf(text: string, key: HashKey): string {
	keyedHash(text, key);
	return [hashed.low, hashed.high]
		.map((word) => word.toString(16).padStart(8, '0').match(/../g)?.reverse().join(''))
		.join('');
}

/** Distinct pairs from a counter, spread by multiplication. */
function keysOf(count: number, salt = 1): Uint32Array {
	const keys = new Uint32Array(2 * count);
	for (let at = 0; at < count; at++) keys.set([Math.imul(at + 1, 0x9e3779b1 + 2 * salt) >>> 0, at], 2 * at);
	return keys;
}

describe('the keyed hash', () => {
	// Published test vectors of HalfSipHash-2-4, 64 bits: key 00 01 … 07, message 00 01 … of that length.
	it.each([
		[0, '218d1f59b9b83cc8'],
		[1, 'be552412f8387315'],
		[3, 'ce0f1a45f7060679'],
		[5, 'cb9d7c3f2f3db580'],
		[15, '217d0bcb4e81c902'],
		[63, '2ea63c71bf326087'],
	])('is the published one for %i octets', (length, expected) => {
		const message = String.fromCharCode(...Array.from({ length }, (_, at) => at));
		expect(hashOf(message, [0x03020100, 0x07060504])).toBe(expected);
	});

	it('says other things under another key', () => {
		expect(hashOf('evil.example/', [1, 2])).not.toBe(hashOf('evil.example/', [1, 3]));
	});
});

describe('a fuse filter', () => {
	it.each([0, 1, 2, 3, 4, 5, 8, 13, 40, 100, 1000, 30_000])('of %i keys holds every one of them', (count) => {
		const keys = keysOf(count);
		const fuse = buildFuse(keys);
		expect(fuse.fingerprints).toHaveLength(fusePlaces(fuse));
		const missed = Array.from({ length: count }, (_, at) => at).filter(
			(at) => !fuseHas(fuse, keys[2 * at] as number, keys[2 * at + 1] as number),
		);
		expect(missed).toEqual([]);
	});

	it('takes no other key for its own in a million tries, and under five octets and a half a key', () => {
		const fuse = buildFuse(keysOf(10_000));
		expect(fuse.fingerprints.byteLength / 10_000).toBeLessThan(5.5);
		const others = keysOf(1_000_000, 77);
		let hits = 0;
		for (let at = 0; at < others.length; at += 2) {
			if (fuseHas(fuse, others[at] as number, (others[at + 1] as number) + 20_000)) hits += 1;
		}
		expect(hits).toBe(0);
	});

	it('is the same for the same keys', () => {
		expect(buildFuse(keysOf(500))).toEqual(buildFuse(keysOf(500)));
	});

	it('refuses keys that stand there twice rather than lose one', () => {
		expect(() => buildFuse(new Uint32Array([1, 2, 1, 2]))).toThrow('twice');
	});
});

describe('groups of words', () => {
	it.each([1, 2, 4, 8])('of %i come out in order, each once', (size) => {
		const groups = new WordGroups(size);
		const expected = new Set<string>();
		for (let at = 0; at < 3000; at++) {
			// Few different words, so that groups agree in their beginnings and some altogether.
			const group = Array.from(
				{ length: size },
				(_, word) => (Math.imul(at * 7 + word, 0x85ebca6b) >>> 0) % (word === 0 ? 3 : 4_000_000_000),
			);
			if (at % 3 === 0) groups.add(...group);
			groups.add(...group);
			expected.add(group.map((word) => String(word).padStart(10, '0')).join());
		}
		const sorted = groups.sorted();
		const texts = Array.from({ length: sorted.length / size }, (_, at) =>
			[...sorted.subarray(at * size, (at + 1) * size)].map((word) => String(word).padStart(10, '0')).join(),
		);
		expect(texts).toEqual([...expected].sort());
	});

	it('are searched for the last one that is not greater', () => {
		const groups = new Uint32Array([1, 5, 3, 0, 3, 9]);
		expect(lastUpTo(groups, 2, [0, 9])).toBe(-1);
		expect(lastUpTo(groups, 2, [3, 0])).toBe(1);
		expect(lastUpTo(groups, 2, [3, 8])).toBe(1);
		expect(lastUpTo(groups, 2, [3], 1)).toBe(2);
		expect(lastUpTo(new Uint32Array(0), 2, [3, 8])).toBe(-1);
	});
});
