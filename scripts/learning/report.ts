// Prints the scanner's figures as tables for people.
import type { Bin } from './calibration.ts';
import type { CurvePoint } from './curve.ts';
import type { Measured } from './measure.ts';
import type { Counted } from './rates.ts';
import type { RuleAdvice } from './rule-points.ts';

const percent = (share: number, digits = 2) => `${(100 * share).toFixed(digits)} %`;

export function printMeasured(name: string, measured: Measured): void {
	const { threshold, falsePositives, caught, areaUnderCurve, caughtAt, bySource, byYear } = measured;
	console.log(`\n${name}`);
	console.log(
		`  threshold ${threshold.toFixed(2)}: false positives ${percent(falsePositives)}, caught ${percent(caught)}, ` +
			`AUC ${areaUnderCurve.toFixed(5)}`,
	);
	const at = Object.entries(caughtAt).map(([rate, share]) => `${percent(share)} at ${percent(Number(rate), 1)}`);
	console.log(`  caught ${at.join(' · ')}`);
	printShares('  by source', bySource);
	printShares('  by year', byYear);
}

export function printShares(name: string, shares: Record<string, Counted>): void {
	console.log(name);
	for (const [group, { flagged, all }] of Object.entries(shares))
		console.log(
			`    ${group.padEnd(28)} ${String(flagged).padStart(5)} of ${String(all).padStart(5)}  ${percent(flagged / all)}`,
		);
}

export function printRuleAdvice(advice: RuleAdvice[]): void {
	console.log('\nPoints of the rules: as shipped, and as these mails would have them');
	for (const { rule, points, fitted, good, bad } of advice)
		console.log(
			`    ${rule.padEnd(28)} ${points.toFixed(1).padStart(6)} ${fitted.toFixed(1).padStart(6)}  ` +
				`met by ${String(good).padStart(4)} good, ${String(bad).padStart(4)} bad`,
		);
}

export function printReliability(bins: Bin[]): void {
	console.log('\nProbabilities: said, and found');
	for (const { from, to, count, said, found } of bins)
		console.log(
			`    ${percent(from, 0).padStart(5)} to ${percent(to, 0).padStart(5)}  ${String(count).padStart(5)} mails  ` +
				`said ${percent(said).padStart(8)}  found ${percent(found).padStart(8)}`,
		);
}

export function printCurve(points: CurvePoint[]): void {
	console.log('\nA fresh account, told so many junk and as many good mails of its own');
	for (const { account, lessons, areaUnderCurve, falsePositives, caught } of points)
		console.log(
			`    ${account.padEnd(24)} ${String(lessons).padStart(3)}  AUC ${areaUnderCurve.toFixed(4)}  ` +
				`false positives ${percent(falsePositives).padStart(7)}  caught ${percent(caught).padStart(8)}`,
		);
}
