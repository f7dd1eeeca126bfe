// queryChanges (RFC 8620 section 5.6): a client that follows nothing else always ends with what the server would answer.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, type JsonObject, TestAccount } from './account';
import { type Act, anyAct, perform } from './acts';

interface Difference extends Answer {
	oldQueryState: string;
	newQueryState: string;
	total: number;
	removed: string[];
	added: { id: string; index: number }[];
}

/** One query's results, brought up to date by queryChanges alone, spliced as section 5.6 has it. */
class CachedQuery {
	ids: string[] = [];
	#state = '';

	constructor(
		private readonly account: TestAccount,
		private readonly type: 'Email' | 'Mailbox',
		readonly args: JsonObject,
	) {}

	async start(): Promise<void> {
		const { ids, queryState, canCalculateChanges } = await this.account.call(...this.queryCall);
		expect(canCalculateChanges).toBe(true);
		this.ids = ids;
		this.#state = String(queryState);
	}

	async follow(): Promise<void> {
		await follow(this.account, [this]);
	}

	get changesCall(): [name: string, args: JsonObject] {
		return [`${this.type}/queryChanges`, { ...this.args, sinceQueryState: this.#state, calculateTotal: true }];
	}

	get queryCall(): [name: string, args: JsonObject] {
		return [`${this.type}/query`, this.args];
	}

	apply(answer: Difference): void {
		expect(answer).toMatchObject({ oldQueryState: this.#state });
		expect(new Set(answer.removed).size).toBe(answer.removed.length);
		const indexes = answer.added.map(({ index }) => index);
		expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
		this.ids = this.ids.filter((id) => !answer.removed.includes(id));
		for (const { id, index } of answer.added) {
			// The splice is well defined: never beyond the end, never an id that is there already.
			expect(index).toBeLessThanOrEqual(this.ids.length);
			expect(this.ids).not.toContain(id);
			this.ids.splice(index, 0, id);
		}
		expect(this.ids).toHaveLength(answer.total);
		this.#state = answer.newQueryState;
	}

	async truth(): Promise<string[]> {
		return (await this.account.call(...this.queryCall)).ids;
	}
}

/** All in one request. */
async function follow(account: TestAccount, queries: CachedQuery[]): Promise<void> {
	const answers = await account.calls(queries.map((query) => query.changesCall));
	answers.forEach(([, answer], at) => {
		queries[at]?.apply(answer as Difference);
	});
}

type Step = Act | { kind: 'follow'; query: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	...anyAct({ deliver: 5, mark: 4, move: 4, destroy: 2, evict: 1, make: 0, unmake: 0, swap: 0 }),
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant('follow' as const), query: fc.nat({ max: 99 }) }),
	},
);

async function queriesOf(account: TestAccount): Promise<CachedQuery[]> {
	const [inbox, archive] = await Promise.all(['inbox', 'archive'].map((role) => account.mailboxId(role)));
	const filters: JsonObject[] = [
		{},
		{ inMailbox: inbox },
		{ inMailbox: inbox, notKeyword: '$seen' },
		{ hasKeyword: '$flagged' },
		{ text: 'apple' },
		{ inMailbox: archive, text: 'ban' },
		{ operator: 'NOT', conditions: [{ inMailbox: inbox }, { hasKeyword: '$draft' }] },
		{ operator: 'OR', conditions: [{ subject: 'cherry' }, { inMailboxOtherThan: [inbox] }] },
		{ someInThreadHaveKeyword: '$flagged' },
		{ allInThreadHaveKeyword: '$seen', inMailbox: inbox },
		{ noneInThreadHaveKeyword: '$draft', before: '2026-09-01T06:00:00Z' },
	];
	const sorts: JsonObject[][] = [
		[{ property: 'receivedAt', isAscending: false }],
		[{ property: 'receivedAt', isAscending: true }],
		[{ property: 'subject' }, { property: 'receivedAt', isAscending: false }],
		[{ property: 'hasKeyword', keyword: '$flagged', isAscending: false }],
		[{ property: 'someInThreadHaveKeyword', keyword: '$seen' }, { property: 'size' }],
	];
	return filters.flatMap((filter, number) => {
		const pick = (more: number) => sorts[(number + more) % sorts.length];
		const latest = sorts[0];
		return [
			{ filter, sort: latest, collapseThreads: true },
			{ filter, sort: latest, collapseThreads: false },
			{ filter, sort: pick(1), collapseThreads: true },
			{ filter, sort: pick(2), collapseThreads: false },
		].map((args) => new CachedQuery(account, 'Email', args));
	});
}

test('whatever happens, a follower of queryChanges has the results, query by query, evicted or not', {
	timeout: 240_000,
}, async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 35 }), async (steps) => {
			const account = await TestAccount.open();
			const queries = await queriesOf(account);
			for (const query of queries) await query.start();
			const emails: string[] = [];
			for (const next of steps) {
				// Some follow each change, some few of them, and so from old states.
				if (next.kind === 'follow') await follow(account, queries.slice(next.query % queries.length));
				else await perform(account, emails, next);
			}
			await account.evict();
			await follow(account, queries);
			const truth = await account.calls(queries.map((query) => query.queryCall));
			queries.forEach((query, at) => {
				expect([query.args, query.ids]).toEqual([query.args, truth[at]?.[1].ids]);
			});
			// And nothing more is told of a state that is the present one.
			for (const [, answer] of await account.calls(queries.map((query) => query.changesCall))) {
				expect(answer).toMatchObject({ removed: [], added: [] });
			}
		}),
		{ numRuns: 25 },
	);
});

