// SenderRule over JMAP: the standard methods with their errors, and that a rule does what it says with the next mail.
import { describe, expect, it } from 'vitest';
import { CORE, MAIL, SCAN } from '../../../../../workers/domain/jmap';
import type { Verdict } from '../../../../../workers/domain/verdict';
import { type Answer, type JsonObject, TestAccount } from '../../account';

const USING = [CORE, MAIL, SCAN];

const call = (account: TestAccount, name: string, args: JsonObject = {}): Promise<Answer> =>
	account.call(`SenderRule/${name}`, args, USING);

async function make(account: TestAccount, rule: JsonObject): Promise<JsonObject> {
	const { created, notCreated } = await call(account, 'set', { create: { r: rule } });
	return ((created ?? notCreated) as unknown as Record<string, JsonObject>).r ?? {};
}

describe('SenderRule/set', () => {
	it('keeps a rule in its normal form, and tells what its client does not know', async () => {
		const account = await TestAccount.open();
		const made = await make(account, { sender: 'Ann@Example.COM', action: 'allow' });
		expect(made).toEqual({
			...{ id: expect.stringMatching(/^R\d+$/), sender: 'ann@example.com', note: '' },
			createdAt: expect.stringMatching(/Z$/),
		});
		await account.evict();
		expect((await call(account, 'get')).list).toEqual([{ ...made, action: 'allow' }]);
	});

	it.each([
		[{}, ['sender', 'action']],
		[{ sender: 'nonsense', action: 'allow' }, ['sender']],
		[{ sender: 'a@b.example', action: 'bounce' }, ['action']],
		[{ sender: 'a@b.example', action: 'allow', note: 7 }, ['note']],
		[{ sender: 'a@b.example', action: 'allow', id: 'R1' }, ['id']],
		[{ sender: 'a@b.example', action: 'allow', createdAt: '2026-01-01T00:00:00Z' }, ['createdAt']],
	])('refuses %j', async (rule, properties) => {
		const account = await TestAccount.open();
		expect(await make(account, rule)).toMatchObject({ type: 'invalidProperties', properties });
	});

	it('has one rule for a sender, and says which', async () => {
		const account = await TestAccount.open();
		const first = await make(account, { sender: 'shop.example', action: 'junk' });
		const again = await make(account, { sender: 'SHOP.example', action: 'allow' });
		expect(again).toMatchObject({ type: 'alreadyExists', existingId: first.id });
	});

	it('changes action and note, never the sender', async () => {
		const account = await TestAccount.open();
		const { id } = await make(account, { sender: 'shop.example', action: 'junk' });
		const update = (patch: JsonObject) => call(account, 'set', { update: { [String(id)]: patch } });
		expect((await update({ action: 'quarantine', note: 'they sold my address' })).notUpdated).toBeNull();
		expect((await call(account, 'get')).list).toMatchObject([{ action: 'quarantine', note: 'they sold my address' }]);
		for (const patch of [{ sender: 'other.example' }, { action: null }, { createdAt: null }]) {
			expect(Object.values((await update(patch)).notUpdated as JsonObject)).toMatchObject([
				{ type: 'invalidProperties', properties: Object.keys(patch) },
			]);
		}
		expect((await update({ note: null })).notUpdated).toBeNull();
		expect((await call(account, 'get')).list).toMatchObject([{ action: 'quarantine', note: '' }]);
	});

	it('says notFound of what is not there, and stateMismatch of an old state', async () => {
		const account = await TestAccount.open();
		const answer = await call(account, 'set', { update: { R999: { note: '' } }, destroy: ['R998', 'E1'] });
		expect(answer).toMatchObject({
			notUpdated: { R999: { type: 'notFound' } },
			notDestroyed: { R998: { type: 'notFound' }, E1: { type: 'notFound' } },
		});
		await make(account, { sender: 'shop.example', action: 'junk' });
		expect((await call(account, 'set', { ifInState: '0', destroy: [] })).type).toBe('stateMismatch');
	});

	it('is unknown without its capability', async () => {
		const account = await TestAccount.open();
		expect((await account.call('SenderRule/get', {}, [CORE, MAIL])).type).toBe('unknownMethod');
	});
});

