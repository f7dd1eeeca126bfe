// Above the rows: how many are marked, and what can be done to all of them at once.
import { createEffect, For, Show } from 'solid-js';
import { useMail } from './mail';
import { OFFERED } from './offered';

export function SelectionBar(props: { onDestroy(threadIds: readonly string[]): void }) {
	const mail = useMail();
	let box!: HTMLInputElement;
	const count = () => mail.selected().length;
	const loaded = () => mail.slots().filter((id) => id !== null).length;
	createEffect(() => {
		box.indeterminate = count() > 0 && count() < loaded();
	});
	return (
		<div class="selection" role="toolbar" aria-label="Marked conversations" data-testid="selection">
			<label>
				<input
					ref={box}
					type="checkbox"
					aria-label="Mark all"
					data-testid="select-all"
					checked={count() > 0 && count() === loaded()}
					onChange={() => (count() === loaded() ? mail.selectNone() : mail.selectAll())}
				/>
				<span aria-live="polite">{count() === 0 ? 'Mark all' : `${count()} marked`}</span>
			</label>
			<Show when={count() > 0}>
				<For each={mail.offered()}>
					{(offer) => (
						<button
							type="button"
							class="button small"
							data-testid={`selected-${offer}`}
							onClick={() =>
								offer === 'destroy' ? props.onDestroy(mail.selected()) : mail.act(offer, mail.selected())
							}
						>
							{OFFERED[offer].short}
						</button>
					)}
				</For>
			</Show>
		</div>
	);
}
