// The forms of a sender: one normal form each, and nothing that could match what its person did not mean.
import { describe, expect, it } from 'vitest';
import { normalSender, senderKeys } from '../../../workers/domain/sender-rule';

describe('a rule’s sender', () => {
	it.each([
		['Ann@Example.COM', 'ann@example.com'],
		[' example.com ', 'example.com'],
		['*.Example.com', '*.example.com'],
		['*.example', '*.example'],
		['ann+news@bücher.example', 'ann+news@xn--bcher-kva.example'],
		['"odd@local"@example.com', '"odd@local"@example.com'],
	])('%j is kept as %j', (text, normal) => {
		expect(normalSender(text)).toBe(normal);
		expect(normalSender(normal)).toBe(normal);
	});

	it.each([
		'',
		'@',
		'@example.com',
		'ann@',
		'ann@nodots',
		'*.',
		'*',
		'*.*.com',
		'a b@example.com',
		'nonsense',
		'ex ample.com',
	])('%j is none', (text) => {
		expect(normalSender(text)).toBeNull();
	});

	it.each(['-a.example', 'a..example', '.example.com', `${'a'.repeat(64)}.example`, `${'a.'.repeat(200)}example`])(
		'%j is no domain',
		(text) => {
			expect(normalSender(text)).toBeNull();
		},
	);
});

describe('an address', () => {
	it('is fitted by itself, its domain, and what stands above that, in this order', () => {
		expect(senderKeys('Ann@Mail.Example.com')).toEqual([
			...['ann@mail.example.com', 'mail.example.com', '*.example.com', '*.com'],
		]);
		expect(senderKeys('ann@bücher.example')).toEqual([
			...['ann@xn--bcher-kva.example', 'xn--bcher-kva.example', '*.example'],
		]);
	});

	it.each(['', 'ann', '@example.com', 'ann@', `${'a'.repeat(400)}@example.com`])('%j is none', (address) => {
		expect(senderKeys(address)).toEqual([]);
	});

	it('has a bounded number of keys, however many labels it has', () => {
		expect(senderKeys(`a@${'x.'.repeat(120)}example.com`).length).toBeLessThanOrEqual(10);
	});
});
