// Requests as a whole: what is refused at once, what fails one call only, and how calls refer to each other (RFC 8620 section 3).
import { describe, expect, test } from 'vitest';
import { CORE, MAIL, WAYPOST } from '../../../../../workers/domain/jmap';
import { type JsonObject, TestAccount } from '../../account';

const ERROR = 'urn:ietf:params:jmap:error:';

describe('request-level errors, RFC 8620 section 3.6.1', () => {
	test.each([
		['no object', [], 'notRequest'],
		['null', null, 'notRequest'],
		['no using', { methodCalls: [] }, 'notRequest'],
		['a using that holds no strings', { using: [1], methodCalls: [] }, 'notRequest'],
		['a call that is no triple', { using: [CORE], methodCalls: [['Core/echo', {}]] }, 'notRequest'],
		['arguments that are no object', { using: [CORE], methodCalls: [['Core/echo', [], '0']] }, 'notRequest'],
		['createdIds that hold no strings', { using: [CORE], methodCalls: [], createdIds: { a: 1 } }, 'notRequest'],
		['an unknown capability', { using: [CORE, 'urn:none'], methodCalls: [] }, 'unknownCapability'],
		['too many calls', { using: [CORE], methodCalls: Array(65).fill(['Core/echo', {}, '0']) }, 'limit'],
	])('%s', async (_, request, type) => {
		const { status, body } = await (await TestAccount.open()).request(request);
		expect(status).toBe(400);
		expect(body).toMatchObject({ type: ERROR + type, status: 400, detail: expect.any(String) });
	});

	test('the limit that was hit is named', async () => {
		const request = { using: [CORE], methodCalls: Array(65).fill(['Core/echo', {}, '0']) };
		expect((await (await TestAccount.open()).request(request)).body).toMatchObject({ limit: 'maxCallsInRequest' });
	});
});

