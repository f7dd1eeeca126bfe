// Promises of PushSubscription (RFC 8620 sections 7.2, 8.6, 8.7), through the whole Worker, with a push service that opens
// what it gets. Objects are evicted between the steps.
import { env, evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it, vi } from 'vitest';
import type { MailAccount } from '../../../durable-objects/account/mail-account';
import { CORE, VAPID } from '../../../workers/domain/jmap';
import { type Push, PushService } from '../push-service';
import { ask, cookieOf, deliver, ORIGIN, PASSWORD, post, type Someone, someone } from './platform';

type Args = Record<string, unknown>;
type Found = Record<string, Record<string, Args>> & { list: Args[]; notFound: string[]; type: string };
type Headers_ = Record<string, string>;

const LEAF = { type: 'text/plain', encoded: 'words', decodedBytes: 5 };
const DAY_MS = 24 * 60 * 60_000;

async function call(who: Someone, name: string, args: Args, headers: Headers_ = who.basic): Promise<Found> {
	const response = await post('/jmap/api', { using: [CORE], methodCalls: [[name, args, '0']] }, headers);
	const { methodResponses } = (await response.json()) as { methodResponses: [string, Found, string][] };
	return methodResponses[0]?.[1] as Found;
}

const set = (who: Someone, args: Args, headers?: Headers_) => call(who, 'PushSubscription/set', args, headers);
const get = (who: Someone, args: Args = { ids: null }, headers?: Headers_) =>
	call(who, 'PushSubscription/get', args, headers);

const stub = (who: Someone) => env.ACCOUNT.getByName(who.accountId);
const evict = (who: Someone) => evictDurableObject(stub(who));
const arrive = (who: Someone) => deliver(who, [LEAF]);

function sql<T extends Record<string, SqlStorageValue>>(who: Someone, text: string): Promise<T[]> {
	return runInDurableObject(stub(who), (_: MailAccount, state) => state.storage.sql.exec<T>(text).toArray());
}

/** No insight comes later and changes the account once more. */
async function quiet(): Promise<Someone> {
	const who = await someone();
	await sql(
		who,
		"CREATE TRIGGER hold AFTER INSERT ON outbox WHEN NEW.kind = 'enrich' " +
			'BEGIN UPDATE outbox SET due_at = 9000000000000 WHERE id = NEW.id; END',
	);
	return who;
}

interface Device {
	id: string;
	url: string;
	/** As the push service passed it on. */
	code: string;
}

let devices = 0;

/** A subscription whose code has come. */
async function subscribe(who: Someone, service: PushService, more: Args = {}, headers?: Headers_): Promise<Device> {
	const { url, keys } = await service.subscribe();
	const object = { deviceClientId: `device${++devices}`, url, keys, ...more };
	const { created } = await set(who, { create: { k: object } }, headers);
	const { message } = await service.nth(url, 0);
	return { id: String(created?.k?.id), url, code: String(message.verificationCode) };
}

async function verified(who: Someone, service: PushService, more: Args = {}, headers?: Headers_): Promise<Device> {
	const device = await subscribe(who, service, more, headers);
	const { updated } = await set(who, { update: { [device.id]: { verificationCode: device.code } } }, headers);
	expect(updated).toEqual({ [device.id]: null });
	return device;
}

