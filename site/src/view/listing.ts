// Which mailbox or search the address names, its list, what of it is on screen, and where the cursor stands.
import { createEffect, createMemo, createSignal, on } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { Mailbox } from '../jmap/types';
import { offers, type Place, shownIn } from '../mail/actions';
import type { Desk } from '../mail/desk';
import type { Range } from '../mail/list-window';
import { type Listing as Listed, listingKey, mailboxListing } from '../mail/listing';
import { createLists, type Lists } from '../mail/lists';
import { findMailbox, rolesOf, sortMailboxes } from '../mail/mailboxes';
import { emailsOf } from '../mail/state';
import { NOTHING } from '../search/filter';
import { parseSearch } from '../search/query';
import type { Router } from './router';

export type Listing = ReturnType<typeof createListing>;

/** `self`: the address that a search's 'me' means. */
export function createListing(desk: Desk, router: Router, self: string) {
	const lists = createLists(desk);
	const [view, setView] = createSignal<Range>({ start: 0, end: 0 });
	const [cursor, setCursor] = createSignal<string | null>(null);

	const mailboxes = createMemo(() => sortMailboxes(Object.values(desk.state.mailboxes)));
	const roles = createMemo(() => rolesOf(mailboxes()));
	const mailbox = createMemo<Mailbox | undefined>(() => findMailbox(mailboxes(), router.route().mailbox));
	const query = () => router.route().query;
	/** '3 days ago' is counted from when it was asked. */
	const asked = createMemo(() => ({ query: query(), now: Date.now() }));
	const searched = createMemo(() => {
		if (asked().query === '' || mailboxes().length === 0) return null;
		return parseSearch(asked().query, { mailboxes: mailboxes(), self, now: asked().now });
	});
	const listed = createMemo((): Listed | null => {
		const found = searched();
		if (found) return { mailboxId: null, query: asked().query, filter: found.ok ? found.filter : NOTHING };
		const shown = query() === '' && mailbox();
		return shown ? mailboxListing(shown.id) : null;
	});
	const listKey = createMemo(() => {
		const list = listed();
		return list ? listingKey(list) : '';
	});
	const place = (): Place => ({ mailboxId: query() ? null : (mailbox()?.id ?? null), roles: roles() });

	const open = () => {
		const list = listed();
		setCursor(null);
		if (list) lists.open(list);
	};
	createEffect(on(listKey, (key) => key && open()));
	const loading = createMailboxes(desk, lists);
	const revive = () => {
		if (loading.phase() === 'failed') void loading.load();
		if (desk.state.list.phase === 'failed') open();
	};

	return {
		mailboxes,
		mailboxesState: loading.phase,
		roles,
		/** undefined: not loaded, or no such mailbox. */
		mailbox,
		/** null where no search is shown, or the mailboxes that it may name are not loaded. */
		searched,
		listKey,
		/** Plain, so that searching it does not subscribe to each of its rows. */
		slots: () => unwrap(desk.state.list.slots),
		place,
		/** The messages of a thread as the reader shows them here. */
		messagesOf: (threadId: string) =>
			shownIn(place(), emailsOf(desk.state, threadId), desk.state.list.finds[threadId]?.emailId),
		/** How many messages of a thread stand in the mailbox that is shown. */
		messagesHere: (threadId: string) => {
			const { mailboxId } = place();
			return emailsOf(desk.state, threadId).filter((email) => mailboxId !== null && email.mailboxIds[mailboxId]).length;
		},
		/** The moves that make sense here. */
		offered: createMemo(() => offers(query() ? null : (mailbox()?.role ?? null), roles())),
		view,
		setView,
		cursor,
		setCursor,
		needRows: lists.need,
		needBody: lists.needBody,
		loadThread: lists.openThread,
		/** Asks again for what could not be loaded. */
		revive,
	};
}

function createMailboxes(desk: Desk, lists: Lists) {
	const [phase, setPhase] = createSignal<'loading' | 'ready' | 'failed'>('loading');
	const load = async () => {
		setPhase('loading');
		try {
			await lists.loadMailboxes();
			setPhase('ready');
		} catch (error) {
			setPhase('failed');
			desk.fault(error);
		}
	};
	void load();
	return { phase, load };
}
