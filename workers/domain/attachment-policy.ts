// An attachment policy: what a domain or an account wants done with files. Types, the default, and what several come to.
import type { AttachmentTrait, ContentKind } from './scan-facts';

/** `strip`: the mail comes in and the part is withheld until someone releases it. `refuse`: the mail does not come in. */
export const POLICY_ACTIONS = ['allow', 'strip', 'refuse'] as const;

export type PolicyAction = (typeof POLICY_ACTIONS)[number];

/** Exactly one of them. Kinds, endings and `dangerous` look at the files inside an archive too. */
export type PolicyMatch =
	| { kind: ContentKind }
	/** Lower case, without its dot. */
	| { ending: string }
	| { trait: AttachmentTrait }
	/** What a reader's system would run, by content or name. */
	| { dangerous: true }
	/** The EICAR test string. What a feed lists by its digest is refused before any policy is asked (rules/threats.ts). */
	| { malware: true };

export interface PolicyRule {
	match: PolicyMatch;
	action: PolicyAction;
}

/** The first rule that matches a part decides about it. */
export interface AttachmentPolicy {
	rules: PolicyRule[];
}

export const MAX_POLICY_RULES = 200;

/** For what neither the domain nor the account says anything about. Macros are left to the score. */
export const DEFAULT_POLICY: AttachmentPolicy = {
	rules: [
		{ match: { malware: true }, action: 'refuse' },
		{ match: { dangerous: true }, action: 'strip' },
	],
};

/** Above zero where `one` is the stricter of the two. */
export function byStrictness(one: PolicyAction, other: PolicyAction): number {
	return POLICY_ACTIONS.indexOf(one) - POLICY_ACTIONS.indexOf(other);
}

/** What stands after a name's last dot, in lower case. */
export function isEnding(text: string): boolean {
	return /^[a-z0-9][a-z0-9_-]{0,15}$/.test(text);
}
