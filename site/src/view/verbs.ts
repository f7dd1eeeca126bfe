// What a person does: open, close, move the cursor, act, undo. Decides nothing about mail (mail/actions.ts does).
import { batch } from 'solid-js';
import type { Mailbox } from '../jmap/types';
import { type Act, DONE } from '../mail/actions';
import type { Edits } from '../mail/edits';
import { mailboxKey } from '../mail/mailboxes';
import { emailsOf, type MailState } from '../mail/state';
import type { Listing } from './listing';
import type { Router } from './router';
import type { Toasts } from './toasts';

interface Parts {
	state: MailState;
	list: Listing;
	edits: Edits;
	toasts: Toasts;
	router: Router;
}

const MOVES: readonly Act[] = ['archive', 'delete', 'junk', 'notJunk', 'toInbox'];

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

function createActs({ state, list, edits, toasts }: Parts, { threadId, target, closeThread, heir }: Walk) {
	const leave = (id: string, next: string | null) => {
		if (threadId() === null || threadId() === id) list.setCursor(next);
		if (threadId() === id) closeThread();
	};
	const act = (what: Act, id = target()) => {
		if (!id) return;
		batch(() => {
			const next = heir(id);
			const back = edits.act(what, id, list.place());
			// An open thread would be marked as read again at once.
			if (what === 'unread' && threadId() === id) closeThread();
			if (!back || !MOVES.includes(what)) return;
			if (list.place().mailboxId !== null) leave(id, next);
			const undo = () => {
				edits.commit(back);
				list.setCursor(id);
			};
			toasts.show({ text: DONE[what], tone: 'done', undo });
		});
	};
	return {
		act,
		toggleStar: (id = target()) => {
			if (!id) return;
			const starred = list.messagesOf(id).some((email) => email.keywords.$flagged);
			act(starred ? 'unstar' : 'star', id);
		},
		/** For ever, and only after the question was answered. */
		destroyThread: async (id: string) => {
			const { mailboxId } = list.place();
			const emails = emailsOf(state, id).filter((email) => !mailboxId || email.mailboxIds[mailboxId]);
			const next = heir(id);
			if (!(await edits.destroy(emails.map((email) => email.id)))) return;
			leave(id, next);
			toasts.show({ text: 'Deleted for ever', tone: 'done', undo: null });
		},
	};
}
