// Mailbox (RFC 8621 section 2): reading. The four counts come from the store, which keeps them right with every change.
import { MAIL } from '../../../../workers/domain/jmap';
import { toId } from '../../ids';
import { onlyCountsChanged } from '../../store/changes';
import { type MailboxRow, mailboxRows } from '../../store/mailboxes';
import type { JsonObject } from '../core/args';
import type { TypeDescriptor } from '../core/descriptor';
import { mailboxLister } from './mailbox-query';

const COUNTS = ['totalEmails', 'unreadEmails', 'totalThreads', 'unreadThreads'];

/** What Email/set allows; mailboxes themselves cannot be changed over JMAP yet. */
const RIGHTS = {
	mayReadItems: true,
	mayAddItems: true,
	mayRemoveItems: true,
	maySetSeen: true,
	maySetKeywords: true,
	mayCreateChild: false,
	mayRename: false,
	mayDelete: false,
	maySubmit: false,
};

const VALUES: Record<string, (row: MailboxRow) => unknown> = {
	id: (row) => toId('Mailbox', row.id),
	name: (row) => row.name,
	parentId: (row) => (row.parentId === null ? null : toId('Mailbox', row.parentId)),
	role: (row) => row.role,
	sortOrder: (row) => row.sortOrder,
	totalEmails: (row) => row.totalEmails,
	unreadEmails: (row) => row.unreadEmails,
	totalThreads: (row) => row.totalThreads,
	unreadThreads: (row) => row.unreadThreads,
	myRights: () => RIGHTS,
	isSubscribed: (row) => row.isSubscribed,
};

export const mailbox: TypeDescriptor = {
	type: 'Mailbox',
	capability: MAIL,
	defaultProperties: () => Object.keys(VALUES),
	isProperty: (name) => Object.hasOwn(VALUES, name),
	allIds: (db) => mailboxRows(db, null).map((row) => row.id),
	loader: (properties, _args, ctx) => async (ids) =>
		new Map(mailboxRows(ctx.db, ids).map((row) => [row.id, mailboxObject(row, properties)])),
	changesExtra: (db, updated, sinceState) => ({
		updatedProperties: updated.length > 0 && onlyCountsChanged(db, updated, sinceState) ? COUNTS : null,
	}),
	query: { lister: mailboxLister },
};

function mailboxObject(row: MailboxRow, properties: readonly string[]): JsonObject {
	return Object.fromEntries(properties.map((name) => [name, VALUES[name]?.(row)]));
}
