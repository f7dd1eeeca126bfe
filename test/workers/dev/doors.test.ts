// The dev doors: accounts, faults on order, and capsules, each harmless without the token.
import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { unwrapCapsule, withFaults } from '../../../workers/dev/doors';
import type { Env } from '../../../workers/env';
import { ask, post, someone } from '../api/platform';

const token = { 'X-Waypost-Dev': env.DEV_TOKEN ?? '' };
const arm = (target: string, times: number) => post('/dev/faults', { target, times }, token);

describe('POST /dev/accounts', () => {
	it('makes an account once', async () => {
		const asked = { address: 'Demo@Waypost.test', password: 'one' };
		const first = await post('/dev/accounts', asked, token);
		const second = await post('/dev/accounts', asked, token);
		expect([first.status, second.status]).toEqual([201, 200]);
		const ids = await first.json();
		expect(ids).toMatchObject({
			address: 'demo@waypost.test',
			accountId: expect.any(String),
			personId: expect.any(String),
		});
		expect(await second.json()).toEqual(ids);
	});

	it('makes a bare one with an inbox only, and lets a second person open it', async () => {
		const first = await someone();
		const made = await post(
			'/dev/accounts',
			{ address: 'bare@waypost.test', password: 'x', bare: true, grantTo: first.address },
			token,
		);
		const { accountId } = (await made.json()) as { accountId: string };
		const session = await ask('/jmap/session', { headers: first.basic });
		expect(await session.json()).toMatchObject({ accounts: { [first.accountId]: {}, [accountId]: {} } });
		const using = ['urn:ietf:params:jmap:core', 'urn:ietf:params:jmap:mail'];
		// The first call goes to the primary account, the second to the other one's object.
		const methodCalls = [
			['Mailbox/get', { accountId: first.accountId, properties: ['role'] }, '0'],
			['Mailbox/get', { accountId, properties: ['role'] }, '1'],
			['Mailbox/get', { accountId: 'Aelse', properties: ['role'] }, '2'],
		];
		const response = await post('/jmap/api', { using, methodCalls }, first.basic);
		const { methodResponses } = (await response.json()) as { methodResponses: [string, { list: unknown[] }, string][] };
		expect(methodResponses[0]?.[1].list).toHaveLength(6);
		expect(methodResponses[1]?.[1]).toMatchObject({ accountId, list: [{ role: 'inbox' }] });
		expect(methodResponses[2]).toMatchObject(['error', { type: 'accountNotFound' }, '2']);
	});

	it('grants nothing to a person that there is not', async () => {
		const asked = { address: 'c@waypost.test', password: 'x', grantTo: 'nobody@waypost.test' };
		expect((await post('/dev/accounts', asked, token)).status).toBe(400);
	});

	it.each([
		{},
		{ address: 'a@b.test' },
		{ address: 'a@b.test', password: '' },
		{ address: 'ab', password: 'x' },
		'no json',
	])('refuses %j with a problem', async (body) => {
		const response = await post('/dev/accounts', body, token);
		expect(response.status).toBe(400);
		expect(response.headers.get('Content-Type')).toBe('application/problem+json');
	});
});

describe('faults on order', () => {
	it('without a token or an order, the bindings are the very same', async () => {
		expect(withFaults(env)).toBe(env);
		await arm('mail-store', 1);
		const { DEV_TOKEN: _, ...bare } = env;
		expect(withFaults(bare)).toBe(bare);
		await arm('mail-store', 0);
		expect(withFaults(env)).toBe(env);
	});

	it('the mail store fails so many times, and tells the writer of a stream', async () => {
		await arm('mail-store', 2);
		const faulty = withFaults(env);
		await expect(faulty.MAIL.put('k', 'x')).rejects.toThrow('on order');
		const { readable, writable } = new FixedLengthStream(1_000_000);
		const writing = writable.getWriter().write(new Uint8Array(1_000_000));
		await expect(faulty.MAIL.put('k', readable)).rejects.toThrow('on order');
		await expect(writing).rejects.toThrow();
		await faulty.MAIL.put('k', 'x');
		expect(await (await faulty.MAIL.get('k'))?.text()).toBe('x');
	});

	it('the directory fails so many times', async () => {
		await arm('directory', 1);
		const faulty = withFaults(env);
		expect(() => faulty.DIRECTORY.prepare('SELECT 1')).toThrow('on order');
		expect(await faulty.DIRECTORY.prepare('SELECT 1 AS one').first('one')).toBe(1);
	});

	describe.each(['getByName', 'get'] as const)('the account, found by %s,', (door) => {
		const fakeWith = (done: string[]) => {
			const stub = { deliver: async () => done.push('delivered'), vitals: async () => 'well' };
			return { ...env, ACCOUNT: { get: () => stub, getByName: () => stub } } as unknown as Env;
		};
		// biome-ignore lint/suspicious/noExplicitAny: either door, with the fake's own arguments
		const open = (faulty: Env) => (faulty.ACCOUNT as any)[door]('x');

		it('fails before it has delivered', async () => {
			await arm('account', 1);
			const done: string[] = [];
			const stub = open(withFaults(fakeWith(done)));
			await expect(stub.deliver({})).rejects.toThrow('on order');
			expect(done).toEqual([]);
			await stub.deliver({});
			expect(done).toEqual(['delivered']);
		});

		it('fails after it has delivered', async () => {
			await arm('account-after', 1);
			const done: string[] = [];
			const stub = open(withFaults(fakeWith(done)));
			expect(await stub.vitals()).toBe('well');
			await expect(stub.deliver({})).rejects.toThrow('on order');
			expect(done).toEqual(['delivered']);
		});
	});

	it('the real account’s stub works through the wrapping', async () => {
		await arm('mail-store', 1);
		const stub = withFaults(env).ACCOUNT.getByName('Awrapped');
		expect(await stub.knownBlobs('Awrapped', [])).toEqual([]);
		await arm('mail-store', 0);
	});

	it.each([{}, { target: 'moon', times: 1 }, { target: 'directory' }, { target: 'directory', times: -1 }])(
		'refuses %j',
		async (body) => {
			expect((await post('/dev/faults', body, token)).status).toBe(400);
		},
	);
});

