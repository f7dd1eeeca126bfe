// Promises of JMAP over WebSocket (RFC 8887), on sockets that outlive their object's eviction.
import { runInDurableObject } from 'cloudflare:test';
import { expect, test } from 'vitest';
import type { MailAccount } from '../../../durable-objects/account/mail-account';
import { answerClose } from '../../../durable-objects/account/sockets';
import { CORE, LIMITS, MAIL } from '../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from './account';

class Client {
	readonly #waiting: ((message: JsonObject) => void)[] = [];
	readonly received: JsonObject[] = [];
	readonly closed: Promise<number>;

	private constructor(readonly socket: WebSocket) {
		this.closed = new Promise((resolve) => socket.addEventListener('close', (event) => resolve(event.code)));
		socket.addEventListener('message', ({ data }) => {
			const message = data === 'pong' ? { pong: true } : (JSON.parse(String(data)) as JsonObject);
			const waiter = this.#waiting.shift();
			if (waiter) waiter(message);
			else this.received.push(message);
		});
		socket.accept();
	}

	static async connect(account: TestAccount): Promise<Client> {
		const caller = encodeURIComponent(JSON.stringify({ ...account.caller, sessionState: 's7' }));
		const headers = { Upgrade: 'websocket', 'X-Waypost-Account': account.id, 'X-Waypost-Caller': caller };
		const response = await account.stub.fetch('https://waypost.test/jmap/ws', { headers });
		expect(response.status).toBe(101);
		expect(response.headers.get('Sec-WebSocket-Protocol')).toBe('jmap');
		if (!response.webSocket) throw new Error('no socket');
		return new Client(response.webSocket);
	}

	send(message: JsonObject | string): void {
		this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
	}

