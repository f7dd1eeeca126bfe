// The status page's timeline: runs with what they did, newest first.
import { expect, it } from 'vitest';
import { faults, plainKind, readHealth, timeline } from '../../site/src/status/report';

const MINUTE = 60_000;
const now = 100 * MINUTE;
const run = (slot: number, some = {}) => ({ slot, startedAt: slot, finishedAt: slot + 120, outcome: 'ok', ...some });
const action = (slot: number) => ({
	slot,
	at: slot,
	kind: 'heal-account',
	subject: 'A1',
	reason: 'stuck',
	outcome: 'released',
});

it('joins actions to their run and keeps those whose run is no longer listed', () => {
	const entries = timeline([run(95 * MINUTE), run(90 * MINUTE)], [action(90 * MINUTE), action(10 * MINUTE)], now);
	expect(entries.map(({ ago, title, took }) => [ago, title, took])).toEqual([
		['5 minutes ago', 'Nothing needed doing', 'took 120 ms'],
		['10 minutes ago', '1 action', 'took 120 ms'],
		['2 hours ago', '1 action', ''],
	]);
	expect(entries[1]?.actions).toEqual([{ what: 'Heal account', subject: 'A1', reason: 'stuck', outcome: 'released' }]);
});

it('tells a failed run and one without an end apart', () => {
	const entries = timeline([run(2, { outcome: 'failed' }), run(1, { outcome: null, finishedAt: null })], [], now);
	expect(entries.map((entry) => entry.state)).toEqual(['down', 'degraded']);
});

it('reads a report for everybody, one for the signed-in, and nothing else', () => {
	const open = {
		status: 'ok',
		parts: [{ name: 'core', state: 'ok', detail: 'parses' }],
		checkedAt: '2026-09-01T10:00:00Z',
	};
	expect(readHealth(open)?.cron).toBeUndefined();
	expect(readHealth({ ...open, cron: { runs: [], actions: null }, deadLetters: 0 })).toMatchObject({
		cron: { runs: [], actions: [] },
		deadLetters: [],
	});
	expect(readHealth({ error: 'not found' })).toBeNull();
	expect(readHealth(null)).toBeNull();
});

it('writes faults as text', () => {
	expect(faults([{ at: now - MINUTE, kind: 'core-trap', detail: { blobId: 'B1', offset: 7 } }], now)).toEqual([
		{ ago: '1 minute ago', what: 'Core trap', detail: 'blobId: B1 · offset: 7' },
	]);
	expect(plainKind('replay-dead-letters')).toBe('Replay dead letters');
});
