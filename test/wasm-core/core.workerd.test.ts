// The core as the Worker has it: the same families and a share of the properties, inside workerd.
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { core } from '../../wasm-core/workerd';
import { describeFamilies } from './families.ts';
import { properties } from './properties.ts';
import type { Case } from './reading.ts';

declare global {
	interface ImportMeta {
		/** Vite's: the files that match, read when the test is built. */
		glob<T>(pattern: string, options: { eager: true; import: 'default'; query?: string }): Record<string, T>;
	}
}

const messages = import.meta.glob<string>('./cases/**/*.eml', { eager: true, import: 'default', query: '?url&inline' });
const expectations = import.meta.glob<Record<string, unknown>>('./cases/**/*.json', { eager: true, import: 'default' });

function fromDataUrl(url: string): Uint8Array {
	return Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (character) => character.charCodeAt(0));
}

const cases: Case[] = Object.entries(messages).map(([file, url]) => ({
	name: file.replace(/^\.\/cases\/|\.eml$/g, ''),
	raw: fromDataUrl(url),
	expected: expectations[file.replace(/\.eml$/, '.json')] ?? {},
}));

describeFamilies(core, cases);

describe('whatever the octets', () => {
	const seeds = cases.map(({ raw }) => raw.subarray(0, 1500));
	it.each(properties(core, seeds))('$name', async ({ property }) => {
		await fc.assert(property, { numRuns: 60 });
	});
});
