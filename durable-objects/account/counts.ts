// How a mailbox's four counts follow from its emails (RFC 8621 section 2). Pure: tallies in, differences out.

/** What of an email decides counts. */
export interface Facets {
	mailboxes: readonly number[];
	/** Neither $seen nor $draft. */
	unread: boolean;
}

/** A thread's emails, summed up so that one email's change never reads the others. Kept as JSON. */
export interface Tally {
	/** By mailbox id: emails of the thread there, and how many of these are unread. */
	mailboxes: Record<string, [emails: number, unread: number]>;
	/** Unread emails that are in some mailbox other than the trash. */
	unread: number;
	/** Unread emails in the trash. */
	unreadInTrash: number;
}

export interface Counts {
	totalEmails: number;
	unreadEmails: number;
	totalThreads: number;
	unreadThreads: number;
}

export const EMPTY_TALLY: Tally = { mailboxes: {}, unread: 0, unreadInTrash: 0 };

/** The tally after an email came (sign 1) or went (sign -1). An email that changes goes as it was and comes as it is. */
export function tallyWith(tally: Tally, email: Facets, sign: 1 | -1, trash: number | null): Tally {
	const mailboxes = { ...tally.mailboxes };
	const unread = email.unread ? sign : 0;
	for (const id of email.mailboxes) {
		const [emails, unreadThere] = mailboxes[id] ?? [0, 0];
		if (emails + sign === 0) delete mailboxes[id];
		else mailboxes[id] = [emails + sign, unreadThere + unread];
	}
	const elsewhere = email.mailboxes.some((id) => id !== trash);
	const inTrash = email.mailboxes.some((id) => id === trash);
	return {
		mailboxes,
		unread: tally.unread + (elsewhere ? unread : 0),
		unreadInTrash: tally.unreadInTrash + (inTrash ? unread : 0),
	};
}

/** No email of the thread is left. */
export function isEmpty(tally: Tally): boolean {
	return Object.keys(tally.mailboxes).length === 0;
}

/**
 * What a thread adds to one mailbox. A thread there is unread if a person who opens it sees an unread email: emails
 * in the trash count for the trash only, and emails elsewhere never for the trash.
 */
export function contribution(tally: Tally, mailbox: number, trash: number | null): Counts {
	const [totalEmails, unreadEmails] = tally.mailboxes[mailbox] ?? [0, 0];
	if (totalEmails === 0) return { totalEmails: 0, unreadEmails: 0, totalThreads: 0, unreadThreads: 0 };
	const unread = mailbox === trash ? tally.unreadInTrash : tally.unread;
	return { totalEmails, unreadEmails, totalThreads: 1, unreadThreads: unread > 0 ? 1 : 0 };
}

/** What a mailbox's counts gain when a thread's tally goes from `before` to `after`. Only mailboxes that gain or lose. */
export function gains(before: Tally, after: Tally, trash: number | null): Map<number, Counts> {
	const found = new Map<number, Counts>();
	for (const id of new Set([...Object.keys(before.mailboxes), ...Object.keys(after.mailboxes)].map(Number))) {
		const gain = plus(contribution(after, id, trash), contribution(before, id, trash), -1);
		if (Object.values(gain).some((count) => count !== 0)) found.set(id, gain);
	}
	return found;
}

/** a + sign * b. */
export function plus(a: Counts, b: Counts, sign: 1 | -1): Counts {
	return {
		totalEmails: a.totalEmails + sign * b.totalEmails,
		unreadEmails: a.unreadEmails + sign * b.unreadEmails,
		totalThreads: a.totalThreads + sign * b.totalThreads,
		unreadThreads: a.unreadThreads + sign * b.unreadThreads,
	};
}