describe('capsules', () => {
	const inner = new TextEncoder().encode('Bcc: x@y.test\r\n\r\n\r\n\r\ngrüße\r\n');
	const outer = new TextEncoder().encode('From: a@b.test\r\r\nX: 1\r\n\r\n');

	function message(fields: Record<string, string>, body: Uint8Array, step = 1) {
		const all = new Uint8Array([...outer, ...body]);
		const rejected: string[] = [];
		const raw = new ReadableStream<Uint8Array>({
			start(controller) {
				for (let at = 0; at < all.length; at += step) controller.enqueue(all.slice(at, at + step));
				controller.close();
			},
		});
		const headers = new Headers(fields);
		const given = {
			from: 'local@door.test',
			to: 'local@door.test',
			headers,
			raw,
			rawSize: all.length,
			canBeForwarded: false,
		};
		// As wrangler hands it over: an RPC stub, whose `bind` is another remote method.
		const setReject = Object.assign((why: string) => void rejected.push(why), { bind: () => () => {} });
		const verbs = { setReject, forward: () => {}, reply: () => {} };
		return { mail: { ...given, ...verbs } as unknown as ForwardableEmailMessage, rejected };
	}

	const fields = {
		'X-Waypost-Capsule': env.DEV_TOKEN ?? '',
		'X-Waypost-Mail-From': '',
		'X-Waypost-Rcpt-To': encodeURIComponent('grüße+tag@waypost.test'),
		'X-Waypost-Raw-Size': String(inner.length),
	};
	const bytes = async (mail: ForwardableEmailMessage) => new Uint8Array(await new Response(mail.raw).arrayBuffer());

	it.each([1, 2, 3, 5, 1000])('give back the inner octets, split every %i', async (step) => {
		const mail = unwrapCapsule(message(fields, inner, step).mail, env);
		expect(mail).toMatchObject({ from: '', to: 'grüße+tag@waypost.test', rawSize: inner.length });
		expect(await bytes(mail)).toEqual(inner);
	});

	it('are unpacked', async () => {
		const packed = await new Response(
			new Response(inner).body?.pipeThrough(new CompressionStream('gzip')),
		).arrayBuffer();
		const mail = unwrapCapsule(
			message({ ...fields, 'X-Waypost-Encoding': 'gzip' }, new Uint8Array(packed), 7).mail,
			env,
		);
		expect(await bytes(mail)).toEqual(inner);
	});

	it('refuse through the outer message', () => {
		const { mail, rejected } = message(fields, inner);
		unwrapCapsule(mail, env).setReject('550 5.1.1 no');
		expect(rejected).toEqual(['550 5.1.1 no']);
	});

	it('are not opened for a stranger, and without a token not at all', () => {
		for (const capsule of ['wrong', '', 'undefined']) {
			const { mail } = message({ ...fields, 'X-Waypost-Capsule': capsule }, inner);
			expect(unwrapCapsule(mail, env)).toBe(mail);
			expect(unwrapCapsule(mail, { ...env, DEV_TOKEN: '' })).toBe(mail);
		}
		const { DEV_TOKEN: _, ...bare } = env;
		const { mail } = message(fields, inner);
		expect(unwrapCapsule(mail, bare)).toBe(mail);
	});

	it('that are broken are faults, so that the mail is sent again', async () => {
		const { 'X-Waypost-Rcpt-To': _, ...partial } = fields;
		expect(() => unwrapCapsule(message(partial, inner).mail, env)).toThrow('X-Waypost-Rcpt-To');
		const endless = {
			...message(fields, inner).mail,
			raw: new Response('From: a@b.test\r\n').body,
		} as ForwardableEmailMessage;
		await expect(bytes(unwrapCapsule(endless, env))).rejects.toThrow('does not end');
	});
});
