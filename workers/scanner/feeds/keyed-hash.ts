// HalfSipHash-2-4 with 64 bits of output (Aumasson, Bernstein): what stands for a listed URL, host or address in the filter.
// Keyed, and the key stays with the filter: whoever gets URLs onto a list cannot make one that stands for a bank's, too.

/** 64 bits. */
export type HashKey = readonly [number, number];

/** Where `keyedHash` leaves its result until the next call: a pair a call would be garbage, millions of times. */
export const hashed = { high: 0, low: 0 };

const state = new Int32Array(4);

/** Of ASCII text, as the normal forms are. The result stands in `hashed`. */
export function keyedHash(text: string, [k0, k1]: HashKey): void {
	state[0] = k0;
	state[1] = k1 ^ 0xee;
	state[2] = 0x6c796765 ^ k0;
	state[3] = 0x74656462 ^ k1;
	const whole = text.length - (text.length & 3);
	for (let at = 0; at < whole; at += 4) takeIn(wordAt(text, at));
	takeIn(lastWord(text, whole));
	hashed.low = drain(2, 0xee);
	hashed.high = drain(1, 0xdd);
}

function takeIn(word: number): void {
	state[3] = (state[3] as number) ^ word;
	mix(2);
	state[0] = (state[0] as number) ^ word;
}

function drain(lane: 1 | 2, mark: number): number {
	state[lane] = (state[lane] as number) ^ mark;
	mix(4);
	return ((state[1] as number) ^ (state[3] as number)) >>> 0;
}

function mix(rounds: number): void {
	let [v0, v1, v2, v3] = [state[0] as number, state[1] as number, state[2] as number, state[3] as number];
	for (let round = 0; round < rounds; round++) {
		v0 = (v0 + v1) | 0;
		v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0;
		v0 = (v0 << 16) | (v0 >>> 16);
		v2 = (v2 + v3) | 0;
		v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2;
		v0 = (v0 + v3) | 0;
		v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0;
		v2 = (v2 + v1) | 0;
		v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2;
		v2 = (v2 << 16) | (v2 >>> 16);
	}
	state[0] = v0;
	state[1] = v1;
	state[2] = v2;
	state[3] = v3;
}

function wordAt(text: string, at: number): number {
	const [a, b] = [text.charCodeAt(at) & 0xff, text.charCodeAt(at + 1) & 0xff];
	return a | (b << 8) | ((text.charCodeAt(at + 2) & 0xff) << 16) | ((text.charCodeAt(at + 3) & 0xff) << 24);
}

/** What is left, and the length in the highest octet. */
function lastWord(text: string, from: number): number {
	let word = text.length << 24;
	for (let at = from; at < text.length; at++) word |= (text.charCodeAt(at) & 0xff) << (8 * (at - from));
	return word;
}
