// The virtual list: only the rows in view are in the page, each at its position. Rows keep their element while they move,
// so that new mail slides in above them; while the list is scrolled, the view stays on what is being looked at.
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { anchorShift, type Slots, visibleRange } from '../mail/list-window';
import { RowSkeleton } from './ListPane';
import { useMail } from './mail';
import { ThreadRow } from './ThreadRow';

/** Must agree with --row in style/list.css. */
const ROW_HEIGHT = 88;
const SPARE_ROWS = 6;
const HOLE = 'hole:';

export function ThreadList(props: { onDestroy(threadId: string): void }) {
	const mail = useMail();
	let scroller!: HTMLDivElement;
	const [scrollTop, setScrollTop] = createSignal(0);
	const [height, setHeight] = createSignal(800);
	const [still, setStill] = createSignal(false);

	const range = createMemo(
		() => {
			return visibleRange(scrollTop(), height(), ROW_HEIGHT, mail.state.list.slots.length, SPARE_ROWS);
		},
		undefined,
		{ equals: (a, b) => a.start === b.start && a.end === b.end },
	);
	/** Keys of the rows in view: a row that moves keeps its key, and so its element. */
	const keys = createMemo(() => {
		const { start, end } = range();
		const seen = mail.slots().slice(start, end);
		return seen.map((id, at) => id ?? `${HOLE}${start + at}`);
	});
	const places = createMemo(() => new Map(keys().map((key, at) => [key, range().start + at])));

	createEffect(() => {
		mail.setView(range());
		mail.needRows(range());
	});
	onMount(() => {
		const observer = new ResizeObserver(() => setHeight(scroller.clientHeight));
		observer.observe(scroller);
		onCleanup(() => observer.disconnect());
	});

	createEffect(
		on(mail.slots, (after: Slots, before: Slots | undefined) => {
			const shift = before ? anchorShift(before, after, Math.floor(scroller.scrollTop / ROW_HEIGHT)) : 0;
			if (shift === 0) return;
			setStill(true); // rows and view jump together: nothing may glide
			scroller.scrollTop += shift * ROW_HEIGHT;
			setScrollTop(scroller.scrollTop);
			requestAnimationFrame(() => requestAnimationFrame(() => setStill(false)));
		}),
	);
	createEffect(
		on(
			mail.listKey,
			() => {
				scroller.scrollTop = 0;
				setScrollTop(0);
			},
			{ defer: true },
		),
	);
	createEffect(
		on(
			() => [mail.cursor(), mail.threadId()] as const,
			([cursor, open]) => {
				const id = open ?? cursor;
				if (id) reveal(mail.slots().indexOf(id));
			},
		),
	);
	const reveal = (at: number) => {
		if (at < 0) return;
		const top = at * ROW_HEIGHT;
		if (top < scroller.scrollTop) scroller.scrollTop = top;
		else if (top + ROW_HEIGHT > scroller.scrollTop + height()) scroller.scrollTop = top + ROW_HEIGHT - height();
	};

	return (
		<div ref={scroller} class="rows" onScroll={() => setScrollTop(scroller.scrollTop)}>
			<ul
				class="rows-inner"
				classList={{ still: still() }}
				style={{ height: `${mail.state.list.slots.length * ROW_HEIGHT}px` }}
			>
				<For each={keys()}>
					{(key) => (
						<li
							class="row-place"
							aria-posinset={(places().get(key) ?? 0) + 1}
							aria-setsize={mail.state.list.slots.length}
							style={{ transform: `translateY(${(places().get(key) ?? 0) * ROW_HEIGHT}px)` }}
						>
							<Show when={!key.startsWith(HOLE)} fallback={<RowSkeleton />}>
								<ThreadRow threadId={key} index={places().get(key) ?? 0} onDestroy={props.onDestroy} />
							</Show>
						</li>
					)}
				</For>
			</ul>
		</div>
	);
}
