// What a push subscription is tied to: good as long as the session, or the password, is.
import { applyD1Migrations, env, reset } from 'cloudflare:test';
import { beforeEach, expect, it } from 'vitest';
import { createAccount } from '../../../workers/directory/accounts';
import { holderOf, passwordCredential } from '../../../workers/directory/credentials';
import { findPerson } from '../../../workers/directory/people';
import { endSession, SESSION_MS, sessionPerson, startSession } from '../../../workers/directory/sessions';

const directory = env.DIRECTORY;
const ADA = { address: 'ada@example.test', password: 'analytical engine', name: 'Ada' };

beforeEach(async () => {
	await reset();
	await applyD1Migrations(env.DIRECTORY, env.TEST_MIGRATIONS);
});

async function person(wanted = ADA): Promise<string> {
	const made = await createAccount(directory, wanted, 1);
	if (!made.ok) throw new Error(made.reason);
	return made.personId;
}

async function byPassword(): Promise<string> {
	const found = await findPerson(directory, ADA.address);
	const { id, expiresAt } = await passwordCredential(found?.passwordHash ?? '');
	expect(expiresAt).toBeNull();
	return id;
}

it('a session is good until it ends, by itself or by its owner', async () => {
	const id = await person();
	await startSession(directory, 'token', id, 1000);
	const credential = (await sessionPerson(directory, 'token', 1001))?.credential;
	expect(credential).toEqual({ id: expect.stringMatching(/^session:[0-9a-f]{64}$/), expiresAt: 1000 + SESSION_MS });
	const name = credential?.id ?? '';
	expect(name).not.toContain('token');
	expect((await holderOf(directory, id, name, 1001))?.address).toBe(ADA.address);
	expect(await holderOf(directory, id, name, 1000 + SESSION_MS)).toBeNull();
	expect(await holderOf(directory, 'Psomebody', name, 1001)).toBeNull();
	await endSession(directory, 'token');
	expect(await holderOf(directory, id, name, 1001)).toBeNull();
});

it('a password is good until it is set anew, to whatever', async () => {
	const id = await person();
	const name = await byPassword();
	expect((await holderOf(directory, id, name, 1))?.id).toBe(id);
	await person();
	expect(await byPassword()).toBe(name);
	await person({ ...ADA, password: 'difference engine' });
	expect(await holderOf(directory, id, name, 1)).toBeNull();
	await person();
	expect(await holderOf(directory, id, name, 1)).toBeNull();
	expect((await holderOf(directory, id, await byPassword(), 1))?.id).toBe(id);
});

it('nobody holds what was never given out', async () => {
	const id = await person();
	for (const name of ['', 'password:', 'session:', 'other:1', 'session:0000']) {
		expect(await holderOf(directory, id, name, 1)).toBeNull();
	}
	expect(await holderOf(directory, 'Pnobody', await byPassword(), 1)).toBeNull();
});