const accountsOf = (push: Push) => Object.keys(push.message.changed ?? {});
/** Long enough for what is due within the coalescing delay, and too short for anything else. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1200));

describe('a subscription', () => {
	it('gets a code first, and changes only once its client has sent that back', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { url, keys } = await service.subscribe();
		const { created } = await set(who, { create: { k: { deviceClientId: 'd', url, keys, types: null } } });
		const id = String(created?.k?.id);
		expect(created?.k).toEqual({ id, verificationCode: null, expires: expect.stringMatching(/^\d{4}-.*:\d\dZ$/) });
		const first = await service.nth(url, 0);
		expect(first.message).toEqual({
			'@type': 'PushVerification',
			pushSubscriptionId: id,
			verificationCode: expect.stringMatching(/^[0-9a-f]{32}$/),
		});
		await evict(who);
		await arrive(who);
		await aWhile();
		expect(service.to(url)).toHaveLength(1);
		const wrong = await set(who, { update: { [id]: { verificationCode: '0'.repeat(32) } } });
		expect(wrong.notUpdated?.[id]).toMatchObject({ type: 'invalidProperties', properties: ['verificationCode'] });
		expect((await get(who)).list).toMatchObject([{ id, verificationCode: null }]);
		await evict(who);
		const { verificationCode } = first.message;
		expect((await set(who, { update: { [id]: { verificationCode } } })).updated).toEqual({ [id]: null });
		expect((await get(who)).list).toMatchObject([{ id, verificationCode }]);
		await evict(who);
		await arrive(who);
		const told = await service.nth(url, 1);
		expect(Object.keys(told.message)).toEqual(['@type', 'changed']);
		expect(Object.keys(told.message.changed?.[who.accountId] ?? {}).sort()).toEqual([
			...['Email', 'EmailDelivery', 'Mailbox', 'Quota', 'Thread'],
		]);
		await aWhile();
		expect(service.to(url)).toHaveLength(2);
	}, 20_000);

	it('is pushed to as RFC 8030 wants it, sealed, and signed with the key that the session shows', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { url } = await verified(who, service);
		await arrive(who);
		await service.nth(url, 1);
		const session = (await (await ask('/jmap/session', { headers: who.basic })).json()) as {
			capabilities: Record<string, { applicationServerKey?: string }>;
		};
		for (const push of service.to(url)) {
			expect(push.headers.get('Content-Type')).toBe('application/json');
			expect(push.headers.get('Content-Encoding')).toBe('aes128gcm');
			expect(Number(push.headers.get('TTL'))).toBe(86_400);
			expect(push.headers.get('Urgency')).toBe('normal');
			const { claims, publicKey } = await service.signature(push);
			expect(publicKey).toBe(session.capabilities[VAPID]?.applicationServerKey);
			expect(claims).toMatchObject({ aud: 'https://push.example.net', sub: 'mailto:postmaster@example.test' });
			expect(claims.exp * 1000 - Date.now()).toBeGreaterThan(0);
			expect(claims.exp * 1000 - Date.now()).toBeLessThan(DAY_MS);
		}
	});

	it('without keys is pushed to in the clear', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { url, id } = await verified(who, service, { keys: null });
		expect(service.to(url)[0]?.headers.has('Content-Encoding')).toBe(false);
		expect(service.to(url)[0]?.message.pushSubscriptionId).toBe(id);
	});

	it('hears of its types only, also when they change', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { url, id } = await verified(who, service, { types: ['Mailbox', 'CalendarEvent'] });
		await arrive(who);
		const types = async (place: number) =>
			Object.keys((await service.nth(url, place)).message.changed?.[who.accountId] ?? {});
		expect(await types(1)).toEqual(['Mailbox']);
		await set(who, { update: { [id]: { types: ['EmailDelivery'] } } });
		await arrive(who);
		expect(await types(2)).toEqual(['EmailDelivery']);
		await set(who, { update: { [id]: { types: ['CalendarEvent'] } } });
		await arrive(who);
		await aWhile();
		expect(service.to(url)).toHaveLength(3);
	}, 15_000);

	it('hears of many changes at once, with one request under way at a time', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { url } = await verified(who, service);
		let underWay = 0;
		let most = 0;
		let released = 0;
		service.answer = async (push) => {
			most = Math.max(most, ++underWay);
			const place = service.to(url).indexOf(push);
			while (released < place) await new Promise((resolve) => setTimeout(resolve, 10));
			underWay -= 1;
			return new Response(null, { status: 201 });
		};
		for (let mail = 0; mail < 3; mail++) await arrive(who);
		await service.nth(url, 1);
		for (let mail = 0; mail < 3; mail++) await arrive(who);
		await aWhile();
		expect(service.to(url)).toHaveLength(2);
		released = 2;
		const last = await service.nth(url, 2);
		await aWhile();
		expect([service.to(url).length, most]).toEqual([3, 1]);
		const [email] = await sql<{ modseq: number }>(who, "SELECT modseq FROM states WHERE type = 'Email'");
		expect(last.message.changed?.[who.accountId]?.Email).toBe(String(email?.modseq));
	}, 20_000);

	it('hears of every account that its owner was granted, and of none that was taken away', async () => {
		const service = PushService.open();
		const [who, shared, later] = [await quiet(), await quiet(), await quiet()];
		const grant = (other: Someone) =>
			env.DIRECTORY.prepare('INSERT INTO grants VALUES (?, ?)').bind(who.personId, other.accountId).run();
		await grant(shared);
		const { url } = await verified(who, service);
		for (const one of [who, shared]) await evict(one);
		await arrive(shared);
		expect(accountsOf(await service.nth(url, 1))).toEqual([shared.accountId]);
		await grant(later);
		await arrive(who);
		expect(accountsOf(await service.nth(url, 2))).toEqual([who.accountId]);
		await arrive(later);
		expect(accountsOf(await service.nth(url, 3))).toEqual([later.accountId]);
		await env.DIRECTORY.prepare('DELETE FROM grants WHERE account_id = ? AND person_id = ?')
			.bind(shared.accountId, who.personId)
			.run();
		await arrive(shared);
		await aWhile();
		expect(service.to(url)).toHaveLength(4);
		await arrive(shared);
		await vi.waitFor(async () => expect(await sql(shared, 'SELECT home_id FROM watchers')).toEqual([]));
	}, 30_000);
});

describe('what a push service answers', () => {
	it.each([404, 410])('%i ends the subscription', async (status) => {
		const service = PushService.open();
		const who = await quiet();
		const { id } = await verified(who, service);
		service.answer = () => new Response(null, { status });
		await arrive(who);
		await vi.waitFor(async () => expect((await get(who, { ids: [id] })).notFound).toEqual([id]), { timeout: 5000 });
		expect(await sql(who, 'SELECT * FROM push_subscriptions')).toEqual([]);
	});

	it('429 makes it wait as long as asked, and tells the latest states then', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { url } = await verified(who, service);
		service.answer = () => new Response(null, { status: 429, headers: { 'Retry-After': '3600' } });
		await arrive(who);
		await service.nth(url, 1);
		await arrive(who);
		await aWhile();
		expect(service.to(url)).toHaveLength(2);
		const [row] = await sql<{ due_at: number; spacing_ms: number }>(
			who,
			'SELECT due_at, spacing_ms FROM push_subscriptions',
		);
		expect(Number(row?.due_at) - Date.now()).toBeGreaterThan(3_500_000);
		expect(row?.spacing_ms).toBe(30_000);
		service.answer = () => new Response(null, { status: 201 });
		await sql(who, 'UPDATE push_subscriptions SET due_at = 1');
		await runDurableObjectAlarm(stub(who));
		const { message } = await service.nth(url, 2);
		const [email] = await sql<{ modseq: number }>(who, "SELECT modseq FROM states WHERE type = 'Email'");
		expect(message.changed?.[who.accountId]?.Email).toBe(String(email?.modseq));
	}, 15_000);

	it('a fault makes it be tried again, also by an object that slept', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { url, id } = await verified(who, service);
		service.answer = () => new Response(null, { status: 503 });
		await arrive(who);
		await service.nth(url, 1);
		await vi.waitFor(async () => {
			expect(await sql(who, 'SELECT attempts, claimed_at FROM push_subscriptions')).toEqual([
				{ attempts: 1, claimed_at: null },
			]);
		});
		await evict(who);
		service.answer = () => new Response(null, { status: 201 });
		await sql(who, 'UPDATE push_subscriptions SET due_at = 1');
		await runDurableObjectAlarm(stub(who));
		expect(accountsOf(await service.nth(url, 2))).toEqual([who.accountId]);
		expect(await sql(who, 'SELECT id, attempts, pending FROM push_subscriptions')).toEqual([
			{ id, attempts: 0, pending: '{}' },
		]);
	});
});

describe('whose it is', () => {
	it('is seen, changed and destroyed with the credentials only that made it', async () => {
		const service = PushService.open();
		const [who, other] = [await quiet(), await quiet()];
		const Cookie = await cookieOf(who);
		const byCookie = { Cookie, Origin: ORIGIN };
		const { id } = await subscribe(who, service);
		const browser = await subscribe(who, service, {}, byCookie);
		await env.DIRECTORY.prepare('INSERT INTO grants VALUES (?, ?)').bind(other.personId, who.accountId).run();
		const ids = async (headers?: Headers_) => (await get(who, {}, headers)).list.map((found) => found.id);
		expect([await ids(), await ids(byCookie), await ids(other.basic)]).toEqual([[id], [browser.id], []]);
		for (const headers of [byCookie, other.basic]) {
			expect((await get(who, { ids: [id] }, headers)).notFound).toEqual([id]);
			const { notDestroyed, notUpdated } = await set(who, { destroy: [id], update: { [id]: { types: [] } } }, headers);
			expect([notDestroyed?.[id]?.type, notUpdated?.[id]?.type]).toEqual(['notFound', 'willDestroy']);
		}
		expect(await ids()).toEqual([id]);
	});

	it('ends with its owner’s password, before anything more is said', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { url } = await verified(who, service);
		const again = { address: who.address, password: `${PASSWORD}!` };
		await post('/dev/accounts', again, { 'X-Waypost-Dev': env.DEV_TOKEN ?? '' });
		await arrive(who);
		await vi.waitFor(async () => expect(await sql(who, 'SELECT id FROM push_subscriptions')).toEqual([]), {
			timeout: 5000,
		});
		expect(service.to(url)).toHaveLength(1);
	});

	it('ends with the session that made it', async () => {
		const service = PushService.open();
		const who = await quiet();
		const Cookie = await cookieOf(who);
		const headers = { Cookie, Origin: ORIGIN };
		const { url } = await verified(who, service, { expires: '2199-01-01T00:00:00Z' }, headers);
		const [row] = await sql<{ ends_at: number; expires: number }>(
			who,
			'SELECT ends_at, expires FROM push_subscriptions',
		);
		expect(row?.expires).toBe(Date.UTC(2199, 0, 1));
		expect(Number(row?.ends_at) - Date.now()).toBeLessThanOrEqual(30 * DAY_MS);
		await ask('/api/session', { method: 'DELETE', headers });
		await arrive(who);
		await vi.waitFor(async () => expect(await sql(who, 'SELECT id FROM push_subscriptions')).toEqual([]), {
			timeout: 5000,
		});
		expect(service.to(url)).toHaveLength(1);
	});

	it('is over at its end, and forgotten with its URL and keys', async () => {
		const service = PushService.open();
		const who = await quiet();
		const soon = new Date(Date.now() + 3000).toISOString();
		const { url, id } = await verified(who, service, { expires: soon });
		await vi.waitFor(async () => expect((await get(who, { ids: [id] })).notFound).toEqual([id]), { timeout: 6000 });
		await vi.waitFor(async () => expect(await sql(who, 'SELECT url FROM push_subscriptions')).toEqual([]), {
			timeout: 3000,
		});
		await arrive(who);
		await aWhile();
		expect(service.to(url)).toHaveLength(1);
	}, 15_000);
});

describe('PushSubscription/get', () => {
	it('gives no url and no keys, refuses to be asked for them, and knows no state and no account', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { id } = await subscribe(who, service, { types: ['Email'], deviceClientId: 'my device' });
		const all = await get(who);
		expect(Object.keys(all).sort()).toEqual(['list', 'notFound']);
		expect(all.list).toEqual([
			{ id, deviceClientId: 'my device', verificationCode: null, expires: expect.any(String), types: ['Email'] },
		]);
		expect((await get(who, { ids: [id, 'Pnone'], properties: ['types'] })).list).toEqual([{ id, types: ['Email'] }]);
		expect((await get(who, { ids: ['Pnone'] })).notFound).toEqual(['Pnone']);
		for (const properties of [['url'], ['id', 'keys']]) {
			expect(await get(who, { ids: null, properties })).toMatchObject({ type: 'forbidden' });
		}
		expect(await get(who, { properties: ['color'] })).toMatchObject({ type: 'invalidArguments' });
		expect(await get(who, { accountId: who.accountId })).toMatchObject({ type: 'invalidArguments' });
	});
});

describe('PushSubscription/set', () => {
	const FINE = { deviceClientId: 'd', url: 'https://push.example.net/x' };

	it.each<[string, Args]>([
		['url', { url: 'http://push.example.net/x' }],
		['url', { url: 'http://example.com/push' }],
		['url', { url: 'https://push.example.net:8443/x' }],
		['url', { url: 'https://user:word@push.example.net/x' }],
		['url', { url: '/x' }],
		['url', { url: null }],
		['url', { url: `https://push.example.net/${'x'.repeat(5000)}` }],
		['deviceClientId', { deviceClientId: '' }],
		['deviceClientId', { deviceClientId: 5 }],
		['keys', { keys: {} }],
		['keys', { keys: { p256dh: 'AAAA', auth: 'AAAAAAAAAAAAAAAAAAAAAA' } }],
		['keys', { keys: 'secret' }],
		['types', { types: 'Email' }],
		['types', { types: [1] }],
		['expires', { expires: '2020-01-01T00:00:00Z' }],
		['expires', { expires: '2199-01-01' }],
		['expires', { expires: 5 }],
		['verificationCode', { verificationCode: 'abc' }],
		['id', { id: 'P1' }],
		['color', { color: 'red' }],
	])('refuses a wrong %s: %o', async (name, wrong) => {
		const service = PushService.open();
		const { notCreated, created } = await set(await someone(), { create: { k: { ...FINE, ...wrong } } });
		expect(created).toBeNull();
		expect(notCreated?.k).toMatchObject({ type: 'invalidProperties', properties: [name] });
		expect(service.pushes).toEqual([]);
	});

	it('takes no account and no state', async () => {
		const who = await someone();
		for (const more of [{ accountId: who.accountId }, { ifInState: '1' }]) {
			expect(await set(who, { create: {}, ...more })).toMatchObject({ type: 'invalidArguments' });
		}
		expect(Object.keys(await set(who, {})).sort()).toEqual([
			...['created', 'destroyed', 'notCreated', 'notDestroyed', 'notUpdated', 'updated'],
		]);
	});

	it('shortens a life that is too long, says so, and lets it be prolonged without another code', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { url, keys } = await service.subscribe();
		const inAWeek = new Date(Math.ceil((Date.now() + 7 * DAY_MS) / 1000) * 1000).toISOString().replace('.000Z', 'Z');
		const create = {
			short: { ...FINE, url, keys, types: null, verificationCode: null, expires: inAWeek },
			long: { ...FINE, expires: '2199-01-01T00:00:00Z' },
		};
		const { created } = await set(who, { create });
		expect(created?.short).toEqual({ id: expect.any(String) });
		const month = Date.parse(String(created?.long?.expires)) - Date.now();
		expect(month / DAY_MS).toBeCloseTo(30, 2);
		const id = String(created?.short?.id);
		const { updated } = await set(who, { update: { [id]: { expires: '2199-01-01T00:00:00Z' } } });
		expect(Date.parse(String(updated?.[id]?.expires)) - Date.now()).toBeGreaterThan(29 * DAY_MS);
		const exact = await set(who, { update: { [id]: { expires: inAWeek, deviceClientId: FINE.deviceClientId, url } } });
		expect(exact.updated).toEqual({ [id]: null });
		await aWhile();
		expect(service.to(url)).toHaveLength(1);
	});

	it('changes neither url nor keys nor device, and no property that there is not', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { id } = await subscribe(who, service);
		const other = await service.subscribe();
		for (const [name, value] of Object.entries({ ...other, deviceClientId: 'another', id: 'P2', color: 'red' })) {
			const { notUpdated } = await set(who, { update: { [id]: { [name]: value } } });
			expect(notUpdated?.[id]).toMatchObject({ type: 'invalidProperties', properties: [name] });
		}
		const { notUpdated } = await set(who, { update: { [id]: { 'keys/auth': 'AAAA' } } });
		expect(notUpdated?.[id]).toMatchObject({ type: 'invalidProperties', properties: ['keys'] });
	});

	it('creates, refers to what it created, and destroys, in one request', async () => {
		const service = PushService.open();
		const who = await quiet();
		const { url, keys } = await service.subscribe();
		const methodCalls = [
			['PushSubscription/set', { create: { k: { ...FINE, url, keys } }, update: { '#k': { types: ['Email'] } } }, '0'],
			['PushSubscription/get', { ids: ['#k'], properties: ['types'] }, '1'],
			['PushSubscription/set', { destroy: ['#k'] }, '2'],
			['PushSubscription/get', { ids: ['#k'] }, '3'],
		];
		const response = await post('/jmap/api', { using: [CORE], methodCalls }, who.basic);
		const { methodResponses } = (await response.json()) as { methodResponses: [string, Found, string][] };
		const [made, got, destroyed, after] = methodResponses.map(([, args]) => args);
		const id = made?.created?.k?.id;
		expect(made?.updated).toEqual({ [String(id)]: null });
		expect(got?.list).toEqual([{ id, types: ['Email'] }]);
		expect(destroyed?.destroyed).toEqual([id]);
		expect(after?.notFound).toEqual([id]);
		await aWhile();
		expect(await sql(who, 'SELECT url FROM push_subscriptions')).toEqual([]);
	});

	it('bounds how many one person has, and how many they make in an hour', async () => {
		PushService.open();
		const who = await quiet();
		const many = (from: number, to: number) =>
			Object.fromEntries(Array.from({ length: to - from }, (_, n) => [`k${from + n}`, FINE]));
		const first = await set(who, { create: many(0, 51) });
		expect(Object.keys(first.created ?? {})).toHaveLength(50);
		expect(first.notCreated?.k50?.type).toBe('overQuota');
		const all = (await get(who)).list.map(({ id }) => id);
		await set(who, { destroy: all });
		const second = await set(who, { create: many(0, 50) });
		expect(Object.keys(second.created ?? {})).toHaveLength(50);
		await set(who, { destroy: (await get(who)).list.map(({ id }) => id) });
		expect((await set(who, { create: many(0, 1) })).notCreated?.k0?.type).toBe('rateLimit');
		await sql(who, 'UPDATE push_creations SET created_at = created_at - 3600001');
		expect((await set(who, { create: many(0, 1) })).notCreated).toBeNull();
	}, 20_000);
});
