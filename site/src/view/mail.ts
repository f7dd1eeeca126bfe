// The app's one resolved object: state, address, and the verbs that components call. Wires the mail room to Solid.
import { batch, createContext, createEffect, createMemo, createSignal, on, onCleanup, useContext } from 'solid-js';
import { createStore, produce, unwrap } from 'solid-js/store';
import { caller, downloadUrl, pushUrl } from '../jmap/client';
import { Fault, faultWords } from '../jmap/fault';
import { type Link, openPush } from '../jmap/push';
import type { BodyPart, Mailbox, Session } from '../jmap/types';
import { type Act, DONE, type Place } from '../mail/actions';
import type { Desk } from '../mail/desk';
import { createEdits } from '../mail/edits';
import type { Range } from '../mail/list-window';
import { createLists } from '../mail/lists';
import { findMailbox, mailboxKey, rolesOf, sortMailboxes } from '../mail/mailboxes';
import { fileName } from '../mail/sizes';
import { emailsOf, emptyState } from '../mail/state';
import { createSync } from '../mail/sync';
import { createRouter } from './router';
import { createClock, createNarrow, createOnline, whenSeenAgain } from './surroundings';
import { createToasts } from './toasts';

export type Mail = ReturnType<typeof createMail>;

const MailContext = createContext<Mail>();
export const MailProvider = MailContext.Provider;

export function useMail(): Mail {
	const mail = useContext(MailContext);
	if (!mail) throw new Error('useMail stands outside MailProvider');
	return mail;
}

/** Call within a root: everything that it opens is closed with it. */
export function createMail(session: Session, signedOut: (why: string) => void) {
	const accountId = session.primaryAccounts['urn:ietf:params:jmap:mail'] ?? Object.keys(session.accounts)[0] ?? '';
	const [state, setState] = createStore(emptyState());
	const toasts = createToasts();
	const router = createRouter();

	const fault = (error: unknown) => {
		if (error instanceof Fault && error.kind === 'signedOut') signedOut('You have been signed out.');
		else toasts.show({ text: faultWords(error), tone: 'problem', undo: null });
	};
	const call = caller(session.apiUrl);
	const pace = { edits: 0, pending: 0 };
	const desk: Desk = { call, accountId, state, change: (step) => setState(produce(step)), pace, fault };

	const list = createListing(desk, router);
	const sync = createSync(desk, list.view);
	const edits = createEdits(desk, sync);
	const live = createLive(session, accountId, sync);
	const verbs = createVerbs({ desk, list, edits, toasts, router });

	return {
		accountId,
		accountName: session.accounts[accountId]?.name ?? session.username,
		self: session.username,
		state,
		...router,
		...list,
		...toasts,
		...live,
		...verbs,
		commit: edits.commit,
		sync,
		now: createClock(),
		narrow: createNarrow(),
		download: (part: BodyPart) => downloadUrl(session.downloadUrl, accountId, part, fileName(part)),
	};
}

/** Which mailbox or search the address names, its list, and what of it is on screen. */
function createListing(desk: Desk, router: ReturnType<typeof createRouter>) {
	const { state } = desk;
	const lists = createLists(desk);
	const [view, setView] = createSignal<Range>({ start: 0, end: 0 });
	const [cursor, setCursor] = createSignal<string | null>(null);
	const [mailboxesState, setMailboxesState] = createSignal<'loading' | 'ready' | 'failed'>('loading');

	const mailboxes = createMemo(() => sortMailboxes(Object.values(state.mailboxes)));
	const roles = createMemo(() => rolesOf(mailboxes()));
	const mailbox = createMemo<Mailbox | undefined>(() => findMailbox(mailboxes(), router.route().mailbox));
	const query = () => router.route().query;
	const listKey = createMemo(() => (query() ? `?${query()}` : (mailbox()?.id ?? '')));

	const open = () => {
		setCursor(null);
		lists.open({ mailboxId: query() ? null : (mailbox()?.id ?? null), query: query() });
	};
	createEffect(on(listKey, (key) => key && open()));

	const loadMailboxes = async () => {
		setMailboxesState('loading');
		try {
			await lists.loadMailboxes();
			setMailboxesState('ready');
		} catch (error) {
			setMailboxesState('failed');
			desk.fault(error);
		}
	};
	void loadMailboxes();

	return {
		mailboxes,
		mailboxesState,
		roles,
		/** undefined: not loaded, or no such mailbox. */
		mailbox,
		listKey,
		slots: () => unwrap(state.list.slots),
		place: (): Place => ({ mailboxId: query() ? null : (mailbox()?.id ?? null), roles: roles() }),
		view,
		setView,
		cursor,
		setCursor,
		needRows: lists.need,
		needBody: lists.needBody,
		loadThread: lists.openThread,
		retry: () => (mailboxesState() === 'failed' ? void loadMailboxes() : open()),
	};
}

