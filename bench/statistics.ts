// Order statistics of measurements.

/** The p-quantile (0…1) by nearest rank; NaN of nothing. */
export function quantile(values: number[], p: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}
