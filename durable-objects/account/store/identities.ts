// Identities, and the addresses that this account may send as. Written in the caller's transaction.
import { eq, inArray, sql } from 'drizzle-orm';
import { bury } from './bury';
import type { Database } from './database';
import type { Step } from './history';
import { identities } from './schema';

export type IdentityRow = typeof identities.$inferSelect;
export type NewIdentity = Omit<IdentityRow, 'id' | 'changed'>;

export function identityRows(db: Database, ids: readonly number[] | null): IdentityRow[] {
	if (ids === null) return db.orm.select().from(identities).orderBy(identities.id).all();
	// One JSON parameter: a statement takes at most 100.
	const listed = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
	return db.orm.select().from(identities).where(inArray(identities.id, listed)).all();
}

export function addIdentity(db: Database, step: Step, identity: NewIdentity): number {
	const id = step.next('Identity');
	db.orm
		.insert(identities)
		.values({ ...identity, id, changed: id })
		.run();
	return id;
}

export function changeIdentity(db: Database, step: Step, id: number, to: Partial<NewIdentity>): void {
	db.orm
		.update(identities)
		.set({ ...to, changed: step.next('Identity') })
		.where(eq(identities.id, id))
		.run();
}

export function destroyIdentity(db: Database, step: Step, id: number): void {
	db.orm.delete(identities).where(eq(identities.id, id)).run();
	bury(db, step, 'Identity', id);
}

/** Lower case, as the directory last said. */
export function ownAddresses(db: Database): string[] {
	return db.all<{ address: string }>('SELECT address FROM own_addresses').map((row) => row.address);
}

const KEEP_ADDRESSES =
	'INSERT INTO own_addresses (address) SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING';

export function setOwnAddresses(db: Database, addresses: readonly string[]): void {
	db.run('DELETE FROM own_addresses');
	db.run(KEEP_ADDRESSES, JSON.stringify(addresses));
}
