// One mail's way through the scanner, the same for mail that comes in, is judged anew or is measured: features, verdict, and the
// evidence that the account weighs.
import type { PartIndex } from '../domain/part-index';
import type { ScanFacts } from '../domain/scan-facts';
import { type Evidence, NOT_SCANNED, type Verdict } from '../domain/verdict.ts';
import { NO_EVIDENCE } from './evidence-from.ts';
import { type JudgeSettings, judge } from './judge.ts';
import { featuresOf, ownFeatures } from './words/features.ts';
import type { WordModel } from './words/model';

export interface Scan {
	verdict: Verdict;
	evidence: Evidence;
}

/** `settings.words` is made here: features are of one mail. */
export function scan(
	index: PartIndex,
	facts: ScanFacts,
	settings: Omit<JudgeSettings, 'words'>,
	model: WordModel,
): Scan {
	if (!facts.scanned) return { verdict: NOT_SCANNED, evidence: NO_EVIDENCE };
	const features = featuresOf(index, facts, settings.recipient);
	const verdict = judge(index, facts, { ...settings, words: { model, features } });
	return { verdict, evidence: { features: ownFeatures(features) } };
}
