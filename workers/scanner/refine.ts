// The second step of judging: what only the account knows, added to the platform's verdict. The last word is here. Pure but for
// the view's look-ups; the same view always gives the same verdict.
import type { Envelope } from '../domain/address';
import type { PartIndex } from '../domain/part-index';
import type { AttachmentFact } from '../domain/scan-facts';
import { type DomainRules, thresholdsOf } from '../domain/scan-policy.ts';
import { type Action, type Evidence, type Reason, scoreOf, type Verdict } from '../domain/verdict.ts';
import type { AccountView } from './account-view';
import { applyPolicy, type PolicyOutcome } from './attachment-policy.ts';
import { readPolicy } from './attachment-policy-reader.ts';
import { isMalware } from './malware.ts';
import { acquaintanceReasons } from './rules/acquaintance.ts';
import { listing } from './rules/sender-lists.ts';
import { senderProof } from './rules/sender-proof.ts';

/** The mail that the verdict is about. */
export interface JudgedMail {
	index: PartIndex;
	envelope: Envelope;
	/** Absent where nothing was scanned, as is the next. */
	evidence?: Evidence | undefined;
	attachments?: AttachmentFact[] | undefined;
}

export function refine(verdict: Verdict, mail: JudgedMail, account: AccountView, domain: DomainRules): Verdict {
	const proof = senderProof(verdict, mail.index.from);
	const listed = listing(mail.index, mail.envelope, proof, account, domain);
	const policy = attachmentPolicy(mail, account, domain);
	const added = [
		...listed.reasons,
		...(policy.refuse === null ? [] : [policy.refuse]),
		...policy.withheld.map(({ reason }) => reason),
		// A mail that was not scanned is judged by lists alone: what else is known of it says little.
		...(verdict.scanned ? acquaintanceReasons(mail.index, verdict.reasons, proof, account) : []),
		...ownWords(mail.evidence, account),
	];
	const reasons = [...verdict.reasons, ...added];
	const score = scoreOf(reasons);
	const { junk, quarantine } = thresholdsOf(account.settings, domain);
	const byScore: Action = score >= quarantine ? 'quarantine' : score >= junk ? 'junk' : 'inbox';
	const certain = certainAction(verdict, listed.isAllowed);
	const byPolicy: Action = policy.refuse === null ? 'inbox' : 'refuse';
	const withheld = policy.withheld.map(({ part }) => part);
	return {
		...verdict,
		...{ reasons, score, action: strictest(byScore, listed.atLeast, certain, byPolicy) },
		...(verdict.probability === undefined ? {} : { probability: account.probability(score) }),
		...(withheld.length === 0 ? {} : { withheld }),
	};
}

/** The stricter of what the domain and the account want. A policy that cannot be read is none: the default one decides. */
function attachmentPolicy(
	{ index, attachments }: JudgedMail,
	account: AccountView,
	domain: DomainRules,
): PolicyOutcome {
	if (attachments === undefined) return { refuse: null, withheld: [] };
	const readings = [domain.attachments, account.settings.attachments].map(readPolicy);
	const policies = readings.flatMap((reading) => (reading.ok ? [reading.policy] : []));
	return applyPolicy(policies, index, { attachments });
}

/** What the platform is certain of stands, whatever the score comes to; an allowed sender is excused from all but malware. */
function certainAction({ action, reasons }: Verdict, isAllowed: boolean): Action {
	if (action !== 'quarantine' && action !== 'refuse') return 'inbox';
	return isAllowed && !reasons.some(({ rule }) => isMalware(rule)) ? 'inbox' : action;
}

/** Points below this are noise. */
const LEAST_POINTS = 0.1;

function ownWords(evidence: Evidence | undefined, account: AccountView): Reason[] {
	const weight = evidence === undefined ? 0 : Math.round(account.ownPoints(evidence.features) * 100) / 100;
	if (Math.abs(weight) < LEAST_POINTS) return [];
	const like = weight > 0 ? 'junk' : 'good mail';
	return [{ rule: 'own-words', weight, evidence: `reads like what you have moved as ${like}` }];
}

const STRICTNESS: readonly Action[] = ['inbox', 'junk', 'quarantine', 'refuse'];

function strictest(...actions: Action[]): Action {
	return STRICTNESS[Math.max(...actions.map((action) => STRICTNESS.indexOf(action)))] ?? 'inbox';
}
