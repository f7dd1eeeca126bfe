// Promises of the event source (RFC 8620 section 7.3), through the whole Worker, with objects that are evicted in between.
import { env, evictDurableObject } from 'cloudflare:test';
import { expect, it, vi } from 'vitest';
import type { StateChange } from '../../../workers/domain/jmap';
import { EventReader } from './event-reader';
import { ask, deliver, type Someone, someone } from './platform';

const LEAF = { type: 'text/plain', encoded: 'words', decodedBytes: 5 };

const open = (who: Someone, query = 'types=*&closeafter=no&ping=0', headers: Record<string, string> = {}) =>
	ask(`/jmap/eventsource?${query}`, { headers: { ...who.basic, ...headers } });

/** A listener that has been told the present: what changes from here on comes to it. */
async function listen(who: Someone, query?: string, headers?: Record<string, string>): Promise<EventReader> {
	const reader = new EventReader(await open(who, query, headers));
	if (headers?.['Last-Event-ID'] === undefined) await reader.nextOf('');
	return reader;
}

const change = (data: string | null) => JSON.parse(data ?? 'null') as StateChange;
const arrive = (who: Someone) => deliver(who, [LEAF]);
const evict = (who: Someone) => evictDurableObject(env.ACCOUNT.getByName(who.accountId));
const sockets = async (who: Someone) => (await env.ACCOUNT.getByName(who.accountId).vitals(who.accountId, 0)).sockets;

async function grant(who: Someone, other: Someone): Promise<void> {
	await env.DIRECTORY.prepare('INSERT INTO grants VALUES (?, ?)').bind(who.personId, other.accountId).run();
}

it('begins at once, as a stream that nobody on the way shall keep or change', async () => {
	const who = await someone();
	const response = await open(who);
	expect(response.status).toBe(200);
	expect(response.headers.get('Content-Type')).toBe('text/event-stream');
	expect(response.headers.get('Cache-Control')).toBe('no-store, no-transform');
	const reader = new EventReader(response);
	expect(await reader.next()).toEqual({ event: 'comment', id: null, data: null });
	await reader.leave();
});

it('tells a change as a StateChange with an id, and the object may be evicted before each', async () => {
	const who = await someone();
	const reader = await listen(who);
	for (let round = 0; round < 2; round++) {
		await evict(who);
		await arrive(who);
		const { data, id } = await reader.nextOf('state');
		const { '@type': type, changed, ...rest } = change(data) as StateChange & Record<string, unknown>;
		expect([type, Object.keys(changed), rest]).toEqual(['StateChange', [who.accountId], {}]);
		expect(changed[who.accountId]?.Email).toMatch(/^\d+$/);
		expect(id).toMatch(/^\d+$/);
	}
	await reader.leave();
});

it('tells only of the types that were asked for', async () => {
	const who = await someone();
	const reader = await listen(who, 'types=Mailbox,Unheard&closeafter=no&ping=0');
	await arrive(who);
	const { data } = await reader.nextOf('state');
	expect(Object.keys(change(data).changed[who.accountId] ?? {})).toEqual(['Mailbox']);
	await reader.leave();
});

it('has a client that comes back know at once what it missed, and nothing where it missed nothing', async () => {
	const who = await someone();
	const first = await listen(who);
	const { lastEventId } = first;
	await first.leave();
	const same = await listen(who, 'types=*&closeafter=no&ping=5', { 'Last-Event-ID': lastEventId ?? '' });
	expect((await same.next())?.event).toBe('comment');
	expect((await same.next())?.event).toBe('ping');
	await arrive(who);
	const told = await same.nextOf('state');
	await same.leave();
	const late = await listen(who, undefined, { 'Last-Event-ID': lastEventId ?? '' });
	const missed = await late.nextOf('state');
	expect(Number(missed.id)).toBeGreaterThanOrEqual(Number(told.id));
	expect(Number(change(missed.data).changed[who.accountId]?.EmailDelivery)).toBeGreaterThan(0);
	await late.leave();
});

it('ends after the first state event where the client wants that', async () => {
	const who = await someone();
	const reader = await listen(who, 'types=*&closeafter=state&ping=0');
	await arrive(who);
	expect((await reader.nextOf('state')).event).toBe('state');
	expect(await reader.next()).toBeNull();
	await vi.waitFor(async () => expect(await sockets(who)).toBe(0));
});

it('pings with the interval that it uses, sets no id by it, and pings again after that time', async () => {
	const who = await someone();
	const reader = new EventReader(await open(who, 'types=Unheard&closeafter=no&ping=1'));
	const started = Date.now();
	const ping = { event: 'ping', id: null, data: '{"interval":5}' };
	expect([await reader.nextOf('ping'), await reader.nextOf('ping')]).toEqual([ping, ping]);
	expect(Date.now() - started).toBeGreaterThanOrEqual(4900);
	expect(Date.now() - started).toBeLessThan(9000);
	expect(reader.lastEventId).toBeNull();
	await reader.leave();
}, 20_000);

it('lets the object’s socket go when the client goes', async () => {
	const who = await someone();
	const reader = await listen(who);
	expect(await sockets(who)).toBe(1);
	await reader.leave();
	await vi.waitFor(async () => expect(await sockets(who)).toBe(0));
});

it('tells of every account that was granted, also after all objects slept, and keeps others’ to themselves', async () => {
	const [who, shared, stranger] = [await someone(), await someone(), await someone()];
	await grant(who, shared);
	const reader = await listen(who);
	const before = reader.lastEventId;
	for (const one of [who, shared]) await evict(one);
	await arrive(stranger);
	await arrive(shared);
	const told = await reader.nextOf('state');
	expect(Object.keys(change(told.data).changed)).toEqual([shared.accountId]);
	await arrive(who);
	await vi.waitFor(async () => {
		expect(Object.keys(change((await reader.nextOf('state')).data).changed)).toEqual([who.accountId]);
	});
	await reader.leave();
	const back = await listen(who, undefined, { 'Last-Event-ID': before ?? '' });
	const missed = await back.nextOf('state');
	expect(Object.keys(change(missed.data).changed).sort()).toEqual([who.accountId, shared.accountId].sort());
	await back.leave();
});

it('refuses variables that are none, people without an account, and nobody', async () => {
	const who = await someone();
	const refused = await open(who, 'types=*&closeafter=never&ping=0');
	expect(refused.status).toBe(400);
	expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
	expect(await refused.json()).toMatchObject({ status: 400, detail: expect.stringContaining('closeafter') });
	expect((await ask('/jmap/eventsource?types=*&closeafter=no&ping=0')).status).toBe(401);
	await env.DIRECTORY.prepare('DELETE FROM grants WHERE person_id = ?').bind(who.personId).run();
	expect((await open(who)).status).toBe(403);
});
