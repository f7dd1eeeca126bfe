// The list as a window: what is asked for, what moves, and what stays under the reader's eyes.
import { describe, expect, it } from 'vitest';
import {
	anchorShift,
	fillPage,
	insertByDate,
	missingPages,
	PAGE,
	replaceWindow,
	resyncRange,
	visibleRange,
	without,
} from '../../site/src/mail/list-window';

const ids = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `T${from + at}`);

describe('the visible range', () => {
	it('covers the view with some to spare, within the list', () => {
		expect(visibleRange(0, 800, 80, 1000, 5)).toEqual({ start: 0, end: 15 });
		expect(visibleRange(800, 800, 80, 1000, 5)).toEqual({ start: 5, end: 25 });
		expect(visibleRange(79_600, 800, 80, 1000, 5)).toEqual({ start: 990, end: 1000 });
	});

	it('is empty for an empty list, and holds when scrolled beyond either end', () => {
		expect(visibleRange(0, 800, 80, 0, 5)).toEqual({ start: 0, end: 0 });
		expect(visibleRange(-50, 800, 80, 3, 5)).toEqual({ start: 0, end: 3 });
		expect(visibleRange(9999, 800, 80, 3, 5)).toEqual({ start: 3, end: 3 });
	});
});

describe('pages', () => {
	it('are asked for only where the range has holes', () => {
		const slots = fillPage([], 0, ids(0, PAGE), 200);
		expect(missingPages(slots, { start: 10, end: 30 })).toEqual([]);
		expect(missingPages(slots, { start: 40, end: 120 })).toEqual([50, 100]);
	});

	it('fill their place and set the total', () => {
		const slots = fillPage(fillPage([], 0, ids(0, 50), 120), 100, ids(100, 120), 120);
		expect(slots).toHaveLength(120);
		expect([slots[0], slots[50], slots[100]]).toEqual(['T0', null, 'T100']);
	});

	it('never show a thread twice, even when the list moved between two pages', () => {
		const first = fillPage([], 0, ids(0, 50), 100);
		const slots = fillPage(first, 50, ['T49', ...ids(50, 99)], 100); // one mail came in between
		expect(slots.filter((id) => id === 'T49')).toHaveLength(1);
		expect(slots[49]).toBeNull();
	});
});

describe('after a change', () => {
	it('what was loaded is asked for again, from the top while that is cheap', () => {
		const slots = fillPage(fillPage([], 0, ids(0, 50), 2000), 50, ids(50, 100), 2000);
		expect(resyncRange(slots, { start: 60, end: 80 }, 400)).toEqual({ start: 0, end: 100 });
	});

	it('deep in a long list, only what is around the view', () => {
		const slots = fillPage([], 1000, ids(1000, 1050), 2000);
		expect(resyncRange(slots, { start: 1010, end: 1030 }, 400)).toEqual({ start: 960, end: 1080 });
	});

	it('what lies outside the answer is unknown again', () => {
		const slots = replaceWindow(10, ids(0, 3), 15);
		expect(slots.slice(9, 14)).toEqual([null, 'T0', 'T1', 'T2', null]);
		expect(slots).toHaveLength(15);
	});
});

describe('the view', () => {
	const before = ids(0, 100);

	it('lets new rows be seen arriving at the very top', () => {
		expect(anchorShift(before, ['N', ...before], 0)).toBe(0);
	});

	it('stays on its row when mail arrives above', () => {
		expect(anchorShift(before, ['N1', 'N2', ...before], 40)).toBe(2);
	});

	it('stays when a row above goes, and when its own first row goes', () => {
		expect(anchorShift(before, without(before, 'T3'), 40)).toBe(-1);
		expect(anchorShift(before, without(before, 'T40'), 40)).toBe(-1);
	});

	it('stays where it is when nothing of it is left', () => {
		expect(anchorShift(before, ids(500, 600), 40)).toBe(0);
	});
});

describe('a thread that comes back', () => {
	const dates: Record<string, string> = { T0: '2026-03-03', T1: '2026-03-02', T2: '2026-03-01', B: '2026-03-02T12' };
	const dateOf = (id: string) => dates[id] ?? '';

	it('stands where its date belongs', () => {
		expect(insertByDate(['T0', 'T1', 'T2'], 'B', dateOf)).toEqual(['T0', 'B', 'T1', 'T2']);
	});

	it('stands at the end of what is loaded when it is older than all of that', () => {
		dates.old = '2020-01-01';
		expect(insertByDate(['T0', 'T1', null], 'old', dateOf)).toEqual(['T0', 'T1', 'old', null]);
	});

	it('is not doubled', () => {
		expect(insertByDate(['T0', 'T1'], 'T1', dateOf)).toEqual(['T0', 'T1']);
	});
});
