// Email/query against a model that knows nothing but Email/get: filters, sorts, collapsing, windows and totals, after anything.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../../../../durable-objects/account/migrations';
import { type Answer, type JsonObject, TestAccount } from '../../account';
import { type Act, anyAct, perform } from '../../acts';

interface Mail {
	id: string;
	threadId: string;
	receivedAt: string;
	subject: string;
	keywords: Record<string, true>;
	mailboxIds: Record<string, true>;
}

type Test = (mail: Mail, all: Mail[]) => boolean;
type Compare = (a: Mail, b: Mail) => number;

const number = (mail: Mail) => Number(mail.id.slice(1));
const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byDate: Compare = (a, b) => text(b.receivedAt, a.receivedAt) || number(b) - number(a);
const thread = (mail: Mail, all: Mail[]) => all.filter((one) => one.threadId === mail.threadId);
const flagged = (mail: Mail) => '$flagged' in mail.keywords;
const seen = (mail: Mail) => '$seen' in mail.keywords;

function filters(inbox: string, archive: string): [JsonObject | null, Test][] {
	const inInbox: Test = (mail) => inbox in mail.mailboxIds;
	const apple: Test = (mail) => mail.subject === 'apple';
	return [
		[null, () => true],
		[{ inMailbox: inbox }, inInbox],
		[{ inMailbox: archive }, (mail) => archive in mail.mailboxIds],
		[{ inMailbox: inbox, notKeyword: '$SEEN' }, (mail, all) => inInbox(mail, all) && !seen(mail)],
		[{ inMailbox: inbox, hasKeyword: '$flagged' }, (mail, all) => inInbox(mail, all) && flagged(mail)],
		[{ hasKeyword: '$seen' }, seen],
		[{ text: 'apple' }, apple],
		[{ text: 'app', inMailbox: inbox }, (mail, all) => apple(mail, all) && inInbox(mail, all)],
		[{ subject: 'apple', hasKeyword: '$flagged' }, (mail, all) => apple(mail, all) && flagged(mail)],
		[{ operator: 'OR', conditions: [{ subject: 'apple' }, { body: 'cherry' }] }, (mail) => mail.subject !== 'banana'],
		[
			{ operator: 'AND', conditions: [{ text: 'apple' }, { operator: 'NOT', conditions: [{ inMailbox: inbox }] }] },
			(mail, all) => apple(mail, all) && !inInbox(mail, all),
		],
		[{ operator: 'NOT', conditions: [{ text: 'apple' }] }, (mail, all) => !apple(mail, all)],
		[{ someInThreadHaveKeyword: '$flagged' }, (mail, all) => thread(mail, all).some(flagged)],
		[
			{ allInThreadHaveKeyword: '$seen', text: 'apple' },
			(mail, all) => apple(mail, all) && thread(mail, all).every(seen),
		],
		[
			{ inMailboxOtherThan: [inbox], after: '2026-09-01T04:00:00Z' },
			(mail) => mail.receivedAt >= '2026-09-01T04:00:00Z' && Object.keys(mail.mailboxIds).some((id) => id !== inbox),
		],
	];
}

const SORTS: [JsonObject[] | null, Compare][] = [
	[null, byDate],
	[[{ property: 'receivedAt', isAscending: false }], byDate],
	[[{ property: 'receivedAt' }], (a, b) => -byDate(a, b)],
	[[{ property: 'subject' }], (a, b) => text(a.subject, b.subject) || byDate(a, b)],
	[
		[{ property: 'receivedAt' }, { property: 'subject', isAscending: false }],
		(a, b) => text(a.receivedAt, b.receivedAt) || text(b.subject, a.subject) || number(b) - number(a),
	],
	[
		[{ property: 'hasKeyword', keyword: '$seen', isAscending: false }],
		(a, b) => Number(seen(b)) - Number(seen(a)) || byDate(a, b),
	],
];

function collapsed(list: Mail[]): Mail[] {
	const threads = new Set<string>();
	return list.filter(({ threadId }) => !threads.has(threadId) && threads.add(threadId));
}

async function check(account: TestAccount): Promise<void> {
	const properties = ['threadId', 'receivedAt', 'subject', 'keywords', 'mailboxIds'];
	const mails = (await account.call('Email/get', { ids: null, properties })).list as unknown as Mail[];
	const [inbox = '', archive = ''] = await Promise.all(['inbox', 'archive'].map((role) => account.mailboxId(role)));
	for (const [filter, fits] of filters(inbox, archive)) {
		const calls: [string, JsonObject][] = [];
		const expected: JsonObject[] = [];
		for (const [sort, compare] of SORTS) {
			for (const collapseThreads of [true, false]) {
				const sorted = mails.filter((mail) => fits(mail, mails)).sort(compare);
				const ids = (collapseThreads ? collapsed(sorted) : sorted).map((mail) => mail.id);
				const query = { filter, sort, collapseThreads };
				const total = ids.length;
				const half = Math.floor(total / 2);
				const ask = (more: JsonObject, answer: JsonObject) => {
					calls.push(['Email/query', { ...query, ...more }]);
					expected.push({ query: { ...query, ...more }, ...answer });
				};
				ask({ calculateTotal: true }, { ids, total });
				ask({ position: half, limit: 3 }, { ids: ids.slice(half, half + 3) });
				if (total > 0) ask({ anchor: ids[half], anchorOffset: -1 }, { ids: ids.slice(Math.max(0, half - 1)) });
			}
		}
		const answers = (await account.calls(calls)).map(([, answer]) => answer as Answer);
		answers.forEach(({ ids, total, type }, at) => {
			const { query, ...answer } = expected[at] ?? {};
			expect({ query, type, ids, ...('total' in answer ? { total } : {}) }).toEqual({
				query,
				type: undefined,
				...answer,
			});
		});
	}
}

