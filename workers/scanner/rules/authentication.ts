// What sender authentication weighs: every fact a rule of its own. What was found stands in authentication/.
import type { Reason } from '../../domain/verdict';
import { type Authentication, isDisowned } from '../authentication/authentication.ts';
import { quote, reason } from '../evidence.ts';
import type { Rule } from '../weights.ts';

export function authenticationReasons(authentication: Authentication): Reason[] {
	return [
		...dmarcReasons(authentication),
		...spfReasons(authentication),
		...dkimReasons(authentication),
		...fieldReasons(authentication),
	];
}

function dmarcReasons(authentication: Authentication): Reason[] {
	const { dmarc, arc } = authentication;
	const found = `${dmarc.by} found dmarc=${dmarc.result}${about(dmarc.subject)}`;
	if (isDisowned(authentication)) {
		const asked = dmarc.policy === null ? '' : `, which asks for ${dmarc.policy}`;
		return [reason(FAILURES[dmarc.policy ?? 'quarantine'], found + asked)];
	}
	if (dmarc.result === 'fail') {
		return [
			reason('dmarc-fail-excused', `${found}, but ${quote(arc.rescuer ?? '')} saw it pass and sealed that (ARC)`),
		];
	}
	return isUnproven(authentication) ? [reason('sender-unproven', `nothing proves${about(dmarc.subject, '')}`)] : [];
}

const FAILURES = {
	none: 'dmarc-fail-none',
	quarantine: 'dmarc-fail',
	reject: 'dmarc-fail-reject',
} as const satisfies Record<string, Rule>;

/** The domain has no policy, and neither a signature nor a host proves anything: nobody would notice a forgery. */
function isUnproven({ dmarc, spf, dkim }: Authentication): boolean {
	return dmarc.result === 'none' && spf.result !== 'pass' && !dkim.some(({ result }) => result === 'pass');
}

/** Where DMARC passes, a host that SPF does not know is a forwarder's. */
function spfReasons({ spf, dmarc }: Authentication): Reason[] {
	if (dmarc.result === 'pass') return [];
	const words = `${spf.by} found spf=${spf.result}${about(spf.subject)}`;
	if (spf.result === 'fail') return [reason('spf-fail', words)];
	if (spf.result === 'softfail') return [reason('spf-softfail', words)];
	return spf.result === 'permerror' ? [reason('spf-broken', words)] : [];
}

function dkimReasons({ dkim }: Authentication): Reason[] {
	const passed = dkim.filter(({ result }) => result === 'pass');
	const weak = passed.find(({ weaknesses }) => weaknesses.includes('unsignedBody'));
	if (weak) return [reason('dkim-body-appended', `${quote(weak.domain)} signed the beginning; more text follows`)];
	const added = passed.find(({ weaknesses }) => weaknesses.includes('addedField'));
	if (added) return [reason('dkim-field-added', `beside a field that ${quote(added.domain)} signed stands another`)];
	const failed = passed.length === 0 ? dkim.find(({ result }) => result === 'fail') : undefined;
	return failed
		? [reason('dkim-fail', `${failed.by} found dkim=fail${about(failed.domain)}: ${quote(failed.reason)}`)]
		: [];
}

function fieldReasons({ by, forgedBelow, fromFields }: Authentication): Reason[] {
	const reasons: Reason[] = [];
	if (fromFields > 1) reasons.push(reason('from-repeated', `the mail has ${fromFields} From fields`));
	if (forgedBelow !== null) {
		const place = `below ${forgedBelow} Received ${forgedBelow === 1 ? 'field' : 'fields'}`;
		reasons.push(reason('forged-authentication-results', `results in the name of ${by} stand ${place}: not believed`));
	}
	return reasons;
}

function about(subject: string | null, word = ' for'): string {
	return subject === null || subject === '' ? '' : `${word} ${quote(subject)}`;
}
