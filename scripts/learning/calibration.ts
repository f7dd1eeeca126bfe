// From scores to probabilities: isotonic regression (pool adjacent violators) over out-of-fold scores, kept as a short table.
import type { Scored } from './rates.ts';

/** Score and the share of bad mail there; both ascending. Between two entries a reader interpolates. */
export type Calibration = [score: number, probability: number][];

const LEAST_PER_STEP = 40;

export function calibrate(rows: Scored[]): Calibration {
	const sorted = rows.toSorted((one, other) => one.score - other.score);
	let pools: Pool[] = [];
	for (let at = 0; at < sorted.length; ) {
		const begin = at;
		at = Math.min(sorted.length, at + LEAST_PER_STEP);
		while (at < sorted.length && sorted[at]?.score === sorted[at - 1]?.score) at++;
		const step = sorted.slice(begin, at);
		pools.push({
			sum: step.reduce((sum, { score }) => sum + score, 0),
			bad: step.filter(({ bad }) => bad).length,
			count: step.length,
		});
		pools = pooled(pools);
	}
	return pools.map((pool) => [pool.sum / pool.count, probability(pool)]);
}

interface Pool {
	sum: number;
	bad: number;
	count: number;
}

/** Neither 0 nor 1: that many mails were never measured. */
function probability({ bad, count }: Pool): number {
	return (bad + 0.5) / (count + 1);
}

/** Joins the last pools as long as they fall instead of rising. */
function pooled(pools: Pool[]): Pool[] {
	const found = [...pools];
	for (let last = found.at(-1), before = found.at(-2); last && before; last = found.at(-1), before = found.at(-2)) {
		if (probability(before) < probability(last)) break;
		found.splice(-2, 2, {
			sum: before.sum + last.sum,
			bad: before.bad + last.bad,
			count: before.count + last.count,
		});
	}
	return found;
}

export interface Bin {
	from: number;
	to: number;
	count: number;
	/** Mean of what was said. */
	said: number;
	/** Share that was bad. */
	found: number;
}

const EDGES = [0, 0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 1];

/** What probabilities said beside what was found, in bins. */
export function reliability(rows: { probability: number; bad: boolean }[]): Bin[] {
	return EDGES.slice(1).flatMap((to, at) => {
		const from = EDGES[at] ?? 0;
		const inside = rows.filter(({ probability }) => probability >= from && (probability < to || to === 1));
		if (inside.length === 0) return [];
		const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / inside.length;
		return {
			from,
			to,
			count: inside.length,
			said: mean(inside.map(({ probability }) => probability)),
			found: mean(inside.map(({ bad }) => (bad ? 1 : 0))),
		};
	});
}