describe('what changed', () => {
	it('is told by /changes and /queryChanges', async () => {
		const account = await TestAccount.open();
		const { id: kept } = await make(account, { sender: 'one.example', action: 'junk' });
		const { id: gone } = await make(account, { sender: 'two.example', action: 'junk' });
		const { state } = await call(account, 'get');
		await call(account, 'set', { update: { [String(kept)]: { action: 'allow' } }, destroy: [gone] });
		const { id: made } = await make(account, { sender: 'new.example', action: 'allow' });
		await account.evict();
		expect(await call(account, 'changes', { sinceState: state })).toMatchObject({
			...{ created: [made], updated: [kept], destroyed: [gone], hasMoreChanges: false },
		});
		const sort = [{ property: 'sender' }];
		const query = { filter: { action: 'allow' }, sort, sinceQueryState: state };
		const { removed, added } = await call(account, 'queryChanges', query);
		expect(new Set(removed as string[])).toEqual(new Set([kept, gone]));
		expect(added).toEqual([
			{ id: made, index: 0 },
			{ id: kept, index: 1 },
		]);
	});
});

describe('SenderRule/query', () => {
	it('filters, sorts and counts', async () => {
		const account = await TestAccount.open();
		const ids: unknown[] = [];
		for (const [sender, action] of [
			['b.example', 'allow'],
			['a.example', 'junk'],
			['ann@b.example', 'refuse'],
		]) {
			ids.push((await make(account, { sender, action })).id);
		}
		const asked = (args: JsonObject) => call(account, 'query', { ...args, calculateTotal: true });
		expect(await asked({ sort: [{ property: 'sender' }] })).toMatchObject({ ids: [ids[1], ids[2], ids[0]], total: 3 });
		expect(await asked({ filter: { sender: 'B.Ex' } })).toMatchObject({ ids: [ids[0], ids[2]], total: 2 });
		const neither = { operator: 'NOT', conditions: [{ action: 'allow' }, { action: 'junk' }] };
		expect(await asked({ filter: neither })).toMatchObject({ ids: [ids[2]], total: 1 });
		expect((await asked({ filter: { note: 'x' } })).type).toBe('unsupportedFilter');
		expect((await asked({ filter: { sender: 1 } })).type).toBe('invalidArguments');
		expect((await asked({ sort: [{ property: 'note' }] })).type).toBe('unsupportedSort');
	});
});

describe('a rule', () => {
	it.each([
		['junk', 'junk'],
		['quarantine', 'quarantine'],
	])('of %s does so with the next mail', async (action, expected) => {
		const account = await TestAccount.open();
		await make(account, { sender: 'shop.example', action });
		await account.evict();
		const { emailId } = await account.deliver({ from: [{ name: null, email: 'ann@shop.example' }] });
		const verdict = (await account.email(emailId, ['verdict'])).verdict as Verdict;
		expect(verdict.action).toBe(expected);
		expect(verdict.reasons.map(({ rule }) => rule)).toContain('sender-blocked');
	});

	it('of refusal says so at the door', async () => {
		const account = await TestAccount.open();
		await make(account, { sender: '*.example', action: 'refuse' });
		expect(await account.offer({ from: [{ name: null, email: 'ann@shop.example' }] })).toEqual({
			...{ ok: false, reason: 'refused' },
			reply: '550 5.7.1 This mailbox does not take this message: *.example is blocked by your own list',
		});
	});

	it('stands aside where a domain’s own is stricter', async () => {
		const account = await TestAccount.open();
		await make(account, { sender: 'shop.example', action: 'allow' });
		const domainRules = { senders: { 'shop.example': 'quarantine' as const } };
		const { emailId } = await account.deliver({ from: [{ name: null, email: 'a@shop.example' }], domainRules });
		expect(((await account.email(emailId, ['verdict'])).verdict as Verdict).action).toBe('quarantine');
	});
});
