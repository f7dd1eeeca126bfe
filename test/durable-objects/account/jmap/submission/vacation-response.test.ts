// VacationResponse (RFC 8621 section 8): one object, always there, which can be changed and nothing else.
import { describe, expect, test } from 'vitest';
import { type JsonObject, TestAccount } from '../../account';
import { USING } from './sender';

const NOTHING = { isEnabled: false, fromDate: null, toDate: null, subject: null, textBody: null, htmlBody: null };
const WHOLE = {
	isEnabled: true,
	fromDate: '2100-01-01T00:00:00Z',
	toDate: '2100-02-01T00:00:00Z',
	subject: 'Away',
	textBody: 'Back in February.',
	htmlBody: '<p>Back in February.</p>',
};

const get = (account: TestAccount, args: JsonObject = {}) => account.call('VacationResponse/get', args, USING);
const set = (account: TestAccount, args: JsonObject) => account.call('VacationResponse/set', args, USING);
const change = (account: TestAccount, patch: JsonObject) => set(account, { update: { singleton: patch } });

describe('VacationResponse', () => {
	test('is there before anybody has set it, under the id "singleton" (section 8.1)', async () => {
		const account = await TestAccount.open();
		expect((await get(account)).list).toEqual([{ id: 'singleton', ...NOTHING }]);
		expect(await get(account, { ids: ['singleton', 'x'] })).toMatchObject({
			list: [{ id: 'singleton' }],
			notFound: ['x'],
		});
		expect((await get(account, { properties: ['subject'] })).list).toEqual([{ id: 'singleton', subject: null }]);
	});

	test('is set as a whole and in part, and its state moves', async () => {
		const account = await TestAccount.open();
		const { state } = await get(account);
		expect(await change(account, WHOLE)).toMatchObject({ updated: { singleton: null }, oldState: state });
		await account.evict();
		expect((await get(account)).list).toEqual([{ id: 'singleton', ...WHOLE }]);
		await change(account, { toDate: null, subject: null, isEnabled: false });
		const { list, state: later } = await get(account);
		expect(list).toEqual([{ id: 'singleton', ...WHOLE, toDate: null, subject: null, isEnabled: false }]);
		expect(later).not.toBe(state);
		await change(account, { id: 'singleton', isEnabled: false });
		expect((await get(account)).state).toBe(later);
	});

	test.each([
		[{ isEnabled: 'yes' }, ['isEnabled']],
		[{ fromDate: '2100-01-01' }, ['fromDate']],
		[{ toDate: '2100-01-01T00:00:00+01:00' }, ['toDate']],
		[{ subject: 5, textBody: {} }, ['subject', 'textBody']],
		[{ id: 'other' }, ['id']],
		[{ colour: 'red' }, ['colour']],
	])('invalidProperties: %j', async (patch, properties) => {
		const account = await TestAccount.open();
		expect((await change(account, patch)).notUpdated).toMatchObject({
			singleton: { type: 'invalidProperties', properties },
		});
	});

	test('singleton: it can be neither created nor destroyed (RFC 8620 section 5.3)', async () => {
		const account = await TestAccount.open();
		const answer = await set(account, { create: { a: WHOLE }, destroy: ['singleton'] });
		expect(answer).toMatchObject({
			notCreated: { a: { type: 'singleton' } },
			notDestroyed: { singleton: { type: 'singleton' } },
		});
	});

	test('has no /changes, and needs its capability', async () => {
		const account = await TestAccount.open();
		expect((await account.call('VacationResponse/changes', { sinceState: '0' }, USING)).type).toBe('unknownMethod');
		expect((await account.call('VacationResponse/get')).type).toBe('unknownMethod');
	});
});
