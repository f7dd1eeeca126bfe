// Email/query (RFC 8621 section 4.4): filters, sorts, windows and collapsing, all over real SQL and FTS5.
import { beforeAll, describe, expect, test } from 'vitest';
import { matchExpression } from '../../../../../durable-objects/account/store/search';
import { CORE, MAIL } from '../../../../../workers/domain/jmap';
import { type Answer, type JsonObject, TestAccount } from '../../account';

let account: TestAccount;
/** Name of a letter ↔ its id. */
const ids = new Map<string, string>();
const DAY = 86_400_000;
const DAY_1 = Date.UTC(2026, 0, 1);

async function bring(name: string, described: Parameters<TestAccount['deliver']>[0]): Promise<string> {
	const { emailId } = await account.deliver({ subject: name, messageId: name, ...described });
	ids.set(name, emailId);
	return emailId;
}

async function names(args: JsonObject): Promise<string[] | string> {
	const answer = await account.call('Email/query', args);
	if (answer.type) return answer.type;
	const named = new Map([...ids].map(([name, id]) => [id, name]));
	return answer.ids.map((id) => named.get(id) ?? id);
}

beforeAll(async () => {
	account = await TestAccount.open();
	const bob = { name: 'Bob Byte', email: 'bob@shop.example' };
	const pdf = { type: 'application/pdf', encoded: 'AAAA', disposition: 'attachment', fileName: 'Rechnung März.pdf' };
	await bring('plain', {
		receivedAt: DAY_1,
		text: 'The quick brown fox',
		sentAt: '2026-02-01T00:00:00Z',
		fields: [
			{ name: 'x-tracker', text: 'Ticket ÄB-12' },
			{ name: 'x-tracker', text: 'second' },
			{ name: 'dkim-signature', text: 'v=1; b=abc' },
		],
	});
	await bring('invoice', {
		receivedAt: DAY_1 + DAY,
		from: [bob],
		subject: 'Invoice 2026-17',
		text: 'Please find it attached.',
		leaves: [{ type: 'text/plain', encoded: 'x'.repeat(3000) }, pdf],
	});
	await bring('reply', {
		receivedAt: DAY_1 + 2 * DAY,
		references: ['plain'],
		fields: [{ name: 'x-tracker', text: 'ab-13' }],
		subject: 'Re: plain',
		text: 'Foxes are quick',
	});
	await bring('tokyo', {
		receivedAt: DAY_1 + 3 * DAY,
		subject: '東京の天気',
		text: '今日は東京で雨が降ります。 ｆｕｌｌ',
	});
	await bring('copied', {
		receivedAt: DAY_1 + 4 * DAY,
		to: [{ name: 'Zoë', email: 'zoe@example.net' }],
		cc: [bob],
		bcc: [{ name: null, email: 'hidden@example.org' }],
		subject: 'Fwd: [list] aardvark',
		text: 'crème brûlée',
	});
	await bring('spam', { receivedAt: DAY_1 + 5 * DAY, junk: true, text: 'fox fox fox' });
	await account.update(ids.get('invoice') ?? '', { 'keywords/$flagged': true, 'keywords/$seen': true });
	const both = { [await account.mailboxId('inbox')]: true, [await account.mailboxId('archive')]: true };
	await account.update(ids.get('copied') ?? '', { mailboxIds: both });
	await account.evict();
});

