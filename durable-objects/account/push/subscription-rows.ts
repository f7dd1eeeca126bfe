// Push subscriptions as they are kept (RFC 8620 section 7.2): in the object of their owner's first account. Statements only.
import { and, asc, count, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Database } from '../store/database';
import { pushSubscriptions as table } from '../store/schema';

export type Subscription = typeof table.$inferSelect;
export type NewSubscription = typeof table.$inferInsert;

/** Whose a subscription is: of a person, and of what they signed in with. */
export interface Owner {
	personId: string;
	credentialId: string;
}

export function addSubscription(db: Database, row: NewSubscription, now: number): void {
	db.orm.insert(table).values(row).run();
	db.run('INSERT INTO push_creations (person_id, created_at) VALUES (?, ?)', row.personId, now);
}

/** Those that have not ended, in the order of their ids. */
export function ownSubscriptions(db: Database, owner: Owner, now: number): Subscription[] {
	const own = and(eq(table.personId, owner.personId), eq(table.credentialId, owner.credentialId));
	return db.orm
		.select()
		.from(table)
		.where(and(own, lives(now)))
		.orderBy(asc(table.id))
		.all();
}

export function findSubscription(db: Database, id: string): Subscription | null {
	return db.orm.select().from(table).where(eq(table.id, id)).get() ?? null;
}

export function countOf(db: Database, personId: string): number {
	return db.orm.select({ n: count() }).from(table).where(eq(table.personId, personId)).get()?.n ?? 0;
}

/** How many the person made since then, gone ones included. Older creations are forgotten. */
export function creationsSince(db: Database, personId: string, since: number): number {
	db.run('DELETE FROM push_creations WHERE created_at < ?', since);
	const found = db.first<{ n: number }>('SELECT count(*) AS n FROM push_creations WHERE person_id = ?', personId);
	return found?.n ?? 0;
}

export function updateSubscription(db: Database, id: string, to: Partial<Omit<Subscription, 'id'>>): void {
	if (Object.keys(to).length > 0) db.orm.update(table).set(to).where(eq(table.id, id)).run();
}

/** RFC 8620 section 7.2: url and keys go with it. */
export function removeSubscription(db: Database, id: string): void {
	db.orm.delete(table).where(eq(table.id, id)).run();
}

export function removeEnded(db: Database, now: number): void {
	db.orm.delete(table).where(lte(table.endsAt, now)).run();
}

/** Verified ones: whoever is to hear of changes. */
export function listening(db: Database, now: number): Subscription[] {
	// Asked at every change, and nearly always in vain: one step in SQLite, before a query is even built.
	if (db.first('SELECT 1 FROM push_subscriptions WHERE verified = 1 LIMIT 1') === null) return [];
	return db.orm
		.select()
		.from(table)
		.where(and(eq(table.verified, true), lives(now)))
		.all();
}

export function dueSubscriptions(db: Database, now: number, limit: number): Subscription[] {
	return db.orm.select().from(table).where(lte(table.dueAt, now)).orderBy(asc(table.dueAt)).limit(limit).all();
}

/** When the next one is due, or ends; null where neither will ever be. */
export function nextSubscriptionAt(db: Database): number | null {
	const times = 'SELECT due_at AS at FROM push_subscriptions UNION ALL SELECT ends_at FROM push_subscriptions';
	return db.first<{ at: number | null }>(`SELECT min(at) AS at FROM (${times})`)?.at ?? null;
}

function lives(now: number) {
	return or(isNull(table.endsAt), gt(table.endsAt, now));
}