/** Push, the network, and coming back to the page: each leads to one sync. */
function createLive(session: Session, accountId: string, sync: () => Promise<void>) {
	const url = pushUrl(session, location.href);
	const [link, setLink] = createSignal<Link>(url ? 'connecting' : 'down');
	const push = url ? openPush(url, accountId, { changed: () => void sync(), link: setLink }) : null;
	onCleanup(() => push?.close());
	const online = createOnline((isOnline) => {
		if (!isOnline) return push?.drop();
		push?.wake();
		void sync();
	});
	whenSeenAgain(() => {
		push?.wake();
		void sync();
	});
	return { link, online };
}

interface Parts {
	desk: Desk;
	list: ReturnType<typeof createListing>;
	edits: ReturnType<typeof createEdits>;
	toasts: ReturnType<typeof createToasts>;
	router: ReturnType<typeof createRouter>;
}

/** What a person does: open, close, move the cursor, act, undo. */
function createVerbs({ desk, list, edits, toasts, router }: Parts) {
	const { state } = desk;
	const threadId = () => router.route().threadId;
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
	const step = (by: 1 | -1) => {
		const next = neighbour(target(), by);
		if (next === null) return;
		if (threadId()) openThread(next);
		else list.setCursor(next);
	};

	/** Leaves the thread that is about to go from the list, with the cursor on the row that takes its place. */
	const leave = (id: string) => {
		list.setCursor(neighbour(id, 1) ?? neighbour(id, -1));
		if (threadId() === id) closeThread();
	};

	const moves: Act[] = ['archive', 'delete', 'junk', 'notJunk', 'toInbox'];
	const act = (what: Act, id = target()) => {
		if (!id) return;
		batch(() => {
			// Read before the list changes: afterwards the thread has no neighbours any more.
			if (moves.includes(what) && list.place().mailboxId !== null) leave(id);
			// An open thread would be marked as read again at once.
			if (what === 'unread' && threadId() === id) closeThread();
			const back = edits.act(what, id, list.place());
			if (!back || !moves.includes(what)) return;
			const undo = () => {
				edits.commit(back);
				list.setCursor(id);
			};
			toasts.show({ text: DONE[what], tone: 'done', undo });
		});
	};

	/** Asks for the text of a thread's last message before it is opened. */
	const prefetch = (id: string) => {
		const last = emailsOf(state, id).at(-1);
		// Silent: opening asks again, and says what went wrong.
		if (last) list.needBody(last.id).catch(() => {});
	};

	return {
		threadId,
		prefetch,
		openThread,
		closeThread,
		step,
		act,
		toggleStar: (id = target()) => {
			if (!id) return;
			const starred = emailsOf(state, id).some((email) => email.keywords.$flagged);
			act(starred ? 'unstar' : 'star', id);
		},
		/** For ever, and only after the question was answered. */
		destroyThread: async (id: string) => {
			const { mailboxId } = list.place();
			const emails = emailsOf(state, id).filter((email) => !mailboxId || email.mailboxIds[mailboxId]);
			const next = neighbour(id, 1) ?? neighbour(id, -1);
			if (!(await edits.destroy(emails.map((email) => email.id)))) return;
			list.setCursor(next);
			if (threadId() === id) closeThread();
			toasts.show({ text: 'Deleted for ever', tone: 'done', undo: null });
		},
		target,
		showMailbox: (mailbox: Mailbox) => router.go({ mailbox: mailboxKey(mailbox), threadId: null, query: '' }),
		search: (words: string) =>
			router.go({ ...router.route(), threadId: null, query: words.trim() }, { replace: router.route().query !== '' }),
	};
}
