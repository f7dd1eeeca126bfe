// JMAP's doors over HTTP and WebSocket: the session, requests on their way to an account, push.
import { env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import {
	BLOB,
	CORE,
	LIMITS,
	MAIL,
	MDN,
	QUOTA,
	SCAN,
	SUBMISSION,
	VACATION,
	VAPID,
	WAYPOST,
	WEBSOCKET,
} from '../../../workers/domain/jmap';
import { MAX_DELAYED_SEND_SECONDS } from '../../../workers/domain/submission';
import { ask, cookieOf, ORIGIN, post, type Someone, someone } from './platform';

interface Session {
	capabilities: Record<string, Record<string, unknown>>;
	accounts: Record<string, { name: string; isPersonal: boolean; accountCapabilities: Record<string, unknown> }>;
	primaryAccounts: Record<string, string>;
	state: string;
	[url: string]: unknown;
}

const sessionOf = async (who: Someone, origin = '') =>
	(await (await ask(`${origin}/jmap/session`, { headers: who.basic })).json()) as Session;

const echo = (args: Record<string, unknown>) => ({ using: [CORE], methodCalls: [['Core/echo', args, 'c0']] });

describe('the session', () => {
	it('is found by the signpost', async () => {
		const response = await ask('/.well-known/jmap');
		expect([response.status, response.headers.get('Location')]).toEqual([307, '/jmap/session']);
	});

	it('says what there is, for whom, and where, in absolute URLs', async () => {
		const who = await someone();
		const session = await sessionOf(who);
		const ofAccounts = [CORE, MAIL, SUBMISSION, VACATION, BLOB, QUOTA, MDN];
		expect(Object.keys(session.capabilities)).toEqual([...ofAccounts, WEBSOCKET, VAPID, WAYPOST, SCAN]);
		expect(session.capabilities[VAPID]?.applicationServerKey).toMatch(/^B[\w-]{86}$/);
		expect(session.capabilities[CORE]).toMatchObject(LIMITS);
		expect(session.capabilities[WEBSOCKET]).toEqual({ url: 'wss://mail.example/jmap/ws', supportsPush: true });
		expect(Object.keys(session.accounts)).toEqual([who.accountId]);
		expect(session.accounts[who.accountId]).toMatchObject({ name: who.address, isPersonal: true, isReadOnly: false });
		const capabilities = [...ofAccounts, WAYPOST, SCAN];
		expect(session.primaryAccounts).toEqual(Object.fromEntries(capabilities.map((name) => [name, who.accountId])));
		expect(session.accounts[who.accountId]?.accountCapabilities).toMatchObject({
			[SUBMISSION]: {
				maxDelayedSend: MAX_DELAYED_SEND_SECONDS,
				submissionExtensions: { FUTURERELEASE: [String(MAX_DELAYED_SEND_SECONDS), expect.any(String)] },
			},
			[VACATION]: {},
			...{ [QUOTA]: {}, [MDN]: {} },
			[BLOB]: {
				...{ maxSizeBlobSet: LIMITS.maxSizeUpload, maxDataSources: 100 },
				...{ supportedTypeNames: ['Mailbox', 'Thread', 'Email'], supportedDigestAlgorithms: ['sha', 'sha-256'] },
			},
		});
		const mail = session.accounts[who.accountId]?.accountCapabilities[MAIL];
		expect(mail).toMatchObject({
			maxMailboxesPerEmail: 100,
			emailQuerySortOptions: expect.arrayContaining(['subject']),
		});
		expect(session).toMatchObject({ username: who.address, apiUrl: `${ORIGIN}/jmap/api` });
		for (const url of ['downloadUrl', 'uploadUrl', 'eventSourceUrl'])
			expect(session[url]).toMatch(/^https:\/\/mail.example\/jmap\//);
		for (const part of ['{accountId}', '{blobId}', '{name}', '{type}']) expect(session.downloadUrl).toContain(part);
	});

	it('has the state that every response repeats, and another when another account is granted', async () => {
		const [who, other] = [await someone(), await someone()];
		const { state } = await sessionOf(who);
		const response = await post('/jmap/api', echo({}), who.basic);
		expect(await response.json()).toMatchObject({ sessionState: state });
		expect((await sessionOf(who)).state).toBe(state);
		await env.DIRECTORY.prepare('INSERT INTO grants VALUES (?, ?)').bind(who.personId, other.accountId).run();
		const wider = await sessionOf(who);
		expect(wider.state).not.toBe(state);
		expect(Object.keys(wider.accounts).sort()).toEqual([who.accountId, other.accountId].sort());
	});
});

describe('POST /jmap/api', () => {
	it('runs calls, signed in by cookie or by Basic', async () => {
		const who = await someone();
		const Cookie = await cookieOf(who);
		for (const headers of [who.basic, { Cookie, Origin: ORIGIN }] as Record<string, string>[]) {
			const response = await post('/jmap/api', echo({ hello: true }), headers);
			expect(response.status).toBe(200);
			expect(response.headers.get('Content-Type')).toContain('application/json');
			expect(await response.json()).toMatchObject({ methodResponses: [['Core/echo', { hello: true }, 'c0']] });
		}
	});

	it('refuses what nests deeper than any method could mean', async () => {
		const who = await someone();
		const deep = `{"using":["${CORE}"],"methodCalls":[["Core/echo",{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}},"0"]]}`;
		const headers = { ...who.basic, 'Content-Type': 'application/json' };
		const response = await ask('/jmap/api', { method: 'POST', headers, body: deep });
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ type: 'urn:ietf:params:jmap:error:notRequest' });
	});

	it('answers accountNotFound for an account that was not granted, whoever owns it', async () => {
		const [who, other] = [await someone(), await someone()];
		const methodCalls = [other.accountId, 'Anothing', who.accountId].map((accountId, place) => {
			return ['Mailbox/get', { accountId, ids: [] }, `c${place}`];
		});
		const response = await post('/jmap/api', { using: [CORE, MAIL], methodCalls }, who.basic);
		const { methodResponses } = (await response.json()) as { methodResponses: [string, { type?: string }, string][] };
		expect(methodResponses.map(([name, args]) => [name, args.type])).toEqual([
			['error', 'accountNotFound'],
			['error', 'accountNotFound'],
			['Mailbox/get', undefined],
		]);
	});

	it('goes to the granted account that the calls name', async () => {
		const [who, other] = [await someone(), await someone()];
		await env.DIRECTORY.prepare('INSERT INTO grants VALUES (?, ?)').bind(who.personId, other.accountId).run();
		const methodCalls = [['Mailbox/get', { accountId: other.accountId, ids: [] }, 'c0']];
		const response = await post('/jmap/api', { using: [CORE, MAIL], methodCalls }, who.basic);
		expect(await response.json()).toMatchObject({
			methodResponses: [['Mailbox/get', { accountId: other.accountId }, 'c0']],
		});
	});

	it.each([
		['not JSON', '{"using":', 'application/json', 'notJSON'],
		['another content type', '{}', 'text/plain', 'notJSON'],
		['not UTF-8', Uint8Array.of(0x22, 0xff, 0x22), 'application/json', 'notJSON'],
		['no request', '{"methodCalls":5}', 'application/json', 'notRequest'],
		['null', 'null', 'application/json', 'notRequest'],
	])('refuses %s as a JMAP problem', async (_, body, type, error) => {
		const headers = { ...(await someone()).basic, 'Content-Type': type };
		const response = await ask('/jmap/api', { method: 'POST', body, headers });
		expect(response.status).toBe(400);
		expect(response.headers.get('Content-Type')).toBe('application/problem+json');
		expect(await response.json()).toMatchObject({ type: `urn:ietf:params:jmap:error:${error}`, status: 400 });
	});

	it('names the limit that a huge request breaks, announced or streamed', async () => {
		const { basic } = await someone();
		const huge = `"${'x'.repeat(LIMITS.maxSizeRequest)}"`;
		const streamed = new Blob([huge]).stream();
		for (const body of [huge, streamed]) {
			const response = await ask('/jmap/api', {
				method: 'POST',
				body,
				headers: { ...basic, 'Content-Type': 'application/json' },
			});
			expect(await response.json()).toMatchObject({
				type: 'urn:ietf:params:jmap:error:limit',
				limit: 'maxSizeRequest',
			});
		}
	});

	it('refuses politely who may open no account', async () => {
		const who = await someone();
		await env.DIRECTORY.prepare('DELETE FROM grants WHERE person_id = ?').bind(who.personId).run();
		expect((await post('/jmap/api', echo({}), who.basic)).status).toBe(403);
	});
});

