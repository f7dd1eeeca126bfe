// What the account needs of a mail to weigh and to learn it: hashes of who says what. Pure; bounded whatever the mail.
import type { PartIndex } from '../domain/part-index';
import type { ScanFacts } from '../domain/scan-facts';
import type { Evidence } from '../domain/verdict';
import { featuresOf, ownFeatures } from './words/features.ts';

export const NO_EVIDENCE: Evidence = { features: new Uint32Array(0) };

/** `recipient`: of the envelope, as when the mail was scanned: what was learnt must be found again. */
export function evidenceFrom(index: PartIndex, facts: ScanFacts, recipient: string): Evidence {
	return facts.scanned ? { features: ownFeatures(featuresOf(index, facts, recipient)) } : NO_EVIDENCE;
}
