// Weighs what the core saw into a verdict with its reasons. Pure: the same facts always give the same verdict.
// Each family of rules stands in its own file; the weights stand in weights.ts.

import type { PartIndex } from '../domain/part-index';
import type { ScanFacts } from '../domain/scan-facts';
import { JUNK_SCORE, NOT_SCANNED, type Reason, type Verdict } from '../domain/verdict.ts';
import { reason } from './evidence.ts';
import { attachmentReasons, type BadHashes } from './rules/attachments.ts';
import { type Authentication, authenticationReasons, readAuthentication } from './rules/authentication.ts';
import { linkReasons } from './rules/links.ts';
import { senderReasons } from './rules/sender.ts';

export interface JudgeSettings {
	/** The platform's authserv-id (RFC 8601 section 2.5), the only one whose results count. */
	authservId: string;
	/** The envelope's recipient. */
	recipient: string;
	/**
	 * How many Received fields the platform itself writes above its Authentication-Results: 0 unless said otherwise;
	 * Cloudflare Email Routing writes one.
	 */
	platformReceived?: number;
	/** Digests of known malware, as the threat feeds have them; none unless given. */
	badHashes?: BadHashes;
}

/** From this weight on a reason is a danger, beside which proof of the sender's domain excuses nothing. */
const DANGER_WEIGHT = 2;

/** A message that could not be scanned goes to the inbox and says so: a fault of ours is no fault of the sender's. */
export function judge(index: PartIndex, facts: ScanFacts, settings: JudgeSettings): Verdict {
	if (!facts.scanned) return NOT_SCANNED;
	const authentication = readAuthentication(facts.authenticationResults, settings);
	const reasons = [
		...testReasons(facts),
		...attachmentReasons(index, facts.attachments, settings.badHashes),
		...linkReasons(index, facts.mismatches, authentication),
		...senderReasons(index, settings.recipient, authentication),
		...authenticationReasons(authentication),
	];
	reasons.push(...credit(reasons, authentication));
	const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
	return { action: score >= JUNK_SCORE ? 'junk' : 'inbox', score, reasons, scanned: true };
}

function testReasons(facts: ScanFacts): Reason[] {
	return facts.gtube ? [reason('gtube', 'the text holds the GTUBE test string for junk filters')] : [];
}

function credit(reasons: Reason[], authentication: Authentication): Reason[] {
	if (authentication.dmarc !== 'pass' || reasons.some(({ weight }) => weight >= DANGER_WEIGHT)) return [];
	return [reason('dmarc-pass', `${authentication.by} found that the From domain is the real one (dmarc=pass)`)];
}
