// Signing in by cookie and by Basic authentication, from outside.

import { env } from 'cloudflare:test';
import { exports } from 'cloudflare:workers';
import { describe, expect, it } from 'vitest';
import { ask, basic, cookieOf, ORIGIN, PASSWORD, post, someone } from './platform';

describe('POST /api/session', () => {
	it('gives a cookie that no script reads, no sibling domain sets, and no other site sends', async () => {
		const who = await someone();
		const response = await post('/api/session', { address: who.address.toUpperCase(), password: PASSWORD });
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({ address: who.address, accounts: [{ id: who.accountId }] });
		const cookie = response.headers.get('Set-Cookie') ?? '';
		expect(cookie).toMatch(/^__Host-waypost=[\w-]{43};/);
		for (const word of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=2592000'])
			expect(cookie).toContain(word);
		const Cookie = cookie.split(';')[0] ?? '';
		expect((await ask('/jmap/session', { headers: { Cookie } })).status).toBe(200);
	});

	it('works over plain http too, as a local start needs it', async () => {
		const who = await someone();
		const origin = 'http://127.0.0.1:8787';
		const body = JSON.stringify({ address: who.address, password: PASSWORD });
		const headers = { 'Content-Type': 'application/json', Origin: origin };
		const response = await exports.default.fetch(
			new Request(`${origin}/api/session`, { method: 'POST', body, headers }),
		);
		const cookie = response.headers.get('Set-Cookie') ?? '';
		expect(cookie).toMatch(/^waypost=/);
		expect(cookie).not.toContain('Secure');
		const Cookie = cookie.split(';')[0] ?? '';
		expect((await exports.default.fetch(`${origin}/jmap/session`, { headers: { Cookie } })).status).toBe(200);
	});

	it('says the same of a wrong password and of an unknown address', async () => {
		const who = await someone();
		const wrong = await post('/api/session', { address: who.address, password: 'wrong' });
		const unknown = await post('/api/session', { address: 'nobody@example.test', password: PASSWORD });
		expect([wrong.status, unknown.status]).toEqual([401, 401]);
		expect(await wrong.text()).toBe(await unknown.text());
		expect(wrong.headers.has('Set-Cookie')).toBe(false);
	});

	it.each(['', '{', '[]', 'null', '{"address":1,"password":2}', `{"address":"a","password":"${'x'.repeat(9000)}"}`])(
		'refuses a body that is none: %.20s',
		async (body) => {
			const response = await post('/api/session', body);
			expect(response.status).toBe(400);
			expect(await response.json()).toMatchObject({ title: 'Bad request' });
		},
	);

	it('refuses what a plain form could send', async () => {
		const who = await someone();
		const body = JSON.stringify({ address: who.address, password: PASSWORD });
		expect(
			(await ask('/api/session', { method: 'POST', body, headers: { 'Content-Type': 'text/plain' } })).status,
		).toBe(400);
	});

	it('ends the session that the browser had before', async () => {
		const who = await someone();
		const Cookie = await cookieOf(who);
		await post('/api/session', { address: who.address, password: PASSWORD }, { Cookie, Origin: ORIGIN });
		expect((await ask('/jmap/session', { headers: { Cookie } })).status).toBe(401);
	});
});

describe('DELETE /api/session', () => {
	it('ends the session here and in the browser, once or twice', async () => {
		const Cookie = await cookieOf(await someone());
		for (let time = 0; time < 2; time++) {
			const response = await ask('/api/session', { method: 'DELETE', headers: { Cookie, Origin: ORIGIN } });
			expect(response.status).toBe(204);
			expect(response.headers.get('Set-Cookie')).toMatch(/^__Host-waypost=;.*Max-Age=0/);
		}
		expect((await ask('/jmap/session', { headers: { Cookie } })).status).toBe(401);
	});
});

describe('Basic authentication', () => {
	it('lets a mail client in, with any letters in its password', async () => {
		const address = 'ümlaut@example.test';
		const made = await post('/dev/accounts', { address, password: 'pä:ss' }, { 'X-Waypost-Dev': env.DEV_TOKEN ?? '' });
		expect(made.status).toBe(201);
		for (let time = 0; time < 2; time++) {
			expect((await ask('/jmap/session', { headers: basic(address, 'pä:ss') })).status).toBe(200);
			expect((await ask('/jmap/session', { headers: basic(address, 'pä:s') })).status).toBe(401);
		}
	});

	it('forgets a password the moment that it is changed', async () => {
		const who = await someone();
		expect((await ask('/jmap/session', { headers: who.basic })).status).toBe(200);
		await post(
			'/dev/accounts',
			{ address: who.address, password: 'another' },
			{ 'X-Waypost-Dev': env.DEV_TOKEN ?? '' },
		);
		expect((await ask('/jmap/session', { headers: who.basic })).status).toBe(401);
		expect((await ask('/jmap/session', { headers: basic(who.address, 'another') })).status).toBe(200);
	});

	it('counts instead of a cookie, not besides it', async () => {
		const Cookie = await cookieOf(await someone());
		const headers = { Cookie, ...basic('nobody@example.test', 'x') };
		expect((await ask('/jmap/session', { headers })).status).toBe(401);
	});

	it('is asked for from mail clients only: a browser would open its own window', async () => {
		const challenge = async (headers: Record<string, string>) =>
			(await ask('/jmap/session', { headers })).headers.get('WWW-Authenticate');
		expect(await challenge({})).toBe('Basic realm="Waypost", charset="UTF-8"');
		for (const headers of [{ Cookie: 'a=b' }, { 'X-Requested-With': 'waypost' }, { 'Sec-Fetch-Mode': 'cors' }]) {
			expect(await challenge(headers as unknown as Record<string, string>)).toBeNull();
		}
	});

	it.each(['Basic', 'Basic ', 'Basic ****', 'Basic eA==', 'Basic =', 'basic'])(
		'takes %j for nobody',
		async (Authorization) => {
			expect((await ask('/jmap/session', { headers: { Authorization } })).status).toBe(401);
		},
	);
});