describe('method-level errors, RFC 8620 section 3.6.2', () => {
	test.each([
		['unknownMethod', 'Foo/get', {}, undefined],
		['unknownMethod', 'constructor', {}, undefined],
		['unknownMethod', 'Email/get', { ids: [] }, [CORE]],
		['invalidArguments', 'Email/get', { ids: 'E1' }, undefined],
		['invalidArguments', 'Email/get', { ids: [1] }, undefined],
		['invalidArguments', 'Email/get', { ids: [], other: 1 }, undefined],
		['invalidArguments', 'Email/get', { ids: [], properties: ['nonsense'] }, undefined],
		['invalidArguments', 'Email/get', { ids: [], properties: ['toString'] }, undefined],
		['invalidArguments', 'Email/get', { ids: [], properties: ['insight'] }, [CORE, MAIL]],
		['invalidArguments', 'Email/get', { ids: [], bodyProperties: ['nonsense'] }, undefined],
		['invalidArguments', 'Email/get', { ids: [], maxBodyValueBytes: -1 }, undefined],
		['invalidArguments', 'Email/get', { accountId: 1 }, undefined],
		['invalidArguments', 'Email/get', { accountId: null }, undefined],
		['accountNotFound', 'Email/get', { accountId: 'someone-else', ids: [] }, undefined],
		['requestTooLarge', 'Email/get', { ids: Array.from({ length: 1001 }, (_, id) => `E${id + 1}`) }, undefined],
		['requestTooLarge', 'Email/set', { destroy: Array.from({ length: 1001 }, (_, id) => `E${id + 1}`) }, undefined],
		['invalidArguments', 'Email/changes', {}, undefined],
		['invalidArguments', 'Email/changes', { sinceState: '0', maxChanges: 0 }, undefined],
		['cannotCalculateChanges', 'Email/changes', { sinceState: 'never' }, undefined],
		['cannotCalculateChanges', 'Email/changes', { sinceState: '007' }, undefined],
		['cannotCalculateChanges', 'Email/changes', { sinceState: '999999' }, undefined],
		['cannotCalculateChanges', 'Email/queryChanges', { sinceQueryState: '999999' }, undefined],
		['cannotCalculateChanges', 'Mailbox/queryChanges', { sinceQueryState: '999999' }, undefined],
		['stateMismatch', 'Email/set', { ifInState: '999' }, undefined],
		['invalidArguments', 'Email/set', { update: { E1: 1 } }, undefined],
		['anchorNotFound', 'Email/query', { anchor: 'E999' }, undefined],
		['unsupportedFilter', 'Email/query', { filter: { colour: 'red' } }, undefined],
		['unsupportedFilter', 'Mailbox/query', { filter: { colour: 'red' } }, undefined],
		['unsupportedSort', 'Email/query', { sort: [{ property: 'colour' }] }, undefined],
		['unsupportedSort', 'Email/query', { sort: [{ property: 'subject', collation: 'i;octet' }] }, undefined],
		['unsupportedSort', 'Mailbox/query', { sort: [{ property: 'colour' }] }, undefined],
		['unsupportedSort', 'Mailbox/query', { sort: [{ property: 'name', collation: 'i;octet' }] }, undefined],
		['invalidArguments', 'Mailbox/query', { sort: [{ property: 'name', isAscending: 'yes' }] }, undefined],
		['invalidArguments', 'Mailbox/query', { sort: [{ isAscending: true }] }, undefined],
		['invalidArguments', 'Mailbox/query', { filter: { parentId: 5 } }, undefined],
		['invalidArguments', 'Mailbox/query', { filter: { role: ['inbox'] } }, undefined],
		['invalidArguments', 'Mailbox/query', { filter: { hasAnyRole: null } }, undefined],
		['invalidArguments', 'Mailbox/query', { filter: { isSubscribed: 'yes' } }, undefined],
		['invalidArguments', 'Email/query', { filter: { operator: 'XOR', conditions: [] } }, undefined],
		['invalidArguments', 'Email/query', { filter: { before: 'yesterday' } }, undefined],
		['invalidArguments', 'Email/query', { filter: { minSize: -1 } }, undefined],
		['invalidArguments', 'Email/query', { limit: -1 }, undefined],
	])('%s: %s %j', async (type, name, args, using) => {
		expect(await (await TestAccount.open()).call(name, args, using)).toMatchObject({ type });
	});

	test('a call that fails leaves the others alone', async () => {
		const responses = await (await TestAccount.open()).calls([
			['Foo/get', {}],
			['Core/echo', { hello: [1] }],
		]);
		expect(responses.map(([name, , id]) => [name, id])).toEqual([
			['error', '0'],
			['Core/echo', '1'],
		]);
	});

	test('a fault of ours is serverFail, without its inner words', async () => {
		const account = await TestAccount.open();
		const { emailId } = await account.deliver();
		await account.sql("CREATE TRIGGER fault BEFORE UPDATE ON emails BEGIN SELECT raise(ABORT, 'secret'); END");
		const answer = await account.update(emailId, { 'keywords/$seen': true });
		expect(answer.type).toBe('serverFail');
		expect(JSON.stringify(answer)).not.toContain('secret');
		await account.sql('DROP TRIGGER fault');
		expect((await account.email(emailId, ['keywords'])).keywords).toEqual({});
	});
});

