// Names that read alike: the disguises that are in use are seen, and neighbours that mean no harm are not.
import { describe, expect, it } from 'vitest';
import { domainSkeleton, isExtended, isLookAlike, nameSkeleton, skeleton } from '../../../workers/scanner/look-alike';

describe('a domain that would be taken for another', () => {
	it.each([
		['examp1e.com', 'example.com', 'a digit for a letter'],
		['exarnple.com', 'example.com', 'two letters for one'],
		['exаmple.com', 'example.com', 'a Cyrillic letter'],
		['xn--exmple-4nf.com', 'example.com', 'the same in Punycode'],
		['exmaple.com', 'example.com', 'two letters swapped'],
		['exampl.com', 'example.com', 'a letter less'],
		['examplee.com', 'example.com', 'a letter more'],
		['example5.com', 'example.com', 'a digit more'],
		['mail.exanple.co.uk', 'example.com', 'a letter changed, elsewhere'],
		['éxample.com', 'example.com', 'an accent'],
	])('%s for %s: %s', (domain, known) => {
		expect(isLookAlike(domain, known)).toBe(true);
	});

	it.each([
		['example.com', 'example.com', 'itself'],
		['www.example.com', 'example.com', 'below it'],
		['example.net', 'example.com', 'the same word under another ending'],
		['sample.com', 'example.com', 'two slips'],
		['bmw.com', 'bmx.com', 'short words'],
		['server1.example', 'server2.example', 'numbers that differ on purpose'],
		['', 'example.com', 'nothing'],
		['com', 'example.com', 'an ending alone'],
	])('%s beside %s is none: %s', (domain, known) => {
		expect(isLookAlike(domain, known)).toBe(false);
	});

	it('adds a word to the real one', () => {
		expect(isExtended('example-support.com', 'example.com')).toBe(true);
		expect(isExtended('my-example.net', 'example.com')).toBe(true);
		expect(isExtended('examples.com', 'example.com')).toBe(false);
		expect(isExtended('abc-support.com', 'abc.com')).toBe(false);
	});
});

describe('skeletons', () => {
	it('are the same for what reads the same', () => {
		expect(skeleton('PAYPA1')).toBe(skeleton('раураl'));
		expect(nameSkeleton('Ash, Alice')).toBe(nameSkeleton('alice  ASH'));
		expect(nameSkeleton('Аlice Ash')).toBe(nameSkeleton('Alice Ash'));
		expect(domainSkeleton('mail.examp1e.co.uk')).toBe(domainSkeleton('example.com'));
	});

	it('of a single word, or of none, say nothing', () => {
		for (const name of [null, '', 'Support', '  ', '…']) expect(nameSkeleton(name)).toBe('');
		expect(domainSkeleton('hp.com')).toBe('');
	});

	it('are bounded', () => {
		for (const text of ['ﷺ'.repeat(10_000), 'ﷺ '.repeat(10_000)]) {
			expect(skeleton(text).length).toBeLessThanOrEqual(256);
			expect(nameSkeleton(text).length).toBeLessThanOrEqual(256);
		}
	});
});
