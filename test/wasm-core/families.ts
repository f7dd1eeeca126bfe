// The cases that every build and runtime of the core must read alike: a message beside what it says, in four families.
// Only defines tests; where messages and core come from is the caller's business.
import { describe, expect, it } from 'vitest';
import type { Core } from '../../wasm-core/host.ts';
import type { Address } from '../../workers/domain/address.ts';
import type { Part, PartIndex } from '../../workers/domain/part-index.ts';
import { type Case, type Read, read } from './reading.ts';

export function describeFamilies(core: Core, cases: Case[]): void {
	describe('the families of messages', () => {
		it('are all there', () => {
			const families = new Set(cases.map(({ name }) => name.split('/')[0]));
			expect([...families].sort()).toEqual(['hostile', 'legacy', 'malformed', 'rfc']);
		});

		it.each(cases)('$name', ({ raw, expected }) => {
			const whole = read(core, raw);
			expect(summary(whole)).toMatchObject(expected);
			expect(read(core, raw, 1)).toEqual(whole);
			expect(read(core, raw, 7)).toEqual(whole);
		});
	});
}

/** What a message says, without what is empty: short enough to be written by hand. */
function summary({ index, facts }: Read): Record<string, unknown> {
	const all = {
		...index,
		...addressLists(index),
		authenticationResults: facts.authenticationResults,
		partCount: index.parts.length,
		parts: index.parts.map(partSummary),
	};
	return Object.fromEntries(Object.entries(all).filter(([, value]) => !isEmpty(value)));
}

function addressLists(index: PartIndex): Record<string, string[]> {
	const { from, sender, replyTo, to, cc, bcc } = index;
	const lists = Object.entries({ from, sender, replyTo, to, cc, bcc });
	return Object.fromEntries(lists.map(([field, list]) => [field, list.map(addressText)]));
}

function addressText({ name, email }: Address): string {
	return name === null ? email : `${name} <${email}>`;
}

function partSummary(part: Part): Record<string, unknown> {
	const { headerStart, bodyStart, bodyEnd, encoding, ...rest } = part;
	const filled = Object.entries(rest).filter(([, value]) => !isEmpty(value));
	const at = [headerStart, bodyStart, bodyEnd];
	return { ...Object.fromEntries(filled), ...(encoding === '7bit' ? {} : { encoding }), at };
}

function isEmpty(value: unknown): boolean {
	return value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);
}