describe('result references, RFC 8620 section 3.7', () => {
	async function echoed(value: unknown, path: string) {
		const account = await TestAccount.open();
		const reference = { resultOf: '0', name: 'Core/echo', path };
		const responses = await account.calls([
			['Core/echo', { value }],
			['Core/echo', { '#found': reference }],
		]);
		const answer = responses[1]?.[1] ?? {};
		return responses[1]?.[0] === 'error' ? answer.type : answer.found;
	}

	test.each([
		['/value/a', { a: 1 }, 1],
		['/value/1', ['x', 'y'], 'y'],
		['/value/*/id', [{ id: 'a' }, { id: 'b' }], ['a', 'b']],
		['/value/*/ids', [{ ids: ['a'] }, { ids: ['b', 'c'] }], ['a', 'b', 'c']],
		['/value/*/list/*/id', [{ list: [{ id: 1 }] }, { list: [{ id: 2 }, { id: 3 }] }], [1, 2, 3]],
		['/value/a~1b/c~0d', { 'a/b': { 'c~d': true } }, true],
		['/value/*', [], []],
		['/value/missing', {}, 'invalidResultReference'],
		['/value/01', ['x', 'y'], 'invalidResultReference'],
		['/value/*/id', [{ id: 'a' }, {}], 'invalidResultReference'],
		['value', {}, 'invalidResultReference'],
		['/value/constructor', {}, 'invalidResultReference'],
	])('%s of %j', async (path, value, expected) => {
		expect(await echoed(value, path)).toEqual(expected);
	});

	test.each([
		['a call that was not made', { resultOf: '9', name: 'Core/echo', path: '' }, 'invalidResultReference'],
		['a response of another name', { resultOf: '0', name: 'Email/get', path: '' }, 'invalidResultReference'],
		['no reference at all', 'x', 'invalidResultReference'],
	])('%s', async (_, reference, type) => {
		const account = await TestAccount.open();
		const responses = await account.calls([
			['Core/echo', {}],
			['Core/echo', { '#a': reference }],
		]);
		expect(responses[1]).toMatchObject(['error', { type }, '1']);
	});

	test('references that would double with every call are refused, and soon', async () => {
		const account = await TestAccount.open();
		const both = (resultOf: number) => {
			const reference = { resultOf: String(resultOf), name: 'Core/echo', path: '' };
			return ['Core/echo', { '#a': reference, '#b': reference }] as [string, JsonObject];
		};
		const doubling = Array.from({ length: 20 }, (_, index) => both(index));
		const responses = await account.calls([['Core/echo', { value: 'x'.repeat(100_000) }], ...doubling]);
		expect(responses.find(([name]) => name === 'error')?.[1]).toMatchObject({ type: 'requestTooLarge' });
		expect(JSON.stringify(responses).length).toBeLessThan(20_000_000);
	});

	test('an argument given both ways is refused', async () => {
		const answer = await (await TestAccount.open()).call('Email/get', { ids: [], '#ids': {} });
		expect(answer.type).toBe('invalidArguments');
	});
});

test('createdIds come back to a client that sends them, and stand for ids', async () => {
	const account = await TestAccount.open();
	const { emailId } = await account.deliver();
	const methodCalls = [['Email/get', { accountId: account.id, ids: ['#k', '#none'], properties: ['id'] }, '0']];
	const { body } = await account.request({ using: [CORE, MAIL, WAYPOST], methodCalls, createdIds: { k: emailId } });
	expect(body).toMatchObject({
		createdIds: { k: emailId },
		sessionState: 's0',
		methodResponses: [['Email/get', { list: [{ id: emailId }], notFound: ['#none'] }, '0']],
	});
});

test('responses that together would be too large for the account are refused one by one', async () => {
	const account = await TestAccount.open();
	const echo: [string, JsonObject] = ['Core/echo', { value: 'x'.repeat(4_000_000) }];
	const { emailId } = await account.deliver();
	const set: [string, JsonObject] = ['Email/set', { update: { [emailId]: { 'keywords/$seen': true } } }];
	const reference = { '#value': { resultOf: '0', name: 'Core/echo', path: '/value' } };
	const copy: [string, JsonObject] = ['Core/echo', reference];
	const responses = await account.calls([echo, copy, copy, copy, copy, set]);
	expect(responses.map(([name, args]) => args.type ?? name)).toEqual([
		...['Core/echo', 'Core/echo', 'Core/echo', 'requestTooLarge', 'requestTooLarge', 'Email/set'],
	]);
	expect(responses[5]?.[1]).toMatchObject({ updated: { [emailId]: null } });
});

test('a name that is special to JavaScript is a name like any other', async () => {
	const account = await TestAccount.open();
	const special: JsonObject = JSON.parse('{"__proto__":{"a":1},"constructor":2}');
	const [echoed, set] = await account.calls([
		['Core/echo', special],
		['Email/set', { create: special, update: JSON.parse('{"__proto__":{}}') }],
	]);
	expect(JSON.stringify(echoed?.[1])).toContain('"__proto__":{"a":1},"constructor":2');
	expect(set?.[1].type).toBe('invalidArguments');
	const failed = await account.call('Email/set', JSON.parse('{"create":{"__proto__":{}},"update":{"__proto__":{}}}'));
	expect(JSON.stringify(failed)).toContain('"notCreated":{"__proto__":{"type":"invalidProperties"');
	expect(JSON.stringify(failed)).toContain('"notUpdated":{"__proto__":{"type":"notFound"');
});
