// The port to every model: what is asked, what comes back, and how a model says that it cannot.
// It must not name a provider's wire format.
import type { Category, EnrichInput, Provider } from '../domain/insight';

/** What a provider says about one email: checked and cleaned, plain text only. */
export interface Answer {
	/** BCP 47 primary tag, null where it cannot be told. */
	language: string | null;
	summary: string | null;
	category: Category;
}

export interface EnrichmentModel {
	readonly provider: Provider;
	/** The model's id; null for the local provider. */
	readonly model: string | null;
	/** Throws ModelFault where the model cannot be reached or its answer cannot be used; anything else is a bug. */
	enrich(input: EnrichInput): Promise<Answer>;
}

/** What comes from outside, so that tests hold the clock, the dice and the network's edge. */
export interface Outside {
	fetch: (url: string, init: RequestInit) => Promise<Response>;
	/** Milliseconds since the epoch. */
	now: () => number;
	/** An unguessable word of [a-z0-9-]: fences mail text in a prompt. */
	nonce: () => string;
	modelTimeoutMs: number;
}

/** A model that did not answer usably. `reason` is shown to people: short, and nothing of the mail in it. */
export class ModelFault extends Error {
	override readonly name = 'ModelFault';

	/** `absent`: there is no model here at all (as under `wrangler dev --local`), rather than one that failed. */
	constructor(
		readonly reason: string,
		options: ErrorOptions & { absent?: boolean } = {},
	) {
		super(reason, options);
		this.absent = options.absent ?? false;
	}

	readonly absent: boolean;
}
