// What a domain and an account want done with attachments, and what that comes to for one mail. Pure: policies are data, and
// nothing is stored or refused here. How a policy is read from JSON stands in attachment-policy-reader.ts.

import {
	type AttachmentPolicy,
	byStrictness,
	DEFAULT_POLICY,
	type PolicyAction,
	type PolicyRule,
} from '../domain/attachment-policy.ts';
import type { Part, PartIndex } from '../domain/part-index';
import type { ArchiveEntry, AttachmentFact, ScanFacts } from '../domain/scan-facts';
import type { Reason } from '../domain/verdict';
import { quote, reason } from './evidence.ts';
import { isDangerousEntry, shownEntry } from './rules/attachment-entries.ts';
import { eicarWords, shownName } from './rules/attachments.ts';
import { isProgram, isScript } from './rules/file-kinds.ts';
import { endingOf, hasDangerousEnding } from './rules/file-names.ts';

export interface PolicyOutcome {
	/** null: the mail may come in. */
	refuse: Reason | null;
	/** Index into PartIndex.parts. */
	withheld: { part: number; reason: Reason }[];
}

interface Decision {
	action: PolicyAction;
	why: string;
}

/**
 * What `policies` (the domain's, the account's) come to. Where several decide about a part the strictest counts: an account
 * cannot allow what its domain forbids. Where none does, DEFAULT_POLICY decides.
 */
export function applyPolicy(
	policies: AttachmentPolicy[],
	index: PartIndex,
	facts: Pick<ScanFacts, 'attachments'>,
): PolicyOutcome {
	const outcome: PolicyOutcome = { refuse: null, withheld: [] };
	const byPart = new Map(facts.attachments.map((fact) => [fact.part, fact]));
	for (const [number, part] of index.parts.entries()) {
		const fact = byPart.get(number) ?? (part.fileName === null ? null : { part: number, kind: 'unknown' as const });
		const decision = fact && decide(policies, part, fact);
		if (!decision || decision.action === 'allow') continue;
		if (decision.action === 'refuse') outcome.refuse ??= reason('attachment-refused', decision.why);
		else outcome.withheld.push({ part: number, reason: reason('attachment-withheld', decision.why) });
	}
	return outcome;
}

function decide(policies: AttachmentPolicy[], part: Part, fact: AttachmentFact): Decision | undefined {
	const own = policies.flatMap((policy) => firstMatch(policy, part, fact) ?? []);
	const strictest = own.toSorted((one, other) => byStrictness(other.action, one.action))[0];
	return strictest ?? firstMatch(DEFAULT_POLICY, part, fact);
}

function firstMatch({ rules }: AttachmentPolicy, part: Part, fact: AttachmentFact): Decision | undefined {
	for (const rule of rules) {
		const why = matches(rule, part, fact);
		if (why !== null) return { action: rule.action, why };
	}
	return undefined;
}

/** Why the part matches, in words; null where it does not. */
function matches({ match, action }: PolicyRule, part: Part, fact: AttachmentFact): string | null {
	const shown = shownName(part);
	const name = part.fileName ?? '';
	if ('malware' in match) return eicarWords(part, fact);
	if ('trait' in match) return fact.traits?.includes(match.trait) ? `${shown} has the trait ${match.trait}` : null;
	if ('kind' in match) {
		if (fact.kind === match.kind) return `${shown} is ${match.kind} by its content`;
		return inside(shown, fact, ({ kind }) => kind === match.kind, action);
	}
	if ('ending' in match) {
		if (endingOf(name) === match.ending) return `${shown} ends in .${quote(match.ending)}`;
		return inside(shown, fact, (entry) => endingOf(entry.name) === match.ending, action);
	}
	if (isProgram(fact.kind) || isScript(fact.kind)) return `${shown} is ${fact.kind} by its content`;
	if (hasDangerousEnding(name)) return `${shown} would be run by a double click`;
	return inside(shown, fact, isDangerousEntry);
}

/** One file that is let in would open the door to all that lies beside it: an archive is let in where everything in it is. */
function inside(
	shown: string,
	{ entries = [], entryCount }: AttachmentFact,
	test: (entry: ArchiveEntry) => boolean,
	action?: PolicyAction,
): string | null {
	if (action === 'allow' && !(entries.length === entryCount && entries.every(test))) return null;
	const entry = entries.find(test);
	return entry === undefined ? null : `${shown} holds ${shownEntry(entry)}`;
}