describe('GET /jmap/ws', () => {
	const handshake = { Upgrade: 'websocket', 'Sec-WebSocket-Protocol': 'jmap' };

	it('opens a socket that answers requests with the session’s state', async () => {
		const who = await someone();
		const Cookie = await cookieOf(who);
		const response = await ask('/jmap/ws', { headers: { ...handshake, Cookie, Origin: ORIGIN } });
		expect(response.status).toBe(101);
		expect(response.headers.get('Sec-WebSocket-Protocol')).toBe('jmap');
		const socket = response.webSocket;
		if (!socket) throw new Error('no socket');
		socket.accept();
		const answer = new Promise<string>((resolve) =>
			socket.addEventListener('message', ({ data }) => resolve(String(data))),
		);
		socket.send(JSON.stringify({ '@type': 'Request', id: 'r1', ...echo({ over: 'socket' }) }));
		expect(JSON.parse(await answer)).toMatchObject({
			'@type': 'Response',
			requestId: 'r1',
			methodResponses: [['Core/echo', { over: 'socket' }, 'c0']],
			sessionState: (await sessionOf(who)).state,
		});
		socket.close(1000);
	});

	it('lets no client say whose account it is', async () => {
		const [who, other] = [await someone(), await someone()];
		const claims = { 'X-Waypost-Account': other.accountId, 'X-Waypost-Session-State': 'forged' };
		const response = await ask('/jmap/ws', { headers: { ...handshake, ...who.basic, ...claims } });
		const socket = response.webSocket;
		if (!socket) throw new Error('no socket');
		socket.accept();
		const answer = new Promise<string>((resolve) =>
			socket.addEventListener('message', ({ data }) => resolve(String(data))),
		);
		const methodCalls = [['Mailbox/get', { accountId: who.accountId, ids: [] }, 'c0']];
		socket.send(JSON.stringify({ '@type': 'Request', using: [CORE, MAIL], methodCalls }));
		const { methodResponses, sessionState } = JSON.parse(await answer);
		expect(methodResponses[0][0]).toBe('Mailbox/get');
		expect(sessionState).not.toBe('forged');
		socket.close(1000);
	});

	it('asks for the upgrade and for the subprotocol', async () => {
		const { basic } = await someone();
		expect((await ask('/jmap/ws', { headers: basic })).status).toBe(426);
		expect((await ask('/jmap/ws', { headers: { ...basic, Upgrade: 'websocket' } })).status).toBe(400);
	});
});
