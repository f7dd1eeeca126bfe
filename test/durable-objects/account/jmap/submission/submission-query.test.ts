// EmailSubmission/query (RFC 8621 section 7.3): every condition and every sort.
import { describe, expect, test } from 'vitest';
import { type JsonObject, TestAccount } from '../../account';
import { farEdge, identityId, MINUTE, NOW, ring, submitted, USING, write } from './sender';

/** Three submissions, an hour apart: the first is sent, the second canceled, the third pending. */
async function three() {
	const account = await TestAccount.open();
	const emails: string[] = [];
	const ids: string[] = [];
	for (let hour = 0; hour < 3; hour++) {
		await account.at(NOW + hour * 60 * MINUTE);
		const emailId = await write(account);
		emails.unshift(emailId);
		ids.push(String((await submitted(account, { emailId })).id));
		if (hour > 0) continue;
		await farEdge(account);
		await ring(account, NOW);
	}
	await account.call('EmailSubmission/set', { update: { [ids[1] ?? '']: { undoStatus: 'canceled' } } }, USING);
	const query = async (args: JsonObject = {}) => {
		const answer = await account.call('EmailSubmission/query', args, USING);
		return answer.ids?.map((id) => ids.indexOf(id)) ?? answer.type;
	};
	return { account, emails: emails.reverse(), ids, query };
}

describe('EmailSubmission/query', () => {
	test('filters by every condition, alone and together', async () => {
		const { account, emails, query } = await three();
		const filtered = (filter: JsonObject) => query({ filter });
		expect(await filtered({})).toEqual([0, 1, 2]);
		expect(await filtered({ undoStatus: 'final' })).toEqual([0]);
		expect(await filtered({ undoStatus: 'canceled' })).toEqual([1]);
		expect(await filtered({ emailIds: [emails[1], 'E999999'] })).toEqual([1]);
		const { threadId } = await account.email(emails[2] ?? '', ['threadId']);
		expect(await filtered({ threadIds: [threadId] })).toEqual([2]);
		expect(await filtered({ identityIds: [await identityId(account)] })).toEqual([0, 1, 2]);
		expect(await filtered({ identityIds: [] })).toEqual([]);
		expect(await filtered({ before: '2100-01-01T01:00:00Z' })).toEqual([0]);
		expect(await filtered({ after: '2100-01-01T01:00:00Z' })).toEqual([1, 2]);
		expect(await filtered({ after: '2100-01-01T01:00:00Z', undoStatus: 'pending' })).toEqual([2]);
		const either = { operator: 'OR', conditions: [{ undoStatus: 'final' }, { undoStatus: 'pending' }] };
		expect(await filtered(either)).toEqual([0, 2]);
		expect(await filtered({ operator: 'NOT', conditions: [either] })).toEqual([1]);
	});

	test('sorts by emailId, threadId and sentAt, either way', async () => {
		const { query } = await three();
		for (const property of ['emailId', 'threadId', 'sentAt', 'sendAt']) {
			expect(await query({ sort: [{ property }] })).toEqual([0, 1, 2]);
			expect(await query({ sort: [{ property, isAscending: false }] })).toEqual([2, 1, 0]);
		}
	});

	test('tells what changed among its results since (section 7.4)', async () => {
		const { account, ids } = await three();
		const pending = { filter: { undoStatus: 'pending' } };
		const { queryState } = await account.call('EmailSubmission/query', pending, USING);
		const { id: fourth } = await submitted(account, { emailId: await write(account) });
		await account.call('EmailSubmission/set', { update: { [ids[2] ?? '']: { undoStatus: 'canceled' } } }, USING);
		const since = { sinceQueryState: queryState };
		const changed = await account.call('EmailSubmission/queryChanges', { ...pending, ...since }, USING);
		expect(changed).toMatchObject({ removed: [ids[2]], added: [{ id: fourth, index: 0 }] });
		const all = await account.call('EmailSubmission/queryChanges', since, USING);
		expect(all).toMatchObject({ removed: [], added: [{ id: fourth, index: 3 }] });
	});

	test('pages, counts, and refuses what it does not know', async () => {
		const { account, query } = await three();
		expect(await query({ position: 1, limit: 1 })).toEqual([1]);
		const { total } = await account.call('EmailSubmission/query', { calculateTotal: true, limit: 0 }, USING);
		expect(total).toBe(3);
		expect(await query({ filter: { colour: 'red' } })).toBe('unsupportedFilter');
		expect(await query({ sort: [{ property: 'colour' }] })).toBe('unsupportedSort');
		expect(await query({ filter: { before: 'noon' } })).toBe('invalidArguments');
		expect(await query({ filter: { emailIds: 'E1' } })).toBe('invalidArguments');
	});
});
