// What one account's own moves to and from Junk have taught: a small sparse set of weights over the features of its mail,
// added to what everybody's model says. Pure and deterministic: each function gives a new layer and leaves the old one alone.
//
//     const { layer, lesson } = learn(old, evidence.features, 'junk', verdict.score);  // keep `lesson` with the email
//     const undone = unlearn(layer, evidence.features, lesson);                        // before it is told otherwise
//     const own = points(layer, evidence.features);                                    // one more reason of the score
//     const stored: Uint8Array = serialise(layer);                                     // one blob, at most 256 KiB
//
// The step is that of an online passive-aggressive learner (Crammer et al. 2006, PA-I): only as far as the mail still is
// from the right side, and never farther than STEP_POINTS, so that no single mail can poison the rest.

import { JUNK_SCORE } from '../../domain/verdict.ts';

export type Label = 'junk' | 'good';

/** Entries in ascending order of `keys`. Weights are in units of 1 / UNITS points. */
export interface AccountLayer {
	/** How many lessons it has had: its clock. */
	lessons: number;
	/** How many of them stand, of each label. */
	junk: number;
	good: number;
	keys: Uint32Array;
	weights: Int16Array;
	/** The lesson, modulo 2^16, that touched the entry last. */
	touched: Uint16Array;
}

/** What a mail taught, in units for each of its features; negative for good mail, 0 where there was nothing to learn. */
export type Lesson = number;

/** Points that the layer may add or take away at most: a reason among others, never one that decides against all of them. */
export const LAYER_POINTS_CAP = 8;
/** One lesson moves the score of the very same mail by so much at most. */
export const STEP_POINTS = 4;
/** How far beyond JUNK_SCORE, on the right side, a lesson wants the mail to stand: it teaches of mail that stood right, too. */
const MARGIN_POINTS = 10;
/** So many lessons of one label alone count in full. */
const HEAD_START = 2;
const UNITS = 1024;
const ENTRY_CAP = 32_768;
/** Room made at once when the cap is reached, so that it is not made at each lesson. */
const KEPT_AT_CAP = 28_672;
/** After so many lessons without being touched, an entry counts half when room is made. */
const HALF_LIFE_LESSONS = 256;

const HEADER_BYTES = 20;
const ENTRY_BYTES = 8;
const FORMAT = 0x57504c32; // 'WPL2'

export const EMPTY_LAYER: AccountLayer = {
	lessons: 0,
	junk: 0,
	good: 0,
	keys: new Uint32Array(0),
	weights: new Int16Array(0),
	touched: new Uint16Array(0),
};

/** Points of the account's own for a mail with these features (Evidence.features): from -LAYER_POINTS_CAP to it. */
export function points(layer: AccountLayer, features: Uint32Array): number {
	if (features.length === 0) return 0;
	let sum = 0;
	for (const feature of features) {
		const at = search(layer.keys, feature);
		if (layer.keys[at] === feature) sum += layer.weights[at] ?? 0;
	}
	const own = sum / UNITS / Math.sqrt(features.length);
	return Math.max(-LAYER_POINTS_CAP, Math.min(LAYER_POINTS_CAP, own));
}

/**
 * Learns that the mail is junk or good. `score` is the mail's score without this layer. Keep the lesson with the email: it
 * is what unlearn needs should the label change. A mail that is learnt twice counts twice: unlearn the first lesson before.
 */
export function learn(
	layer: AccountLayer,
	features: Uint32Array,
	label: Label,
	score: number,
): { layer: AccountLayer; lesson: Lesson } {
	const sign = label === 'junk' ? 1 : -1;
	const beyond = sign * (score + points(layer, features) - JUNK_SCORE);
	const step = Math.max(0, Math.min(STEP_POINTS * novelty(layer, label), MARGIN_POINTS - beyond));
	const units = features.length === 0 ? 0 : Math.round((step * UNITS) / Math.sqrt(features.length));
	const lesson = units === 0 ? 0 : sign * units;
	const after = moved(layer, features, lesson, true);
	return { layer: bounded({ ...after, [label]: layer[label] + 1 }), lesson };
}

/** 1 as long as there are about as many lessons of the other label; from then on the less, the fewer there are. */
function novelty(layer: AccountLayer, label: Label): number {
	const others = label === 'junk' ? layer.good : layer.junk;
	return Math.min(1, (others + HEAD_START) / (layer[label] + 1));
}

/** Takes a lesson back. Exact as long as its entries were not let go for want of room. */
export function unlearn(layer: AccountLayer, features: Uint32Array, lesson: Lesson): AccountLayer {
	if (lesson === 0) return layer;
	const label = lesson > 0 ? 'junk' : 'good';
	return { ...moved(layer, features, -lesson, false), [label]: Math.max(0, layer[label] - 1) };
}

