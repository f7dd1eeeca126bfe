// maxObjectsInGet, maxObjectsInSet and maxCallsInRequest (RFC 8620 sections 2, 3.6.1, 5.1 and 5.3), for every method that there is:
// a type that is added is tried here by itself.
import { describe, expect, test } from 'vitest';
import { METHODS } from '../../../../../durable-objects/account/jmap/methods';
import { CORE, LIMITS, MAIL } from '../../../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from '../../account';

const ids = (count: number) => Array.from({ length: count }, (_, at) => `X${at}`);
const objects = (count: number) => Object.fromEntries(ids(count).map((id) => [id, {}]));

/** What a call with so many objects looks like. */
const GETS: Record<string, (count: number) => JsonObject> = {
	'SearchSnippet/get': (count) => ({ emailIds: ids(count), filter: { text: 'x' } }),
};
const SETS: Record<string, (count: number) => JsonObject> = {
	'Email/import': (count) => ({ emails: objects(count) }),
	'Email/copy': (count) => ({ create: objects(count) }),
	'Blob/copy': (count) => ({ blobIds: ids(count) }),
	'Blob/upload': (count) => ({ create: objects(count) }),
};

const named = (end: string) => Object.keys(METHODS).filter((name) => name.endsWith(end));

/** Two accounts, for methods that copy. */
async function call(name: string, args: JsonObject): Promise<JsonObject> {
	const [account, other] = [await TestAccount.open(), await TestAccount.open()];
	account.caller.accounts.push(...other.caller.accounts);
	const capability = METHODS[name]?.capability ?? CORE;
	const from = name.endsWith('/copy') ? { fromAccountId: other.id } : {};
	const accountId = METHODS[name]?.atHome ? {} : { accountId: account.id };
	const methodCalls = [[name, { ...accountId, ...from, ...args }, '0']];
	const { body } = await account.request({ using: [CORE, MAIL, capability], methodCalls });
	if (!('methodResponses' in body)) throw new Error(JSON.stringify(body));
	return body.methodResponses[0]?.[1] ?? {};
}

describe.each(named('/get'))('%s', (name) => {
	const args = GETS[name] ?? ((count: number) => ({ ids: ids(count) }));

	test('takes maxObjectsInGet objects, and not one more', async () => {
		expect((await call(name, args(LIMITS.maxObjectsInGet))).type).toBeUndefined();
		expect(await call(name, args(LIMITS.maxObjectsInGet + 1))).toMatchObject({ type: 'requestTooLarge' });
	});
});

describe.each([...named('/set'), ...named('/import'), ...named('/copy'), ...named('/upload')])('%s', (name) => {
	const args = SETS[name] ?? ((count: number) => ({ destroy: ids(count) }));

	test('takes maxObjectsInSet objects, and not one more', async () => {
		expect((await call(name, args(LIMITS.maxObjectsInSet))).type).toBeUndefined();
		expect(await call(name, args(LIMITS.maxObjectsInSet + 1))).toMatchObject({ type: 'requestTooLarge' });
	}, 20_000);
});

test('creates, updates and destroys of one set are counted together', async () => {
	const third = Math.ceil(LIMITS.maxObjectsInSet / 3) + 1;
	const update = Object.fromEntries(ids(third).map((id) => [`E${id}`, {}]));
	const args = { create: objects(third), update, destroy: ids(third) };
	expect(await call('Email/set', args)).toMatchObject({ type: 'requestTooLarge' });
});

test('a request has maxCallsInRequest calls, and not one more', async () => {
	const account = await TestAccount.open();
	const request = (count: number) => ({ using: [CORE], methodCalls: Array(count).fill(['Core/echo', {}, '0']) });
	const { status, body } = await account.request(request(LIMITS.maxCallsInRequest));
	expect([status, 'methodResponses' in body && body.methodResponses.length]).toEqual([200, LIMITS.maxCallsInRequest]);
	expect(await account.request(request(LIMITS.maxCallsInRequest + 1))).toMatchObject({
		status: 400,
		body: { type: 'urn:ietf:params:jmap:error:limit', limit: 'maxCallsInRequest', status: 400 },
	});
});
