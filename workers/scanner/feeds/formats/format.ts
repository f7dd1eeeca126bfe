// What every format of a list is to its reader. Types only.

/** What a list is about, and so how its entries are kept and looked up. */
export type ThreatKind = 'url' | 'domain' | 'address' | 'hash' | 'ip';

export interface FeedFormat {
	kind: ThreatKind;
	/** The entries of one line as they stand there; none in a comment or a blank line; null: the line is none of this format's. */
	entries: (line: string) => readonly string[] | null;
	/** How many entries the list says it has, where this line says so: a list that was cut short has fewer. */
	announced?: (line: string) => number | null;
}

export const NOTHING: readonly string[] = [];
