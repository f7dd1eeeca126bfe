// Verdicts and insights in plain words. Pure. Evidence is the sender's data: components show it as text only.
import { CATEGORIES, type Category, type Insight, type Provider } from '../../../workers/domain/insight';
import type { Reason } from '../../../workers/domain/verdict';

const REASONS: Record<string, string> = {
	'link-mismatch': 'A link shows one address and goes to another',
	'dangerous-attachment': 'An attachment could run a program on your device',
	'disguised-attachment': 'An attachment pretends to be another kind of file',
	'display-name-spoof': 'The sender’s name pretends to be somebody else',
	'dmarc-fail': 'The sender’s domain says that this mail is not from there (DMARC)',
	'dkim-fail': 'The sender’s signature does not match (DKIM)',
	'spf-fail': 'It was sent by a server that the sender’s domain does not know (SPF)',
	gtube: 'It carries the test mark for junk mail (GTUBE)',
	eicar: 'It carries the test mark for viruses (EICAR)',
};

/** A rule in words; a rule this page does not know yet keeps its name, made readable. */
export function reasonWords(reason: Reason): string {
	const words = reason.rule.replaceAll('-', ' ');
	return REASONS[reason.rule] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

const PROVIDERS: Record<Provider, string> = {
	'workers-ai': 'Workers AI',
	'openai-compatible': 'own model server',
	local: 'local rules',
};

function providerWords(provider: Provider, model: string | null): string {
	if (provider === 'local' || !model) return PROVIDERS[provider];
	return `${model.split('/').at(-1)} · ${PROVIDERS[provider]}`;
}

const LABELS: Record<Category, string> = {
	personal: 'Personal',
	work: 'Work',
	newsletter: 'Newsletter',
	notification: 'Notification',
	receipt: 'Receipt',
	travel: 'Travel',
	social: 'Social',
	other: 'Other',
};

/** One insight, ready to be shown. */
export interface InsightWords {
	summary: string | null;
	language: string | null;
	category: string | null;
	/** 'Summary by llama-3.2-3b-instruct · Workers AI' */
	by: string;
	/** Why another provider stands in, null where none does. */
	note: string | null;
}

export function insightWords(insight: Insight, locale?: string): InsightWords {
	const what = insight.summary ? 'Summary' : 'Read';
	return {
		summary: insight.summary,
		language: insight.language ? languageName(insight.language, locale) : null,
		category: insight.category === 'other' ? null : LABELS[insight.category],
		by: `${what} by ${providerWords(insight.provider, insight.model)}`,
		note: noteWords(insight),
	};
}

function noteWords({ standsInFor, note }: Insight): string | null {
	if (!standsInFor) return note;
	return `${PROVIDERS[standsInFor]} did not answer${note ? ` (${note})` : ''}. It will be asked again.`;
}

function languageName(tag: string, locale?: string): string {
	try {
		return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
	} catch {
		return tag; // not a BCP 47 tag: what was said is shown
	}
}

const QUIET: Category[] = ['personal', 'other'];

/** The chip on a row; what is ordinary gets none. */
export function categoryChip(insight: Insight | null | undefined): { key: Category; label: string } | null {
	const key = insight?.category;
	if (!key || !CATEGORIES.includes(key) || QUIET.includes(key)) return null;
	return { key, label: LABELS[key] };
}
