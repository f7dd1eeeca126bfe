// Health: true about each part, quick when one hangs, and more for people who are signed in.
import { applyD1Migrations, env, reset } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { app } from '../../../workers/api/app';
import { writeFeedState } from '../../../workers/directory/feed-marks';
import { recordIncident } from '../../../workers/directory/incidents';
import { finishRun, recordAction, recordDeadLetter, startRun } from '../../../workers/directory/operations';
import { ask, cookieOf, ORIGIN, someone } from './platform';

interface Health {
	status: string;
	parts: { name: string; state: string; detail: string }[];
	checkedAt: string;
	[more: string]: unknown;
}

beforeEach(async () => {
	await reset();
	await applyD1Migrations(env.DIRECTORY, env.TEST_MIGRATIONS);
});

const health = async (headers: Record<string, string> = {}) =>
	(await (await ask('/health', { headers })).json()) as Health;
const part = (of: Health, name: string) => of.parts.find((one) => one.name === name);

async function healthOf(changes: Record<string, unknown>): Promise<[number, Health]> {
	const response = await app.fetch(new Request(`${ORIGIN}/health`), { ...env, ...changes } as typeof env);
	return [response.status, (await response.json()) as Health];
}

it('names every part, and is well on the first day and after', async () => {
	const empty = await health();
	expect(empty.parts.map((one) => one.name)).toEqual([
		...['directory', 'raw store', 'account', 'core', 'queue', 'cron'],
		'threat feeds',
	]);
	expect(empty.status).toBe('ok');
	expect(Math.abs(Date.parse(empty.checkedAt) - Date.now())).toBeLessThan(5000);
	await someone();
	const used = await health();
	expect(used.status).toBe('ok');
	expect(part(used, 'account')?.detail).toMatch(/^answers/);
});

describe('a part that is not well', () => {
	it('the directory: down, and health still answers, even to someone with a cookie', async () => {
		const broken = {
			prepare: () => {
				throw new Error('D1 is away');
			},
		};
		const [status, body] = await healthOf({ DIRECTORY: broken });
		expect([status, body.status, part(body, 'directory')?.state, part(body, 'raw store')?.state]).toEqual([
			503,
			'down',
			'down',
			'ok',
		]);
		const request = new Request(`${ORIGIN}/health`, { headers: { Cookie: '__Host-waypost=x' } });
		const response = await app.fetch(request, { ...env, DIRECTORY: broken } as unknown as typeof env);
		expect(response.status).toBe(503);
		expect(await response.text()).not.toContain('D1 is away');
	});

	it('the raw store: hangs, and is called down after two seconds', async () => {
		const started = Date.now();
		const [status, body] = await healthOf({ MAIL: { head: () => new Promise(() => {}) } });
		expect([status, part(body, 'raw store')]).toEqual([
			503,
			{ name: 'raw store', state: 'down', detail: 'does not answer in time' },
		]);
		expect(Date.now() - started).toBeLessThan(4000);
	});

	it('an account with overdue work, or a dead one', async () => {
		await someone();
		const withVitals = (vitals: () => Promise<unknown>) => healthOf({ ACCOUNT: { getByName: () => ({ vitals }) } });
		const [, late] = await withVitals(async () => ({ oldestDueMs: 3_600_000, schemaVersion: 1 }));
		expect([late.status, part(late, 'account')?.state]).toEqual(['degraded', 'degraded']);
		const [status] = await withVitals(() => Promise.reject(new Error('gone')));
		expect(status).toBe(503);
	});

	it('dead letters that wait', async () => {
		await recordDeadLetter(env.DIRECTORY, 1, 'waypost-enrich-dead', {});
		const body = await health();
		expect([body.status, part(body, 'queue')?.detail]).toEqual([
			'degraded',
			'dead letters that wait to be replayed: 1',
		]);
	});

	it('a cron that came late, failed, or never came', async () => {
		const cron = async () => part(await health(), 'cron');
		expect(await cron()).toMatchObject({ state: 'ok', detail: 'has not run yet' });
		await someone();
		await env.DIRECTORY.prepare('UPDATE accounts SET created_at = 1').run();
		expect(await cron()).toMatchObject({ state: 'degraded', detail: 'has not run yet' });
		await startRun(env.DIRECTORY, 1, Date.now() - 20 * 60_000, []);
		expect(await cron()).toMatchObject({ state: 'degraded', detail: 'last run 20 min ago' });
		await startRun(env.DIRECTORY, 2, Date.now(), []);
		expect(await cron()).toMatchObject({ state: 'ok' });
		await finishRun(env.DIRECTORY, 2, Date.now(), 'failed');
		expect(await cron()).toMatchObject({ state: 'degraded', detail: 'last run 0 min ago, failed' });
	});
});

