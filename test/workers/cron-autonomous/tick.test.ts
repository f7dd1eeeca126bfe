import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../../workers/cron-autonomous/work';
import { actions, platform, putRaw, rows, run } from './platform';

interface RunRow {
	slot: number;
	finished_at: number | null;
	outcome: string | null;
}
const runs = () => rows<RunRow>('SELECT slot, finished_at, outcome FROM cron_runs ORDER BY slot');

describe('a tick', () => {
	it('wakes every account to heal, and writes down what was healed and why', async () => {
		const { account, tick } = await platform('a1', 'a2');
		account('a1').healed = { released: 2, alarmSet: true };
		await tick(1000);
		expect([account('a1').healedAt.length, account('a2').healedAt.length]).toEqual([1, 1]);
		expect(await actions()).toEqual([
			{
				kind: 'release-outbox',
				subject: 'a1',
				reason: 'outbox rows were claimed too long ago, or their alarm was lost',
				outcome: '2 released, alarm set',
			},
		]);
		expect(await runs()).toMatchObject([{ slot: 1000, outcome: 'ok' }]);
	});

	it('that comes twice for one slot works once', async () => {
		const { account, redelivered, tick } = await platform('a1');
		await putRaw('a1', 1);
		await tick(1000);
		await tick(1000);
		expect(account('a1').healedAt).toHaveLength(1);
		expect(redelivered).toHaveLength(1);
		expect(await runs()).toHaveLength(1);
	});

	it('that comes twice at once works once', async () => {
		const { account, tick } = await platform('a1');
		await Promise.all([tick(1000), tick(1000)]);
		expect(account('a1').healedAt).toHaveLength(1);
	});

	it('that was lost, or died half way, is made up for by the next', async () => {
		const { redelivered, tick } = await platform('a1');
		const [key] = await putRaw('a1', 1);
		// The tick of 1000 was claimed and never finished; those of 2000 and 3000 never came.
		await run("INSERT INTO cron_runs (slot, started_at, plan) VALUES (1000, 1000, '[]')");
		await tick(4000);
		expect(redelivered.map((raw) => raw.key)).toEqual([key]);
		expect(await runs()).toMatchObject([
			{ slot: 1000, outcome: null },
			{ slot: 4000, outcome: 'ok' },
		]);
	});

	it('goes on when a job throws, and says which one failed', async () => {
		const { account, redelivered, tick } = await platform('a1', 'a2');
		account('a1').fault = new Error('storage is away');
		await putRaw('a2', 1);
		await tick(1000);
		expect(account('a2').healedAt).toHaveLength(1);
		expect(redelivered).toHaveLength(1);
		expect(await actions()).toContainEqual(
			expect.objectContaining({ kind: 'heal-account', subject: 'a1', outcome: 'failed: Error: storage is away' }),
		);
		expect(await runs()).toMatchObject([{ slot: 1000, outcome: 'failed' }]);
	});
});

describe('dead letters', () => {
	const job = { accountId: 'a1', emailId: 'M1', outboxId: 7 };
	const letter = (at: number, body: unknown) =>
		run("INSERT INTO dead_letters (at, queue, body) VALUES (?, 'waypost-enrich', ?)", at, JSON.stringify(body));
	const replayed = () => rows<{ replayed_at: number | null }>('SELECT replayed_at FROM dead_letters ORDER BY id');

	it('go back into their queue when they have rested, once', async () => {
		const { sent, tick } = await platform();
		await letter(0, job);
		await letter(1_000_000, { ...job, emailId: 'M2' });
		await tick(1, undefined, { now: () => 1_000_001 });
		await tick(2, undefined, { now: () => 1_000_002 });
		expect(sent).toEqual([job]);
		expect(await replayed()).toEqual([{ replayed_at: 1_000_001 }, { replayed_at: null }]);
		expect(await actions()).toMatchObject([
			{ kind: 'replay-dead-letter', subject: 'dead letter 1', outcome: 'sent again' },
		]);
	});

	it('that are no job are set aside and do not hold up the others', async () => {
		const { sent, tick } = await platform();
		await letter(0, { odd: true });
		await letter(0, job);
		await tick(1, undefined, { replayedPerTick: 1 });
		await tick(2, undefined, { replayedPerTick: 1 });
		expect(sent).toEqual([job]);
		expect((await actions()).map((action) => action.outcome)).toEqual(['set aside: not a job', 'sent again']);
	});

	it('stay open when the queue refuses them', async () => {
		const { env, tick } = await platform();
		await letter(0, job);
		env.ENRICH.send = async () => {
			throw new Error('queue is away');
		};
		await tick(1);
		expect(await replayed()).toEqual([{ replayed_at: null }]);
		expect(await actions()).toMatchObject([{ kind: 'replay-dead-letters', outcome: 'failed: Error: queue is away' }]);
	});
});

describe('what grows old', () => {
	const DAY = 86_400_000;

	it('sessions end when they expire, and not before', async () => {
		const { tick } = await platform();
		await run("INSERT INTO people (id, address, password_hash, created_at) VALUES ('p1', 'p@x.test', '', 0)");
		await run(
			"INSERT INTO sessions (token_hash, person_id, created_at, expires_at) VALUES ('old', 'p1', 0, 500), ('new', 'p1', 0, 5000)",
		);
		await tick(1, undefined, { now: () => 1000 });
		expect(await rows('SELECT token_hash FROM sessions')).toEqual([{ token_hash: 'new' }]);
		expect(await actions()).toMatchObject([{ kind: 'expire-sessions', outcome: '1 removed' }]);
	});

	it('the log is kept for thirty days; a dead letter that nobody replayed is kept for ever', async () => {
		const { tick } = await platform();
		const now = 100 * DAY;
		for (const at of [now - 31 * DAY, now - 29 * DAY]) {
			await run("INSERT INTO incidents (at, kind, detail) VALUES (?, 'core-trap', '{}')", at);
			await run("INSERT INTO cron_runs (slot, started_at, outcome, plan) VALUES (?, ?, 'ok', '[]')", at, at);
			await run(
				"INSERT INTO actions (slot, at, kind, subject, reason, outcome) VALUES (?, ?, 'x', 'x', 'x', 'x')",
				at,
				at,
			);
			await run("INSERT INTO dead_letters (at, queue, body, replayed_at) VALUES (0, 'q', '{}', ?)", at);
		}
		await run("INSERT INTO dead_letters (at, queue, body) VALUES (?, 'q', '{}')", now);
		await tick(now, undefined, { now: () => now, keepLogMs: DEFAULTS.keepLogMs });
		expect(await rows('SELECT at FROM incidents')).toEqual([{ at: now - 29 * DAY }]);
		expect(await rows('SELECT slot FROM cron_runs ORDER BY slot')).toEqual([{ slot: now - 29 * DAY }, { slot: now }]);
		expect(await rows('SELECT replayed_at FROM dead_letters ORDER BY id')).toEqual([
			{ replayed_at: now - 29 * DAY },
			{ replayed_at: null },
		]);
		expect(await actions()).toMatchObject([{ kind: 'x' }, { kind: 'prune-log', outcome: '4 rows removed' }]);
	});
});
