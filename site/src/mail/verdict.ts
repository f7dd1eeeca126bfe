// A verdict as a person reads it: what it means where the mail stands now, and its facts in words. Pure. Whatever the sender
// chose (domains, evidence) is text only.
import type { AuthenticationSummary, Reason, Verdict, VerdictEvent } from '../../../workers/domain/verdict';
import type { EmailRow } from '../jmap/types';
import { isHeld } from './held';
import type { Roles } from './mailboxes';

/** From this weight on a reason alone is worth a warning. */
const WARNING_WEIGHT = 2;
/** So near to junk, a mail is worth a warning whatever its reasons are. */
const WARNING_SHARE = 0.6;

/** 'kept': where wanted mail stands. */
export type Standing = 'held' | 'junk' | 'kept';

export function standingOf(email: Pick<EmailRow, 'mailboxIds' | 'verdict'>, roles: Roles): Standing {
	if (isHeld(email, roles)) return 'held';
	return roles.junk !== undefined && email.mailboxIds[roles.junk] ? 'junk' : 'kept';
}

export interface Headline {
	tone: 'danger' | 'warn' | 'quiet';
	title: string;
	/** What to do about it; null: nothing. */
	advice: string | null;
	/** Shown with all its reasons at once. */
	isOpen: boolean;
}

const CAREFUL = 'Be careful with its links and attachments.';
const LOCKED = 'Its links do nothing and its attachments are kept back until you release it.';

export function headline(verdict: Verdict, standing: Standing, junkScore: number): Headline {
	if (standing === 'held') return heldHeadline(verdict);
	if (standing === 'junk') return junkHeadline(verdict);
	if (!verdict.scanned)
		return { tone: 'warn', title: 'This mail could not be scanned', advice: CAREFUL, isOpen: false };
	if (verdict.action !== 'inbox') {
		return { tone: 'warn', title: 'A person took this out of where the scan had put it', advice: null, isOpen: false };
	}
	const against = verdict.reasons.filter(({ weight }) => weight > 0);
	const isNear = verdict.score >= junkScore * WARNING_SHARE;
	if (!isNear && !against.some(({ weight }) => weight >= WARNING_WEIGHT)) {
		return { tone: 'quiet', title: 'Why is this not junk?', advice: null, isOpen: false };
	}
	const things = against.length === 1 ? 'One thing' : `${against.length} things`;
	return { tone: 'warn', title: `${things} to be careful about`, advice: null, isOpen: false };
}

function heldHeadline({ action, history }: Verdict): Headline {
	const since = history?.findLast(({ kind }) => kind !== 'lifted')?.kind === 'condemned';
	const title = since
		? 'Held in quarantine for what was learned after it came'
		: action === 'quarantine'
			? 'Held in quarantine'
			: 'Put into quarantine by a person';
	return { tone: 'danger', title, advice: LOCKED, isOpen: true };
}

function junkHeadline({ action, scanned }: Verdict): Headline {
	if (action !== 'inbox') {
		return {
			tone: 'danger',
			title: 'This looks like junk',
			advice: 'Do not trust its links or attachments.',
			isOpen: true,
		};
	}
	const title = scanned
		? 'Put into Junk by a person; the scan had let it pass'
		: 'Put into Junk by a person; it was never scanned';
	return { tone: 'warn', title, advice: null, isOpen: false };
}

/** The reason that says most why the mail is where it is; null: none speaks against it. */
export function topReason({ reasons }: Verdict): Reason | null {
	const [first] = reasons.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
	return first ?? null;
}

/** Why attachments are kept back, in the policy's own words: the sender's names are quoted in them. */
export function withheldWords({ reasons }: Pick<Verdict, 'reasons'>): string[] {
	return reasons.filter(({ rule }) => rule === 'attachment-withheld').map(({ evidence }) => evidence);
}

/** '8.5', '−2': as people say it. */
export function scoreWords(score: number): string {
	const rounded = Math.round(score * 10) / 10;
	return rounded < 0 ? `−${-rounded}` : String(Object.is(rounded, -0) ? 0 : rounded);
}

/** '1 point', '8.5 points'. */
export function pointsWords(score: number): string {
	const words = scoreWords(score);
	return words === '1' ? '1 point' : `${words} points`;
}

/** Beyond this a score says no more: 102 of the test mark is as bad as 20. */
const SCALE_TOP = 3;

/** Where a score stands on a scale that ends at three times the threshold, in per cent. */
export function onScale(score: number, junkScore: number): number {
	return Math.max(0, Math.min(100, (score / (junkScore * SCALE_TOP)) * 100));
}

/** Measured, never made up; null where nothing was measured. */
export function probabilityWords({ probability }: Verdict): string | null {
	if (probability === undefined) return null;
	const of100 = Math.round(probability * 100);
	const count = of100 > 99 ? 'More than 99' : of100 < 1 ? 'Fewer than 1' : String(of100);
	return `${count} of 100 mails with such a score were bad`;
}

export interface SenderProof {
	state: 'proven' | 'failed' | 'open';
	words: string;
	/** One line for each method that was looked at. */
	methods: { name: string; result: string; domain: string; by: string }[];
}

const METHOD_NAMES: Record<AuthenticationSummary['method'], string> = {
	spf: 'SPF',
	dkim: 'DKIM',
	dmarc: 'DMARC',
	arc: 'ARC',
	iprev: 'Reverse DNS',
};

/** Null where nothing was checked. */
export function senderProof({ authentication }: Verdict): SenderProof | null {
	if (authentication === undefined || authentication.length === 0) return null;
	const methods = authentication.map(({ method, ...rest }) => ({ name: METHOD_NAMES[method], ...rest }));
	return { ...proofOf(authentication), methods };
}

function proofOf(all: AuthenticationSummary[]): Pick<SenderProof, 'state' | 'words'> {
	const passing = (method: AuthenticationSummary['method']) =>
		all.find((one) => one.method === method && one.result === 'pass');
	const dmarc = all.find((one) => one.method === 'dmarc');
	const domain = dmarc?.domain || 'the sender shown';
	if (dmarc?.result === 'pass') return { state: 'proven', words: `Proven to come from ${domain}` };
	const [arc, dkim, spf] = [passing('arc'), passing('dkim'), passing('spf')];
	if (dmarc?.result === 'fail' && arc?.domain) {
		return { state: 'open', words: `Not proven to come from ${domain}, but ${arc.domain} vouches for it` };
	}
	if (dmarc?.result === 'fail') return { state: 'failed', words: `Not proven to come from ${domain}` };
	if (dkim) return { state: 'open', words: `Signed by ${dkim.domain}` };
	if (spf) return { state: 'open', words: `Sent by a server of ${spf.domain}` };
	return { state: 'open', words: 'Nothing proves who sent it' };
}

/** What became of the mail, one line an event. `nameOf`: a mailbox's name, undefined for one that is gone. */
export function eventWords({ kind, mailboxIds }: VerdictEvent, nameOf: (id: string) => string | undefined): string {
	if (kind === 'lifted') return 'What was withheld of it was given out';
	const names = mailboxIds.map((id) => nameOf(id) ?? 'a mailbox that is gone').join(', ');
	const from = names === '' ? '' : ` from ${names}`;
	return kind === 'condemned' ? `Moved to quarantine${from}` : `Released${from}`;
}
