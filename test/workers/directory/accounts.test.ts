// Accounts, people, passwords and sessions in the real D1.
import { applyD1Migrations, env, reset } from 'cloudflare:test';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAccount, oldestAccount } from '../../../workers/directory/accounts';
import { hashPassword, verifyPassword } from '../../../workers/directory/passwords';
import { findPerson } from '../../../workers/directory/people';
import { lookupRecipient } from '../../../workers/directory/recipients';
import { endSession, SESSION_MS, sessionPerson, startSession } from '../../../workers/directory/sessions';

const directory = env.DIRECTORY;
const ada = { address: 'Ada@Example.test', password: 'analytical engine', name: 'Ada' };

beforeEach(async () => {
	await reset();
	await applyD1Migrations(env.DIRECTORY, env.TEST_MIGRATIONS);
});

async function created(wanted = ada, now = 1) {
	const result = await createAccount(directory, wanted, now);
	if (!result.ok) throw new Error(result.reason);
	return result;
}

async function rows(table: string): Promise<number> {
	return (await directory.prepare(`SELECT count(*) AS n FROM ${table}`).first<number>('n')) ?? -1;
}

describe('createAccount', () => {
	it('makes an account that receives mail and a person who may open it', async () => {
		const { accountId, personId, created: fresh } = await created();
		expect(fresh).toBe(true);
		expect(accountId).toMatch(/^[A-Za-z0-9_-]{8,}$/);
		expect(await lookupRecipient(directory, 'ada+books@example.TEST')).toEqual({
			known: true,
			accountId,
			domainRules: {},
		});
		const found = await findPerson(directory, ' ADA@example.test ');
		expect(found?.person).toEqual({
			id: personId,
			address: 'ada@example.test',
			accounts: [{ id: accountId, name: 'Ada', addresses: ['ada@example.test'] }],
		});
	});

	it('asked twice, changes nothing and signs nobody out', async () => {
		const first = await created();
		await startSession(directory, 'token', first.personId, 1);
		const second = await created(ada, 2);
		expect(second).toMatchObject({ created: false, accountId: first.accountId, personId: first.personId });
		expect(await sessionPerson(directory, 'token', 2)).not.toBeNull();
		for (const table of ['domains', 'accounts', 'addresses', 'people', 'grants']) expect(await rows(table)).toBe(1);
	});

	it('with another password, sets it and ends the sessions of the old one', async () => {
		const { personId } = await created();
		await startSession(directory, 'token', personId, 1);
		await created({ ...ada, password: 'difference engine' });
		const hash = (await findPerson(directory, ada.address))?.passwordHash ?? null;
		expect(await verifyPassword(hash, 'difference engine')).toBe(true);
		expect(await verifyPassword(hash, ada.password)).toBe(false);
		expect(await sessionPerson(directory, 'token', 2)).toBeNull();
	});

	it('two at once give one account', async () => {
		const [one, two] = await Promise.all([created(), created()]);
		expect(one.accountId).toBe(two.accountId);
		expect(await rows('accounts')).toBe(1);
		expect(await rows('grants')).toBe(1);
	});

	it('refuses what is no address of its own, and leaves nothing behind', async () => {
		for (const address of ['ada', '@example.test', 'ada@', 'ada+books@example.test']) {
			expect(await createAccount(directory, { ...ada, address }, 1)).toEqual({ ok: false, reason: 'badAddress' });
		}
		expect(await rows('domains')).toBe(0);
	});

	it('knows the account that was there first', async () => {
		expect(await oldestAccount(directory)).toBeNull();
		const { accountId } = await created();
		await created({ ...ada, address: 'bob@example.test' }, 2);
		expect(await oldestAccount(directory)).toEqual({ id: accountId, name: 'Ada', createdAt: 1 });
	});
});

describe('passwords', () => {
	const salt = new Uint8Array(16).fill(7);

	it('are kept as PBKDF2 with their salt, and compare by content', async () => {
		const hash = await hashPassword('pässword', salt);
		expect(hash).toMatch(/^pbkdf2-sha256\$100000\$[\w+/=]{24}\$[\w+/=]{44}$/);
		expect(await verifyPassword(hash, 'pa\u0308ssword')).toBe(true); // the same letters, composed otherwise
		expect(await verifyPassword(hash, 'password')).toBe(false);
	});

	it('of nobody are always wrong', async () => {
		expect(await verifyPassword(null, '')).toBe(false);
	});

	it('in a format of another time are a fault, not a wrong password', async () => {
		await expect(verifyPassword('md5$1$aa$bb', 'x')).rejects.toThrow('unreadable');
	});
});

describe('sessions', () => {
	it('keep no token that could be stolen, and end when told', async () => {
		const { personId } = await created();
		await startSession(directory, 'secret-token', personId, 1);
		expect(JSON.stringify((await directory.prepare('SELECT * FROM sessions').all()).results)).not.toContain(
			'secret-token',
		);
		expect((await sessionPerson(directory, 'secret-token', 2))?.id).toBe(personId);
		await endSession(directory, 'secret-token');
		expect(await sessionPerson(directory, 'secret-token', 2)).toBeNull();
	});

	it('end by themselves, and are swept away at the next sign-in', async () => {
		const { personId } = await created();
		await startSession(directory, 'old', personId, 1);
		expect(await sessionPerson(directory, 'old', SESSION_MS)).not.toBeNull();
		expect(await sessionPerson(directory, 'old', SESSION_MS + 1)).toBeNull();
		await startSession(directory, 'new', personId, SESSION_MS + 2);
		expect(await rows('sessions')).toBe(1);
	});
});