/** The stored form: format, lessons, count, junk and good, then keys, weights and touched, all little-endian. */
export function serialise({ lessons, junk, good, keys, weights, touched }: AccountLayer): Uint8Array {
	const octets = new Uint8Array(HEADER_BYTES + keys.length * ENTRY_BYTES);
	const view = new DataView(octets.buffer);
	view.setUint32(0, FORMAT, true);
	view.setUint32(4, lessons, true);
	view.setUint32(8, keys.length, true);
	view.setUint32(12, junk, true);
	view.setUint32(16, good, true);
	new Uint32Array(octets.buffer, HEADER_BYTES, keys.length).set(keys);
	new Int16Array(octets.buffer, HEADER_BYTES + keys.length * 4, keys.length).set(weights);
	new Uint16Array(octets.buffer, HEADER_BYTES + keys.length * 6, keys.length).set(touched);
	return octets;
}

/** Gives the empty layer for octets that are none: a broken blob costs what was learnt, never a mail. */
export function parse(stored: Uint8Array): AccountLayer {
	if (stored.byteLength < HEADER_BYTES) return EMPTY_LAYER;
	const octets = stored.slice();
	const view = new DataView(octets.buffer);
	const count = view.getUint32(8, true);
	const isWhole = octets.byteLength === HEADER_BYTES + count * ENTRY_BYTES;
	if (view.getUint32(0, true) !== FORMAT || !isWhole || count > ENTRY_CAP) return EMPTY_LAYER;
	const keys = new Uint32Array(octets.buffer, HEADER_BYTES, count);
	for (let at = 1; at < count; at++) if ((keys[at - 1] ?? 0) >= (keys[at] ?? 0)) return EMPTY_LAYER;
	return {
		lessons: view.getUint32(4, true),
		junk: view.getUint32(12, true),
		good: view.getUint32(16, true),
		keys,
		weights: new Int16Array(octets.buffer, HEADER_BYTES + count * 4, count),
		touched: new Uint16Array(octets.buffer, HEADER_BYTES + count * 6, count),
	};
}

/** Index of the key, or of where it belongs. */
function search(keys: Uint32Array, key: number): number {
	let low = 0;
	let high = keys.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((keys[middle] ?? 0) < key) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Adds `units` to each feature's weight in one merge of two sorted lists. `grows`: features without an entry get one. */
function moved(layer: AccountLayer, features: Uint32Array, units: number, grows: boolean): AccountLayer {
	const lessons = grows ? layer.lessons + 1 : layer.lessons;
	if (units === 0) return { ...layer, lessons };
	const asked = Uint32Array.from(new Set(features)).sort();
	const merged = new Entries(layer.keys.length + (grows ? asked.length : 0));
	let next = 0;
	for (let at = 0; at < layer.keys.length; at++) {
		const key = layer.keys[at] ?? 0;
		for (; next < asked.length && (asked[next] ?? 0) < key; next++)
			if (grows) merged.add(asked[next] ?? 0, units, lessons);
		const isAsked = next < asked.length && asked[next] === key;
		if (isAsked) next++;
		merged.add(key, (layer.weights[at] ?? 0) + (isAsked ? units : 0), isAsked ? lessons : (layer.touched[at] ?? 0));
	}
	for (; grows && next < asked.length; next++) merged.add(asked[next] ?? 0, units, lessons);
	return { ...layer, ...merged.taken(), lessons };
}

/** Entries being written in order. Those that weigh nothing any more stay until room is made: a lesson taken back needs them. */
class Entries {
	readonly #keys: Uint32Array;
	readonly #weights: Int16Array;
	readonly #touched: Uint16Array;
	#count = 0;

	constructor(capacity: number) {
		this.#keys = new Uint32Array(capacity);
		this.#weights = new Int16Array(capacity);
		this.#touched = new Uint16Array(capacity);
	}

	add(key: number, weight: number, touched: number): void {
		this.#keys[this.#count] = key;
		this.#weights[this.#count] = Math.max(-0x8000, Math.min(0x7fff, weight));
		this.#touched[this.#count++] = touched & 0xffff;
	}

	taken(): Pick<AccountLayer, 'keys' | 'weights' | 'touched'> {
		const count = this.#count;
		return {
			keys: this.#keys.slice(0, count),
			weights: this.#weights.slice(0, count),
			touched: this.#touched.slice(0, count),
		};
	}
}

/**
 * Lets the lightest entries go where there are too many; those that no lesson has touched for long count as lighter. Among
 * equals the lower keys stay: keys are hashes, so that favours nothing.
 */
function bounded(layer: AccountLayer): AccountLayer {
	const { keys, weights, touched, lessons } = layer;
	if (keys.length <= ENTRY_CAP) return layer;
	const worth = Float64Array.from(weights, (weight, at) => {
		const age = (lessons - (touched[at] ?? 0)) & 0xffff;
		return Math.abs(weight) * 2 ** (-age / HALF_LIFE_LESSONS);
	});
	const least = worth.slice().sort()[keys.length - KEPT_AT_CAP] ?? 0;
	const kept = new Entries(keys.length);
	let room = KEPT_AT_CAP;
	for (let at = 0; at < keys.length; at++) {
		if ((worth[at] ?? 0) < least || room === 0) continue;
		room--;
		kept.add(keys[at] ?? 0, weights[at] ?? 0, touched[at] ?? 0);
	}
	return { ...layer, ...kept.taken() };
}