describe('Email/queryChanges', () => {
	async function start(count: number): Promise<{ account: TestAccount; ids: string[]; state: string }> {
		const account = await TestAccount.open();
		for (let hour = 0; hour < count; hour++) await account.deliver({ receivedAt: Date.UTC(2026, 0, 1, hour) });
		const { ids, queryState } = await account.call('Email/query');
		return { account, ids, state: String(queryState) };
	}

	const since = async (account: TestAccount, sinceQueryState: string, more: JsonObject = {}) =>
		(await account.call('Email/queryChanges', { sinceQueryState, ...more })) as Difference;

	test('says nothing of the present state, collapsed or not, also after a destroy', async () => {
		const { account, ids } = await start(3);
		await account.call('Email/set', { destroy: [ids[1]] });
		const { queryState } = await account.call('Email/query');
		for (const collapseThreads of [true, false]) {
			const answer = await since(account, String(queryState), { collapseThreads });
			expect(answer).toMatchObject({ removed: [], added: [], oldQueryState: queryState, newQueryState: queryState });
			expect(answer).not.toHaveProperty('total');
		}
	});

	test('of a filter and sort that nothing can change, tells only what came and went', async () => {
		const { account, ids, state } = await start(4);
		await account.update(ids[0] ?? '', { 'keywords/$seen': true });
		await account.call('Email/set', { destroy: [ids[1]] });
		const { emailId } = await account.deliver({ receivedAt: Date.UTC(2026, 0, 1, 2) });
		const answer = await since(account, state, { calculateTotal: true });
		expect(answer).toMatchObject({ removed: [ids[1]], added: [{ id: emailId, index: 1 }], total: 4 });
		// What came and went in between is not mentioned at all.
		const passing = await account.deliver({});
		await account.call('Email/set', { destroy: [passing.emailId] });
		expect(await since(account, state)).toMatchObject({ removed: answer.removed, added: answer.added });
	});

	test('after upToId nothing is added where nothing can move, and it is ignored where something can', async () => {
		const { account, ids, state } = await start(4);
		const early = await account.deliver({ receivedAt: Date.UTC(2025, 0, 1) });
		const late = await account.deliver({ receivedAt: Date.UTC(2027, 0, 1) });
		const first = { id: late.emailId, index: 0 };
		const last = { id: early.emailId, index: 5 };
		expect((await since(account, state, { upToId: ids[1] })).added).toEqual([first]);
		expect((await since(account, state, { upToId: 'E999999' })).added).toEqual([first, last]);
		const filter = { inMailbox: await account.mailboxId('inbox') };
		expect((await since(account, state, { upToId: ids[1], filter })).added).toEqual([first, last]);
	});

	test('more changes than maxChanges are tooManyChanges: each item of removed and added is one', async () => {
		const { account, ids, state } = await start(2);
		const filter = { hasKeyword: '$flagged' };
		await account.update(ids[0] ?? '', { 'keywords/$flagged': true });
		expect(await since(account, state, { filter, maxChanges: 1 })).toMatchObject({ type: 'tooManyChanges' });
		expect(await since(account, state, { filter, maxChanges: 2 })).toMatchObject({ removed: [ids[0]] });
		expect(await since(account, state, { maxChanges: 0 })).toMatchObject({ removed: [], added: [] });
	});

	test('a state that is not ours, or is forgotten, is cannotCalculateChanges', async () => {
		const { account, state } = await start(1);
		for (const unknown of ['', 'x', '-1', '01', '999999999']) {
			expect(await since(account, unknown)).toMatchObject({ type: 'cannotCalculateChanges' });
		}
		await account.sql("UPDATE states SET oldest = modseq + 1 WHERE type = 'Email'");
		expect(await since(account, state)).toMatchObject({ type: 'cannotCalculateChanges' });
	});

	test('arguments and filters are read as strictly as those of Email/query', async () => {
		const { account, state } = await start(0);
		expect(await account.call('Email/queryChanges', {})).toMatchObject({ type: 'invalidArguments' });
		expect(await since(account, state, { position: 0 })).toMatchObject({ type: 'invalidArguments' });
		expect(await since(account, state, { filter: { x: 1 } })).toMatchObject({ type: 'unsupportedFilter' });
		expect(await since(account, state, { sort: [{ property: 'x' }] })).toMatchObject({ type: 'unsupportedSort' });
	});
});

