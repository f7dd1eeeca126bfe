// Who may sign in, and which accounts each person was granted. Reads only; passwords are compared elsewhere.
import { and, asc, eq, gt, inArray, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import type { GrantedAccount } from '../domain/caller';
import { accounts, addresses, grants, people, sessions } from './schema';

export interface Person {
	id: string;
	/** The sign-in name, lower case. */
	address: string;
	/** What this person may open, the oldest account first: that one is primary. */
	accounts: GrantedAccount[];
}

export interface Credentials {
	person: Person;
	/** As kept: hand it to verifyPassword and show it to nobody. */
	passwordHash: string;
}

export async function findPerson(directory: D1Database, address: string): Promise<Credentials | null> {
	return personWhere(directory, eq(people.address, address.trim().toLowerCase()));
}

export async function findPersonById(directory: D1Database, id: string): Promise<Credentials | null> {
	return personWhere(directory, eq(people.id, id));
}

/** The person whose unexpired session has that token hash, and when it ends; null where there is none. */
export async function findSession(
	directory: D1Database,
	tokenHash: string,
	now: number,
): Promise<{ person: Person; expiresAt: number } | null> {
	const db = drizzle(directory);
	const alive = and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, now));
	const owner = db.select({ id: sessions.personId }).from(sessions).where(alive);
	// Not one batch: D1 gives its rows by column name there, and a join has several of one name.
	const [[session], found] = await Promise.all([
		db.select({ expiresAt: sessions.expiresAt }).from(sessions).where(alive),
		personWhere(directory, inArray(people.id, owner)),
	]);
	return session && found ? { person: found.person, expiresAt: session.expiresAt } : null;
}

async function personWhere(directory: D1Database, condition: SQL): Promise<Credentials | null> {
	const rows = await drizzle(directory)
		.select({ person: people, accountId: accounts.id, accountName: accounts.name, address: addresses.address })
		.from(people)
		.leftJoin(grants, eq(grants.personId, people.id))
		.leftJoin(accounts, eq(accounts.id, grants.accountId))
		.leftJoin(addresses, and(eq(addresses.accountId, accounts.id), eq(addresses.blocked, false)))
		.where(condition)
		.orderBy(asc(accounts.createdAt), asc(accounts.id), asc(addresses.createdAt), asc(addresses.address));
	const row = rows[0]?.person;
	if (row === undefined) return null;
	const granted = new Map<string, GrantedAccount>();
	for (const { accountId: id, accountName: name, address } of rows) {
		if (id === null || name === null) continue;
		const account = granted.get(id) ?? { id, name, addresses: [] };
		if (address !== null) account.addresses.push(address);
		granted.set(id, account);
	}
	return {
		person: { id: row.id, address: row.address, accounts: [...granted.values()] },
		passwordHash: row.passwordHash,
	};
}
