import { describe, expect, it } from 'vitest';
import { type Facts, HEALED_PER_TICK, plan } from '../../../workers/cron-autonomous/plan';

const quiet: Facts = {
	accountIds: [],
	sweptTo: null,
	madeSweptTo: null,
	ripeDeadLetters: 0,
	expiredSessions: 0,
	oldLogRows: 0,
	feeds: [],
	feedStates: [],
	filterName: null,
	purge: null,
	mayPurge: true,
};
const FIVE_MINUTES = 300_000;

describe('plan', () => {
	it('sweeps each tick, and does nothing else where nothing is due', () => {
		expect(plan(0, quiet)).toEqual([
			{ kind: 'sweep-raw', after: null },
			{ kind: 'sweep-made', after: null },
		]);
	});

	it('heals every account, and does what has become due', () => {
		const facts: Facts = {
			...quiet,
			accountIds: ['a', 'b'],
			sweptTo: 'mail/a/B1',
			madeSweptTo: 'made/a/C1',
			ripeDeadLetters: 1,
			expiredSessions: 2,
			oldLogRows: 3,
		};
		expect(plan(0, facts)).toEqual([
			{ kind: 'heal-account', accountId: 'a' },
			{ kind: 'heal-account', accountId: 'b' },
			{ kind: 'sweep-raw', after: 'mail/a/B1' },
			{ kind: 'sweep-made', after: 'made/a/C1' },
			{ kind: 'replay-dead-letters' },
			{ kind: 'expire-sessions' },
			{ kind: 'prune-log' },
		]);
	});

	it('takes many accounts in turn, and none is left out', () => {
		const accountIds = Array.from({ length: 250 }, (_, at) => `a${at}`);
		const healed = new Set<string>();
		for (let tick = 7; tick < 10; tick += 1) {
			const turn = plan(tick * FIVE_MINUTES, { ...quiet, accountIds }).filter((job) => job.kind === 'heal-account');
			expect(turn).toHaveLength(HEALED_PER_TICK);
			for (const job of turn) healed.add(job.accountId);
		}
		expect(healed.size).toBe(250);
	});

	it('is the same for the same facts: a doubled tick plans nothing new', () => {
		const facts = { ...quiet, accountIds: ['a'], ripeDeadLetters: 4 };
		expect(plan(FIVE_MINUTES, facts)).toEqual(plan(FIVE_MINUTES, facts));
	});
});

describe('threat feeds in the plan', () => {
	const HOUR = 3_600_000;
	const state = (name: string, triedAt: number, isGood = true) => ({ name, triedAt, isGood, goodAt: null, entries: 1 });
	const asked = (now: number, facts: Partial<Facts>) =>
		plan(now, { ...quiet, ...facts }).flatMap((job) => (job.kind === 'refresh-feed' ? [job.feed] : []));

	it('are asked at first, and then when their hours have passed', () => {
		const feeds = [{ name: 'a', hours: 6 }];
		expect(asked(0, { feeds })).toEqual(['a']);
		expect(asked(6 * HOUR - 1, { feeds, feedStates: [state('a', 0)] })).toEqual([]);
		expect(asked(6 * HOUR, { feeds, feedStates: [state('a', 0)] })).toEqual(['a']);
	});

	it('are asked again in an hour after they failed, not with every tick', () => {
		const facts = { feeds: [{ name: 'a', hours: 24 }], feedStates: [state('a', 0, false)] };
		expect(asked(FIVE_MINUTES, facts)).toEqual([]);
		expect(asked(HOUR, facts)).toEqual(['a']);
	});

	it('come some at a time, the longest waiting first', () => {
		const feeds = Array.from({ length: 6 }, (_, at) => ({ name: `f${at}`, hours: 1 }));
		const feedStates = feeds.slice(1).map(({ name }, at) => state(name, 100 - at));
		expect(asked(HOUR * 2, { feeds, feedStates })).toEqual(['f0', 'f5', 'f4', 'f3']);
	});

	it('lose their lists when the settings name them no more', () => {
		const jobs = plan(0, { ...quiet, feedStates: [state('old', 0)] });
		expect(jobs).toContainEqual({ kind: 'remove-feed', feed: 'old' });
	});
});

describe('the purge in the plan', () => {
	const purges = (facts: Partial<Facts>) => plan(0, { ...quiet, ...facts }).filter((job) => job.kind === 'purge-mail');

	it('comes once for each filter', () => {
		expect(purges({})).toEqual([]);
		expect(purges({ filterName: 'f1' })).toEqual([{ kind: 'purge-mail', filter: 'f1', from: null }]);
		expect(purges({ filterName: 'f1', purge: { filter: 'f1', at: null } })).toEqual([]);
		expect(purges({ filterName: 'f2', purge: { filter: 'f1', at: null } })).toHaveLength(1);
	});

	it('goes on where it stopped, and ends its round before a new one', () => {
		const at = { accountId: 'a', after: '5/e1' };
		const job = { kind: 'purge-mail', filter: 'f1', from: at };
		expect(purges({ filterName: 'f2', purge: { filter: 'f1', at } })).toEqual([job]);
	});

	it('never comes where the settings do not want it', () => {
		expect(purges({ filterName: 'f1', mayPurge: false })).toEqual([]);
	});
});
