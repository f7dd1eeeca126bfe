// What the account needs of a mail to weigh and to learn it: hashes of who says what. Pure; bounded whatever the mail.
import type { PartIndex } from '../domain/part-index';
import type { ScanFacts } from '../domain/scan-facts';
import type { Evidence } from '../domain/verdict';
import { featuresOf, ownFeatures } from './words/features.ts';

export const NO_EVIDENCE: Evidence = { features: new Uint32Array(0) };

/** The same for a mail whoever of the account's addresses it was sent to: what was learnt must be found again. */
export function evidenceFrom(index: PartIndex, facts: ScanFacts): Evidence {
	return facts.scanned ? { features: ownFeatures(featuresOf(index, facts, '')) } : NO_EVIDENCE;
}
