// No route without its guard: every registered route is walked, and each guard is tried from outside.
import { env } from 'cloudflare:test';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { app, routes } from '../../../workers/api/app';
import { type Bound, mount } from '../../../workers/api/routes';
import { ask, cookieOf, ORIGIN, post, someone } from './platform';

const filled = (path: string) => path.replace(/:\w+/g, 'x');

it('the router knows no route that was not mounted with a guard', () => {
	const guarded = new Set(routes.map((route) => `${route.method} ${route.path}`));
	expect(app.routes.length).toBeGreaterThan(8);
	for (const route of app.routes)
		expect(guarded, `${route.method} ${route.path}`).toContain(`${route.method} ${route.path}`);
	expect(app.routes).toHaveLength(routes.length);
	for (const route of routes) expect(['public', 'person', 'dev-token']).toContain(route.guard);
});

it('only these are open to anyone', () => {
	const open = routes.filter((route) => route.guard === 'public').map((route) => `${route.method} ${route.path}`);
	expect(open.sort()).toEqual(['DELETE /api/session', 'GET /.well-known/jmap', 'GET /health', 'POST /api/session']);
});

describe.each(routes.filter((route) => route.guard === 'person'))('$method $path', ({ method, path }) => {
	it('is closed to who is nobody, with a problem body', async () => {
		const response = await ask(filled(path), { method });
		expect(response.status).toBe(401);
		expect(response.headers.get('Content-Type')).toBe('application/problem+json');
		expect(await response.json()).toMatchObject({ status: 401, type: 'about:blank' });
	});

	it('is closed to a cookie and a password that we do not know', async () => {
		for (const headers of [
			{ Cookie: '__Host-waypost=guess' },
			{ Authorization: 'Basic eDp5' },
			{ Authorization: 'Bearer x' },
		]) {
			const own = { ...headers, Origin: ORIGIN };
			expect((await ask(filled(path), { method, headers: own })).status).toBe(401);
		}
	});
});

describe.each(routes.filter((route) => route.guard === 'dev-token'))('$method $path', ({ method, path }) => {
	it('does not exist without the token', async () => {
		const nowhere = await (await ask('/nowhere')).text();
		for (const headers of [{}, { 'X-Waypost-Dev': '' }, { 'X-Waypost-Dev': 'wrong' }]) {
			const response = await ask(path, { method, headers });
			expect(response.status).toBe(404);
			expect(await response.text()).toBe(nowhere);
		}
	});

	it('does not exist where no token is set, whatever is shown', async () => {
		const { DEV_TOKEN: _, ...unset } = env;
		for (const bindings of [unset, { ...env, DEV_TOKEN: '' }]) {
			for (const token of ['', 'undefined', 'test-dev-token']) {
				const request = new Request(ORIGIN + path, { method, headers: { 'X-Waypost-Dev': token } });
				expect((await app.fetch(request, bindings)).status).toBe(404);
			}
		}
	});
});

describe('requests from pages of other origins', () => {
	it('do nothing with a cookie, nor with remembered Basic credentials, nor without an origin', async () => {
		const who = await someone();
		const Cookie = await cookieOf(who);
		const calls = { using: [], methodCalls: [] };
		for (const Origin of ['https://evil.example', 'null', 'http://mail.example']) {
			expect((await post('/jmap/api', calls, { Cookie, Origin })).status).toBe(403);
			expect((await post('/jmap/api', calls, { ...who.basic, Origin })).status).toBe(403);
		}
		expect((await post('/jmap/api', calls, { Cookie })).status).toBe(403);
		expect((await post('/jmap/api', calls, { Cookie, Origin: ORIGIN })).status).toBe(200);
	});

	it('sign nobody in or out', async () => {
		const who = await someone();
		const Origin = 'https://evil.example';
		expect((await post('/api/session', { address: who.address, password: 'x' }, { Origin })).status).toBe(403);
		const Cookie = await cookieOf(who);
		expect((await ask('/api/session', { method: 'DELETE', headers: { Cookie, Origin } })).status).toBe(403);
		expect((await ask('/jmap/session', { headers: { Cookie } })).status).toBe(200);
	});

	it('open no socket', async () => {
		const Cookie = await cookieOf(await someone());
		const handshake = { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': 'jmap', Cookie };
		expect((await ask('/jmap/ws', { headers: { ...handshake, Origin: 'https://evil.example' } })).status).toBe(403);
		expect((await ask('/jmap/ws', { headers: handshake })).status).toBe(403);
	});
});

describe('every answer', () => {
	it('carries the security headers, found or not', async () => {
		for (const path of ['/nowhere', '/jmap/session', '/.well-known/jmap', '/health', '/dev/accounts']) {
			const { headers } = await ask(path);
			expect(headers.get('X-Content-Type-Options'), path).toBe('nosniff');
			expect(headers.get('Content-Security-Policy'), path).toContain("frame-ancestors 'none'");
			expect(headers.get('Strict-Transport-Security'), path).toContain('max-age=');
			expect(headers.get('Referrer-Policy'), path).toBe('no-referrer');
		}
	});

	it('to a fault of ours is a problem that tells nothing of us', async () => {
		const broken = { ...env, DIRECTORY: null } as unknown as typeof env;
		const request = new Request(`${ORIGIN}/jmap/session`, { headers: { Authorization: 'Basic eDp5' } });
		const response = await app.fetch(request, broken);
		expect(response.status).toBe(500);
		expect(response.headers.get('Content-Type')).toBe('application/problem+json');
		expect(await response.text()).not.toMatch(/TypeError|null|prepare|\.ts/);
	});
});

it('mount hands a person’s handler the person, and never runs it for nobody', async () => {
	const probe = new Hono<Bound>();
	let seen = '';
	const handle = (_: unknown, person: { address: string }) => {
		seen = person.address;
		return new Response('in');
	};
	mount(probe, [{ method: 'GET', path: '/probe', guard: 'person', handle }]);
	expect((await probe.fetch(new Request(`${ORIGIN}/probe`), env)).status).toBe(401);
	expect(seen).toBe('');
	const who = await someone();
	expect((await probe.fetch(new Request(`${ORIGIN}/probe`, { headers: who.basic }), env)).status).toBe(200);
	expect(seen).toBe(who.address);
});
