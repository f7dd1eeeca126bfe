// The tables that drizzle reads and writes, as it sees them. The truth is migrations/account/*.sql; a test holds the two together.
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Address } from '../../../workers/domain/address';
import type { StateChange } from '../../../workers/domain/jmap';
import type { PushKeys } from '../../../workers/domain/web-push';
import type { DeliveryStatus, Sending, SubmissionEnvelope, UndoStatus } from '../submission-record';

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
	isQuarantine: integer('is_quarantine', { mode: 'boolean' }).notNull().default(false),
});

export const outbox = sqliteTable('outbox', {
	id: integer('id').primaryKey({ autoIncrement: true }),
	kind: text('kind').$type<'enrich' | 'remove-raw' | 'send' | 'vacation' | 'teach'>().notNull(),
	emailId: integer('email_id').notNull(),
	blobId: text('blob_id').notNull(),
	dueAt: integer('due_at'),
	attempts: integer('attempts').notNull().default(0),
	claimedAt: integer('claimed_at'),
	submissionId: integer('submission_id'),
	payload: text('payload', { mode: 'json' }).$type<Sending>(),
});

export const identities = sqliteTable('identities', {
	id: integer('id').primaryKey(),
	name: text('name').notNull(),
	email: text('email').notNull(),
	replyTo: text('reply_to', { mode: 'json' }).$type<Address[]>(),
	bcc: text('bcc', { mode: 'json' }).$type<Address[]>(),
	textSignature: text('text_signature').notNull(),
	htmlSignature: text('html_signature').notNull(),
	mayDelete: integer('may_delete', { mode: 'boolean' }).notNull(),
	changed: integer('changed').notNull(),
});

export const submissions = sqliteTable('submissions', {
	id: integer('id').primaryKey(),
	identityId: integer('identity_id').notNull(),
	emailId: integer('email_id').notNull(),
	threadId: integer('thread_id').notNull(),
	envelope: text('envelope', { mode: 'json' }).$type<SubmissionEnvelope>().notNull(),
	sendAt: integer('send_at').notNull(),
	undoStatus: text('undo_status').$type<UndoStatus>().notNull(),
	deliveryStatus: text('delivery_status', { mode: 'json' }).$type<Record<string, DeliveryStatus>>().notNull(),
	changed: integer('changed').notNull(),
});

export const vacation = sqliteTable('vacation', {
	id: integer('id').primaryKey(),
	isEnabled: integer('is_enabled', { mode: 'boolean' }).notNull(),
	fromDate: integer('from_date'),
	toDate: integer('to_date'),
	subject: text('subject'),
	textBody: text('text_body'),
	htmlBody: text('html_body'),
	changed: integer('changed').notNull(),
});

export const pushSubscriptions = sqliteTable('push_subscriptions', {
	id: text('id').primaryKey(),
	personId: text('person_id').notNull(),
	credentialId: text('credential_id').notNull(),
	accounts: text('accounts', { mode: 'json' }).$type<string[]>().notNull(),
	deviceClientId: text('device_client_id').notNull(),
	url: text('url').notNull(),
	keys: text('keys', { mode: 'json' }).$type<PushKeys>(),
	types: text('types', { mode: 'json' }).$type<string[]>(),
	code: text('code').notNull(),
	verified: integer('verified', { mode: 'boolean' }).notNull().default(false),
	expires: integer('expires'),
	endsAt: integer('ends_at'),
	pending: text('pending', { mode: 'json' }).$type<StateChange['changed']>().notNull().default({}),
	dueAt: integer('due_at'),
	notBefore: integer('not_before').notNull().default(0),
	spacingMs: integer('spacing_ms').notNull().default(0),
	attempts: integer('attempts').notNull().default(0),
	claimedAt: integer('claimed_at'),
});
