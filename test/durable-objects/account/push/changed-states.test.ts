// What is to be told, as it grows and as it is told.
import { expect, test } from 'vitest';
import {
	fitting,
	isEmpty,
	merge,
	ofAccounts,
	onlyTypes,
	without,
} from '../../../../durable-objects/account/push/changed-states';

const SOME = { a: { Email: '5', Mailbox: '4' }, b: { Email: '9' } };

test('later states take the place of earlier ones', () => {
	expect(merge(SOME, 'a', { Email: '7', Thread: '6' })).toEqual({
		a: { Email: '7', Mailbox: '4', Thread: '6' },
		b: { Email: '9' },
	});
	expect(merge({}, 'c', { Email: '1' })).toEqual({ c: { Email: '1' } });
	expect(merge(SOME, 'c', {})).toBe(SOME);
});

test('what was told goes, and what moved on meanwhile stays', () => {
	expect(without(SOME, { a: { Email: '4', Mailbox: '4' }, b: { Email: '9' } })).toEqual({ a: { Email: '5' } });
	expect(isEmpty(without(SOME, SOME))).toBe(true);
	expect(without(SOME, {})).toEqual(SOME);
});

test('accounts and types that are of no interest go, and nothing empty is left', () => {
	expect(ofAccounts(SOME, ['b', 'c'])).toEqual({ b: { Email: '9' } });
	expect(onlyTypes(SOME, ['Mailbox'])).toEqual({ a: { Mailbox: '4' } });
	expect(onlyTypes(SOME, null)).toEqual(SOME);
	expect(onlyTypes(SOME, [])).toEqual({});
});

test('as many accounts as fit go together, and one at the least', () => {
	const many = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`a${n}`, { Email: '1' }]));
	expect(Object.keys(fitting(many, (some) => Object.keys(some).length <= 4))).toHaveLength(4);
	expect(Object.keys(fitting(many, () => false))).toHaveLength(1);
	expect(fitting({}, () => false)).toEqual({});
});