describe('Mailbox/queryChanges', () => {
	test('counts alone change no results; a new name moves the mailbox, and in a tree all that is below it', async () => {
		const account = await TestAccount.open();
		const [inbox, archive] = await Promise.all(['inbox', 'archive'].map((role) => account.mailboxId(role)));
		await account.sql(
			'UPDATE mailboxes SET parent_id = ? WHERE id = ?',
			Number(inbox?.slice(1)),
			Number(archive?.slice(1)),
		);
		const sort = [{ property: 'name' }];
		const queries = [
			{ sort },
			{ sort, sortAsTree: true },
			{ filter: { hasAnyRole: true }, sort, filterAsTree: true },
		].map((args) => new CachedQuery(account, 'Mailbox', args));
		for (const query of queries) await query.start();
		await account.deliver({});
		const { state } = await account.call('Mailbox/get', { ids: [] });
		const asked = { sinceQueryState: '6', sort };
		expect(await account.call('Mailbox/queryChanges', asked)).toMatchObject({
			removed: [],
			added: [],
			newQueryState: state,
		});
		for (const query of queries) await query.follow();
		// Mailbox/set would write just this.
		await account.sql("UPDATE mailboxes SET name = 'Zulu', changed = 1000, changed_own = 1000 WHERE role = 'inbox'");
		await account.sql("UPDATE states SET modseq = 1000 WHERE type = 'Mailbox'");
		await account.sql('UPDATE account SET modseq = 1000');
		await account.evict();
		for (const query of queries) {
			await query.follow();
			expect(query.ids).toEqual(await query.truth());
		}
		const inTree = await account.call('Mailbox/queryChanges', { sinceQueryState: state, sort, sortAsTree: true });
		expect(inTree.removed).toEqual([inbox, archive]);
	});
});
