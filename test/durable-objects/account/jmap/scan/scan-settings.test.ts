// ScanSettings over JMAP: one object, always there, and the next mail follows it.
import { describe, expect, it } from 'vitest';
import { CORE, MAIL, SCAN } from '../../../../../workers/domain/jmap';
import type { Verdict } from '../../../../../workers/domain/verdict';
import { type JsonObject, TestAccount } from '../../account';

const USING = [CORE, MAIL, SCAN];
const DEFAULTS = {
	...{ id: 'singleton', junkScore: null, quarantineScore: null, isDigestWanted: true, attachments: null },
	lessons: { junk: 0, good: 0 },
};

const get = async (account: TestAccount) => (await account.call('ScanSettings/get', {}, USING)).list;
const set = (account: TestAccount, patch: JsonObject) =>
	account.call('ScanSettings/set', { update: { singleton: patch } }, USING);

describe('ScanSettings', () => {
	it('stands at its defaults until somebody sets it, and moves its state then alone', async () => {
		const account = await TestAccount.open();
		const { list, state } = await account.call('ScanSettings/get', {}, USING);
		expect(list).toEqual([DEFAULTS]);
		const same = await set(account, { junkScore: null, isDigestWanted: true });
		expect([same.notUpdated, same.newState]).toEqual([null, state]);
		const changed = await set(account, { junkScore: 4.5, quarantineScore: 12, isDigestWanted: false });
		expect(changed.newState).not.toBe(state);
		await account.evict();
		expect(await get(account)).toEqual([{ ...DEFAULTS, junkScore: 4.5, quarantineScore: 12, isDigestWanted: false }]);
	});

	it.each([
		[{ junkScore: 0 }, 'junkScore'],
		[{ junkScore: '5' }, 'junkScore'],
		[{ quarantineScore: 1e9 }, 'quarantineScore'],
		[{ isDigestWanted: 1 }, 'isDigestWanted'],
		[{ lessons: { junk: 5, good: 0 } }, 'lessons'],
		[{ id: 'other' }, 'id'],
		[{ colour: 'red' }, 'colour'],
	])('refuses %j', async (patch, property) => {
		const account = await TestAccount.open();
		expect(await set(account, patch)).toMatchObject({
			notUpdated: { singleton: { type: 'invalidProperties', properties: [property] } },
		});
		expect(await get(account)).toEqual([DEFAULTS]);
	});

	it('is neither made nor destroyed, and has no /changes', async () => {
		const account = await TestAccount.open();
		const answer = await account.call('ScanSettings/set', { create: { k: {} }, destroy: ['singleton'] }, USING);
		expect(answer).toMatchObject({
			notCreated: { k: { type: 'singleton' } },
			notDestroyed: { singleton: { type: 'singleton' } },
		});
		expect((await account.call('ScanSettings/changes', { sinceState: '0' }, USING)).type).toBe('unknownMethod');
	});

	it('decides from which score on the next mail is junk or quarantined, before the domain does', async () => {
		const account = await TestAccount.open();
		const reasons = [{ rule: 'dmarc-fail', weight: 3, evidence: 'forged' }];
		const actionOf = async (domainRules = {}) => {
			const { emailId } = await account.deliver({ verdict: { reasons, score: 3 }, domainRules });
			return ((await account.email(emailId, ['verdict'])).verdict as Verdict).action;
		};
		expect(await actionOf()).toBe('inbox');
		expect(await actionOf({ junkScore: 3 })).toBe('junk');
		await set(account, { junkScore: 6 });
		expect(await actionOf({ junkScore: 3 })).toBe('inbox');
		await set(account, { junkScore: 2, quarantineScore: 3 });
		expect(await actionOf()).toBe('quarantine');
	});

	it('takes an attachment policy as it can be read, and says what is wrong with another', async () => {
		const account = await TestAccount.open();
		const attachments = { rules: [{ match: { ending: 'iso' }, action: 'refuse' }] };
		expect((await set(account, { attachments })).notUpdated).toBeNull();
		await account.evict();
		expect(await get(account)).toEqual([{ ...DEFAULTS, attachments }]);
		const wrong = { rules: [{ match: { ending: '.ISO' }, action: 'refuse' }] };
		expect(await set(account, { attachments: wrong })).toMatchObject({
			notUpdated: {
				singleton: { properties: ['attachments'], description: expect.stringContaining('rules[0].match.ending') },
			},
		});
		expect((await set(account, { attachments: null })).notUpdated).toBeNull();
		expect(await get(account)).toEqual([DEFAULTS]);
	});
});
