// A growing list of 32-bit words in fixed groups, sorted and freed of doubles at the end: the entries of a list while it is read.

const FIRST_WORDS = 4096;

export class WordGroups {
	#words = new Uint32Array(FIRST_WORDS);
	#used = 0;

	/** Words a group. */
	readonly size: number;

	constructor(size: number) {
		this.size = size;
	}

	get count(): number {
		return this.#used / this.size;
	}

	/** Of `size` words. */
	add(...group: number[]): void {
		if (this.#used + this.size > this.#words.length) {
			const grown = new Uint32Array(this.#words.length * 2);
			grown.set(this.#words);
			this.#words = grown;
		}
		for (const word of group) this.#words[this.#used++] = word;
	}

	/** In ascending order, each group once. The list is empty afterwards. */
	sorted(): Uint32Array {
		const words = this.#words.subarray(0, this.#used);
		const { size } = this;
		const result = new Uint32Array(words.length);
		let kept = 0;
		for (const at of sortedOrder(words, size)) {
			if (kept > 0 && compare(result, kept - size, words, at * size, size) === 0) continue;
			result.set(words.subarray(at * size, (at + 1) * size), kept);
			kept += size;
		}
		this.#words = new Uint32Array(FIRST_WORDS);
		this.#used = 0;
		return result.slice(0, kept);
	}
}

const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;

/** Which group comes where. A radix sort: linear in the groups, whatever stands in them. */
function sortedOrder(words: Uint32Array, size: number): Uint32Array {
	let order = new Uint32Array(words.length / size).map((_, at) => at);
	let next = new Uint32Array(order.length);
	const digits = new Uint16Array(order.length);
	for (let digit = 2 * size - 1; digit >= 0; digit--) {
		const shift = digit % 2 === 0 ? DIGIT_BITS : 0;
		for (let group = 0, at = digit >>> 1; group < digits.length; group++, at += size) {
			digits[group] = (words[at] as number) >>> shift;
		}
		if (scatter(order, next, digits)) [order, next] = [next, order];
	}
	return order;
}

/** By one digit, those that are equal in the order in which they stood. false: all are equal, and nothing was written. */
function scatter(from: Uint32Array, to: Uint32Array, digits: Uint16Array): boolean {
	const starts = new Uint32Array(DIGITS + 1);
	for (const digit of digits) starts[digit + 1] = (starts[digit + 1] as number) + 1;
	if (starts.includes(from.length)) return false;
	for (let digit = 1; digit <= DIGITS; digit++)
		starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
	for (const group of from) {
		const digit = digits[group] as number;
		const place = starts[digit] as number;
		to[place] = group;
		starts[digit] = place + 1;
	}
	return true;
}

/** Of two groups of `size` words. */
export function compare(a: Uint32Array, at: number, b: ArrayLike<number>, other: number, size: number): number {
	for (let word = 0; word < size; word++) {
		const difference = (a[at + word] as number) - (b[other + word] as number);
		if (difference !== 0) return difference;
	}
	return 0;
}

/** Where in the sorted groups the last one stands that is not greater than `key`; -1: all are. */
export function lastUpTo(groups: Uint32Array, size: number, key: ArrayLike<number>, words = size): number {
	let [low, high] = [0, groups.length / size];
	while (low < high) {
		const middle = (low + high) >>> 1;
		if (compare(groups, middle * size, key, 0, words) <= 0) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
