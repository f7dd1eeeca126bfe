// The list as a window over a query's results: which positions are seen, known and missing. Pure: no scrolling, no fetching.

export const PAGE = 50;

/** Thread ids by position; null: not loaded yet. `slots.length` is the query's total. */
export type Slots = readonly (string | null)[];

/** Positions [start, end). */
export interface Range {
	start: number;
	end: number;
}

export function visibleRange(
	scrollTop: number,
	height: number,
	rowHeight: number,
	total: number,
	spare: number,
): Range {
	const first = Math.floor(Math.max(0, scrollTop) / rowHeight);
	const last = Math.ceil((Math.max(0, scrollTop) + height) / rowHeight);
	return { start: Math.min(total, Math.max(0, first - spare)), end: Math.min(total, last + spare) };
}

/** The start positions of pages that the range needs and that have a hole within it. */
export function missingPages(slots: Slots, range: Range): number[] {
	const pages = new Set<number>();
	for (let at = range.start; at < Math.min(range.end, slots.length); at++) {
		if (slots[at] === null) pages.add(at - (at % PAGE));
	}
	return [...pages];
}

/** Puts a page of results in its place. A thread that stood elsewhere leaves a hole there, so that none shows twice. */
export function fillPage(slots: Slots, position: number, threadIds: string[], total: number): Slots {
	const arrived = new Set(threadIds);
	const next = Array.from({ length: total }, (_, at) => {
		const kept = slots[at] ?? null;
		return kept !== null && arrived.has(kept) ? null : kept;
	});
	threadIds.forEach((id, at) => {
		if (position + at < total) next[position + at] = id;
	});
	return next;
}

/** The list after a re-query: only the asked-for window is known, everything else has to be asked for again. */
export function replaceWindow(position: number, threadIds: string[], total: number): Slots {
	return fillPage([], position, threadIds, Math.max(total, position + threadIds.length));
}

/** Which positions to ask for again after a change: everything loaded from the top while that is cheap, else around the view. */
export function resyncRange(slots: Slots, view: Range, most: number): Range {
	const loadedEnd = slots.findLastIndex((id) => id !== null) + 1;
	const wanted = Math.max(PAGE, loadedEnd, view.end);
	if (wanted <= most) return { start: 0, end: wanted };
	const start = Math.max(0, view.start - PAGE);
	return { start, end: Math.max(view.end + PAGE, start + PAGE) };
}

export function without(slots: Slots, threadId: string): Slots {
	const at = slots.indexOf(threadId);
	return at < 0 ? slots : slots.toSpliced(at, 1);
}

/** Puts a thread back where its date belongs (newest first) among the loaded rows. `dateOf` may not know a row: ''. */
export function insertByDate(slots: Slots, threadId: string, dateOf: (threadId: string) => string): Slots {
	if (slots.includes(threadId)) return slots;
	const date = dateOf(threadId);
	const older = slots.findIndex((id) => id !== null && dateOf(id) < date);
	const hole = slots.indexOf(null);
	const end = hole < 0 ? slots.length : hole;
	return slots.toSpliced(older < 0 ? end : older, 0, threadId);
}

/**
 * How many rows the view must move so that what the reader looks at stays where it is: the first row of the view that
 * survived is the anchor. 0 at the very top, where new rows shall be seen arriving.
 */
export function anchorShift(before: Slots, after: Slots, firstVisible: number): number {
	if (firstVisible <= 0) return 0;
	for (let at = firstVisible; at < Math.min(before.length, firstVisible + PAGE); at++) {
		const id = before[at];
		if (id === null || id === undefined) continue;
		const now = after.indexOf(id);
		if (now >= 0) return now - at;
	}
	return 0;
}
