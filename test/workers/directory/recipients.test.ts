// Who may receive: asked of the real D1 for every mail, and never guessed when it does not answer.
import { env } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../workers/directory/accounts';
import { domainRulesFor, domainRulesOf, lookupRecipient } from '../../../workers/directory/recipients';

const directory = env.DIRECTORY;
let accountId = '';

beforeAll(async () => {
	const made = await createAccount(directory, { address: 'ada@example.test', password: 'p', name: 'Ada' }, 1);
	if (made.ok) accountId = made.accountId;
	await directory.prepare("INSERT INTO accounts VALUES ('Alist', 'list', 1)").run();
	await directory.prepare("INSERT INTO addresses VALUES ('ada+list@example.test', 'Alist', 0, 1)").run();
	await directory.prepare("INSERT INTO addresses VALUES ('ada+spam@example.test', 'Alist', 1, 1)").run();
});

it.each(['ada@example.test', 'ADA@Example.Test', 'ada+books@example.test', 'ada+a+b@example.test'])(
	'%s is Ada’s',
	async (to) => {
		expect(await lookupRecipient(directory, to)).toEqual({ known: true, accountId, domainRules: {} });
	},
);

it('an address of its own comes before the plus-tag rule', async () => {
	expect(await lookupRecipient(directory, 'ada+list@example.test')).toEqual({
		known: true,
		accountId: 'Alist',
		domainRules: {},
	});
	expect(await lookupRecipient(directory, 'ada+spam@example.test')).toEqual({ known: false, reason: 'blocked' });
});

it.each(['bob@example.test', 'ada@other.test', 'ada', '@example.test', '', '+x@example.test', 'a@b@'])(
	'%j is nobody’s',
	async (to) => {
		expect(await lookupRecipient(directory, to)).toEqual({ known: false, reason: 'unknown' });
	},
);

describe('what the domain wants of the scanner', () => {
	const put = (rules: string) =>
		directory.prepare("INSERT OR REPLACE INTO domain_rules VALUES ('example.test', ?, 1)").bind(rules).run();

	it('comes with the account, also for a plus-tag, and of no other domain', async () => {
		await put('{"senders":{"bad.example":"refuse"},"junkScore":4}');
		const domainRules = { senders: { 'bad.example': 'refuse' }, junkScore: 4 };
		expect(await lookupRecipient(directory, 'Ada+x@Example.test')).toEqual({ known: true, accountId, domainRules });
		expect(await domainRulesFor(directory, 'ada@example.test')).toEqual(domainRules);
		expect(await domainRulesFor(directory, 'ada@other.test')).toEqual({});
		const many = ['example.test', 'other.test', 'example.test', ...Array.from({ length: 200 }, (_, n) => `d${n}.test`)];
		expect([...(await domainRulesOf(directory, many))]).toEqual([['example.test', domainRules]]);
	});

	it.each(['', '[]', 'null', '{"senders":[1],"junkScore":"5"}', '{"senders":{"a.example":"bounce"},"junkScore":-1}'])(
		'keeps out no mail where it is broken: %j',
		async (rules) => {
			await put(rules);
			const { senders = {}, ...rest } = await domainRulesFor(directory, 'ada@example.test');
			expect([senders, rest]).toEqual([{}, {}]);
			expect(await lookupRecipient(directory, 'ada@example.test')).toMatchObject({ known: true });
		},
	);
});

it('a directory that fails is a fault, never "unknown": mail would bounce', async () => {
	const prepare = () => {
		throw new Error('D1 is away');
	};
	const broken = { prepare } as unknown as D1Database;
	await expect(lookupRecipient(broken, 'ada@example.test')).rejects.toThrow();
});

it('a query that fails names nobody: the fault goes to the log', async () => {
	const failing = { prepare: () => directory.prepare('SELECT * FROM nothing WHERE 1 IN (?, ?)') };
	const fault = await lookupRecipient(failing as unknown as D1Database, 'ada+x@example.test').catch((error) => error);
	expect(fault).toBeInstanceOf(Error);
	expect(`${fault} ${fault.cause}`).toContain('nothing');
	expect(`${fault} ${fault.stack} ${fault.cause}`).not.toContain('ada');
});
