// What a person can do with a thread, and the edit that each act means. Pure; the order of things on the wire is desk.ts's.
import type { EmailRow } from '../jmap/types';
import type { Edit, Patch } from './edit';
import { putAway, type Roles } from './mailboxes';
import { threadMessages } from './thread-row';

export type Act =
	| 'archive'
	| 'delete'
	| 'junk'
	| 'notJunk'
	| 'release'
	| 'toInbox'
	| 'read'
	| 'unread'
	| 'star'
	| 'unstar';

/** Where the act is done: the mailbox shown (null: search results, which span all) and the account's roles. */
export interface Place {
	mailboxId: string | null;
	roles: Roles;
}

/** The emails of a thread that a person sees who opens it in this place; `foundId`: the one that was searched for. */
export function shownIn(place: Place, emails: EmailRow[], foundId?: string): EmailRow[] {
	return threadMessages(emails, putAway(place.roles, place.mailboxId), foundId);
}

/** What the act changes on the emails of one thread; {} where there is nothing to do. Marks change on what is seen only. */
export function plan(act: Act, all: EmailRow[], place: Place): Edit {
	const emails = shownIn(place, all);
	switch (act) {
		case 'read':
			return each(
				emails.filter((one) => !one.keywords.$seen),
				() => ({ keywords: { $seen: true } }),
			);
		case 'unread':
			return each(emails.slice(-1), () => ({ keywords: { $seen: false } }));
		case 'star':
			return each(emails.slice(-1), () => ({ keywords: { $flagged: true } }));
		case 'unstar':
			return each(
				emails.filter((one) => one.keywords.$flagged),
				() => ({ keywords: { $flagged: false } }),
			);
		default:
			return planMove(act, all, place);
	}
}

const TARGET = {
	archive: 'archive',
	delete: 'trash',
	junk: 'junk',
	notJunk: 'inbox',
	release: 'inbox',
	toInbox: 'inbox',
} as const;

function planMove(act: keyof typeof TARGET, emails: EmailRow[], place: Place): Edit {
	const target = place.roles[TARGET[act]];
	if (!target) return {};
	const moved = affected(emails, place, target).filter((email) => !isOnlyIn(email, target));
	return each(moved, (email) => ({
		mailboxIds: leaving(email, act, place, target),
		...(act === 'junk' && { keywords: { $junk: true, $notjunk: false } }),
		...(act === 'notJunk' && { keywords: { $junk: false, $notjunk: true } }),
	}));
}

/** The emails of the thread that stand where the act is done; from search results, those not put away already. */
function affected(emails: EmailRow[], { mailboxId, roles }: Place, target: string): EmailRow[] {
	if (mailboxId) return emails.filter((email) => email.mailboxIds[mailboxId]);
	const isUnwanted = target === roles.trash || target === roles.junk;
	const held = isUnwanted ? undefined : roles.quarantine; // looked for or not, it leaves quarantine only by being released
	const keep = [roles.sent, roles.drafts, held, roles.trash].filter((id) => id !== target);
	return emails.filter((email) => !keep.some((id) => id && email.mailboxIds[id]));
}

/** Archiving takes an email out of one mailbox; deleting and judging it take it out of all. */
function leaving(email: EmailRow, act: string, { mailboxId, roles }: Place, target: string): Record<string, boolean> {
	const from = act === 'archive' ? [mailboxId ?? roles.inbox ?? ''] : Object.keys(email.mailboxIds);
	const left = from.filter((id) => email.mailboxIds[id] && id !== target).map((id) => [id, false] as const);
	return { ...Object.fromEntries(left), [target]: true };
}

function isOnlyIn(email: EmailRow, mailboxId: string): boolean {
	return email.mailboxIds[mailboxId] === true && Object.keys(email.mailboxIds).length === 1;
}

function each(emails: EmailRow[], patch: (email: EmailRow) => Patch): Edit {
	return Object.fromEntries(emails.map((email) => [email.id, patch(email)]));
}

/** The acts that move a thread, as the toolbar offers them in a place. 'destroy' is for ever and asks first. */
export type Offer = 'archive' | 'delete' | 'destroy' | 'junk' | 'notJunk' | 'release' | 'toInbox';

const OFFERS: Record<string, Offer[]> = {
	inbox: ['archive', 'delete', 'junk'],
	archive: ['toInbox', 'delete', 'junk'],
	junk: ['notJunk', 'delete'],
	quarantine: ['release', 'delete'],
	trash: ['toInbox', 'destroy'],
	sent: ['delete'],
	drafts: ['delete'],
};

export function offers(role: string | null, roles: Roles): Offer[] {
	const all = OFFERS[role ?? ''] ?? ['archive', 'delete', 'junk'];
	return all.filter((offer) => offer === 'destroy' || roles[TARGET[offer]] !== undefined);
}

/** Said once it is done, beside "Undo". */
export const DONE: Record<Act, string> = {
	archive: 'Archived',
	delete: 'Moved to Trash',
	junk: 'Marked as junk',
	notJunk: 'Marked as not junk',
	release: 'Released to the Inbox',
	toInbox: 'Moved to Inbox',
	read: 'Marked as read',
	unread: 'Marked as unread',
	star: 'Starred',
	unstar: 'Star removed',
};

/** The same of several conversations. */
export function doneTo(act: Act, count: number): string {
	return count === 1 ? DONE[act] : `${DONE[act]}: ${count} conversations`;
}
