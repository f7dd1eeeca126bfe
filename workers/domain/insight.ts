// Insight: what AI added to an email. Types and rules shared by the model room, the account and the app.

export const CATEGORIES = [
	'personal',
	'work',
	'newsletter',
	'notification',
	'receipt',
	'travel',
	'social',
	'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

export type Provider = 'workers-ai' | 'openai-compatible' | 'local';

export interface Insight {
	/** BCP 47 primary tag ('en', 'de'), null where it cannot be told. */
	language: string | null;
	/** One or two sentences, null where the text is too short to summarise. */
	summary: string | null;
	category: Category;
	/** Who said so, always shown with it. */
	provider: Provider;
	/** The model's id; null for the local provider. */
	model: string | null;
	/** Set where a configured model could not be reached and the local provider stood in: will be asked again. */
	standsInFor: Provider | null;
	/** Why it stands in ('timeout', 'HTTP 503', 'no model configured'), null otherwise. */
	note: string | null;
	/** RFC 3339 UTC. */
	createdAt: string;
}

/** The Queue's message. Small: the consumer asks the account for the text, so that a stale job reads present truth. */
export interface EnrichJob {
	accountId: string;
	emailId: string;
	/** The outbox row's id: `record` settles it. */
	outboxId: number;
}

/** A queue's body as a job; null for a body of another shape, which no retry would mend. */
export function parseEnrichJob(body: unknown): EnrichJob | null {
	if (typeof body !== 'object' || body === null) return null;
	const { accountId, emailId, outboxId } = body as Record<string, unknown>;
	if (typeof accountId !== 'string' || accountId === '' || typeof emailId !== 'string' || emailId === '') return null;
	return Number.isSafeInteger(outboxId) ? { accountId, emailId, outboxId: outboxId as number } : null;
}

/** What the account hands to the model room. All of it is the sender's word: data, never instructions. */
export interface EnrichInput {
	emailId: string;
	subject: string;
	from: string;
	text: string;
	bulk: boolean;
	autoSubmitted: boolean;
	hasAttachment: boolean;
}
