// One row of the list, resolved: everything that the row shows, so that the component computes nothing. Pure.
import type { EmailRow, Mailbox } from '../jmap/types';
import { type Calendar, rowDate } from './dates';
import { putAway, rolesOf } from './mailboxes';
import { recipients, senders } from './people';
import { reasonWords } from './reasons';
import type { Find } from './state';
import { topReason } from './verdict';
import { categoryChip } from './words';

export interface ThreadRow {
	threadId: string;
	people: string;
	/** Messages that opening it shows. */
	count: number;
	subject: string;
	preview: string;
	/** Both with what a search meant marked, where it meant something in them. */
	marked: Pick<Find, 'subject' | 'preview'>;
	date: string;
	/** For the time element. */
	dateTime: string;
	unread: boolean;
	starred: boolean;
	attachment: boolean;
	chip: { key: string; label: string } | null;
	/** In search results: where the message that was found stands. */
	place: string | null;
	/** In Junk and Quarantine, instead of the preview: what put it there. Evidence is the sender's data: text only. */
	why: { words: string; evidence: string } | null;
}

export interface RowContext {
	/** null: search results. */
	mailbox: Mailbox | null;
	mailboxes: Record<string, Mailbox>;
	/** The message by which a search found the thread: the row speaks of it, not of the newest. */
	find?: Find | undefined;
	self: string;
	calendar: Calendar;
}

/** `emails`: the thread's, oldest first, at least one known; null where none is. */
export function threadRow(threadId: string, all: EmailRow[], context: RowContext): ThreadRow | null {
	const here = context.mailbox?.id;
	const { find } = context;
	const away = putAway(rolesOf(Object.values(context.mailboxes)), here ?? null);
	const emails = threadMessages(all, away, find?.emailId);
	const inPlace = here ? emails.filter((email) => email.mailboxIds[here]) : emails;
	const told = all.find((email) => email.id === find?.emailId) ?? inPlace.at(-1) ?? emails.at(-1);
	if (!told) return null;
	const outgoing = context.mailbox?.role === 'sent' || context.mailbox?.role === 'drafts';
	return {
		threadId,
		people: outgoing ? recipients(inPlace, context.self) : senders(emails, context.self),
		count: emails.length,
		subject: subjectWords(told.subject),
		preview: told.preview.trim(),
		marked: { subject: find?.subject ?? null, preview: find?.preview ?? null },
		date: rowDate(told.receivedAt, context.calendar),
		dateTime: told.receivedAt,
		unread: emails.some((email) => !email.keywords.$seen),
		starred: emails.some((email) => email.keywords.$flagged),
		attachment: emails.some((email) => email.hasAttachment),
		chip: categoryChip(told.insight),
		place: context.mailbox ? null : placeOf(told, context.mailboxes),
		why: whyOf(told, context.mailbox),
	};
}

function whyOf({ verdict }: EmailRow, mailbox: Mailbox | null): ThreadRow['why'] {
	const isReviewed = mailbox?.role === 'junk' || mailbox?.role === 'quarantine';
	const top = isReviewed && verdict && verdict.action !== 'inbox' ? topReason(verdict) : null;
	return top && { words: reasonWords(top), evidence: top.evidence };
}

function placeOf(email: EmailRow, mailboxes: Record<string, Mailbox>): string | null {
	const [id] = Object.keys(email.mailboxIds);
	return (id && mailboxes[id]?.name) || null;
}

export function subjectWords(subject: string | null | undefined): string {
	return subject?.trim() || '(no subject)';
}

/**
 * The messages that the reader shows: the thread's, without what was put away in Trash or Junk unless that is looked at, or
 * is the one that was searched for.
 */
export function threadMessages(emails: EmailRow[], hidden: string[], foundId?: string): EmailRow[] {
	const kept = emails.filter((email) => !hidden.some((id) => email.mailboxIds[id]));
	return kept.length > 0 ? emails.filter((email) => kept.includes(email) || email.id === foundId) : emails;
}

/** Fewer than this are not worth hiding. */
const FOLDED_AT_LEAST = 3;

/** The positions [start, end) of a long thread's read messages that stand behind one line: all between the first and the one before what is open. */
export function earlierMessages(emails: EmailRow[]): { start: number; end: number } {
	const unread = emails.findIndex((email) => !email.keywords.$seen);
	const firstOpen = unread < 0 ? emails.length - 1 : unread;
	const end = firstOpen - 1;
	return end - 1 >= FOLDED_AT_LEAST ? { start: 1, end } : { start: 0, end: 0 };
}
