// The search field's text, which is the address's until one types, and putting something into it from elsewhere.
import { createEffect, createSignal, on } from 'solid-js';
import { type Example, withExample } from '../search/examples';
import type { Router } from './router';

export type Searching = ReturnType<typeof createSearching>;

export function createSearching(router: Router) {
	const query = () => router.route().query;
	const [text, setText] = createSignal(query());
	const [field, setField] = createSignal<HTMLInputElement>();
	createEffect(on(query, (words) => setText(words)));

	const select = (start: number, end: number) => {
		field()?.focus();
		field()?.setSelectionRange(start, end);
	};
	return {
		searchText: text,
		setSearchText: setText,
		setSearchField: setField,
		focusSearch: () => select(0, text().length),
		/** Writes it into the field, its own words selected so that one types over them. `part`: what it replaces. */
		tryExample: (example: Example, part?: string) => {
			const next = withExample(text(), example, part);
			setText(next.text);
			select(...next.own);
		},
	};
}
