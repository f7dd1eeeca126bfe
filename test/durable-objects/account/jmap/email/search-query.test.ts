// What people write into the app's search field, over real SQL and FTS5: the filters mean what the operators promise.
import { beforeAll, expect, test } from 'vitest';
import type { SearchContext, SearchMailbox } from '../../../../../site/src/search/operators';
import { parseSearch } from '../../../../../site/src/search/query';
import { TestAccount } from '../../account';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 8, 15, 12);

let account: TestAccount;
let context: SearchContext;
const names = new Map<string, string>();

beforeAll(async () => {
	account = await TestAccount.open();
	const bring = async (name: string, described: Parameters<TestAccount['deliver']>[0]) => {
		const { emailId } = await account.deliver({ subject: name, messageId: name, ...described });
		names.set(emailId, name);
		return emailId;
	};
	const bob = { name: 'Bob Byte', email: 'bob@shop.example' };
	const pdf = { type: 'application/pdf', encoded: 'AAAA', disposition: 'attachment', fileName: 'Menü 2026.pdf' };
	await bring('cake', { receivedAt: NOW - 40 * DAY, text: 'Chocolate cake on Friday' });
	await bring('pie', { receivedAt: NOW - 3 * DAY, from: [bob], leaves: [{ type: 'text/plain', encoded: 'x' }, pdf] });
	await bring('large', { receivedAt: NOW - 2 * DAY, leaves: [{ type: 'text/plain', encoded: 'x'.repeat(3000) }] });
	await bring('kaigi', { receivedAt: NOW - DAY, subject: '会議の資料', text: '明日の会議は東京で行います。' });
	await bring('spam', { receivedAt: NOW - DAY, junk: true, text: 'Free cake for all' });
	const read = await bring('read', { receivedAt: NOW - DAY, cc: [bob], text: 'A cake that was read' });
	await account.update(read, { 'keywords/$seen': true, 'keywords/$flagged': true });
	const { list } = await account.call('Mailbox/get', {});
	context = { mailboxes: list as SearchMailbox[], self: 'demo@example.org', now: NOW };
	await account.evict();
});

test.each([
	['cake', ['cake', 'read']],
	['cake in:anywhere', ['cake', 'read', 'spam']],
	['in:junk', ['spam']],
	['cake OR pie', ['cake', 'pie', 'read']],
	['cake -read', ['cake']],
	['cake -is:starred', ['cake']],
	['(cake OR from:bob) -friday', ['pie', 'read']],
	['"chocolate cake"', ['cake']],
	['"cake chocolate"', []],
	['is:read', ['read']],
	['is:unread has:attachment', ['pie']],
	['from:"Bob Byte"', ['pie']],
	['cc:bob@shop.example', ['read']],
	['filename:menu', ['pie']],
	['filename:menü.pdf', []],
	['filename:"menu 2026"', ['pie']],
	['larger:2k', ['large']],
	['newer_than:36h', ['kaigi', 'read']],
	['older_than:1m', ['cake']],
	['on:2026-09-12', ['pie']],
	['会議', ['kaigi']],
	['東京で', ['kaigi']],
	['subject:資料', ['kaigi']],
	['subject:東京', []],
	['会議 -東京', []],
])('%s', async (text, expected) => {
	const search = parseSearch(text, context);
	expect(search.ok).toBe(true);
	const answer = await account.call('Email/query', { filter: search.ok ? search.filter : null });
	expect((answer.ids ?? [answer]).map((id: string) => names.get(id) ?? id).sort()).toEqual(expected);
});
