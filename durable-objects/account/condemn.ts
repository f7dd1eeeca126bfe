// A mail that came in is judged anew for what was learned since: into quarantine, with the reasons added to its verdict.
// A person's word stands: what was released, or allowed, is not taken away again for reasons that they have seen.
import type { CondemnResult } from '../../workers/domain/account';
import { type Reason, scoreOf, type Verdict } from '../../workers/domain/verdict';
import { isMalware } from '../../workers/scanner/malware';
import { words } from '../../workers/scanner/words/workerd';
import { fromId } from './ids';
import { refile, writeVerdict } from './store/change-email';
import type { Database } from './store/database';
import { bodyRecords, emailRecords } from './store/emails';
import type { Step } from './store/history';
import { removeRowsOf } from './store/outbox-rows';
import { openQuarantine, quarantineId } from './store/quarantine';
import { Tallies } from './store/tallies';
import { noteQuarantined } from './store/undigested';
import { withEvent } from './verdict-history';
import { attachedParts } from './withheld';

/** Weights of hundreds of reasons say no more than those of some: what weighs least goes first. */
const MAX_REASONS = 100;

export function condemn(db: Database, step: Step, id: string, reasons: readonly Reason[], now: number): CondemnResult {
	const number = fromId('Email', id);
	const email = number === null ? undefined : emailRecords(db, [number])[0];
	if (!email?.verdict) return { ok: false, reason: 'notFound' };
	const fresh = reasons.filter((one) => !email.verdict?.reasons.some((known) => isSame(known, one)));
	const quarantine = quarantineId(db);
	const isThere = quarantine !== null && email.mailboxes.includes(quarantine);
	const objection = objectionTo(email.verdict, reasons, fresh, isThere);
	if (objection !== null) return { ok: false, reason: objection };
	const judged = withheldIfMalware(db, email.id, withReasons(email.verdict, fresh), fresh);
	writeVerdict(db, step, email.id, isThere ? judged : withEvent(judged, 'condemned', email.mailboxes, now));
	const tallies = new Tallies(db, step);
	refile(db, step, tallies, email, { mailboxes: [openQuarantine(db, step)], keywords: email.keywords });
	tallies.flush();
	removeRowsOf(db, 'enrich', email.id);
	if (!isThere) noteQuarantined(db, email.id, now);
	step.isQuiet = true;
	return { ok: true };
}

function objectionTo(
	verdict: Verdict,
	reasons: readonly Reason[],
	fresh: readonly Reason[],
	isThere: boolean,
): 'there' | 'released' | 'allowed' | null {
	if (isThere && fresh.length === 0) return 'there';
	const isAllowed = verdict.reasons.some(({ rule }) => rule === 'sender-allowed');
	if (isAllowed && !reasons.some(({ rule }) => isMalware(rule))) return 'allowed';
	const wasReleased = verdict.history?.some(({ kind }) => kind === 'released') ?? false;
	return wasReleased && fresh.length === 0 ? 'released' : null;
}

function isSame(a: Reason, b: Reason): boolean {
	return a.rule === b.rule && a.evidence === b.evidence;
}

function withReasons(verdict: Verdict, fresh: readonly Reason[]): Verdict {
	const reasons = weightiest([...verdict.reasons, ...fresh]);
	const score = scoreOf(reasons);
	// As of a mail whose reasons were all known at the door: a probability is that of the score beside it.
	const measured = verdict.probability === undefined ? {} : { probability: words.probability(score) };
	return { ...verdict, ...measured, action: 'quarantine', reasons, score };
}

function weightiest(reasons: Reason[]): Reason[] {
	if (reasons.length <= MAX_REASONS) return reasons;
	return reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MAX_REASONS);
}

function withheldIfMalware(db: Database, emailId: number, verdict: Verdict, fresh: readonly Reason[]): Verdict {
	if (!fresh.some(({ rule }) => isMalware(rule))) return verdict;
	const withheld = attachedParts(bodyRecords(db, [emailId]).get(emailId)?.parts ?? []);
	return withheld.length === 0 ? verdict : { ...verdict, withheld };
}
