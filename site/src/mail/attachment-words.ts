// What becomes of files here, in words: what the account chose, what its domains decide, and what of it counts. Pure.
import {
	byStrictness,
	POLICY_ACTIONS,
	type PolicyAction,
	type PolicyMatch,
} from '../../../workers/domain/attachment-policy';
import type { DomainDecision } from '../../../workers/domain/scan-policy';
import { decided, sameMatch } from './attachment-choices';
import { CLASS_NAMES, type ClassName, FILE_CLASSES } from './file-classes';

export const ACTION_LABELS: Record<PolicyAction, string> = { allow: 'Let in', strip: 'Withhold', refuse: 'Refuse' };

const DOES: Record<PolicyAction, string> = { allow: 'lets in', strip: 'withholds', refuse: 'refuses' };

/** One class of files as it is shown. */
export interface ClassRow {
	/** What counts; null: the default, and that is not the same for each of the domains. */
	action: PolicyAction | null;
	/** What counts where the account chooses nothing; null as above. */
	standard: PolicyAction | null;
	/** What can be chosen: nothing milder than its domains ask for. */
	open: PolicyAction[];
	/** What the domains decide. */
	notes: string[];
}

export function classRow(name: ClassName, chosen: PolicyAction | undefined, domains: DomainDecision[]): ClassRow {
	const { matches, standard: usual } = FILE_CLASSES[name];
	const asked = domains.map((domain) => asks(domain, matches));
	const standards = new Set(asked.length > 0 ? asked.map(({ all }) => all ?? usual) : [usual]);
	const standard = standards.size === 1 ? ([...standards][0] ?? usual) : null;
	const least = asked.map(({ all }) => all ?? 'allow').toSorted(byStrictness)[0] ?? 'allow';
	// Where the domains differ, to let in what comes in anyway is to say nothing (attachment-choices.ts).
	const isSaid = (action: PolicyAction) => action !== 'allow' || usual !== 'allow' || standard !== null;
	return {
		action: chosen === undefined ? standard : stricter(chosen, least),
		standard,
		open: POLICY_ACTIONS.filter((action) => byStrictness(action, least) >= 0 && isSaid(action)),
		notes: notesOn(matches, domains),
	};
}

/** What the domains decide about files that fit these. */
export function notesOn(matches: readonly PolicyMatch[], domains: DomainDecision[]): string[] {
	return domains.flatMap((domain) => {
		const { all, some } = asks(domain, matches);
		if (all) return [`${nameOf(domain, domains)} ${DOES[all]} these.`];
		return some ? [`${nameOf(domain, domains)} ${DOES[some]} some of these.`] : [];
	});
}

/** What a domain wants done with all of what makes up a class, or else the strictest that it wants with some of it. */
function asks({ attachments }: DomainDecision, matches: readonly PolicyMatch[]) {
	const found = matches.map((match) => decided(attachments?.rules ?? [], match));
	const said = found.filter((action) => action !== undefined).toSorted(byStrictness);
	const isAll = said.length === found.length && said[0] === said.at(-1);
	return { all: isAll ? said[0] : undefined, some: said.at(-1) };
}

function stricter(one: PolicyAction, other: PolicyAction): PolicyAction {
	return byStrictness(one, other) > 0 ? one : other;
}

/** What the domains decide beyond the classes, one line a rule. */
export function otherDecisions(domains: DomainDecision[]): string[] {
	return domains.flatMap((domain) => {
		const rules = domain.attachments?.rules.filter(({ match }) => !isOfClass(match)) ?? [];
		return rules.map(({ match, action }) => `${nameOf(domain, domains)} ${DOES[action]} ${filesOf(match)}`);
	});
}

function isOfClass(match: PolicyMatch): boolean {
	return CLASS_NAMES.some((name) => FILE_CLASSES[name].matches.some((one) => sameMatch(one, match)));
}

function nameOf({ domain }: DomainDecision, domains: DomainDecision[]): string {
	return domains.length === 1 ? `Your domain ${domain}` : domain;
}

/** 'files that end in .iso' */
export function filesOf(match: PolicyMatch): string {
	if ('ending' in match) return `files that end in .${match.ending}`;
	if ('kind' in match) return `files that are “${match.kind}” inside`;
	if ('trait' in match) return `files with “${match.trait}” in them`;
	return 'malware' in match ? 'malware' : 'programs and scripts';
}
