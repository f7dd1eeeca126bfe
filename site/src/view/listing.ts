// Which mailbox or search the address names, its list, what of it is on screen, and where the cursor stands.
import { createEffect, createMemo, createSignal, on } from 'solid-js';
import { unwrap } from 'solid-js/store';
import type { Mailbox } from '../jmap/types';
import { offers, type Place, shownIn } from '../mail/actions';
import type { Desk } from '../mail/desk';
import type { Range } from '../mail/list-window';
import { createLists, type Lists } from '../mail/lists';
import { findMailbox, rolesOf, sortMailboxes } from '../mail/mailboxes';
import { emailsOf } from '../mail/state';
import type { Router } from './router';

export type Listing = ReturnType<typeof createListing>;

export function createListing(desk: Desk, router: Router) {
	const lists = createLists(desk);
	const [view, setView] = createSignal<Range>({ start: 0, end: 0 });
	const [cursor, setCursor] = createSignal<string | null>(null);

	const mailboxes = createMemo(() => sortMailboxes(Object.values(desk.state.mailboxes)));
	const roles = createMemo(() => rolesOf(mailboxes()));
	const mailbox = createMemo<Mailbox | undefined>(() => findMailbox(mailboxes(), router.route().mailbox));
	const query = () => router.route().query;
	const listKey = createMemo(() => (query() ? `?${query()}` : (mailbox()?.id ?? '')));
	const place = (): Place => ({ mailboxId: query() ? null : (mailbox()?.id ?? null), roles: roles() });

	const open = () => {
		setCursor(null);
		lists.open({ mailboxId: place().mailboxId, query: query() });
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
		listKey,
		/** Plain, so that searching it does not subscribe to each of its rows. */
		slots: () => unwrap(desk.state.list.slots),
		place,
		/** The messages of a thread as the reader shows them here. */
		messagesOf: (threadId: string) => shownIn(place(), emailsOf(desk.state, threadId)),
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
