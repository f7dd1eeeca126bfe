// The log of operations in the real D1: what cron decides by and what the status page shows.
import { applyD1Migrations, env, reset } from 'cloudflare:test';
import { beforeEach, expect, it } from 'vitest';
import { createAccount } from '../../../workers/directory/accounts';
import { countOpenDeadLetters, recentHistory } from '../../../workers/directory/history';
import { recordIncident } from '../../../workers/directory/incidents';
import {
	accountIds,
	finishRun,
	lastRun,
	markReplayed,
	openDeadLetters,
	recordAction,
	recordDeadLetter,
	startRun,
} from '../../../workers/directory/operations';

const directory = env.DIRECTORY;

beforeEach(async () => {
	await reset();
	await applyD1Migrations(directory, env.TEST_MIGRATIONS);
});

it('a doubled tick finds the first one’s slot taken, even when both come at once', async () => {
	const claims = await Promise.all([1, 2, 3].map((at) => startRun(directory, 300_000, at, ['heal'])));
	expect(claims.filter(Boolean)).toHaveLength(1);
	expect(await startRun(directory, 600_000, 4, [])).toBe(true);
});

it('the last run is the latest slot, finished or not', async () => {
	expect(await lastRun(directory)).toBeNull();
	await startRun(directory, 600, 601, ['b']);
	await startRun(directory, 300, 602, ['a']);
	expect(await lastRun(directory)).toEqual({ slot: 600, startedAt: 601, finishedAt: null, outcome: null, plan: ['b'] });
	await finishRun(directory, 600, 700, 'failed');
	expect(await lastRun(directory)).toMatchObject({ finishedAt: 700, outcome: 'failed' });
	expect((await recentHistory(directory, 5)).runs.map((run) => run.outcome)).toEqual(['failed', null]);
});

it('dead letters stay open, oldest first, until replayed', async () => {
	for (const emailId of ['E1', 'E2', 'E3']) await recordDeadLetter(directory, 1, 'enrich', { emailId });
	const [first, second] = await openDeadLetters(directory, 2);
	expect([first?.body, second?.body]).toEqual([{ emailId: 'E1' }, { emailId: 'E2' }]);
	await markReplayed(directory, first?.id ?? -1, 5);
	expect((await openDeadLetters(directory, 9)).map((letter) => letter.body)).toEqual([
		{ emailId: 'E2' },
		{ emailId: 'E3' },
	]);
	expect(await countOpenDeadLetters(directory)).toBe(2);
});

it('history gives the newest of each kind, no more than asked for', async () => {
	for (const at of [1, 2, 3]) {
		await recordAction(directory, { slot: 0, at, kind: 'redeliver', subject: 'A', reason: 'r', outcome: 'ok' });
		await recordIncident(directory, at, 'core-trap', { at });
	}
	const history = await recentHistory(directory, 2);
	expect(history.actions.map((action) => action.at)).toEqual([3, 2]);
	expect(history.incidents.map((incident) => incident.detail)).toEqual([{ at: 3 }, { at: 2 }]);
	expect(history.deadLetters).toEqual([]);
});

it('an incident that cannot be written stops nothing', async () => {
	await directory.prepare('DROP TABLE incidents').run();
	await expect(recordIncident(directory, 1, 'core-trap', {})).resolves.toBeUndefined();
});

it('lists every account', async () => {
	expect(await accountIds(directory)).toEqual([]);
	const ids = [];
	for (const name of ['a', 'b']) {
		const made = await createAccount(directory, { address: `${name}@x.test`, password: 'p', name }, 1);
		if (made.ok) ids.push(made.accountId);
	}
	expect(await accountIds(directory)).toEqual(ids.sort());
});
