// Mailboxes as the sidebar shows them: order, names, counts, and finding one by address. Pure.
import type { EmailRow, Mailbox } from '../jmap/types';

export type Roles = Partial<Record<string, string>>;

const ORDER = ['inbox', 'flagged', 'important', 'drafts', 'sent', 'archive', 'junk', 'quarantine', 'trash'];

/** RFC 8621 knows no role for quarantine; here the mailbox that is marked as it has one like the others. */
export function withRole(mailbox: Mailbox): Mailbox {
	return mailbox.isQuarantine && mailbox.role === null ? { ...mailbox, role: 'quarantine' } : mailbox;
}

/** What the sidebar lists: an empty quarantine asks nothing of anybody, unless that is where one is. */
export function listedMailboxes(mailboxes: Mailbox[], here: Mailbox | undefined): Mailbox[] {
	return mailboxes.filter((one) => one.role !== 'quarantine' || one.totalEmails > 0 || one.id === here?.id);
}

function rank(mailbox: Mailbox): number {
	const at = mailbox.role ? ORDER.indexOf(mailbox.role) : -1;
	return at < 0 ? ORDER.length : at;
}

/** Roles first in the order that mail programs agree on, then the rest as their owner sorted them. */
export function sortMailboxes(mailboxes: Mailbox[]): Mailbox[] {
	return mailboxes.toSorted((a, b) => rank(a) - rank(b) || a.sortOrder - b.sortOrder || a.name.localeCompare(b.name));
}

/** Mailbox ids by role. */
export function rolesOf(mailboxes: Mailbox[]): Roles {
	return Object.fromEntries(mailboxes.filter((one) => one.role).map((one) => [one.role, one.id]));
}

/** The mailboxes whose emails a conversation leaves out: Junk, Quarantine and Trash, unless that is where one looks from. */
export function putAway(roles: Roles, mailboxId: string | null): string[] {
	return [roles.junk, roles.quarantine, roles.trash].flatMap((id) => (id && id !== mailboxId ? [id] : []));
}

/** By role, else by id. */
export function findMailbox(mailboxes: Mailbox[], key: string): Mailbox | undefined {
	return mailboxes.find((one) => one.role === key) ?? mailboxes.find((one) => one.id === key);
}

/** What stands in the address: the role, which outlives a rebuilt account, else the id. */
export function mailboxKey(mailbox: Mailbox): string {
	return mailbox.role ?? mailbox.id;
}

/** The number beside a mailbox: drafts and what waits for review are counted whole, sent mail not at all. */
export function badge(mailbox: Mailbox): number {
	if (mailbox.role === 'drafts' || mailbox.role === 'quarantine') return mailbox.totalThreads;
	return mailbox.role === 'sent' || mailbox.role === 'trash' ? 0 : mailbox.unreadThreads;
}

interface Count {
	total: number;
	unread: number;
	unreadEmails: number;
	totalEmails: number;
}

/**
 * How one thread counts in each mailbox (RFC 8621 section 2): a thread is unread where any of its emails is. Emails in
 * the trash count for the trash only, and emails elsewhere never for the trash.
 */
function threadCounts(emails: EmailRow[], trash: string | undefined): Map<string, Count> {
	const counts = new Map<string, Count>();
	const unread = emails.filter((email) => !email.keywords.$seen).map((email) => Object.keys(email.mailboxIds));
	const unreadInTrash = unread.some((ids) => ids.some((id) => id === trash));
	const unreadElsewhere = unread.some((ids) => ids.some((id) => id !== trash));
	for (const email of emails) {
		for (const id of Object.keys(email.mailboxIds)) {
			const threadUnread = id === trash ? unreadInTrash : unreadElsewhere;
			const count = counts.get(id) ?? { total: 1, unread: threadUnread ? 1 : 0, unreadEmails: 0, totalEmails: 0 };
			count.totalEmails++;
			if (!email.keywords.$seen) count.unreadEmails++;
			counts.set(id, count);
		}
	}
	return counts;
}

const NONE: Count = { total: 0, unread: 0, unreadEmails: 0, totalEmails: 0 };

/** The mailboxes after one thread changed from `before` to `after`: a guess that the server's counts soon replace. */
export function recount(
	mailboxes: Record<string, Mailbox>,
	before: EmailRow[],
	after: EmailRow[],
): Record<string, Mailbox> {
	const { trash } = rolesOf(Object.values(mailboxes));
	const [was, is] = [threadCounts(before, trash), threadCounts(after, trash)];
	const next = { ...mailboxes };
	for (const id of new Set([...was.keys(), ...is.keys()])) {
		const mailbox = next[id];
		const [from, to] = [was.get(id) ?? NONE, is.get(id) ?? NONE];
		if (!mailbox) continue;
		next[id] = {
			...mailbox,
			totalThreads: Math.max(0, mailbox.totalThreads + to.total - from.total),
			unreadThreads: Math.max(0, mailbox.unreadThreads + to.unread - from.unread),
			totalEmails: Math.max(0, mailbox.totalEmails + to.totalEmails - from.totalEmails),
			unreadEmails: Math.max(0, mailbox.unreadEmails + to.unreadEmails - from.unreadEmails),
		};
	}
	return next;
}
