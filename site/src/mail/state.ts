// What the app knows of an account, and the steps that change it. Each step changes the state it is given: a plain object
// in tests, a Solid draft in the app. No fetching, no clock.
import type { EmailBody, EmailRow, Mailbox, Thread } from '../jmap/types';
import type { Run } from '../search/snippet';
import { applyPatch, type Edit } from './edit';
import { fillPage, insertByDate, replaceWindow, type Slots, without } from './list-window';
import type { Listing } from './listing';
import { recount, withRole } from './mailboxes';

/** The email by which a search found a thread, with what of it was meant; null: nothing there, or not told. */
export interface Find {
	emailId: string;
	subject: Run[] | null;
	preview: Run[] | null;
}

export interface List extends Listing {
	phase: 'loading' | 'ready' | 'failed';
	slots: Slots;
	/** By thread id, for the rows that a search has loaded. */
	finds: Record<string, Find>;
	/** Threads that the last re-sync brought in: their rows slide in. */
	arrived: string[];
	/** Why it failed, in words. */
	problem: string | null;
}

export interface MailState {
	mailboxes: Record<string, Mailbox>;
	emails: Record<string, EmailRow>;
	/** Email ids, oldest first. */
	threads: Record<string, string[]>;
	bodies: Record<string, EmailBody>;
	list: List;
	/** The Email state (RFC 8620 section 5.1) up to which changes were applied; null before the first page. */
	emailState: string | null;
}

const NO_ROWS: Omit<List, keyof Listing> = { phase: 'loading', slots: [], finds: {}, arrived: [], problem: null };

/** Before the first. */
export const NO_LIST: List = { mailboxId: null, query: '', filter: {}, ...NO_ROWS };

export function emptyState(): MailState {
	return { mailboxes: {}, emails: {}, threads: {}, bodies: {}, list: NO_LIST, emailState: null };
}

/** Rows by position. */
export interface Results {
	position: number;
	total: number;
	threadIds: string[];
	finds: Record<string, Find>;
}

/** A page of results with all that its rows show. */
export interface Page extends Results {
	threads: Thread[];
	emails: EmailRow[];
}

export function takeMailboxes(state: MailState, mailboxes: Mailbox[]): void {
	state.mailboxes = Object.fromEntries(mailboxes.map((one) => [one.id, withRole(one)]));
}

export function takeEmails(state: MailState, emails: EmailRow[]): void {
	for (const email of emails) {
		// What is given out now was left out of the body that is here.
		if (withheldOf(state.emails[email.id]) !== withheldOf(email)) delete state.bodies[email.id];
		state.emails[email.id] = email;
	}
}

function withheldOf(email: EmailRow | undefined): number {
	return email?.verdict?.withheld?.length ?? 0;
}

export function takeThreads(state: MailState, threads: Thread[]): void {
	for (const thread of threads) state.threads[thread.id] = thread.emailIds;
}

export function openList(state: MailState, { mailboxId, query, filter }: Listing): void {
	state.list = { mailboxId, query, filter, ...NO_ROWS };
}

export function takePage(state: MailState, page: Page): void {
	takeEmails(state, page.emails);
	takeThreads(state, page.threads);
	const slots = fillPage(state.list.slots, page.position, page.threadIds, page.total);
	const finds = { ...state.list.finds, ...page.finds };
	state.list = { ...state.list, phase: 'ready', slots, finds, arrived: [], problem: null };
}

/** The re-queried window after changes. Rows unknown before are marked as arrived. */
export function takeWindow(state: MailState, { position, threadIds, total, finds }: Results): void {
	const known = new Set(state.list.slots);
	const arrived = threadIds.filter((id) => !known.has(id));
	const slots = replaceWindow(position, threadIds, total);
	state.list = { ...state.list, phase: 'ready', slots, finds, arrived, problem: null };
}

export function failList(state: MailState, problem: string): void {
	state.list = { ...state.list, phase: 'failed', problem };
}

export function dropEmails(state: MailState, emailIds: string[]): void {
	const gone = new Set<string>();
	for (const id of emailIds) {
		const threadId = state.emails[id]?.threadId;
		delete state.emails[id];
		delete state.bodies[id];
		const left = threadId && state.threads[threadId]?.filter((one) => one !== id);
		if (threadId && left?.length === 0) {
			delete state.threads[threadId];
			gone.add(threadId);
		} else if (threadId && left) state.threads[threadId] = left;
	}
	const slots = state.list.slots.filter((id) => id === null || !gone.has(id));
	if (slots.length !== state.list.slots.length) state.list = { ...state.list, slots };
}

export function emailsOf(state: MailState, threadId: string): EmailRow[] {
	return (state.threads[threadId] ?? []).map((id) => state.emails[id]).filter((email) => email !== undefined);
}

/** Applies an edit as if the server had already said yes: emails, counts, and which rows the list holds. */
export function applyEdit(state: MailState, edit: Edit): void {
	const threadIds = new Set(Object.keys(edit).map((id) => state.emails[id]?.threadId ?? ''));
	for (const threadId of threadIds) {
		const before = emailsOf(state, threadId);
		const after = before.map((email) => applyPatch(email, edit[email.id] ?? {}));
		takeEmails(state, after);
		state.mailboxes = recount(state.mailboxes, before, after);
		placeThread(state, threadId, after);
	}
}

/** Takes a thread out of the mailbox's list that it left, or back in where its date belongs. */
function placeThread(state: MailState, threadId: string, emails: EmailRow[]): void {
	const { mailboxId, query, phase, slots } = state.list;
	if (mailboxId === null || query !== '' || phase !== 'ready') return;
	const belongs = emails.some((email) => email.mailboxIds[mailboxId]);
	const next = belongs
		? insertByDate(slots, threadId, (id) => newestIn(state, id, mailboxId))
		: without(slots, threadId);
	if (next !== slots) state.list = { ...state.list, slots: next, arrived: belongs ? [threadId] : [] };
}

function newestIn(state: MailState, threadId: string, mailboxId: string): string {
	const dates = emailsOf(state, threadId).filter((email) => email.mailboxIds[mailboxId]);
	return (
		dates
			.map((email) => email.receivedAt)
			.sort()
			.at(-1) ?? ''
	);
}