describe('filters', () => {
	const ALL = ['spam', 'copied', 'tokyo', 'reply', 'invoice', 'plain'];
	test.each<[JsonObject | null, string[]]>([
		[null, ALL],
		[{}, ALL],
		[{ text: 'fox' }, ['spam', 'reply', 'plain']],
		[{ text: 'FOX quick' }, ['reply', 'plain']],
		[{ text: '"quick brown"' }, ['plain']],
		[{ text: '"brown quick"' }, []],
		[{ text: '"quick brow"' }, []],
		[{ text: 'creme brul' }, ['copied']],
		[{ text: 'bob' }, ['copied', 'invoice']],
		[{ text: 'rechnung' }, ['invoice']],
		[{ text: '東京' }, ['tokyo']],
		[{ text: '京東' }, []],
		[{ text: '雨' }, ['tokyo']],
		[{ text: 'full' }, ['tokyo']],
		[{ text: '' }, ALL],
		[{ text: '!!! "' }, []],
		[{ text: 'fox AND NOT OR NEAR( * ^ : - {' }, []],
		[{ text: 'fox" OR "brown' }, []],
		[{ body: 'fox' }, ['spam', 'reply', 'plain']],
		[{ body: 'invoice' }, []],
		[{ subject: 'invoice' }, ['invoice']],
		[{ subject: 'fox' }, []],
		[{ from: 'bob' }, ['invoice']],
		[{ from: 'bob@shop.example' }, ['invoice']],
		[{ to: 'zoe' }, ['copied']],
		[{ cc: 'shop.example' }, ['copied']],
		[{ bcc: 'hidden' }, ['copied']],
		[{ from: 'hidden' }, []],
		[{ fileName: 'rechnung' }, ['invoice']],
		[{ fileName: 'marz.pdf' }, ['invoice']],
		[{ fileName: 'attached' }, []],
		[{ hasAttachment: true }, ['invoice']],
		[{ hasKeyword: '$FLAGGED' }, ['invoice']],
		[{ notKeyword: '$seen', minSize: 2000 }, []],
		[{ minSize: 2000 }, ['invoice']],
		[{ maxSize: 2000 }, ['spam', 'copied', 'tokyo', 'reply', 'plain']],
		[{ before: '2026-01-02T00:00:00Z' }, ['plain']],
		[{ after: '2026-01-05T00:00:00Z' }, ['spam', 'copied']],
		[{ text: 'fox', before: '2026-01-04T00:00:00Z' }, ['reply', 'plain']],
		[{ header: ['X-Tracker'] }, ['reply', 'plain']],
		[{ header: ['x-TRACKER', 'äb-1'] }, ['plain']],
		[{ header: ['x-tracker', 'SECOND'] }, ['plain']],
		[{ header: ['x-tracker', 'ab-13'], notKeyword: '$seen' }, ['reply']],
		[{ header: ['x-tracker', ''] }, ['reply', 'plain']],
		[{ header: ['x-other'] }, []],
		[{ header: ['DKIM-Signature'] }, ['plain']],
		[{ someInThreadHaveKeyword: '$flagged' }, ['invoice']],
		[{ allInThreadHaveKeyword: '$seen' }, ['invoice']],
		[{ noneInThreadHaveKeyword: '$flagged', text: 'bob' }, ['copied']],
		[{ operator: 'OR', conditions: [{ text: 'tokyo' }, { from: 'bob' }, { text: '東京' }] }, ['tokyo', 'invoice']],
		[{ operator: 'NOT', conditions: [{ text: 'fox' }, { from: 'bob' }] }, ['copied', 'tokyo']],
		[{ operator: 'AND', conditions: [{ text: 'quick' }, { text: 'foxes' }] }, ['reply']],
		[{ operator: 'OR', conditions: [] }, []],
		[
			{ operator: 'AND', conditions: [{ operator: 'NOT', conditions: [{ hasKeyword: '$seen' }] }, { text: 'bob' }] },
			['copied'],
		],
	])('%j', async (filter, expected) => {
		expect(await names({ filter })).toEqual(expected);
		expect((await account.call('Email/query', { filter, calculateTotal: true, limit: 0 })).total).toBe(expected.length);
	});

	test('header takes a name and maybe a text, RFC 8621 section 4.4.1', async () => {
		for (const header of [[], ['a', 'b', 'c'], [''], 'x-tracker', ['x-tracker', 1], null]) {
			expect(await names({ filter: { header } })).toBe('invalidArguments');
		}
		expect(await names({ filter: { header: ['dkim-signature', 'abc'] } })).toBe('unsupportedFilter');
	});

	test('mailboxes: in one, in several, in any other', async () => {
		const [inbox, archive, junk] = await Promise.all(
			['inbox', 'archive', 'junk'].map((role) => account.mailboxId(role)),
		);
		expect(await names({ filter: { inMailbox: inbox } })).toEqual(['copied', 'tokyo', 'reply', 'invoice', 'plain']);
		expect(await names({ filter: { inMailbox: archive } })).toEqual(['copied']);
		expect(await names({ filter: { inMailbox: inbox, text: 'fox' } })).toEqual(['reply', 'plain']);
		expect(await names({ filter: { inMailbox: inbox, hasKeyword: '$seen' } })).toEqual(['invoice']);
		expect(await names({ filter: { inMailbox: inbox, notKeyword: '$seen' }, limit: 2 })).toEqual(['copied', 'tokyo']);
		expect(await names({ filter: { inMailboxOtherThan: [inbox, junk] } })).toEqual(['copied']);
		expect(await names({ filter: { inMailbox: 'M999' } })).toEqual([]);
		const both = { operator: 'AND', conditions: [{ inMailbox: inbox }, { inMailbox: archive }] };
		expect(await names({ filter: both })).toEqual(['copied']);
	});

	test('by the name of an attachment is known only to a request that uses the capability', async () => {
		for (const filter of [{ fileName: 'pdf' }, { operator: 'NOT', conditions: [{ text: 'x', fileName: 'pdf' }] }]) {
			const { type, description } = await account.call('Email/query', { filter }, [CORE, MAIL]);
			expect([type, description]).toEqual(['unsupportedFilter', 'Emails cannot be filtered by fileName.']);
		}
	});

	test('conditions up to the limit run, and more are refused with unsupportedFilter', async () => {
		const conditions = (count: number) => Array.from({ length: count }, () => ({ notKeyword: 'x' }));
		expect(await names({ filter: { operator: 'OR', conditions: conditions(19) } })).toHaveLength(6);
		expect(await names({ filter: { operator: 'OR', conditions: conditions(41) } })).toBe('unsupportedFilter');
		let deep: JsonObject = { notKeyword: 'x' };
		for (let depth = 0; depth < 12; depth++) deep = { operator: 'NOT', conditions: [deep] };
		expect(await names({ filter: deep })).toBe('unsupportedFilter');
	});
});