	next(): Promise<JsonObject> {
		const message = this.received.shift();
		return message ? Promise.resolve(message) : new Promise((resolve) => this.#waiting.push(resolve));
	}

	/** Asks something and waits for it: what was sent before has then been handled. */
	async echo(): Promise<JsonObject> {
		this.send({ '@type': 'Request', id: 'R', using: [CORE], methodCalls: [['Core/echo', { a: 1 }, 'c']] });
		return this.next();
	}
}

const ENABLE = { '@type': 'WebSocketPushEnable', dataTypes: null };

test('a request is answered under its id, with the session state of the handshake, also after eviction', async () => {
	const account = await TestAccount.open();
	const client = await Client.connect(account);
	const expected = {
		'@type': 'Response',
		requestId: 'R',
		sessionState: 's7',
		methodResponses: [['Core/echo', { a: 1 }, 'c']],
	};
	expect(await client.echo()).toEqual(expected);
	await account.evict();
	expect(await client.echo()).toEqual(expected);
});

test('a delivery is told to those who enabled push, in the types that they named, also after eviction', async () => {
	const account = await TestAccount.open();
	const all = await Client.connect(account);
	const mailboxes = await Client.connect(account);
	const silent = await Client.connect(account);
	all.send(ENABLE);
	mailboxes.send({ '@type': 'WebSocketPushEnable', dataTypes: ['Mailbox', 'Unknown'] });
	await Promise.all([all.echo(), mailboxes.echo(), silent.echo()]);
	await account.evict();
	await account.deliver();
	const { state } = await account.call('Email/get', { ids: [] });
	const told = await all.next();
	expect(told).toMatchObject({ '@type': 'StateChange', pushState: expect.any(String) });
	expect(Object.keys((told.changed as Record<string, object>)[account.id] ?? {}).sort()).toEqual([
		...['Email', 'EmailDelivery', 'Mailbox', 'Quota', 'Thread'],
	]);
	expect(told.changed).toMatchObject({ [account.id]: { Email: state } });
	expect(Object.keys((await mailboxes.next()).changed?.[account.id as never] ?? {})).toEqual(['Mailbox']);
	expect(await silent.echo()).toMatchObject({ '@type': 'Response' });
	expect(silent.received).toEqual([]);
});

test('an update that changes nothing, and a duplicate, tell nothing', async () => {
	const account = await TestAccount.open();
	const letter = { messageId: 'm', bodyDigest: 'd' };
	const { emailId } = await account.deliver(letter);
	const client = await Client.connect(account);
	client.send(ENABLE);
	await client.echo();
	await account.deliver(letter);
	await account.update(emailId, { 'keywords/$seen': null });
	expect(await client.echo()).toMatchObject({ '@type': 'Response' });
});

test('after disabling push a client hears no more of changes', async () => {
	const account = await TestAccount.open();
	const client = await Client.connect(account);
	client.send(ENABLE);
	client.send({ '@type': 'WebSocketPushDisable' });
	await client.echo();
	await account.deliver();
	expect(await client.echo()).toMatchObject({ '@type': 'Response' });
});

test('a client that comes back with an older pushState is told the present at once; with the present one, nothing', async () => {
	const account = await TestAccount.open();
	const client = await Client.connect(account);
	client.send(ENABLE);
	await client.echo();
	await account.deliver();
	const { pushState } = await client.next();
	const back = await Client.connect(account);
	back.send({ ...ENABLE, pushState });
	expect(await back.echo()).toMatchObject({ '@type': 'Response' });
	await account.deliver();
	await back.next();
	const late = await Client.connect(account);
	late.send({ ...ENABLE, pushState });
	const { state } = await account.call('Email/get', { ids: [] });
	expect(await late.next()).toMatchObject({ '@type': 'StateChange', changed: { [account.id]: { Email: state } } });
});

test.each([
	['{', 'urn:ietf:params:jmap:error:notJSON', null],
	['[]', 'urn:ietf:params:jmap:error:notRequest', null],
	['{"@type":"Other"}', 'urn:ietf:params:jmap:error:notRequest', null],
	['{"@type":"Request","id":"x","using":1}', 'urn:ietf:params:jmap:error:notRequest', 'x'],
	[
		'{"@type":"Request","id":"x","using":["urn:none"],"methodCalls":[]}',
		'urn:ietf:params:jmap:error:unknownCapability',
		'x',
	],
])('%s is answered with a RequestError', async (text, type, requestId) => {
	const client = await Client.connect(await TestAccount.open());
	client.send(text);
	expect(await client.next()).toMatchObject({ '@type': 'RequestError', type, requestId, status: 400 });
});

test('an oversized message names its limit', async () => {
	const client = await Client.connect(await TestAccount.open());
	client.send(`"${'x'.repeat(10_000_001)}"`);
	expect(await client.next()).toMatchObject({ type: 'urn:ietf:params:jmap:error:limit', limit: 'maxSizeRequest' });
});

test('a message is measured in octets, not in letters', async () => {
	const client = await Client.connect(await TestAccount.open());
	client.send(`"${'ü'.repeat(5_000_001)}"`);
	expect(await client.next()).toMatchObject({ type: 'urn:ietf:params:jmap:error:limit', limit: 'maxSizeRequest' });
});

test('of one person so many requests are answered at a time, over all sockets; those in excess are told the limit', async () => {
	const [account, other] = [await TestAccount.open(), await TestAccount.open()];
	account.caller.accounts.push(...other.caller.accounts);
	const [one, two] = [await Client.connect(account), await Client.connect(account)];
	let held = true;
	const holding = runInDurableObject(other.stub, (_: MailAccount, state) =>
		state.blockConcurrencyWhile(async () => {
			while (held) await scheduler.wait(10);
		}),
	);
	const request = (id: string, accountId: string) => {
		return { '@type': 'Request', id, using: [CORE], methodCalls: [['Core/echo', { accountId }, 'c']] };
	};
	const most = LIMITS.maxConcurrentRequests;
	for (let at = 0; at < most; at += 1) (at % 2 ? one : two).send(request(`R${at}`, other.id));
	one.send(request('excess', account.id));
	const limit = 'maxConcurrentRequests';
	const error = { '@type': 'RequestError', type: 'urn:ietf:params:jmap:error:limit', limit, status: 400 };
	expect(await one.next()).toMatchObject({ ...error, requestId: 'excess' });
	held = false;
	await holding;
	for (let at = 0; at < most; at += 1) {
		expect(await (at % 2 ? one : two).next()).toMatchObject({ '@type': 'Response', requestId: `R${at}` });
	}
	expect(await one.echo()).toMatchObject({ '@type': 'Response' });
});

test('a ping is answered without waking the account, and binary data ends the connection', async () => {
	const account = await TestAccount.open();
	const client = await Client.connect(account);
	client.send('ping');
	expect(await client.next()).toEqual({ pong: true });
	client.socket.send(new Uint8Array([1]));
	expect(await client.closed).toBe(1003);
});

test('nobody gets a socket without the account that the API names', async () => {
	const account = await TestAccount.open();
	const bare = await account.stub.fetch('https://waypost.test/jmap/ws', { headers: { Upgrade: 'websocket' } });
	expect(bare.status).toBe(426);
});

test('mail can be read over the socket as over HTTP', async () => {
	const account = await TestAccount.open();
	const { emailId } = await account.deliver({ subject: 'Over the wire' });
	const client = await Client.connect(account);
	const get = ['Email/get', { accountId: account.id, ids: [emailId], properties: ['subject'] }, '0'];
	client.send({ '@type': 'Request', using: [CORE, MAIL], methodCalls: [get] });
	const response = await client.next();
	expect(response).toMatchObject({ methodResponses: [['Email/get', { list: [{ subject: 'Over the wire' }] }, '0']] });
	expect(response).not.toHaveProperty('requestId');
});

test('a client that leaves is gone, also when its object slept', async () => {
	const account = await TestAccount.open();
	const [staying, leaving] = [await Client.connect(account), await Client.connect(account)];
	expect(await account.stub.vitals(account.id, 0)).toMatchObject({ sockets: 2 });
	await account.evict();
	leaving.socket.close(1000, 'bye');
	expect(await leaving.closed).toBe(1000);
	await staying.echo();
	expect(await account.stub.vitals(account.id, 0)).toMatchObject({ sockets: 1 });
});

test.each([
	[1000, 1000],
	[1001, 1001],
	[4321, 4321],
	[1005, 1000],
	[1006, 1000],
	[1015, 1000],
	[0, 1000],
])('a closing handshake with code %i is ended with %i', async (code, answered) => {
	const { 0: client, 1: server } = new WebSocketPair();
	const closed = new Promise((resolve) => client.addEventListener('close', (event) => resolve(event.code)));
	client.accept();
	server.accept();
	answerClose(server, code);
	expect(await closed).toBe(answered);
});
