// Accounts come into being here: domain, account, address, person and grant in one D1 batch, all or nothing.
import { asc, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { domainOf, recipientKeys } from '../domain/address';
import { hex } from '../domain/hex';
import { hashPassword, verifyPassword } from './passwords';
import { accounts, addresses, domains, grants, people, sessions } from './schema';

export interface NewAccount {
	address: string;
	password: string;
	/** Shown to people. */
	name: string;
}

export type CreateResult =
	| { ok: true; created: boolean; address: string; accountId: string; personId: string }
	/** Not `local@domain`, or with a plus-tag: those reach the account without being one. */
	| { ok: false; reason: 'badAddress' };

/** Idempotent: an account that is there keeps its id and gets this password (a changed one ends its person's sessions). */
export async function createAccount(directory: D1Database, wanted: NewAccount, now: number): Promise<CreateResult> {
	const [address, ...shorter] = recipientKeys(wanted.address.trim());
	if (address === undefined || shorter.length > 0) return { ok: false, reason: 'badAddress' };
	const asked = { ...wanted, address };
	const before = await holders(directory, address);
	try {
		return await keep(directory, asked, before, now);
	} catch (cause) {
		// Two at once: the constraints let only the first in. Look again; if nobody came between, it is a true fault.
		const since = await holders(directory, address);
		if (since.personId === before.personId && since.accountId === before.accountId) throw cause;
		return keep(directory, asked, since, now);
	}
}

/** Lets that person open the account too. false: nobody signs in with that address. */
export async function grantAccount(directory: D1Database, address: string, accountId: string): Promise<boolean> {
	const { personId } = await holders(directory, address.trim().toLowerCase());
	if (personId === null) return false;
	await drizzle(directory).insert(grants).values({ personId, accountId }).onConflictDoNothing();
	return true;
}

/** The account that was there first; null in an empty directory. */
export async function oldestAccount(directory: D1Database): Promise<typeof accounts.$inferSelect | null> {
	const [row] = await drizzle(directory)
		.select()
		.from(accounts)
		.orderBy(asc(accounts.createdAt), asc(accounts.id))
		.limit(1);
	return row ?? null;
}

interface Holders {
	accountId: string | null;
	personId: string | null;
	passwordHash: string | null;
}

/** Which account the address belongs to, and who signs in with it. */
async function holders(directory: D1Database, address: string): Promise<Holders> {
	const db = drizzle(directory);
	const [[kept], [person]] = await db.batch([
		db.select().from(addresses).where(eq(addresses.address, address)),
		db.select().from(people).where(eq(people.address, address)),
	]);
	return {
		accountId: kept?.accountId ?? null,
		personId: person?.id ?? null,
		passwordHash: person?.passwordHash ?? null,
	};
}

async function keep(directory: D1Database, wanted: NewAccount, found: Holders, now: number): Promise<CreateResult> {
	const { address, name, password } = wanted;
	const db = drizzle(directory);
	const accountId = found.accountId ?? freshId('A');
	const personId = found.personId ?? freshId('P');
	const passwordHash = await hashFor(password, found.passwordHash);
	const signOut =
		passwordHash === found.passwordHash ? [] : [db.delete(sessions).where(eq(sessions.personId, personId))];
	const createdAt = now;
	await db.batch([
		db
			.insert(domains)
			.values({ name: domainOf(address), createdAt })
			.onConflictDoNothing(),
		...(found.accountId ? [] : [db.insert(accounts).values({ id: accountId, name, createdAt })]),
		...(found.accountId ? [] : [db.insert(addresses).values({ address, accountId, createdAt })]),
		...(found.personId ? [] : [db.insert(people).values({ id: personId, address, passwordHash, createdAt })]),
		db.update(people).set({ passwordHash }).where(eq(people.id, personId)),
		...signOut,
		db.insert(grants).values({ personId, accountId }).onConflictDoNothing(),
	]);
	return { ok: true, created: found.accountId === null, address, accountId, personId };
}

/** The hash that stands, where the password is the same: its sessions then stand too. */
async function hashFor(password: string, stored: string | null): Promise<string> {
	if (stored !== null && (await verifyPassword(stored, password))) return stored;
	return hashPassword(password, random());
}

function random(): Uint8Array<ArrayBuffer> {
	return crypto.getRandomValues(new Uint8Array(16));
}

/** Letters and digits only: an account's id stands in R2 keys and URLs as it is. */
function freshId(prefix: 'A' | 'P'): string {
	return prefix + hex(random());
}
