// SearchSnippet/get (RFC 8621 section 5): over the store's text, in agreement with what the search finds.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CORE, MAIL } from '../../../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from '../../account';

describe('SearchSnippet/get', () => {
	test('marks subject and body, by the condition that names them, and null where nothing is found', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver({ subject: 'Lunch & <rain>', text: 'Rain fell on the lunch.' });
		const get = async (filter: JsonObject | null) =>
			(await account.call('SearchSnippet/get', { filter, emailIds: [emailId] })).list[0];
		const subject = 'Lunch &amp; &lt;<mark>rain</mark>&gt;';
		const preview = '<mark>Rain</mark> fell on the lunch.';
		expect(await get({ text: 'RAIN' })).toEqual({ emailId, subject, preview });
		expect(await get({ subject: 'rain' })).toEqual({ emailId, subject, preview: null });
		expect(await get({ body: 'rain' })).toEqual({ emailId, subject: null, preview });
		expect(await get({ from: 'rain' })).toEqual({ emailId, subject: null, preview: null });
		expect(await get(null)).toEqual({ emailId, subject: null, preview: null });
		const not = { operator: 'NOT', conditions: [{ text: 'rain' }] };
		expect(await get(not)).toEqual({ emailId, subject: null, preview: null });
		expect(await get({ operator: 'NOT', conditions: [not] })).toEqual({ emailId, subject, preview });
		const either = { operator: 'OR', conditions: [{ subject: 'lunch' }, { body: 'fell' }] };
		expect(await get(either)).toEqual({
			emailId,
			subject: '<mark>Lunch</mark> &amp; &lt;rain&gt;',
			preview: 'Rain <mark>fell</mark> on the lunch.',
		});
	});

	test('ids that are no emails here are notFound; none missing is null', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver({ text: 'word' });
		const ask = (emailIds: string[]) => account.call('SearchSnippet/get', { filter: { text: 'word' }, emailIds });
		expect(await ask([emailId, 'E999', 'x', emailId])).toMatchObject({ list: [{ emailId }], notFound: ['E999', 'x'] });
		expect(await ask([emailId])).toMatchObject({ notFound: null });
		expect(await ask([])).toEqual({ accountId: account.id, list: [], notFound: null });
	});

	test('follows a query by reference, in one request', async () => {
		const account = await TestAccount.open();
		await account.deliver({ text: 'a needle in it' });
		await account.deliver({ text: 'nothing' });
		await account.evict();
		const filter = { text: 'needle' };
		const reference = { resultOf: '0', name: 'Email/query', path: '/ids' };
		const [, second] = await account.calls([
			['Email/query', { filter }],
			['SearchSnippet/get', { filter, '#emailIds': reference }],
		]);
		expect(second?.[1].list).toMatchObject([{ preview: 'a <mark>needle</mark> in it' }]);
	});

	test('what is missing, unknown or too much is refused', async () => {
		const account = await TestAccount.open();
		const type = async (args: JsonObject) => (await account.call('SearchSnippet/get', args)).type;
		expect(await type({ filter: null })).toBe('invalidArguments');
		expect(await type({ filter: { text: 1 }, emailIds: [] })).toBe('invalidArguments');
		expect(await type({ filter: { colour: 'red' }, emailIds: [] })).toBe('unsupportedFilter');
		const byFile = { filter: { fileName: 'x' }, emailIds: [] };
		expect((await account.call('SearchSnippet/get', byFile)).list).toEqual([]);
		expect((await account.call('SearchSnippet/get', byFile, [CORE, MAIL])).type).toBe('unsupportedFilter');
		expect(await type({ emailIds: [], properties: [] })).toBe('invalidArguments');
		const many = Array.from({ length: 1001 }, (_, number) => `E${number + 1}`);
		expect(await type({ filter: null, emailIds: many })).toBe('requestTooLarge');
	});

	test('a snippet is found exactly where the search finds the email', { timeout: 60_000 }, async () => {
		const account = await TestAccount.open();
		const words = fc.array(
			fc.constantFrom(
				'a',
				'ab',
				'Abc',
				'é',
				'École',
				'ß',
				'Straße',
				'東',
				'京都',
				'ｆ',
				'ﬁn',
				'x-y',
				'.',
				'@',
				'½',
				'ไทย',
				'σος',
				'7',
			),
			{ minLength: 1, maxLength: 5 },
		);
		const cases = fc.sample(fc.record({ said: words, asked: words, quoted: fc.boolean() }), { numRuns: 150, seed: 4 });
		let found = 0;
		for (const { said, asked, quoted } of cases) {
			const { emailId } = await account.deliver({ subject: said.join(' '), text: '' });
			const filter = { subject: quoted ? `"${asked.join(' ')}"` : String(asked[0]) };
			const [query, get] = await account.calls([
				['Email/query', { filter }],
				['SearchSnippet/get', { filter, emailIds: [emailId] }],
			]);
			const isFound = String(query?.[1].ids).split(',').includes(emailId);
			expect(get?.[1].list).toMatchObject([{ emailId }]);
			const isMarked = !JSON.stringify(get).includes('"subject":null');
			expect([said, filter, isMarked]).toEqual([said, filter, isFound]);
			if (isFound) found += 1;
		}
		expect(found).toBeGreaterThan(15);
	});
});
