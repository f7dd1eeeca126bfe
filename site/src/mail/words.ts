// Insights in plain words. Pure.
import { CATEGORIES, type Category, type Insight, type Provider } from '../../../workers/domain/insight';

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
