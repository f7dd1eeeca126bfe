// What is found by id comes out by date, whatever the dates, and no more is read than the page needs where mail came in order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byDate, type Found } from '../../../../../durable-objects/account/jmap/email/email-by-date';

interface Arrivals {
	/** By id, which is the index. */
	dates: number[];
	isFound: (id: number) => boolean;
}

function run({ dates, isFound }: Arrivals): { rows: Iterable<Found>; read: () => number; truth: Found[] } {
	let read = 0;
	const all = dates.map((receivedAt, id): Found => [id, id % 7, receivedAt]).filter(([id]) => isFound(id));
	const truth = [...all].sort((a, b) => b[2] - a[2] || b[0] - a[0]);
	function* found() {
		for (const row of all.toReversed()) {
			read += 1;
			yield row;
		}
	}
	const latestUpTo = (id: number) => dates.slice(0, id + 1).reduce((most, date) => Math.max(most, date));
	return { rows: byDate(found(), latestUpTo, () => truth), read: () => read, truth };
}

test('any dates, any findings', () => {
	const date = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 5 }) }, { weight: 1, arbitrary: fc.nat({ max: 1000 }) });
	const jitter = fc.array(date, { maxLength: 900 });
	fc.assert(
		fc.property(jitter, fc.integer({ min: 1, max: 5 }), fc.boolean(), (list, every, inOrder) => {
			const dates = inOrder ? list.map((more, id) => id * 3 + more) : list;
			const { rows, truth } = run({ dates, isFound: (id) => id % every === 0 });
			expect([...rows]).toEqual(truth);
		}),
	);
});

test('mail that came in order, with imports between: the first page reads little', () => {
	const dates = Array.from({ length: 20_000 }, (_, id) => (id % 50 === 3 ? id - 15_000 : id));
	const { rows, read, truth } = run({ dates, isFound: (id) => id % 3 === 0 });
	const page: Found[] = [];
	for (const row of rows) if (page.push(row) === 50) break;
	expect(page).toEqual(truth.slice(0, 50));
	expect(read()).toBeLessThan(150);
});

test('mail that was brought in the wrong order falls to sorting, and nothing is given twice', () => {
	const dates = Array.from({ length: 20_000 }, (_, id) => (id < 10_000 ? -id : id));
	const { rows, truth } = run({ dates, isFound: () => true });
	expect([...rows]).toEqual(truth);
});
