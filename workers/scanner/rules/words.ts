// What the classifier makes of the mail as a whole: one reason, with the few words that say most.
import type { Reason } from '../../domain/verdict';
import { quote } from '../evidence.ts';
import type { FeatureSet } from '../words/feature-set';
import type { WordModel } from '../words/model';

/** Fewer points are not worth a line. */
const LEAST_POINTS = 0.1;

/** Wanted advertising reads like unwanted: of a list whose sender is proven, how it reads says little. What people move says more. */
const MOST_AGAINST_LISTS = 1.5;

/** `met`: what the rules found in the mail. `isProvenList`: it has a list's fields, and its From domain is the real one. */
export function wordReasons(
	words: { model: WordModel; features: FeatureSet },
	met: readonly Reason[],
	isProvenList: boolean,
): Reason[] {
	const { points, telling } = words.model.read(
		words.features,
		met.map(({ rule }) => rule),
	);
	const weight = Math.round(Math.min(points, isProvenList ? MOST_AGAINST_LISTS : points) * 100) / 100;
	if (Math.abs(weight) < LEAST_POINTS) return [];
	const named = telling.length === 0 ? '' : `: ${telling.map((word) => `“${quote(word)}”`).join(', ')}`;
	return weight > 0
		? [{ rule: 'words-junk', weight, evidence: `reads and is built like junk mail${named}` }]
		: [{ rule: 'words-good', weight, evidence: `reads and is built like good mail${named}` }];
}
