// What one account teaches: it helps on its own mail, is bounded, can be taken back, and no single mail can poison it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JUNK_SCORE } from '../../../../workers/domain/verdict';
import {
	type AccountLayer,
	EMPTY_LAYER,
	LAYER_POINTS_CAP,
	type Label,
	learn,
	parse,
	points,
	STEP_POINTS,
	serialise,
	unlearn,
} from '../../../../workers/scanner/words/account-layer';

const features = (...words: number[]) => Uint32Array.from(words);
/** A mail of `count` features out of a topic's `vocabulary`, the same each time for the same seed. */
function mailOf(seed: number, topic: number, count = 40, vocabulary = 200): Uint32Array {
	const drawn = new Set<number>();
	for (let state = seed * 7919 + topic; drawn.size < count; ) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		drawn.add(topic * 1_000_003 + ((state >>> 8) % vocabulary));
	}
	return Uint32Array.from(drawn);
}

const taught = (lessons: [Uint32Array, Label][], score = 3): AccountLayer =>
	lessons.reduce((layer, [mail, label]) => learn(layer, mail, label, score).layer, EMPTY_LAYER);

describe('learning', () => {
	it('says nothing before it was taught, and nothing of a mail without features', () => {
		expect(points(EMPTY_LAYER, features(1, 2, 3))).toBe(0);
		const { layer, lesson } = learn(EMPTY_LAYER, features(), 'junk', 0);
		expect([points(layer, features()), lesson]).toEqual([0, 0]);
	});

	it('moves the mail that it was taught, towards what it was told', () => {
		const mail = features(1, 2, 3);
		expect(points(learn(EMPTY_LAYER, mail, 'junk', 3).layer, mail)).toBeCloseTo(STEP_POINTS, 1);
		expect(points(learn(EMPTY_LAYER, mail, 'good', 6).layer, mail)).toBeCloseTo(-STEP_POINTS, 1);
	});

	it('has nothing to learn from mail that stood well on the right side', () => {
		expect(learn(EMPTY_LAYER, features(1, 2), 'junk', 20).lesson).toBe(0);
		expect(learn(EMPTY_LAYER, features(1, 2), 'good', -9).lesson).toBe(0);
	});

	it('tells mail of one topic from mail of another that it has never seen', () => {
		const lessons = Array.from({ length: 50 }, (_, at): [Uint32Array, Label][] => [
			[mailOf(at, 1), 'junk'],
			[mailOf(at, 2), 'good'],
		]).flat();
		const layer = taught(lessons);
		for (let seed = 1000; seed < 1050; seed++) {
			expect(3 + points(layer, mailOf(seed, 1))).toBeGreaterThan(JUNK_SCORE);
			expect(3 + points(layer, mailOf(seed, 2))).toBeLessThan(JUNK_SCORE);
		}
	});

	it('gives the same layer for the same lessons, and leaves the old one as it was', () => {
		const first = taught([[mailOf(1, 1), 'junk']]);
		const before = serialise(first);
		expect(serialise(learn(first, mailOf(2, 1), 'junk', 0).layer)).toEqual(
			serialise(learn(first, mailOf(2, 1), 'junk', 0).layer),
		);
		expect(serialise(first)).toEqual(before);
	});
});

describe('one mail', () => {
	it('cannot move any other mail by more than a step, however long it is and however wrong its score', () => {
		const word = fc.integer({ min: 0, max: 60 });
		const mail = fc.uniqueArray(word, { minLength: 1, maxLength: 60 }).map((words) => Uint32Array.from(words));
		fc.assert(
			fc.property(
				mail,
				mail,
				fc.constantFrom<Label>('junk', 'good'),
				fc.double({ min: -100, max: 100, noNaN: true }),
				(...[one, other, label, score]) => {
					const { layer } = learn(EMPTY_LAYER, one, label, score);
					expect(Math.abs(points(layer, other))).toBeLessThanOrEqual(STEP_POINTS + 0.05);
				},
			),
		);
	});

	it('taught over and over cannot pass the cap', () => {
		let layer = EMPTY_LAYER;
		for (let time = 0; time < 100; time++) layer = learn(layer, features(1, 2, 3), 'junk', -50).layer;
		expect(points(layer, features(1, 2, 3))).toBe(LAYER_POINTS_CAP);
	});

	it('of junk alone, however many, turns no other mail into junk', () => {
		let layer = EMPTY_LAYER;
		for (let at = 0; at < 200; at++) layer = learn(layer, mailOf(at, 1, 40, 4000), 'junk', 4).layer;
		for (let seed = 1000; seed < 1020; seed++)
			expect(points(layer, mailOf(seed, 1, 40, 4000))).toBeLessThan(STEP_POINTS / 2);
	});

	it('taken back leaves no trace, whatever was learnt in between', () => {
		const wrong = learn(taught([[mailOf(1, 1), 'junk']]), mailOf(2, 1), 'good', 8);
		const later = learn(wrong.layer, mailOf(3, 2), 'good', 8);
		const undone = unlearn(later.layer, mailOf(2, 1), wrong.lesson);
		const expected = taught([[mailOf(1, 1), 'junk']]);
		expect([undone.junk, undone.good]).toEqual([1, 1]);
		for (let at = 0; at < expected.keys.length; at++) {
			const key = Uint32Array.of(expected.keys[at] ?? 0);
			expect(points(undone, key)).toBe(points(expected, key));
		}
		expect(points(undone, mailOf(2, 1))).toBe(points(expected, mailOf(2, 1)));
	});
});

describe('size and storage', () => {
	it('stays within 256 KiB, and keeps what was taught last', () => {
		let layer = EMPTY_LAYER;
		for (let at = 0; at < 400; at++) {
			const mail = mailOf(at, at + 10, 400, 1000);
			layer = at % 2 === 0 ? learn(layer, mail, 'good', 5).layer : learn(layer, mail, 'junk', 5).layer;
		}
		const last = mailOf(399, 409, 400, 1000);
		expect(serialise(layer).byteLength).toBeLessThanOrEqual(256 * 1024 + 64);
		expect(points(layer, last)).toBeGreaterThan(STEP_POINTS - 0.5);
	});

	it('is read back as it was written', () => {
		const layer = taught([
			[mailOf(1, 1), 'junk'],
			[mailOf(1, 2), 'good'],
		]);
		expect(parse(serialise(layer))).toEqual(layer);
		const offset = new Uint8Array(serialise(layer).byteLength + 1);
		offset.set(serialise(layer), 1);
		expect(parse(offset.subarray(1))).toEqual(layer);
	});

	it('takes octets that are no layer for an empty one', () => {
		const stored = serialise(taught([[mailOf(1, 1), 'junk']]));
		const unordered = stored.slice();
		unordered.set(stored.subarray(24, 28), 20);
		unordered.set(stored.subarray(20, 24), 24);
		for (const broken of [new Uint8Array(0), stored.slice(0, -1), stored.slice(1), new Uint8Array(64), unordered])
			expect(parse(broken)).toEqual(EMPTY_LAYER);
	});
});
