// Which thread an email belongs to: by message ids only, never by subject (RFC 8621 section 3). Pure.

/** The message ids that one email names. */
export interface References {
	messageId: readonly string[];
	inReplyTo: readonly string[];
	references: readonly string[];
}

/** A hostile References field may hold thousands: the root and the nearest ancestors say enough. */
const MAX_REFERENCES = 100;
/** RFC 5322 section 2.1.1: a line, and with it a message id, has at most 998 octets. */
const MAX_ID_LENGTH = 998;

/**
 * The ids by which to look for a thread, most telling first: the parents, nearest ancestor to root, then the email's own
 * id, for which a reply that came earlier may be waiting. All of them lead to the thread from now on, so that
 * missing messages between two known ones, and parents that arrive late, find it.
 */
export function threadKeys(email: References): string[] {
	const ancestors = [...email.inReplyTo, ...[...email.references].reverse()];
	const root = email.references.slice(0, 1);
	const nearest = ancestors.slice(0, MAX_REFERENCES);
	const keys = [...nearest, ...root, ...email.messageId.slice(0, 1)];
	return [...new Set(keys)].filter((id) => id !== '' && id.length <= MAX_ID_LENGTH);
}

/**
 * The first key's thread wins. Where the keys lead to several threads, these stay apart: a thread id never changes under
 * a client, so a late link joins the new email to one of them and merges nothing.
 */
export function chooseThread(keys: readonly string[], known: ReadonlyMap<string, number>): number | null {
	for (const key of keys) {
		const thread = known.get(key);
		if (thread !== undefined) return thread;
	}
	return null;
}
