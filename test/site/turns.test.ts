// Taking turns: never more at once than allowed, in the order of coming, whatever fails.
import { expect, it } from 'vitest';
import { inTurns } from '../../site/src/jmap/turns';

it('runs so many at once, and the others in their order', async () => {
	const turn = inTurns(2);
	const begun: number[] = [];
	const ends: (() => void)[] = [];
	const task = (number: number) => () => {
		begun.push(number);
		return new Promise<number>((resolve) => ends.push(() => resolve(number)));
	};
	const all = [0, 1, 2, 3, 4].map((number) => turn(task(number)));
	expect(begun).toEqual([0, 1]);
	ends[1]?.();
	expect(await all[1]).toBe(1);
	await Promise.resolve();
	expect(begun).toEqual([0, 1, 2]);
	for (let at = 0; at < 5; at += 1) {
		ends[at]?.();
		await new Promise((resolve) => setTimeout(resolve));
	}
	expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4]);
});

it('lets the next one in after a failure too', async () => {
	const turn = inTurns(1);
	const failed = turn(() => Promise.reject(new Error('no')));
	const next = turn(async () => 'next');
	await expect(failed).rejects.toThrow('no');
	expect(await next).toBe('next');
});
