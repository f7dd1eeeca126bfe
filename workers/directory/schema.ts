// The directory's tables as drizzle sees them. The truth is migrations/directory/*.sql; a test holds the two together.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const domains = sqliteTable('domains', {
	name: text('name').primaryKey(),
	createdAt: integer('created_at').notNull(),
});

export const accounts = sqliteTable('accounts', {
	id: text('id').primaryKey(),
	name: text('name').notNull(),
	createdAt: integer('created_at').notNull(),
});

export const addresses = sqliteTable('addresses', {
	address: text('address').primaryKey(),
	accountId: text('account_id').notNull(),
	blocked: integer('blocked', { mode: 'boolean' }).notNull().default(false),
	createdAt: integer('created_at').notNull(),
});

export const domainRules = sqliteTable('domain_rules', {
	domain: text('domain').primaryKey(),
	rules: text('rules').notNull(),
	changedAt: integer('changed_at').notNull(),
});

export const people = sqliteTable('people', {
	id: text('id').primaryKey(),
	address: text('address').notNull().unique(),
	passwordHash: text('password_hash').notNull(),
	createdAt: integer('created_at').notNull(),
});

export const grants = sqliteTable(
	'grants',
	{ personId: text('person_id').notNull(), accountId: text('account_id').notNull() },
	(table) => [primaryKey({ columns: [table.personId, table.accountId] })],
);

export const sessions = sqliteTable('sessions', {
	tokenHash: text('token_hash').primaryKey(),
	personId: text('person_id').notNull(),
	createdAt: integer('created_at').notNull(),
	expiresAt: integer('expires_at').notNull(),
});

export const incidents = sqliteTable('incidents', {
	id: integer('id').primaryKey(),
	at: integer('at').notNull(),
	kind: text('kind').notNull(),
	detail: text('detail', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
});

export const cronRuns = sqliteTable('cron_runs', {
	slot: integer('slot').primaryKey(),
	startedAt: integer('started_at').notNull(),
	finishedAt: integer('finished_at'),
	outcome: text('outcome').$type<'ok' | 'failed'>(),
	plan: text('plan', { mode: 'json' }).$type<unknown>().notNull(),
});

export const actions = sqliteTable('actions', {
	id: integer('id').primaryKey(),
	slot: integer('slot').notNull(),
	at: integer('at').notNull(),
	kind: text('kind').notNull(),
	subject: text('subject').notNull(),
	reason: text('reason').notNull(),
	outcome: text('outcome').notNull(),
});

export const deadLetters = sqliteTable('dead_letters', {
	id: integer('id').primaryKey(),
	at: integer('at').notNull(),
	queue: text('queue').notNull(),
	body: text('body', { mode: 'json' }).$type<unknown>().notNull(),
	replayedAt: integer('replayed_at'),
});

export const marks = sqliteTable('marks', {
	name: text('name').primaryKey(),
	value: text('value'),
	at: integer('at').notNull(),
});

export const keys = sqliteTable('keys', {
	name: text('name').primaryKey(),
	value: text('value', { mode: 'json' }).$type<unknown>().notNull(),
	createdAt: integer('created_at').notNull(),
});
