// A mail that a row could not hold would be retried for ever: every column is bounded, whatever the mail brings.
import { describe, expect, it } from 'vitest';
import {
	boundedHeader,
	boundedParts,
	boundedText,
	MAX_VALUE_BYTES,
} from '../../../durable-objects/account/store/bounds';
import { headerRecord } from '../../../durable-objects/account/store/email-record';
import { indexOf, partOf } from '../../part-index';

const octets = (text: string) => new TextEncoder().encode(text).byteLength;

describe('bounded text', () => {
	it('leaves alone what fits', () => {
		expect(boundedText('ünï', 5)).toBe('ünï');
		expect(boundedText('€'.repeat(300_000))).toHaveLength(300_000);
	});

	it('cuts between characters, never inside one', () => {
		expect(boundedText('aüb', 2)).toBe('a');
		expect(boundedText('a🎉b', 4)).toBe('a');
		expect(octets(boundedText('€'.repeat(1_000_000)))).toBeLessThanOrEqual(MAX_VALUE_BYTES);
	});
});

describe('bounded JSON', () => {
	it('keeps ordinary parts as they are', () => {
		const parts = [partOf(), partOf({ fileName: 'ä'.repeat(2000) })];
		expect(JSON.parse(boundedParts(parts))).toEqual(parts);
	});

	it('shortens the strings of a thousand greedy parts, and keeps their places', () => {
		const greedy = partOf({ fileName: '€'.repeat(2000), contentId: 'x'.repeat(2000), bodyStart: 7, bodyEnd: 9 });
		const json = boundedParts(Array.from({ length: 1000 }, () => greedy));
		expect(octets(json)).toBeLessThanOrEqual(MAX_VALUE_BYTES);
		const kept = JSON.parse(json);
		expect(kept).toHaveLength(1000);
		expect(kept[999]).toMatchObject({ bodyStart: 7, bodyEnd: 9, fileName: '€'.repeat(64) });
	});

	it('keeps the first of a list of addresses that is too long', () => {
		const to = Array.from({ length: 8192 }, (_, at) => ({ name: '€'.repeat(60), email: `u${at}@x.example` }));
		const json = boundedHeader(headerRecord(indexOf({ to, references: ['a@b'] })));
		expect(octets(json)).toBeLessThanOrEqual(MAX_VALUE_BYTES);
		expect(JSON.parse(json)).toMatchObject({ references: ['a@b'] });
		expect(JSON.parse(json).to[0]).toEqual(to[0]);
	});
});
