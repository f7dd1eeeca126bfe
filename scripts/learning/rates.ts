// Rates of a scanner over labelled mail: what it let through, what it wrongly stopped, and how well its scores sort. Pure.

export interface Scored {
	score: number;
	bad: boolean;
}

/** Share of (good, bad) pairs that the scores put in order, ties half: the area under the ROC curve. */
export function areaUnderCurve(rows: Scored[]): number {
	const sorted = rows.toSorted((one, other) => one.score - other.score);
	let ranks = 0;
	for (let at = 0; at < sorted.length; ) {
		let end = at;
		while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end++;
		const rank = (at + end + 1) / 2;
		for (; at < end; at++) if (sorted[at]?.bad) ranks += rank;
	}
	const bad = rows.filter((row) => row.bad).length;
	return (ranks - (bad * (bad + 1)) / 2) / (bad * (rows.length - bad));
}

/** The lowest threshold (score ≥ it is junk) that wrongly stops no more than this share of good mail. */
export function thresholdAt(rows: Scored[], falsePositiveRate: number): number {
	const good = rows.filter((row) => !row.bad).map(({ score }) => score);
	const sorted = good.sort((one, other) => other - one);
	const last = sorted[Math.floor(sorted.length * falsePositiveRate)];
	return last === undefined ? Number.NEGATIVE_INFINITY : nextAbove(last);
}

export interface Counted {
	flagged: number;
	all: number;
}

export function counted(rows: Scored[], threshold: number): Counted {
	return { flagged: rows.filter(({ score }) => score >= threshold).length, all: rows.length };
}

/** Rates of good and bad mail at a threshold, as shares. */
export function ratesAt(rows: Scored[], threshold: number): { falsePositives: number; caught: number } {
	const share = ({ flagged, all }: Counted) => (all === 0 ? 0 : flagged / all);
	return {
		falsePositives: share(
			counted(
				rows.filter(({ bad }) => !bad),
				threshold,
			),
		),
		caught: share(
			counted(
				rows.filter(({ bad }) => bad),
				threshold,
			),
		),
	};
}

/** Value below which this share of the numbers lies. */
export function percentile(values: number[], share: number): number {
	const sorted = values.toSorted((one, other) => one - other);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function nextAbove(value: number): number {
	return value + Math.max(Math.abs(value) * 1e-12, 1e-12);
}
