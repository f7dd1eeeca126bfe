// What the classifier makes of the mail as a whole: one reason, with the few words that say most.
import type { Reason } from '../../domain/verdict';
import { quote } from '../evidence.ts';
import type { FeatureSet } from '../words/feature-set';
import type { WordModel } from '../words/model';

/** Fewer points are not worth a line. */
const LEAST_POINTS = 0.1;

export function wordReasons(words: { model: WordModel; features: FeatureSet }): Reason[] {
	const { points, telling } = words.model.read(words.features);
	const weight = Math.round(points * 100) / 100;
	if (Math.abs(weight) < LEAST_POINTS) return [];
	const named = telling.length === 0 ? '' : `: ${telling.map((word) => `“${quote(word)}”`).join(', ')}`;
	return weight > 0
		? [{ rule: 'words-junk', weight, evidence: `reads and is built like junk mail${named}` }]
		: [{ rule: 'words-good', weight, evidence: `reads and is built like good mail${named}` }];
}
