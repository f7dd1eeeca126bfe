// Identity (RFC 8621 section 6): one for each address of the account, and those that its person makes.
import { describe, expect, test } from 'vitest';
import { type JsonObject, TestAccount } from '../../account';
import { USING } from './sender';

async function opened(addresses?: string[], name?: string): Promise<TestAccount> {
	const account = await TestAccount.open();
	const granted = account.caller.accounts[0];
	if (granted && addresses) granted.addresses = addresses;
	if (granted && name) granted.name = name;
	return account;
}

const call = (account: TestAccount, name: string, args: JsonObject = {}) => account.call(name, args, USING);
const list = async (account: TestAccount) => (await call(account, 'Identity/get')).list;

interface SetAnswer {
	created: Record<string, JsonObject> | null;
	updated: Record<string, JsonObject | null> | null;
	destroyed: string[] | null;
	notCreated: Record<string, JsonObject>;
	notUpdated: Record<string, JsonObject>;
	notDestroyed: Record<string, JsonObject>;
}

async function set(account: TestAccount, args: JsonObject): Promise<SetAnswer> {
	return (await call(account, 'Identity/set', args)) as unknown as SetAnswer;
}

describe('identities', () => {
	test('there is one for each address, with the account’s name, which its person cannot destroy (section 6)', async () => {
		const account = await opened(['ann@example.org', 'office@example.org'], 'Ann Ash');
		const expected = {
			name: 'Ann Ash',
			replyTo: null,
			bcc: null,
			textSignature: '',
			htmlSignature: '',
			mayDelete: false,
		};
		expect(await list(account)).toMatchObject([
			{ email: 'ann@example.org', ...expected },
			{ email: 'office@example.org', ...expected },
		]);
		await account.evict();
		expect(await list(account)).toHaveLength(2);
	});

	test('a name that is an address is no name', async () => {
		expect(await list(await opened())).toMatchObject([{ name: '' }]);
	});

	test('follow the directory: a new address is a change, and what was written into an old one stays', async () => {
		const account = await opened(['ann@example.org']);
		const { state } = await call(account, 'Identity/get');
		const [first] = await list(account);
		const granted = account.caller.accounts[0];
		if (granted) granted.addresses = ['ann.ash@example.org'];
		const changes = await call(account, 'Identity/changes', { sinceState: state });
		expect([changes.created.length, changes.updated]).toEqual([1, [first?.id]]);
		expect(await list(account)).toMatchObject([
			{ email: 'ann@example.org', mayDelete: true },
			{ email: 'ann.ash@example.org', mayDelete: false },
		]);
		if (granted) granted.addresses = ['ann.ash@example.org', 'ann@example.org'];
		expect(await list(account)).toMatchObject([{ mayDelete: false }, { mayDelete: false }]);
	});

	test('unknown properties are invalidArguments (RFC 8620 section 5.1), ids of none are notFound', async () => {
		const account = await opened();
		expect((await call(account, 'Identity/get', { properties: ['colour'] })).type).toBe('invalidArguments');
		expect((await call(account, 'Identity/get', { ids: ['I999999', 'x'] })).notFound).toEqual(['I999999', 'x']);
	});

	test('are no methods without the capability (RFC 8621 section 1.3.2)', async () => {
		const account = await opened();
		expect((await account.call('Identity/get')).type).toBe('unknownMethod');
	});
});

describe('Identity/set', () => {
	const whole = {
		name: 'A. Ash',
		replyTo: [{ name: null, email: 'reply@far.example' }],
		bcc: [{ name: 'Archive', email: 'archive@example.org' }],
		textSignature: '-- \nAnn',
		htmlSignature: '<b>Ann</b>',
	};

	test('creates, updates and destroys', async () => {
		const account = await opened(['ann@example.org']);
		const made = await set(account, { create: { a: { email: 'Ann+work@example.org', ...whole } } });
		const id = String(made.created?.a?.id);
		expect(made.created?.a).toEqual({ id, mayDelete: true });
		await account.evict();
		expect((await list(account))[1]).toEqual({ id, email: 'Ann+work@example.org', ...whole, mayDelete: true });
		await set(account, { update: { [id]: { name: 'Ann', replyTo: null, textSignature: null } } });
		expect((await list(account))[1]).toMatchObject({ name: 'Ann', replyTo: null, textSignature: '', bcc: whole.bcc });
		const { state } = await call(account, 'Identity/get');
		expect((await set(account, { destroy: [id] })).destroyed).toEqual([id]);
		expect((await call(account, 'Identity/changes', { sinceState: state })).destroyed).toEqual([id]);
	});

	test('tells the defaults that the client left open (RFC 8620 section 5.3)', async () => {
		const account = await opened(['ann@example.org']);
		const { created } = await set(account, { create: { a: { email: 'ann@example.org' } } });
		expect(created?.a).toEqual({
			id: expect.any(String),
			name: '',
			replyTo: null,
			bcc: null,
			textSignature: '',
			htmlSignature: '',
			mayDelete: true,
		});
	});

	test('forbiddenFrom: an address that is not this account’s (section 6.3)', async () => {
		const account = await opened(['ann@example.org']);
		const create = { a: { email: 'eve@example.org' }, b: { email: '*@example.org' } };
		const { notCreated } = await set(account, { create });
		expect(notCreated).toMatchObject({ a: { type: 'forbiddenFrom' }, b: { type: 'forbiddenFrom' } });
	});

	test.each([
		[{}, ['email']],
		[{ email: 'no address' }, ['email']],
		[{ email: 'ann@example.org', name: 5 }, ['name']],
		[{ email: 'ann@example.org', bcc: [{ name: 'x' }] }, ['bcc']],
		[{ email: 'ann@example.org', replyTo: [{ email: 'a@b.example', colour: 'red' }] }, ['replyTo']],
		[{ email: 'ann@example.org', mayDelete: false }, ['mayDelete']],
		[{ email: 'ann@example.org', colour: 'red' }, ['colour']],
	])('invalidProperties: %j', async (object, properties) => {
		const account = await opened(['ann@example.org']);
		const { notCreated } = await set(account, { create: { a: object } });
		expect(notCreated.a).toMatchObject({ type: 'invalidProperties', properties });
	});

	test('email and what the server sets stay as they are', async () => {
		const account = await opened(['ann@example.org']);
		const id = String((await list(account))[0]?.id);
		const { notUpdated } = await set(account, { update: { [id]: { email: 'ann+x@example.org', mayDelete: true } } });
		expect(notUpdated[id]).toMatchObject({ type: 'invalidProperties', properties: ['mayDelete', 'email'] });
		expect((await set(account, { update: { [id]: { email: 'ann@example.org' } } })).updated).toEqual({ [id]: null });
	});

	test('forbidden: to destroy the identity of an own address; notFound: one that is not there', async () => {
		const account = await opened(['ann@example.org']);
		const id = String((await list(account))[0]?.id);
		const { notDestroyed } = await set(account, { destroy: [id, 'I999999'] });
		expect(notDestroyed).toMatchObject({ [id]: { type: 'forbidden' }, I999999: { type: 'notFound' } });
	});
});
