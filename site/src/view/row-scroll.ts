// The list's scrolling: which rows are in view, holding the view still when rows come and go above it, showing the cursor.
import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import { anchorShift, type Range, type Slots, visibleRange } from '../mail/list-window';
import type { Mail } from './mail';

/** Must agree with --row in style/list.css. */
export const ROW_HEIGHT = 88;
const SPARE_ROWS = 6;

/** Call when the scroller is in the page. `still`: rows jump with the view, nothing may glide. */
export function createRowScroll(mail: Mail) {
	const [scroller, setScroller] = createSignal<HTMLElement>();
	const [top, setTop] = createSignal(0);
	const [height, setHeight] = createSignal(800);
	const [still, setStill] = createSignal(false);
	const total = () => mail.state.list.slots.length;
	const same = (a: Range, b: Range) => a.start === b.start && a.end === b.end;
	const range = createMemo(() => visibleRange(top(), height(), ROW_HEIGHT, total(), SPARE_ROWS), undefined, {
		equals: same,
	});

	const scrollTo = (px: number) => {
		const element = scroller();
		if (!element) return;
		element.scrollTop = px;
		setTop(element.scrollTop);
	};
	createEffect(() => {
		const element = scroller();
		if (!element) return;
		const observer = new ResizeObserver(() => setHeight(element.clientHeight));
		observer.observe(element);
		onCleanup(() => observer.disconnect());
	});
	createEffect(
		on(mail.slots, (after: Slots, before: Slots | undefined) => {
			const shift = before ? anchorShift(before, after, Math.floor(top() / ROW_HEIGHT)) : 0;
			if (shift === 0) return;
			setStill(true);
			scrollTo(top() + shift * ROW_HEIGHT);
			requestAnimationFrame(() => requestAnimationFrame(() => setStill(false)));
		}),
	);
	createEffect(on(mail.listKey, () => scrollTo(0), { defer: true }));
	createEffect(
		on([mail.cursor, mail.threadId], ([cursor, open]) => {
			const at = mail.slots().indexOf(open ?? cursor ?? '');
			const rowTop = at * ROW_HEIGHT;
			if (at < 0) return;
			if (rowTop < top()) scrollTo(rowTop);
			else if (rowTop + ROW_HEIGHT > top() + height()) scrollTo(rowTop + ROW_HEIGHT - height());
		}),
	);
	const firstVisible = () => Math.ceil(top() / ROW_HEIGHT);
	return { range, firstVisible, still, setScroller, onScroll: () => setTop(scroller()?.scrollTop ?? 0) };
}
