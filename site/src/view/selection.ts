// Which conversations of the list are marked, so that one act is done to all of them. Another list begins with none.
import { createEffect, createMemo, createSignal, on } from 'solid-js';
import type { Listing } from './listing';

export type Selection = ReturnType<typeof createSelection>;

/** Lists that are gone through to decide about each: there the boxes always show. */
const REVIEWED: readonly string[] = ['junk', 'quarantine'];

export function createSelection(list: Listing, isSearch: () => boolean) {
	const [marked, setMarked] = createSignal<ReadonlySet<string>>(new Set());
	createEffect(on(list.listKey, () => setMarked(new Set<string>()), { defer: true }));

	const loaded = createMemo(() => list.slots().filter((id) => id !== null));
	/** In the list's order; what has left the list is not among them. */
	const selected = createMemo(() => loaded().filter((id) => marked().has(id)));
	const isReviewed = createMemo(() => !isSearch() && REVIEWED.includes(list.mailbox()?.role ?? ''));
	return {
		selected,
		isSelected: (id: string) => marked().has(id),
		/** Whether rows show their box. */
		selecting: () => isReviewed() || selected().length > 0,
		toggleSelected: (id: string) => {
			const next = new Set(selected());
			if (!next.delete(id)) next.add(id);
			setMarked(next);
		},
		/** All that are loaded. */
		selectAll: () => setMarked(new Set(loaded())),
		selectNone: () => setMarked(new Set<string>()),
	};
}
