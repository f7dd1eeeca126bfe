// What a person chooses to have done with files, as a policy (docs/scanner-attachments.md), and a policy as such choices. Pure.
import {
	type AttachmentPolicy,
	byStrictness,
	isEnding,
	type PolicyAction,
	type PolicyMatch,
	type PolicyRule,
} from '../../../workers/domain/attachment-policy';
import { CLASS_NAMES, type ClassName, FILE_CLASSES } from './file-classes';

export interface Choices {
	/** Rules of another hand that no choice stands for. They come first, as they stood. */
	others: PolicyRule[];
	/** By the ending. They come before the classes. */
	endings: Record<string, PolicyAction>;
	/** Absent: the default. */
	classes: Partial<Record<ClassName, PolicyAction>>;
}

const NO_MALWARE: PolicyRule = { match: { malware: true }, action: 'refuse' };

/** null: nothing but defaults. */
export function writeChoices({ others, ...choices }: Choices): AttachmentPolicy | null {
	const chosen = rulesOf(choices);
	// What is let in shall not let malware in: the first rule that matches decides.
	const rules = [...others, ...(chosen.length > 0 ? [NO_MALWARE, ...chosen] : [])];
	return rules.length > 0 ? { rules } : null;
}

/** Of what fits several choices, the strictest one decides. */
function rulesOf({ endings, classes }: Omit<Choices, 'others'>): PolicyRule[] {
	const ofEndings = Object.entries(endings).map(([ending, action]) => ({ match: { ending }, action }));
	const ofClasses = CLASS_NAMES.flatMap((name) => {
		const action = classes[name];
		return action ? FILE_CLASSES[name].matches.map((match) => ({ match, action })) : [];
	});
	return [ofEndings, ofClasses].flatMap((rules) =>
		rules.toSorted((one, other) => byStrictness(other.action, one.action)),
	);
}

/** The longest end of the policy that choices stand for; what comes before it are the others. No rule is lost. */
export function readChoices(policy: AttachmentPolicy | null): Choices {
	const rules = policy?.rules ?? [];
	for (let at = 0; ; at++) {
		const chosen = rules.slice(at + (isSame(rules[at], NO_MALWARE) ? 1 : 0));
		const choices = choicesOf(chosen);
		if (sameRules(rulesOf(choices), chosen)) return { ...choices, others: rules.slice(0, at) };
	}
}

function choicesOf(rules: readonly PolicyRule[]): Omit<Choices, 'others'> {
	const endings = rules.flatMap(({ match, action }) => ('ending' in match ? [[match.ending, action]] : []));
	const classes = CLASS_NAMES.flatMap((name) => {
		const { matches, standard } = FILE_CLASSES[name];
		const action = matches.map((match) => decided(rules, match))[0];
		// To let in what comes in anyway says nothing of it, and would let in the program that lies beside it.
		return action && (action !== 'allow' || standard !== 'allow') ? [[name, action]] : [];
	});
	return { endings: Object.fromEntries(endings), classes: Object.fromEntries(classes) };
}

/** What the policy says of a part that fits this match and no other. */
export function decided(rules: readonly PolicyRule[], match: PolicyMatch): PolicyAction | undefined {
	return rules.find((rule) => sameMatch(rule.match, match))?.action;
}

/** A match has one member. */
export function sameMatch(one: PolicyMatch, other: PolicyMatch): boolean {
	return Object.entries(one).join() === Object.entries(other).join();
}

function isSame(one: PolicyRule | undefined, other: PolicyRule | undefined): boolean {
	return !!one && !!other && one.action === other.action && sameMatch(one.match, other.match);
}

function sameRules(some: readonly PolicyRule[], others: readonly PolicyRule[]): boolean {
	return some.length === others.length && some.every((rule, at) => isSame(rule, others[at]));
}

export type ReadEnding = { ok: true; ending: string } | { ok: false; problem: string };

/** Takes '.ISO' and '*.iso' for what they mean. */
export function readEnding(text: string): ReadEnding {
	const ending = text
		.trim()
		.replace(/^\*?\./, '')
		.toLowerCase();
	if (isEnding(ending)) return { ok: true, ending };
	if (ending === '') return { ok: false, problem: 'Write an ending, such as iso or docm.' };
	const last = ending.slice(ending.lastIndexOf('.') + 1);
	if (last !== ending && isEnding(last)) {
		return { ok: false, problem: `Only what stands after the last dot counts: write ${last}` };
	}
	return {
		ok: false,
		problem: `“${text.trim()}” is no ending. It has up to 16 letters and digits, such as iso or docm.`,
	};
}
