// Equality of JSON values, which lets clients hand whole objects back (RFC 8620 section 5.3).
import { expect, test } from 'vitest';
import { jsonEqual } from '../../../../../durable-objects/account/jmap/core/json-equal';

test.each<[unknown, unknown, boolean]>([
	[{ a: 1, b: { c: [true, null] } }, { b: { c: [true, null] }, a: 1 }, true],
	[[{ name: 'x', email: 'y' }], [{ email: 'y', name: 'x' }], true],
	[null, null, true],
	[[], [], true],
	[[1, 2], [2, 1], false],
	[[1], [1, 2], false],
	[{ a: 1 }, { a: 1, b: undefined }, false],
	[{ a: null }, { b: null }, false],
	[{ 0: 'a' }, ['a'], false],
	[1, '1', false],
	[null, {}, false],
])('%j and %j: %j', (a, b, equal) => {
	expect(jsonEqual(a, b)).toBe(equal);
	expect(jsonEqual(b, a)).toBe(equal);
});
