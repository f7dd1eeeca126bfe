// ScanSettings over JMAP: one object, always there, and the next mail follows it.
import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { CORE, MAIL, SCAN } from '../../../../../workers/domain/jmap';
import type { Verdict } from '../../../../../workers/domain/verdict';
import { type JsonObject, TestAccount } from '../../account';

const USING = [CORE, MAIL, SCAN];
const DEFAULTS = {
	...{ id: 'singleton', junkScore: null, quarantineScore: null, isDigestWanted: true, attachments: null },
	lessons: { junk: 0, good: 0 },
	domains: [{ domain: 'example.org', junkScore: null, quarantineScore: null, attachments: null }],
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

	it('takes the whole object back, with what a client cannot set (RFC 8620 section 5.3)', async () => {
		const account = await TestAccount.open();
		const [whole] = await get(account);
		expect(await set(account, { ...whole, junkScore: 6 })).toMatchObject({
			updated: { singleton: null },
			notUpdated: null,
		});
		expect(await get(account)).toEqual([{ ...DEFAULTS, junkScore: 6 }]);
	});

	it.each([
		[{ junkScore: 0 }, 'junkScore'],
		[{ junkScore: '5' }, 'junkScore'],
		[{ quarantineScore: 1e9 }, 'quarantineScore'],
		[{ isDigestWanted: 1 }, 'isDigestWanted'],
		[{ lessons: { junk: 5, good: 0 } }, 'lessons'],
		[{ domains: [] }, 'domains'],
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

	describe('tells what the domains of its addresses decide', () => {
		const [iso, exe] = ['iso', 'exe'].map((ending) => ({ rules: [{ match: { ending }, action: 'refuse' }] }));
		const nothing = { junkScore: null, quarantineScore: null, attachments: null };
		/** Domains of this test's own: files share a directory. */
		const account = async (name: string, ...domains: string[]) => {
			const opened = await TestAccount.open();
			const [granted] = opened.caller.accounts;
			granted?.addresses.splice(0, 1, ...domains.map((domain) => `${name}@${domain}`));
			return opened;
		};
		const decide = (domain: string, rules: unknown) =>
			env.DIRECTORY.prepare('INSERT OR REPLACE INTO domain_rules VALUES (?, ?, 1)')
				.bind(domain, typeof rules === 'string' ? rules : JSON.stringify(rules))
				.run();
		const told = async (of: TestAccount) => (await get(of))[0]?.domains;

		it('by what the directory says now, in the order of the addresses, each domain once', async () => {
			const of = await account('ann', 'strict.test', 'free.test', 'half.test', 'strict.test');
			await decide('strict.test', { junkScore: 4, quarantineScore: 9, attachments: iso });
			await decide('half.test', { attachments: exe });
			await decide('foreign.test', { junkScore: 2 });
			expect(await told(of)).toEqual([
				{ domain: 'strict.test', junkScore: 4, quarantineScore: 9, attachments: iso },
				{ domain: 'free.test', ...nothing },
				{ domain: 'half.test', ...nothing, attachments: exe },
			]);
			await decide('strict.test', { junkScore: 6 });
			expect((await told(of)) as unknown[]).toContainEqual({ domain: 'strict.test', ...nothing, junkScore: 6 });
			expect(await get(of)).toMatchObject([{ junkScore: null, attachments: null }]);
		});

		it('without what cannot be read, or counts for nothing', async () => {
			const of = await account('ben', 'broken.test', 'wrong.test');
			await decide('broken.test', '{');
			await decide('wrong.test', { senders: { 'a.example': 'refuse' }, junkScore: -3, attachments: { rules: [{}] } });
			expect(await told(of)).toEqual([
				{ domain: 'broken.test', ...nothing },
				{ domain: 'wrong.test', ...nothing },
			]);
		});

		it('of the account that was asked, to a person who was granted it', async () => {
			const [own, shared] = [await account('cat', 'own.test'), await account('desk', 'shared.test')];
			await decide('shared.test', { junkScore: 7 });
			own.caller.accounts.push(...shared.caller.accounts);
			const { list } = await own.call('ScanSettings/get', { accountId: shared.id, properties: ['domains'] }, USING);
			expect(list).toEqual([{ id: 'singleton', domains: [{ domain: 'shared.test', ...nothing, junkScore: 7 }] }]);
		});
	});
});
