// Reads an attachment policy from JSON as an administrator wrote it, and says in words what is wrong with it.
import {
	type AttachmentPolicy,
	isEnding,
	MAX_POLICY_RULES,
	POLICY_ACTIONS,
	type PolicyAction,
	type PolicyMatch,
	type PolicyRule,
} from '../domain/attachment-policy.ts';
import { KIND_LIST, TRAIT_LIST } from '../domain/scan-facts.ts';

const ACTIONS: readonly string[] = POLICY_ACTIONS;
const FORM = '{"rules": [{"match": {"ending": "exe"}, "action": "strip"}]}';

export type PolicyReading = { ok: true; policy: AttachmentPolicy } | { ok: false; errors: string[] };

/** `json`: what JSON.parse gave. Errors name their place, as in rules[2].match. */
export function readPolicy(json: unknown): PolicyReading {
	if (!isRecord(json) || !Array.isArray(json.rules)) return failed(`a policy looks like this: ${FORM}`);
	const others = Object.keys(json).filter((key) => key !== 'rules');
	if (others.length > 0) return failed(`a policy has rules and nothing else: ${others.join(', ')} is unknown`);
	if (json.rules.length > MAX_POLICY_RULES) return failed(`a policy has at most ${MAX_POLICY_RULES} rules`);
	const read = json.rules.map((rule: unknown, index) => readRule(rule, `rules[${index}]`));
	const errors = read.flatMap((rule) => (typeof rule === 'string' ? [rule] : []));
	if (errors.length > 0) return { ok: false, errors };
	return { ok: true, policy: { rules: read.flatMap((rule) => (typeof rule === 'string' ? [] : [rule])) } };
}

function failed(error: string): PolicyReading {
	return { ok: false, errors: [error] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The rule, or what is wrong with it. */
function readRule(rule: unknown, place: string): PolicyRule | string {
	if (!isRecord(rule)) return `${place} must be an object with match and action`;
	const others = Object.keys(rule).filter((key) => key !== 'match' && key !== 'action');
	if (others.length > 0) return `${place} has match and action and nothing else: ${others.join(', ')} is unknown`;
	if (!isAction(rule.action)) return `${place}.action must be one of ${ACTIONS.join(', ')}`;
	const match = readMatch(rule.match, `${place}.match`);
	return typeof match === 'string' ? match : { match, action: rule.action };
}

function isAction(value: unknown): value is PolicyAction {
	return typeof value === 'string' && ACTIONS.includes(value);
}

function readMatch(match: unknown, place: string): PolicyMatch | string {
	const keys = isRecord(match) ? Object.keys(match) : [];
	if (!isRecord(match) || keys.length !== 1) {
		return `${place} must have exactly one of kind, ending, trait, dangerous, malware`;
	}
	const key = keys[0] ?? '';
	const value = match[key];
	if (key === 'dangerous') return value === true ? { dangerous: true } : `${place}.dangerous can only be true`;
	if (key === 'malware') return value === true ? { malware: true } : `${place}.malware can only be true`;
	if (key === 'kind') return known(KIND_LIST, value, (kind) => ({ kind }), `${place}.kind`);
	if (key === 'trait') return known(TRAIT_LIST, value, (trait) => ({ trait }), `${place}.trait`);
	if (key !== 'ending') return `${place}.${key} is unknown: use kind, ending, trait, dangerous or malware`;
	if (typeof value === 'string' && isEnding(value)) return { ending: value };
	return `${place}.ending must be an ending in lower case without its dot, such as "exe"`;
}

function known<T extends string>(
	list: readonly T[],
	value: unknown,
	match: (name: T) => PolicyMatch,
	place: string,
): PolicyMatch | string {
	const name = list.find((one) => one === value);
	return name === undefined ? `${place} must be one of ${list.join(', ')}` : match(name);
}
