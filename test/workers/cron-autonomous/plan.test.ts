import { describe, expect, it } from 'vitest';
import { type Facts, HEALED_PER_TICK, plan } from '../../../workers/cron-autonomous/plan';

const quiet: Facts = {
	accountIds: [],
	sweptTo: null,
	madeSweptTo: null,
	ripeDeadLetters: 0,
	expiredSessions: 0,
	oldLogRows: 0,
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
		const facts = {
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
