// The tables that drizzle reads and writes, as it sees them. The truth is migrations/account/*.sql; a test holds the two together.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const mailboxes = sqliteTable('mailboxes', {
	id: integer('id').primaryKey(),
	name: text('name').notNull(),
	parentId: integer('parent_id'),
	role: text('role'),
	sortOrder: integer('sort_order').notNull(),
	isSubscribed: integer('is_subscribed', { mode: 'boolean' }).notNull().default(true),
	totalEmails: integer('total_emails').notNull().default(0),
	unreadEmails: integer('unread_emails').notNull().default(0),
	totalThreads: integer('total_threads').notNull().default(0),
	unreadThreads: integer('unread_threads').notNull().default(0),
	changed: integer('changed').notNull(),
	changedOwn: integer('changed_own').notNull(),
});

export const outbox = sqliteTable('outbox', {
	id: integer('id').primaryKey({ autoIncrement: true }),
	kind: text('kind').$type<'enrich' | 'remove-raw'>().notNull(),
	emailId: integer('email_id').notNull(),
	blobId: text('blob_id').notNull(),
	dueAt: integer('due_at'),
	attempts: integer('attempts').notNull().default(0),
	claimedAt: integer('claimed_at'),
});
