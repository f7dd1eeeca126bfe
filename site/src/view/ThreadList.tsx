// The virtual list: only the rows in view are in the page, each at its position. Rows keep their element while they move,
// so that new mail slides in above them.
import { createEffect, createMemo, For, Show } from 'solid-js';
import { useMail } from './mail';
import { RowSkeleton } from './RowSkeleton';
import { createRowScroll, ROW_HEIGHT } from './row-scroll';
import { ThreadRow } from './ThreadRow';

const HOLE = 'hole:';

export function ThreadList(props: { onDestroy(threadIds: readonly string[]): void }) {
	const mail = useMail();
	const { range, firstVisible, still, setScroller, onScroll } = createRowScroll(mail);
	const total = () => mail.state.list.slots.length;
	/** Keys of the rows in view: a row that moves keeps its key, and so its element. */
	const keys = createMemo(() => {
		const { start, end } = range();
		const seen = mail.slots().slice(start, end);
		return seen.map((id, at) => id ?? `${HOLE}${start + at}`);
	});
	const places = createMemo(() => new Map(keys().map((key, at) => [key, range().start + at])));
	const placeOf = (key: string) => places().get(key) ?? 0;
	/** One row at a time is in the tab order; the others are reached with j and k. */
	const tabbed = createMemo(() => {
		const shown = keys();
		const marked = [mail.threadId(), mail.cursor()].find((id) => id !== null && shown.includes(id));
		return marked ?? shown[firstVisible() - range().start] ?? shown[0];
	});
	createEffect(() => {
		mail.setView(range());
		mail.slots(); // a list that changed may have holes in view again
		mail.needRows(range());
	});

	return (
		<div ref={setScroller} class="rows" onScroll={onScroll}>
			<ul class="rows-inner" classList={{ still: still() }} style={{ '--rows-height': `${total() * ROW_HEIGHT}px` }}>
				<For each={keys()}>
					{(key) => (
						<li
							class="row-place"
							aria-posinset={placeOf(key) + 1}
							aria-setsize={total()}
							style={{ '--row-top': `${placeOf(key) * ROW_HEIGHT}px` }}
						>
							<Show when={!key.startsWith(HOLE)} fallback={<RowSkeleton />}>
								<ThreadRow threadId={key} tabbed={tabbed() === key} onDestroy={props.onDestroy} />
							</Show>
						</li>
					)}
				</For>
			</ul>
		</div>
	);
}