describe('sorts, RFC 8621 section 4.4.2', () => {
	test.each<[JsonObject[], string[]]>([
		[[{ property: 'receivedAt' }], ['plain', 'invoice', 'reply', 'tokyo', 'copied', 'spam']],
		[[{ property: 'receivedAt', isAscending: false }], ['spam', 'copied', 'tokyo', 'reply', 'invoice', 'plain']],
		[[{ property: 'sentAt' }], ['plain']],
		[[{ property: 'size', isAscending: false }], ['invoice']],
		[[{ property: 'from', isAscending: false }], ['invoice']],
		[[{ property: 'subject' }], ['copied', 'invoice', 'reply', 'plain', 'spam', 'tokyo']],
		[[{ property: 'to', isAscending: false }], ['copied']],
		[
			[{ property: 'hasKeyword', keyword: '$flagged', isAscending: false }, { property: 'receivedAt' }],
			['invoice', 'plain'],
		],
		[[{ property: 'allInThreadHaveKeyword', keyword: '$seen', isAscending: false }], ['invoice', 'spam']],
		[[{ property: 'someInThreadHaveKeyword', keyword: '$seen', isAscending: false }], ['invoice', 'spam']],
	])('%j', async (sort, expected) => {
		const found = await names({ sort: [...sort] });
		expect(found.slice(0, expected.length)).toEqual(expected);
	});

	test('within a mailbox and a search the order is the same', async () => {
		const inbox = await account.mailboxId('inbox');
		const sort = [{ property: 'receivedAt', isAscending: true }];
		expect(await names({ filter: { inMailbox: inbox }, sort })).toEqual([
			'plain',
			'invoice',
			'reply',
			'tokyo',
			'copied',
		]);
		expect(await names({ filter: { inMailbox: inbox, maxSize: 2000 }, sort, limit: 2 })).toEqual(['plain', 'reply']);
		expect(await names({ filter: { text: 'fox' }, sort })).toEqual(['plain', 'reply', 'spam']);
		const bySubject = [{ property: 'subject', isAscending: true }];
		expect(await names({ filter: { inMailbox: inbox }, sort: bySubject, limit: 1 })).toEqual(['copied']);
	});
});

