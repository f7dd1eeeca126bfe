// What a list holds: one mailbox, or what a search finds. Pure.
import type { Filter } from '../search/filter';

export interface Listing {
	/** null: a search, which looks wherever its words say. */
	mailboxId: string | null;
	/** The search as it was written; '' for a mailbox. */
	query: string;
	/** What the server is asked. */
	filter: Filter;
}

export function mailboxListing(mailboxId: string): Listing {
	return { mailboxId, query: '', filter: { inMailbox: mailboxId } };
}

export function listingKey({ mailboxId, query, filter }: Listing): string {
	return JSON.stringify([mailboxId, query, filter]);
}
