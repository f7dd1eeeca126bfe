// L2-regularised logistic regression over sparse rows, by L-BFGS (Nocedal & Wright, algorithm 7.5). Deterministic.

/** Rows in compressed form: row i holds columns[starts[i] … starts[i + 1]) with the values at the same places. */
export interface Rows {
	starts: Int32Array;
	columns: Int32Array;
	values: Float32Array;
	width: number;
}

export interface Fit {
	/** One for each column, then the intercept. */
	weights: Float64Array;
	iterations: number;
}

export interface FitOptions {
	/** Strength of the penalty on each weight, the intercept left out. */
	l2: number;
	/** A penalty of its own for some columns, as a factor of l2. */
	penalty?: Float64Array;
	/** What is known of each row's logit beforehand. */
	offset?: Float64Array;
	/** How much each row counts. */
	importance?: Float64Array;
	maxIterations?: number;
}

const MEMORY = 8;
const GRADIENT_TOLERANCE = 1e-4;
const ARMIJO = 1e-4;

/** `labels`: 1 or 0. Minimises the weighted sum of log losses + l2 / 2 · |weights|². */
export function fitLogistic(rows: Rows, labels: Uint8Array, options: FitOptions): Fit {
	const width = rows.width + 1;
	let weights: Float64Array = new Float64Array(width);
	let { loss, gradient } = evaluate(rows, labels, weights, options);
	const first = norm(gradient);
	const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
	let iterations = 0;
	for (; iterations < (options.maxIterations ?? 200); iterations++) {
		if (norm(gradient) <= GRADIENT_TOLERANCE * Math.max(1, first)) break;
		const direction = twoLoop(gradient, steps);
		const slope = dot(direction, gradient);
		let size = steps.length === 0 ? 1 / Math.max(1, norm(gradient)) : 1;
		let next = moved(weights, direction, size);
		let there = evaluate(rows, labels, next, options);
		while (there.loss > loss + ARMIJO * size * slope && size > 1e-10) {
			size /= 2;
			next = moved(weights, direction, size);
			there = evaluate(rows, labels, next, options);
		}
		const s = moved(next, weights, -1);
		const y = moved(there.gradient, gradient, -1);
		const sy = dot(s, y);
		if (sy > 1e-12) {
			steps.push({ s, y, rho: 1 / sy });
			if (steps.length > MEMORY) steps.shift();
		}
		weights = next;
		({ loss, gradient } = there);
	}
	return { weights, iterations };
}

/** The logit of each row. */
export function logits(rows: Rows, weights: Float64Array, offset?: Float64Array): Float64Array {
	const { starts, columns, values, width } = rows;
	const found = new Float64Array(starts.length - 1);
	for (let row = 0; row < found.length; row++) {
		let sum = (weights[width] ?? 0) + (offset?.[row] ?? 0);
		for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++)
			sum += (weights[columns[at] as number] as number) * (values[at] as number);
		found[row] = sum;
	}
	return found;
}

function evaluate(rows: Rows, labels: Uint8Array, weights: Float64Array, options: FitOptions) {
	const { starts, columns, values, width } = rows;
	const gradient = new Float64Array(width + 1);
	let loss = 0;
	for (let column = 0; column < width; column++) {
		const strength = options.l2 * (options.penalty?.[column] ?? 1);
		const weight = weights[column] ?? 0;
		loss += (strength * weight * weight) / 2;
		gradient[column] = strength * weight;
	}
	const all = logits(rows, weights, options.offset);
	for (let row = 0; row < all.length; row++) {
		const importance = options.importance?.[row] ?? 1;
		const logit = all[row] ?? 0;
		const signed = labels[row] === 1 ? logit : -logit;
		loss += importance * (signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed);
		const error = importance * (1 / (1 + Math.exp(-logit)) - (labels[row] ?? 0));
		gradient[width] = (gradient[width] ?? 0) + error;
		for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
			const column = columns[at] as number;
			gradient[column] = (gradient[column] as number) + error * (values[at] as number);
		}
	}
	return { loss, gradient };
}

function twoLoop(gradient: Float64Array, steps: { s: Float64Array; y: Float64Array; rho: number }[]): Float64Array {
	const q = gradient.map((value) => -value);
	const alphas: number[] = [];
	for (const { s, y, rho } of steps.toReversed()) {
		const alpha = rho * dot(s, q);
		alphas.push(alpha);
		add(q, y, -alpha);
	}
	const last = steps.at(-1);
	if (last) scale(q, 1 / (last.rho * dot(last.y, last.y)));
	for (const { s, y, rho } of steps) add(q, s, (alphas.pop() ?? 0) - rho * dot(y, q));
	return q;
}

function dot(one: Float64Array, other: Float64Array): number {
	let sum = 0;
	for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number);
	return sum;
}

function norm(vector: Float64Array): number {
	return Math.sqrt(dot(vector, vector));
}

function moved(from: Float64Array, direction: Float64Array, size: number): Float64Array {
	const found = from.slice();
	add(found, direction, size);
	return found;
}

function add(to: Float64Array, direction: Float64Array, size: number): void {
	for (let at = 0; at < to.length; at++) to[at] = (to[at] as number) + size * (direction[at] as number);
}

function scale(vector: Float64Array, factor: number): void {
	for (let at = 0; at < vector.length; at++) vector[at] = (vector[at] as number) * factor;
}