describe('threat feeds', () => {
	const HOUR = 3_600_000;
	const feeds = async (setting: string) => part((await healthOf({ THREAT_FEEDS: setting }))[1], 'threat feeds');
	const wrote = (name: string, goodAt: number) =>
		writeFeedState(env.DIRECTORY, { name, triedAt: 1, isGood: true, goodAt, entries: 1 });

	it('are well while their lists come, and say how old the oldest is', async () => {
		expect(await feeds('# none')).toMatchObject({ state: 'ok', detail: 'none is set' });
		const both = 'a urls 1 https://feeds.example/a\nb urls 24 https://feeds.example/b';
		await wrote('a', Date.now());
		await wrote('b', Date.now() - 30 * HOUR);
		expect(await feeds(both)).toMatchObject({ state: 'ok', detail: 'the oldest list is of 30 h ago' });
		await wrote('a', Date.now() - 30 * HOUR);
		expect(await feeds(both)).toMatchObject({
			state: 'degraded',
			detail: 'lists that do not come: 1 of 2; the oldest list is of 30 h ago',
		});
	});

	it('are not well where the setting cannot be read, or nothing ever came', async () => {
		expect(await feeds('a rss 1 https://feeds.example/')).toMatchObject({
			state: 'degraded',
			detail: 'THREAT_FEEDS cannot be read. Line 1: there is no such format as rss.',
		});
		expect((await feeds('a urls 1 https://feeds.example/'))?.detail).toMatch(/1 of 1; none has come yet$/);
	});
});

describe('what the platform did', () => {
	beforeEach(async () => {
		await startRun(env.DIRECTORY, 300_000, Date.now(), ['heal']);
		for (let at = 0; at < 25; at++) {
			await recordAction(env.DIRECTORY, {
				slot: 300_000,
				at,
				kind: 'redeliver',
				subject: 'k',
				reason: 'r',
				outcome: 'ok',
			});
		}
		await recordIncident(env.DIRECTORY, 1, 'core-trap', { at: 5 });
	});

	it('is not told to everybody', async () => {
		expect(Object.keys(await health())).toEqual(['status', 'parts', 'checkedAt']);
	});

	it('is told to people who are signed in, the last twenty', async () => {
		const who = await someone();
		for (const headers of [who.basic, { Cookie: await cookieOf(who) }] as Record<string, string>[]) {
			const body = (await health(headers)) as unknown as {
				cron: { runs: unknown[]; actions: unknown[] };
				incidents: unknown[];
			};
			expect(body.cron.actions).toHaveLength(20);
			expect(body.cron.runs).toMatchObject([{ slot: 300_000, plan: ['heal'] }]);
			expect(body.incidents).toMatchObject([{ kind: 'core-trap', detail: { at: 5 } }]);
			expect(body).toHaveProperty('deadLetters', []);
		}
	});
});

it('a browser that asks for a page gets the app’s page', async () => {
	const response = await ask('/health', { headers: { Accept: 'text/html,*/*;q=0.8' } });
	expect(response.status).toBe(200);
	expect(response.headers.get('Content-Type')).toContain('text/html');
	expect(response.headers.get('Content-Security-Policy')).toContain('frame-ancestors');
});
