// Verdicts and insights in plain words. Pure. Evidence is the sender's data: components show it as text only.
import { CATEGORIES, type Category, type Insight, type Provider } from '../../../workers/domain/insight';
import type { Reason } from '../../../workers/domain/verdict';

const REASONS: Record<string, string> = {
	'link-mismatch': 'A link shows one address and goes to another',
	'link-mismatch-more': 'More links show one address and go to another',
	'link-mismatch-tracker': 'A link goes through a tracker first',
	'dangerous-attachment': 'An attachment could run a program on your device',
	'script-attachment': 'An attachment is a script',
	'dangerous-file-name': 'An attachment’s name would make your device run it',
	'disguised-file-name': 'An attachment’s name is made to be misread',
	'content-contradicts-name': 'An attachment is another kind of file than its name says',
	'display-name-spoof': 'The sender’s name shows another address than the sender’s own',
	'display-name-list': 'A mailing list wrote under somebody’s name',
	'recipient-spoof': 'The sender’s name pretends to be from your own organisation',
	'recipient-name': 'The sender uses your own name',
	'own-domain-forged': 'It claims to come from your own domain, and does not',
	'from-missing': 'It does not say who sent it',
	'from-malformed': 'Its sender has no address that an answer could reach',
	'reply-to-differs': 'Answers would go to somebody else than the sender',
	'dmarc-fail': 'The sender’s domain disowns this mail (DMARC)',
	'spf-fail': 'It was sent by a server that the sender’s domain does not know (SPF)',
	'forged-authentication-results': 'It carries a forged proof of its sender',
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
