// What stands in the list where a row is not known yet. Grey lines only, silent for screen readers.
import { For } from 'solid-js';

export function RowSkeleton() {
	return (
		<div class="row skeleton" aria-hidden="true">
			<span />
			<span />
			<span />
		</div>
	);
}

/** A list of which nothing is known yet. */
export function RowSkeletons() {
	return (
		<div class="rows" aria-busy="true">
			<p class="hidden">Loading conversations</p>
			<For each={Array.from({ length: 9 })}>{() => <RowSkeleton />}</For>
		</div>
	);
}