describe('windows, RFC 8620 section 5.5', () => {
	test.each<[JsonObject, string[] | string, number]>([
		[{ position: 1, limit: 2 }, ['copied', 'tokyo'], 1],
		[{ position: -2 }, ['invoice', 'plain'], 4],
		[{ position: -99, limit: 1 }, ['spam'], 0],
		[{ position: 99 }, [], 99],
		[{ limit: 0 }, [], 0],
		[{ anchor: 'tokyo', limit: 2 }, ['tokyo', 'reply'], 2],
		[{ anchor: 'tokyo', anchorOffset: -1, limit: 2 }, ['copied', 'tokyo'], 1],
		[{ anchor: 'tokyo', anchorOffset: -9, limit: 1 }, ['spam'], 0],
		[{ anchor: 'tokyo', anchorOffset: 2 }, ['invoice', 'plain'], 4],
		[{ anchor: 'plain', anchorOffset: 5, limit: 3 }, [], 10],
	])('%j', async ({ anchor, ...args }, expected, position) => {
		const asked = anchor === undefined ? args : { ...args, anchor: ids.get(String(anchor)) };
		expect(await names(asked)).toEqual(expected);
		expect((await account.call('Email/query', asked)).position).toBe(position);
	});

	test('threads collapse after the sort: the first of each stands for it', async () => {
		const inbox = await account.mailboxId('inbox');
		const collapsed = { filter: { inMailbox: inbox }, collapseThreads: true };
		expect(await names(collapsed)).toEqual(['copied', 'tokyo', 'reply', 'invoice']);
		expect(await names({ ...collapsed, sort: [{ property: 'receivedAt' }] })).toEqual([
			'plain',
			'invoice',
			'tokyo',
			'copied',
		]);
		expect(await names({ ...collapsed, position: 2, limit: 1 })).toEqual(['reply']);
		expect(await names({ ...collapsed, anchor: ids.get('plain') })).toBe('anchorNotFound');
		const totals = await Promise.all(
			[collapsed, { ...collapsed, filter: { text: 'fox' } }, { filter: { inMailbox: inbox } }].map(
				async (args) => (await account.call('Email/query', { ...args, calculateTotal: true })).total,
			),
		);
		expect(totals).toEqual([4, 2, 5]);
	});

	test('the state echoes Email/get, and changes of results are promised', async () => {
		const query: Answer = await account.call('Email/query', { limit: 1 });
		expect(query).toMatchObject({
			canCalculateChanges: true,
			queryState: (await account.call('Email/get', { ids: [] })).state,
		});
		expect(query).not.toHaveProperty('total');
		expect(query).not.toHaveProperty('limit');
	});
});

describe('matchExpression', () => {
	test.each([
		['ann "b c" de f', '("ann" * AND "b c" AND "de" AND "f")'],
		['bob@shop.example 42', '("bob@shop.example" * AND "42")'],
		['東京 한국 집', '(" 東  京 " AND "한국" * AND "집" *)'],
		['say "unclosed words', '("say" * AND "unclosed words")'],
		['an\0ber \0', '("an ber" *)'],
		['', null],
		['- ! *', null],
	])('%s', (text, expected) => {
		expect(matchExpression(text, null)).toBe(expected);
	});

	test('a column is named, and a flood of words is cut', () => {
		expect(matchExpression('x', 'sender')).toBe('{sender} : ("x")');
		expect(matchExpression('a '.repeat(10_000), null)?.match(/"a"/g)).toHaveLength(32);
	});
});
