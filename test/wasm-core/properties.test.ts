// What holds for any octets, tried in Node.
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { core, readCases, scalarCore } from './node-core.ts';
import { properties } from './properties.ts';

const seeds = readCases().map(({ raw }) => raw.subarray(0, 4000));

describe('whatever the octets', () => {
	it.each(properties(core, seeds, scalarCore))('$name', async ({ property }) => {
		await fc.assert(property, { numRuns: 300 });
	});
});
