// Who may receive: asked of the real D1 for every mail, and never guessed when it does not answer.
import { env } from 'cloudflare:test';
import { beforeAll, expect, it } from 'vitest';
import { createAccount } from '../../../workers/directory/accounts';
import { lookupRecipient } from '../../../workers/directory/recipients';

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
		expect(await lookupRecipient(directory, to)).toEqual({ known: true, accountId });
	},
);

it('an address of its own comes before the plus-tag rule', async () => {
	expect(await lookupRecipient(directory, 'ada+list@example.test')).toEqual({ known: true, accountId: 'Alist' });
	expect(await lookupRecipient(directory, 'ada+spam@example.test')).toEqual({ known: false, reason: 'blocked' });
});

it.each(['bob@example.test', 'ada@other.test', 'ada', '@example.test', '', '+x@example.test', 'a@b@'])(
	'%j is nobody’s',
	async (to) => {
		expect(await lookupRecipient(directory, to)).toEqual({ known: false, reason: 'unknown' });
	},
);

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
