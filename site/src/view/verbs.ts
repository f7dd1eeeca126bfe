// What a person does: open, close, move the cursor, act, undo. Decides nothing about mail (mail/actions.ts does).
import { batch } from 'solid-js';
import type { Mailbox } from '../jmap/types';
import { type Act, DONE, doneTo } from '../mail/actions';
import type { Patch } from '../mail/edit';
import type { Edits } from '../mail/edits';
import { releasePatch, trashPatch } from '../mail/held';
import { mailboxKey } from '../mail/mailboxes';
import { FILTERING } from '../mail/route';
import { emailsOf, type MailState } from '../mail/state';
import type { Listing } from './listing';
import type { Router } from './router';
import type { Selection } from './selection';
import type { Toasts } from './toasts';

interface Parts {
	state: MailState;
	list: Listing;
	selection: Selection;
	edits: Edits;
	toasts: Toasts;
	router: Router;
}

const MOVES: readonly Act[] = ['archive', 'delete', 'junk', 'notJunk', 'release', 'toInbox'];

export function createVerbs(parts: Parts) {
	const { state, list, router } = parts;
	const walk = createWalk(list, router);
	return {
		...walk,
		...createActs(parts, walk),
		/** Asks for the text of a thread's last message before it is opened. */
		prefetch: (id: string) => {
			const last = emailsOf(state, id).at(-1);
			// Silent: opening asks again, and says what went wrong.
			if (last) list.needBody(last.id).catch(() => {});
		},
		showMailbox: (mailbox: Mailbox) => router.go({ mailbox: mailboxKey(mailbox), threadId: null, query: '' }),
		showFiltering: () => router.go(FILTERING),
		search: (words: string) => {
			const [query, isSearching] = [words.trim(), router.route().query !== ''];
			const next = { ...router.route(), threadId: null, query };
			if (query === '' && isSearching) router.backTo(next);
			else router.go(next, { replace: isSearching });
		},
	};
}

type Walk = ReturnType<typeof createWalk>;

function createWalk(list: Listing, router: Router) {
	const threadId = () => router.route().threadId;
	/** The thread that a key means: the open one, else the one under the cursor. */
	const target = () => threadId() ?? list.cursor();
	const openThread = (id: string) => {
		list.setCursor(id);
		router.go({ ...router.route(), threadId: id }, { replace: threadId() !== null });
	};
	const closeThread = () => threadId() && router.backTo({ ...router.route(), threadId: null });
	const neighbour = (id: string | null, step: 1 | -1): string | null => {
		const slots = list.slots();
		const at = id === null ? -1 : slots.indexOf(id);
		if (at < 0) return slots[list.view().start] ?? slots[0] ?? null;
		return slots[at + step] ?? null;
	};
	return {
		threadId,
		target,
		openThread,
		closeThread,
		step: (by: 1 | -1) => {
			const next = neighbour(target(), by);
			if (next === null) return;
			if (threadId()) openThread(next);
			else list.setCursor(next);
		},
		/** Where the cursor goes when this thread leaves the list. Ask before it has left. */
		heir: (id: string) => neighbour(id, 1) ?? neighbour(id, -1),
	};
}

function createActs({ state, list, selection, edits, toasts }: Parts, { threadId, target, closeThread, heir }: Walk) {
	/** What a key or a button means that names none: the marked ones, unless one is being read. */
	const targets = (): string[] => {
		const marked = selection.selected();
		if (marked.length > 0 && threadId() === null) return marked;
		const one = target();
		return one === null ? [] : [one];
	};
	/** Where the cursor goes when these leave the list. Ask before they have left. */
	const heirOf = (ids: readonly string[]): string | null => {
		const [only] = ids;
		return ids.length === 1 && only !== undefined ? heir(only) : null;
	};
	const leave = (ids: readonly string[], next: string | null) => {
		const open = threadId();
		if (open === null || ids.includes(open)) list.setCursor(next);
		if (open !== null && ids.includes(open)) closeThread();
	};
	const act = (what: Act, ids: readonly string[] = targets()) => {
		if (ids.length === 0) return;
		batch(() => {
			const next = heirOf(ids);
			const back = edits.act(what, ids, list.place());
			// An open thread would be marked as read again at once.
			if (what === 'unread' && ids.includes(threadId() ?? '')) closeThread();
			selection.selectNone();
			if (!back || !MOVES.includes(what)) return;
			if (list.place().mailboxId !== null) leave(ids, next);
			const undo = () => {
				edits.commit(back);
				list.setCursor(ids[0] ?? null);
			};
			toasts.show({ text: doneTo(what, ids.length), tone: 'done', undo });
		});
	};
	/** One email alone, from what is said about it in the reader. */
	const moveEmail = (emailId: string, patch: Patch | null, what: Act) => {
		const email = state.emails[emailId];
		if (!email || !patch) return;
		batch(() => {
			const next = heir(email.threadId);
			const back = edits.commit({ [emailId]: patch });
			if (list.place().mailboxId !== null && list.messagesHere(email.threadId) === 0) leave([email.threadId], next);
			toasts.show({ text: DONE[what], tone: 'done', undo: () => void edits.commit(back) });
		});
	};
	return {
		act,
		targets,
		releaseEmail: (id: string) => moveEmail(id, releasePatch(state.emails[id], list.roles()), 'release'),
		discardEmail: (id: string) => moveEmail(id, trashPatch(state.emails[id], list.roles()), 'delete'),
		toggleStar: (id = target()) => {
			if (!id) return;
			const starred = list.messagesOf(id).some((email) => email.keywords.$flagged);
			act(starred ? 'unstar' : 'star', [id]);
		},
		/** For ever, and only after the question was answered. */
		destroyThreads: async (ids: readonly string[]) => {
			const { mailboxId } = list.place();
			const all = ids.flatMap((id) => emailsOf(state, id));
			const emails = all.filter((email) => !mailboxId || email.mailboxIds[mailboxId]);
			const next = heirOf(ids);
			if (!(await edits.destroy(emails.map((email) => email.id)))) return;
			leave(ids, next);
			toasts.show({ text: 'Deleted for ever', tone: 'done', undo: null });
		},
	};
}