/** What placements.ts keeps beside, made anew. */
async function checkLists(account: TestAccount): Promise<void> {
	const kept = await account.sql('SELECT mailbox_id, thread_id, received_at, email_id FROM thread_leads ORDER BY 1, 2');
	const truth = await account.sql(
		'SELECT mailbox_id, thread_id, received_at, email_id FROM email_mailboxes m WHERE NOT EXISTS (SELECT 1 FROM ' +
			'email_mailboxes n WHERE n.mailbox_id = m.mailbox_id AND n.thread_id = m.thread_id AND ' +
			'(n.received_at, n.email_id) > (m.received_at, m.email_id)) ORDER BY 1, 2',
	);
	expect(kept).toEqual(truth);
	const late = await account.sql(
		'SELECT * FROM emails e WHERE latest_at < (SELECT max(received_at) FROM emails o WHERE o.id <= e.id)',
	);
	expect(late).toEqual([]);
	const wrong = await account.sql(
		"SELECT * FROM email_mailboxes m WHERE unseen = EXISTS (SELECT 1 FROM email_keywords k WHERE k.keyword = '$seen' " +
			'AND k.email_id = m.email_id)',
	);
	expect(wrong).toEqual([]);
}

test('results, places and totals are those of the model, whatever happened before', { timeout: 240_000 }, async () => {
	const act: fc.Arbitrary<Act> = fc.oneof(
		...anyAct({ deliver: 8, mark: 4, move: 4, destroy: 2, evict: 1, make: 0, unmake: 0, swap: 0 }),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 50 }), async (acts) => {
			const account = await TestAccount.open();
			const emails: string[] = [];
			for (const next of acts) await perform(account, emails, next);
			await checkLists(account);
			await check(account);
		}),
		{ numRuns: 15 },
	);
});

test('mail that was kept before the lists were is listed all the same', async () => {
	const account = await TestAccount.open();
	const emails: string[] = [];
	const deliver = { kind: 'deliver' as const, junk: false, text: 'apple' };
	for (const hour of [3, 1, 2]) await perform(account, emails, { ...deliver, parent: 0, hour });
	await perform(account, emails, { kind: 'mark', email: 1, keyword: '$seen', on: true });
	// Back to where that migration began, and forward again.
	for (const gone of ['TABLE thread_leads', 'INDEX emails_listing', 'INDEX email_mailboxes_unseen']) {
		await account.sql(`DROP ${gone}`);
	}
	await account.sql('ALTER TABLE email_mailboxes DROP COLUMN unseen');
	await account.sql('ALTER TABLE emails DROP COLUMN latest_at');
	await account.sql(migration('CREATE TABLE thread_leads'));
	await account.evict();
	await checkLists(account);
	await check(account);
});

test('header fields that were kept a row each are found in their one row', async () => {
	const account = await TestAccount.open();
	const ids: string[] = [];
	for (const text of ['one', 'two']) {
		const fields = [
			{ name: 'x-plan', text: `"${text}": a` },
			{ name: 'list-id', text },
		];
		ids.push((await account.deliver({ fields })).emailId);
	}
	const found = async (header: string[]) => (await account.call('Email/query', { filter: { header } })).ids;
	const check = async () => {
		expect(await found(['X-Plan'])).toEqual([ids[1], ids[0]]);
		expect(await found(['list-id', 'TWO'])).toEqual([ids[1]]);
		expect(await found(['x-plan', '"one"'])).toEqual([ids[0]]);
		expect(await found(['one'])).toEqual([]);
		expect(await found(['$x'])).toEqual([]);
		expect(await found(['$x', 'a'])).toEqual([]);
	};
	await check();
	await account.sql(migration('CREATE TABLE email_fields'));
	await account.sql(
		'INSERT INTO email_fields (name, email_id, text) SELECT key, email_id, value FROM email_headers, json_each(fields)',
	);
	await account.sql('DROP TABLE email_headers');
	await account.sql(migration('CREATE TABLE email_headers'));
	await account.evict();
	await check();
});

/** The file that does this. */
function migration(statement: string): string {
	return MIGRATIONS.find(({ sql }) => sql.includes(statement))?.sql ?? '';
}
