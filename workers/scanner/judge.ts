// Weighs what the core saw into a verdict with its reasons. Pure: the same facts always give the same verdict.
// Each family of rules stands in its own file; the weights stand in weights.ts.

import type { PartIndex } from '../domain/part-index';
import type { ScanFacts } from '../domain/scan-facts';
import { type Action, JUNK_SCORE, NOT_SCANNED, type Reason, scoreOf, type Verdict } from '../domain/verdict.ts';
import { type Authentication, summaryOf } from './authentication/authentication.ts';
import { type PlatformSettings, readPlatform } from './authentication/platform.ts';
import { reason } from './evidence.ts';
import type { ThreatFilter } from './feeds/filter';
import { suspectsOf } from './feeds/suspects.ts';
import { answerReasons } from './rules/answers.ts';
import { attachmentReasons } from './rules/attachments.ts';
import { authenticationReasons } from './rules/authentication.ts';
import { brandReasons } from './rules/brand-spoof.ts';
import { clientReasons } from './rules/client.ts';
import { linkTargetReasons } from './rules/link-targets.ts';
import { linkReasons } from './rules/links.ts';
import { pageReasons } from './rules/pages.ts';
import { phraseReasons } from './rules/phrases.ts';
import { senderReasons } from './rules/sender.ts';
import { senderShapeReasons } from './rules/sender-shape.ts';
import { structureReasons } from './rules/structure.ts';
import { isCertain, isCondemning, threatReasons } from './rules/threats.ts';
import { wordReasons } from './rules/words.ts';
import type { FeatureSet } from './words/feature-set';
import type { WordModel } from './words/model';

export interface JudgeSettings extends PlatformSettings {
	/** The envelope's recipient. */
	recipient: string;
	/** The classifier with what it reads; without it the rules are all there is. */
	words?: { model: WordModel; features: FeatureSet };
	/** What authenticate() found; without it the platform's own results are all there is. */
	authentication?: Authentication;
	/** The envelope's sender; '' where it has none. */
	sender?: string;
	/** What feeds list; null: nothing, or it is not at hand. */
	threats?: ThreatFilter | null;
}

/** From this weight on a reason is a danger, beside which proof of the sender's domain excuses nothing. */
const DANGER_WEIGHT = 2;

/** A message that could not be scanned goes to the inbox and says so: a fault of ours is no fault of the sender's. */
export function judge(index: PartIndex, facts: ScanFacts, settings: JudgeSettings): Verdict {
	if (!facts.scanned) return NOT_SCANNED;
	const authentication = settings.authentication ?? readPlatform(index, facts, settings);
	const found = contentReasons(index, facts, settings.recipient, authentication, settings.sender);
	const isProvenList = index.bulk && authentication.dmarc.result === 'pass';
	const reasons = [
		...found,
		...(settings.words ? wordReasons(settings.words, found, isProvenList) : []),
		...authenticationReasons(authentication),
		...(settings.threats ? threatReasons(suspectsOf(index, facts, settings), settings.threats) : []),
	];
	reasons.push(...credit(reasons, authentication));
	const score = scoreOf(reasons);
	const checked = summaryOf(authentication);
	return {
		action: actionFor(score, reasons),
		score,
		reasons,
		scanned: true,
		...(settings.words ? { probability: settings.words.model.probability(score) } : {}),
		...(checked.length > 0 ? { authentication: checked } : {}),
	};
}

/** What the rules find in the mail itself, in its envelope, and of the host that brought it, where those are known. */
export function contentReasons(
	index: PartIndex,
	facts: ScanFacts,
	recipient: string,
	authentication: Authentication,
	envelopeSender?: string,
): Reason[] {
	const sender = senderReasons(index, recipient, authentication);
	return [
		...testReasons(facts),
		...attachmentReasons(index, facts.attachments),
		...linkReasons(index, facts.mismatches, authentication),
		...linkTargetReasons(index, facts, recipient),
		...pageReasons(index, facts, authentication),
		...phraseReasons(index, facts, authentication),
		...sender,
		...answerReasons(index),
		...senderShapeReasons(index),
		...structureReasons(index, recipient, envelopeSender),
		...brandReasons(index, facts, sender),
		...clientReasons(authentication, recipient),
	];
}

function actionFor(score: number, reasons: readonly Reason[]): Action {
	if (reasons.some(isCertain)) return 'refuse';
	if (reasons.some(isCondemning)) return 'quarantine';
	return score >= JUNK_SCORE ? 'junk' : 'inbox';
}

function testReasons(facts: ScanFacts): Reason[] {
	return facts.gtube ? [reason('gtube', 'the text holds the GTUBE test string for junk filters')] : [];
}

function credit(reasons: Reason[], authentication: Authentication): Reason[] {
	if (authentication.dmarc.result !== 'pass' || reasons.some(({ weight }) => weight >= DANGER_WEIGHT)) return [];
	return [reason('dmarc-pass', `${authentication.dmarc.by} found that the From domain is the real one (dmarc=pass)`)];
}
