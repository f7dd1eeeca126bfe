// Words with what a search meant in them marked. Text nodes only: the words are a sender's.
import { For, Show } from 'solid-js';
import type { Run } from '../search/snippet';

/** `text` where nothing is marked in it. */
export function Marked(props: { text: string; runs: Run[] | null }) {
	return (
		<Show when={props.runs} fallback={props.text}>
			{(runs) => (
				<For each={runs()}>
					{(run) => (
						<Show when={run.marked} fallback={run.text}>
							<mark>{run.text}</mark>
						</Show>
					)}
				</For>
			)}
		</Show>
	);
}
