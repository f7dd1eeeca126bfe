// One push request as a push service sees it, and what each of its answers means.
import { env } from 'cloudflare:test';
import { expect, it } from 'vitest';
import { vapidKey } from '../../../../workers/directory/vapid-key';
import { postPush, readRetryAfter } from '../../../../workers/outbound/web-push/post-push';
import { openPush, readVapid, subscriberKeys } from './subscriber';

const NOW = Date.UTC(2026, 10, 1);
const URL_ = 'https://push.example.net/device/1';
const MESSAGE = { object: { '@type': 'StateChange', changed: {} }, ttlSeconds: 60, urgency: 'normal' } as const;

async function post(answer: () => Response, keys: { p256dh: string; auth: string } | null, url = URL_) {
	const seen: { url: string; init: RequestInit }[] = [];
	const fetch = async (asked: string, init: RequestInit) => {
		seen.push({ url: asked, init });
		return answer();
	};
	const key = await vapidKey(env.DIRECTORY, NOW);
	const sender = { key, contact: 'mailto:postmaster@example.test', now: NOW };
	const outcome = await postPush({ url, keys }, MESSAGE, sender, { fetch, allowPrivate: false });
	return { outcome, seen, key };
}

it('is encrypted for the subscriber and signed by the platform', async () => {
	const subscriber = await subscriberKeys();
	const { outcome, seen, key } = await post(() => new Response(null, { status: 201 }), subscriber.keys);
	expect(outcome).toEqual({ kind: 'accepted' });
	const headers = new Headers(seen[0]?.init.headers);
	expect(Object.fromEntries(headers)).toMatchObject({
		'content-type': 'application/json',
		'content-encoding': 'aes128gcm',
		ttl: '60',
		urgency: 'normal',
	});
	const body = seen[0]?.init.body as Uint8Array<ArrayBuffer>;
	expect(JSON.parse(await openPush(body, subscriber))).toEqual(MESSAGE.object);
	const vapid = await readVapid(headers.get('Authorization') ?? '');
	expect(vapid).toEqual({
		header: { typ: 'JWT', alg: 'ES256' },
		claims: { aud: 'https://push.example.net', exp: NOW / 1000 + 43_200, sub: 'mailto:postmaster@example.test' },
		publicKey: key.publicKey,
	});
});

it('goes as plain JSON where the subscriber gave no keys', async () => {
	const { seen } = await post(() => new Response('ok'), null);
	expect(new Headers(seen[0]?.init.headers).has('Content-Encoding')).toBe(false);
	expect(JSON.parse(new TextDecoder().decode(seen[0]?.init.body as Uint8Array))).toEqual(MESSAGE.object);
});

it.each([
	[200, {}, { kind: 'accepted' }],
	[202, {}, { kind: 'accepted' }],
	[404, {}, { kind: 'gone' }],
	[410, {}, { kind: 'gone' }],
	[429, {}, { kind: 'tooMany', retryAfterMs: null }],
	[429, { 'Retry-After': '120' }, { kind: 'tooMany', retryAfterMs: 120_000 }],
	[503, { 'Retry-After': '7' }, { kind: 'failed', retryAfterMs: 7000, detail: 'HTTP 503' }],
	[500, {}, { kind: 'failed', retryAfterMs: null, detail: 'HTTP 500' }],
	[403, {}, { kind: 'failed', retryAfterMs: null, detail: 'HTTP 403' }],
	[
		307,
		{ Location: 'https://elsewhere.example/' },
		{ kind: 'failed', detail: expect.stringContaining('tooManyRedirects') },
	],
])('an answer of %i %o means %o', async (status, headers, expected) => {
	const { outcome } = await post(() => new Response(null, { status, headers }), null);
	expect(outcome).toMatchObject(expected);
});

it('a service that cannot be reached failed; an address that may not be asked is gone', async () => {
	const broken = () => {
		throw new TypeError('connection refused');
	};
	expect((await post(broken, null)).outcome).toMatchObject({ kind: 'failed' });
	const { outcome, seen } = await post(() => new Response(), null, 'https://192.168.0.1/push');
	expect(outcome).toEqual({ kind: 'gone' });
	expect(seen).toEqual([]);
});

it.each([
	['30', 30_000],
	['0', 0],
	['Sun, 01 Nov 2026 00:00:05 GMT', 5000],
	['Sat, 31 Oct 2026 00:00:00 GMT', 0],
	['soon', null],
	[null, null],
])('Retry-After: %s', (value, expected) => {
	expect(readRetryAfter(value, NOW)).toBe(expected);
});
